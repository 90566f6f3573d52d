import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, App, Button } from 'antd'
import { ask } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { sayInstant } from '../../../../platform/client/say-dates.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Card } from '../../../../ui/console/Card.tsx'
import { StateTag } from '../../../../ui/console/Marks.tsx'
import { say } from '../../../../ui/console/text.ts'
import { consoleText } from '../../console.text.ts'
import { listMySessions, revokeOtherSessions, revokeSession } from '../../contract.ts'
import '../../../../ui/console/rows.css'
import './account.css'

const text = consoleText.sessions

type Session = ReceivedOf<typeof listMySessions>['sessions'][number]

/** Where I am signed in; each of them, or all others, can be sent away. */
export function SessionsCard() {
  const { message } = App.useApp()
  const asked = useQuery(ask(listMySessions, {}))
  const endOthers = useMutation({
    mutationFn: () => call(revokeOtherSessions, {}),
    onSuccess: () => message.success(text.endedOthers),
  })
  const others = (asked.data?.sessions.length ?? 1) - 1
  return (
    <Card
      title={text.title}
      aside={
        others > 0 && (
          <Button size="small" loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
            {text.endOthers}
          </Button>
        )
      }
    >
      {sentenceOf(endOthers.error) && <Alert type="error" showIcon banner title={sentenceOf(endOthers.error)} />}
      <p className="muted small inset">{others === 0 ? text.alone : text.lead}</p>
      <Answered asked={asked} bones={3}>
        {({ sessions }) => (
          <ul className="lines sign-ins">
            {sessions.map((session) => (
              <Line key={session.id} session={session} />
            ))}
          </ul>
        )}
      </Answered>
    </Card>
  )
}

function Line({ session }: { session: Session }) {
  const { message } = App.useApp()
  const end = useMutation({
    mutationFn: () => call(revokeSession, { params: { id: session.id } }),
    onSuccess: () => message.success(text.ended),
    onError: (failure) => message.error(sentenceOf(failure)),
  })
  const now = instantNow()
  return (
    <li>
      <span className="grow">
        <b>{session.device}</b>
        <small>
          {session.kind === 'officer' ? text.officer : text.worker}
          <span className="sep" />
          <span className="num">{session.address}</span>
          <span className="sep" />
          {say(text.started, { when: sayInstant(session.startedAt, now) })}
          <span className="sep" />
          {say(text.seen, { when: sayInstant(session.seenAt, now) })}
        </small>
      </span>
      {session.current ? (
        <StateTag tone="ok">{text.here}</StateTag>
      ) : (
        <Button size="small" loading={end.isPending} onClick={() => end.mutate()}>
          {text.end}
        </Button>
      )}
    </li>
  )
}
