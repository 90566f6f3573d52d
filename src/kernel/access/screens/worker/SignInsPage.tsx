import { useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { type Problem, problemFrom } from '../../../../platform/client/problem.ts'
import { sayInstant } from '../../../../platform/client/say-dates.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import { askAgain, useAsk } from '../../../../platform/client/use-ask.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { Warning } from '../../../../ui/EmptyState.tsx'
import { Page } from '../../../../ui/Page.tsx'
import { Sheet } from '../../../../ui/Sheet.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { Tag } from '../../../../ui/Tag.tsx'
import { toast } from '../../../../ui/Toast.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { listMySessions, revokeOtherSessions, revokeSession } from '../../contract.ts'
import { workerText as text } from '../../worker.text.ts'
import './sign-ins.css'

type Session = ReceivedOf<typeof listMySessions>['sessions'][number]

/** 登录设备: where I am signed in; each of them, or all others, can be sent away. */
export default function SignInsPage({ href }: PageGiven) {
  const asked = useAsk(listMySessions, {})
  const [ending, setEnding] = useState<Session | 'others' | null>(null)
  const sessions = asked.answer?.sessions
  return (
    <Page top={<TopBar title={text.title} backHref={href('/mine')} />}>
      {sessions ? (
        <>
          <p className="gh-muted">{sessions.length > 1 ? text.lead : text.alone}</p>
          {sessions.map((session) => (
            <SessionCard key={session.id} session={session} onEnd={() => setEnding(session)} />
          ))}
          {sessions.length > 2 ? (
            <Button wide size="big" onPress={() => setEnding('others')}>
              {text.endOthers}
            </Button>
          ) : null}
        </>
      ) : (
        <Waiting asked={asked} cards={[3, 3]} />
      )}
      {ending ? <Ending what={ending} onClose={() => setEnding(null)} /> : null}
    </Page>
  )
}

function SessionCard({ session, onEnd }: { session: Session; onEnd: () => void }) {
  const now = instantNow()
  return (
    <Card>
      <div className="sign-in-device">
        <b>{session.device}</b>
        {session.current ? <Tag tone="ok">{text.here}</Tag> : null}
      </div>
      <p className="gh-small gh-muted">
        {session.kind === 'officer' ? text.officer : text.worker} · {text.started(sayInstant(session.startedAt, now))}
      </p>
      <p className="gh-small gh-muted">
        {text.seen(sayInstant(session.seenAt, now))} · {text.address(session.address)}
      </p>
      {session.current ? null : (
        <Button wide onPress={onEnd}>
          {text.end}
        </Button>
      )}
    </Card>
  )
}

function Ending({ what, onClose }: { what: Session | 'others'; onClose: () => void }) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)

  async function end() {
    setBusy(true)
    const failed = await problemFrom(
      what === 'others' ? call(revokeOtherSessions, {}) : call(revokeSession, { params: { id: what.id } }),
    )
    setBusy(false)
    setProblem(failed)
    await askAgain('/me/sessions')
    if (failed) return
    toast(what === 'others' ? text.endedOthers : text.ended)
    onClose()
  }

  return (
    <Sheet title={what === 'others' ? text.askEndOthers : text.askEnd} onClose={onClose}>
      {what === 'others' ? null : <p>{what.device}</p>}
      <p className="gh-muted">{text.askNote}</p>
      {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
      <div className="sign-in-acts">
        <Button size="big" onPress={onClose}>
          {text.keep}
        </Button>
        <Button size="big" kind="main" busy={busy} onPress={() => void end()}>
          {text.end}
        </Button>
      </div>
    </Sheet>
  )
}
