import { useState } from 'react'
import { getTimeline } from '../../../../kernel/cases/contract.ts'
import { call } from '../../../../platform/client/client.ts'
import { type Problem, problemFrom } from '../../../../platform/client/problem.ts'
import { sayInstant } from '../../../../platform/client/say-dates.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import { askAgain, useAsk } from '../../../../platform/client/use-ask.ts'
import { Button, LinkButton } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { Warning } from '../../../../ui/EmptyState.tsx'
import { Page } from '../../../../ui/Page.tsx'
import { StatusTag } from '../../../../ui/StatusTag.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { Timeline } from '../../../../ui/Timeline.tsx'
import { toast } from '../../../../ui/Toast.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { type ApplicationCard, getApplication, withdrawApplication } from '../../foundings.contract.ts'
import { workerText as text } from '../../worker.text.ts'
import { statusOf } from './status.ts'
import { WishLines } from './WishLines.tsx'

/** Where an application stands, why, and what the applicant may do. */
export default function ApplicationPage(given: PageGiven) {
  const id = given.params.id!
  const asked = useAsk(getApplication, { params: { id } })
  const application = asked.answer
  return (
    <Page
      top={<TopBar title={text.name} backHref={given.href('/unions')} />}
      acts={
        application?.state === 'returned' && (
          <LinkButton kind="main" size="big" href={given.href(`/unions/applications/${id}/edit`)}>
            {text.edit}
          </LinkButton>
        )
      }
    >
      {application ? <Standing application={application} /> : <Waiting asked={asked} cards={[2, 4]} />}
    </Page>
  )
}

function Standing({ application }: { application: ApplicationCard }) {
  const { state, parentName } = application
  return (
    <>
      <Card title={application.name} aside={<StatusTag status={statusOf[state]} />}>
        <p>{text.states[state].replace('{parent}', parentName)}</p>
        {state === 'founded' ? <p className="gh-small gh-muted">{text.foundedNext}</p> : null}
      </Card>
      <History id={application.id} />
      <Card title={text.wish}>
        <WishLines wish={application} parentName={parentName} number={application.number} />
      </Card>
      {state === 'filed' || state === 'returned' ? <Withdrawal id={application.id} /> : null}
    </>
  )
}

function History({ id }: { id: string }) {
  const asked = useAsk(getTimeline, { params: { id } })
  if (!asked.answer) return <Waiting asked={asked} cards={[3]} />
  const newest = [...asked.answer.events].sort((a, b) => b.at.localeCompare(a.at))
  return (
    <Card title={text.history}>
      <Timeline
        moments={newest.map((event, at) => ({
          key: `${event.at}${event.action}`,
          time: sayInstant(event.at, instantNow()),
          title: event.title,
          note: [event.actorOrgName, event.note].filter(Boolean).join('：'),
          stand: at === 0 ? 'now' : 'past',
        }))}
      />
    </Card>
  )
}

/** The first press says what it means, the second does it. */
function Withdrawal({ id }: { id: string }) {
  const [sure, setSure] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)

  async function withdraw() {
    if (!sure) return setSure(true)
    setBusy(true)
    const failed = await problemFrom(call(withdrawApplication, { params: { id } }))
    setBusy(false)
    setProblem(failed)
    if (failed) return
    await Promise.all([askAgain('/me'), askAgain('/unions'), askAgain('/cases')])
    toast(text.withdrawn)
  }

  return (
    <Card>
      {sure ? <Warning tone="warn" title={text.withdrawSure} /> : null}
      {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
      <Button kind="danger" wide busy={busy} onPress={() => void withdraw()}>
        {text.withdraw}
      </Button>
    </Card>
  )
}
