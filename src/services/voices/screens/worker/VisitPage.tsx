import { sayInstant } from '../../../../platform/client/say-dates.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { Card } from '../../../../ui/Card.tsx'
import { Warning } from '../../../../ui/EmptyState.tsx'
import { Lines } from '../../../../ui/Lines.tsx'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { careText } from '../../care-worker.text.ts'
import { listMyVisits } from '../../visits.contract.ts'
import { VisitReport } from './VisitReport.tsx'

const text = careText.visit
type MyVisit = ReceivedOf<typeof listMyVisits>['visits'][number]

/** One visit: whom and when; from its hour on, the report. */
export default function VisitPage({ href, params }: PageGiven) {
  const asked = useAsk(listMyVisits, {})
  const top = <TopBar title={text.title} backHref={href('/voices/visits')} />
  if (!asked.answer) {
    return (
      <Page top={top}>
        <Waiting asked={asked} cards={[4]} />
      </Page>
    )
  }
  const visit = asked.answer.visits.find((one) => one.id === params.id)
  if (!visit) {
    return (
      <Page top={top}>
        <Warning tone="warn" title={text.missing} />
      </Page>
    )
  }
  if (visit.maySend) return <VisitReport id={visit.id} top={top} head={<What visit={visit} />} />
  return (
    <Page top={top}>
      <Warning tone="info" title={visit.doneAt === null ? text.coming : text.done} />
      <What visit={visit} />
    </Page>
  )
}

function What({ visit }: { visit: MyVisit }) {
  return (
    <Card>
      <Lines
        lines={[
          { label: text.when, value: sayInstant(visit.startsAt, instantNow()) },
          { label: text.worker, value: visit.workerName },
          { label: text.unit, value: visit.orgName },
          { label: text.pair, value: text.pairWords(visit.inspectorName, visit.managerName) },
        ]}
      />
    </Card>
  )
}
