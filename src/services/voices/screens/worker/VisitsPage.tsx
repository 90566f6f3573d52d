import { sayInstant } from '../../../../platform/client/say-dates.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { Card } from '../../../../ui/Card.tsx'
import { EmptyState } from '../../../../ui/EmptyState.tsx'
import { ListRow } from '../../../../ui/ListRow.tsx'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { careText } from '../../care-worker.text.ts'
import { listMyVisits } from '../../visits.contract.ts'

const text = careText.visits
type MyVisit = ReceivedOf<typeof listMyVisits>['visits'][number]

/** 我的家访: visits that the reader makes as one of a pair; those that wait for her report first. */
export default function VisitsPage({ href }: PageGiven) {
  const asked = useAsk(listMyVisits, {})
  const visits = asked.answer?.visits ?? []
  const rows = (title: string, some: readonly MyVisit[]) =>
    some.length === 0 ? null : (
      <Card title={title}>
        <ul className="gh-rows">
          {some.map((one) => (
            <li key={one.id}>
              <ListRow
                href={href(`/voices/visits/${one.id}`)}
                title={one.workerName}
                note={[
                  sayInstant(one.startsAt, instantNow()),
                  one.orgName,
                  one.doneAt === null ? null : text.troubles(one.troubles),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              />
            </li>
          ))}
        </ul>
      </Card>
    )
  return (
    <Page top={<TopBar title={text.title} backHref={href('/mine')} />}>
      {asked.answer ? (
        <>
          {rows(
            text.due,
            visits.filter((one) => one.maySend),
          )}
          {rows(
            text.coming,
            visits.filter((one) => !one.maySend && one.doneAt === null),
          )}
          {rows(
            text.done,
            visits.filter((one) => one.doneAt !== null),
          )}
          {visits.length === 0 ? (
            <Card>
              <EmptyState icon="home" title={text.none}>
                <p>{text.noneNote}</p>
              </EmptyState>
            </Card>
          ) : null}
        </>
      ) : (
        <Waiting asked={asked} cards={[3, 3]} />
      )}
    </Page>
  )
}
