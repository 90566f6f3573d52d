import { sayDays } from '../../../../platform/client/say-dates.ts'
import { today } from '../../../../platform/client/today.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { AmountFigure } from '../../../../ui/AmountFigure.tsx'
import { LinkButton } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { EmptyState } from '../../../../ui/EmptyState.tsx'
import { ListRow } from '../../../../ui/ListRow.tsx'
import { Page } from '../../../../ui/Page.tsx'
import { StatusTag } from '../../../../ui/StatusTag.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { Due } from '../../../../ui/Tag.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { listMyClaims, type MyClaim } from '../../claims.contract.ts'
import { workerText as text } from '../../worker.text.ts'
import './claims-page.css'
import { CoverLines } from './CoverLines.tsx'
import { dueTone, dueWords } from './due-words.ts'
import { claimPath } from './use-claim.ts'

type Mine = ReceivedOf<typeof listMyClaims>

/** A person's claims: what waits for her opened, the rest as rows, then her cover. */
export default function ClaimsPage(given: PageGiven) {
  const asked = useAsk(listMyClaims, {})
  return (
    <Page top={<TopBar title={text.name} backHref={given.href('/')} />}>
      {asked.answer ? <Claims mine={asked.answer} given={given} /> : <Waiting asked={asked} cards={[4, 3]} />}
    </Page>
  )
}

function Claims({ mine: { claims, cover }, given }: { mine: Mine; given: PageGiven }) {
  const hers = claims.filter((claim) => claim.personStatus === 'waiting-for-you')
  const underWay = claims.filter((claim) => claim.personStatus === 'in-progress' || claim.personStatus === 'to-confirm')
  const finished = claims.filter((claim) => !hers.includes(claim) && !underWay.includes(claim))
  return (
    <>
      {hers.map((claim, place) => (
        <HersCard
          key={claim.id}
          claim={claim}
          kind={place === 0 ? 'main' : 'plain'}
          href={given.href(claimPath(claim.id))}
        />
      ))}
      <ClaimRows title={text.claims.underWay} claims={underWay} given={given} />
      <ClaimRows title={text.claims.finished} claims={finished} given={given} />
      {claims.length === 0 ? (
        <Card>
          <EmptyState icon="medical-heart" title={text.claims.none}>
            <p>{text.claims.noneNote}</p>
          </EmptyState>
        </Card>
      ) : null}
      <Card title={text.cover.title}>
        <CoverLines cover={cover} />
      </Card>
      <Card>
        <ListRow icon="file" href={given.href('/mutual-aid/policies/now')} title={text.claims.policy} />
      </Card>
    </>
  )
}

/** What waits for her; only the first one’s button is the main act of the screen. */
function HersCard({ claim, kind, href }: { claim: MyClaim; kind: 'main' | 'plain'; href: string }) {
  const words = text.todo[claim.state === 'payment-failed' ? 'payment-failed' : 'fill']
  return (
    <Card title={words.title}>
      <p className="gh-small gh-muted">{claim.title}</p>
      <div className="ma-hers">
        <AmountFigure yuan={displayYuan(claim.payableFen)} unit={text.yuan} />
        <LinkButton kind={kind} size="big" href={href}>
          {words.act}
        </LinkButton>
      </div>
      {claim.due ? <Due tone={dueTone(claim.due)}>{dueWords(claim.due)}</Due> : null}
    </Card>
  )
}

function ClaimRows({ title, claims, given }: { title: string; claims: readonly MyClaim[]; given: PageGiven }) {
  if (claims.length === 0) return null
  return (
    <Card title={title}>
      <ul className="gh-rows">
        {claims.map((claim) => (
          <li key={claim.id}>
            <ListRow
              href={given.href(claimPath(claim.id))}
              title={text.withYuan(displayYuan(claim.payableFen))}
              note={`${text.claims.stay(claim.stay.hospitalName)} ${sayDays(claim.stay.admittedOn, claim.stay.dischargedOn, today())}`}
              end={<StatusTag status={claim.personStatus} />}
            />
          </li>
        ))}
      </ul>
    </Card>
  )
}
