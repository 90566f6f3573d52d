import { sayDay } from '../../../../platform/client/say-dates.ts'
import { today } from '../../../../platform/client/today.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { LinkButton } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { EmptyState } from '../../../../ui/EmptyState.tsx'
import { ListRow } from '../../../../ui/ListRow.tsx'
import { Page } from '../../../../ui/Page.tsx'
import { StatusTag } from '../../../../ui/StatusTag.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { listAgreementsToSign } from '../../agreements.contract.ts'
import { boardText } from '../../board.text.ts'
import { listMyDisputes } from '../../claims.contract.ts'
import type { DisputeCard } from '../../disputes.contract.ts'
import { workerText } from '../../worker.text.ts'
import './disputes.css'

const text = workerText.list

/** A person's own disputes, what waits for her signature, and the way to a new claim. */
export default function DisputesPage(given: PageGiven) {
  const asked = useAsk(listMyDisputes, {})
  return (
    <Page
      top={<TopBar title={workerText.name} backHref={given.href('/')} />}
      acts={
        <LinkButton kind="main" size="big" href={given.href('/disputes/new')}>
          {text.raise}
        </LinkButton>
      }
    >
      <p className="gh-muted">{text.lead}</p>
      <ToSign given={given} />
      {asked.answer ? <Mine disputes={asked.answer.disputes} given={given} /> : <Waiting asked={asked} cards={[3]} />}
      <Learning given={given} />
    </Page>
  )
}

function Mine({ disputes, given }: { disputes: readonly DisputeCard[]; given: PageGiven }) {
  if (disputes.length === 0)
    return (
      <Card>
        <EmptyState icon="scales" title={text.none}>
          <p>{text.noneNote}</p>
        </EmptyState>
      </Card>
    )
  return (
    <Card title={text.mine}>
      <ul className="gh-rows">
        {disputes.map((one) => (
          <li key={one.case.id}>
            <ListRow
              href={given.href(`/disputes/${one.case.id}`)}
              title={one.firmName}
              note={`${one.case.stateName}，${workerText.withYuan(displayYuan(one.claimedFen))}`}
              end={<StatusTag status={one.case.personStatus} />}
            />
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** What others have been through, and hearings that may be observed. */
function Learning({ given }: { given: PageGiven }) {
  return (
    <Card>
      <ul className="gh-rows">
        <li>
          <ListRow
            href={given.href('/disputes/stories')}
            icon="book"
            title={boardText.name}
            note={workerText.list.storiesNote}
          />
        </li>
        <li>
          <ListRow
            href={given.href('/disputes/schools')}
            icon="scales"
            title={boardText.schools.name}
            note={boardText.schools.note}
          />
        </li>
      </ul>
    </Card>
  )
}

/** Agreements of others that the reader signs for the firm, and her own. */
function ToSign({ given }: { given: PageGiven }) {
  const agreements = useAsk(listAgreementsToSign, {}).answer?.agreements ?? []
  const waiting = agreements.filter((one) => one.yours)
  if (waiting.length === 0) return null
  return (
    <Card title={text.toSign}>
      <ul className="gh-rows">
        {waiting.map((one) => (
          <li key={one.documentId}>
            <ListRow
              href={given.href(`/disputes/agreements/${one.documentId}`)}
              icon="pen"
              title={one.title}
              note={text.documentNote(displayYuan(one.amountFen), sayDay(one.payBy, today()))}
            />
          </li>
        ))}
      </ul>
    </Card>
  )
}
