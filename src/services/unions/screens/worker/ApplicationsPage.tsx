import { useAsk } from '../../../../platform/client/use-ask.ts'
import { LinkButton } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { EmptyState } from '../../../../ui/EmptyState.tsx'
import { ListRow } from '../../../../ui/ListRow.tsx'
import { Page } from '../../../../ui/Page.tsx'
import { StatusTag } from '../../../../ui/StatusTag.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { type ApplicationCard, listMyApplications } from '../../foundings.contract.ts'
import { workerText as text } from '../../worker.text.ts'
import { statusOf } from './status.ts'

/** A person's applications to found a union, and the way to a new one. */
export default function ApplicationsPage(given: PageGiven) {
  const asked = useAsk(listMyApplications, {})
  return (
    <Page
      top={<TopBar title={text.name} backHref={given.href('/')} />}
      acts={
        <LinkButton kind="main" size="big" href={given.href('/unions/new')}>
          {text.list.apply}
        </LinkButton>
      }
    >
      <p className="gh-muted">{text.list.lead}</p>
      {asked.answer ? (
        <Mine applications={asked.answer.applications} given={given} />
      ) : (
        <Waiting asked={asked} cards={[3]} />
      )}
    </Page>
  )
}

function Mine({ applications, given }: { applications: readonly ApplicationCard[]; given: PageGiven }) {
  if (applications.length === 0)
    return (
      <Card>
        <EmptyState icon="flag" title={text.list.none}>
          <p>{text.list.noneNote}</p>
        </EmptyState>
      </Card>
    )
  return (
    <Card title={text.list.mine}>
      <ul className="gh-rows">
        {applications.map((one) => (
          <li key={one.id}>
            <ListRow
              href={given.href(`/unions/applications/${one.id}`)}
              title={one.name}
              note={one.parentName}
              end={<StatusTag status={statusOf[one.state]} />}
            />
          </li>
        ))}
      </ul>
    </Card>
  )
}
