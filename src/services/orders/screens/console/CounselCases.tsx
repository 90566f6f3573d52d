import { useMutation } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { Card } from '../../../../ui/console/Card.tsx'
import { StateTag, type Tone } from '../../../../ui/console/Marks.tsx'
import { say } from '../../../../ui/console/text.ts'
import { type CounselCaseCard, settleTalk } from '../../counsel.contract.ts'
import { talkStateNames, counselConsoleText as text } from '../../counsel.text.ts'
import type { CounselOpened } from './counsel-opened.ts'
import { moment, span } from './words.ts'

type Talk = CounselCaseCard['talks'][number]

const tones: Readonly<Record<Talk['state'], Tone>> = { booked: 'info', held: 'ok', missed: 'plain', cancelled: 'plain' }

/** Those who speak with her, under the name they chose. */
export function CounselCases({
  cases,
  onOpen,
}: {
  cases: readonly CounselCaseCard[]
  onOpen: (opened: CounselOpened) => void
}) {
  if (cases.length === 0)
    return (
      <Card title={text.cases} ruled>
        <p>{text.noCases}</p>
      </Card>
    )
  return cases.map((held) => <Held key={held.id} held={held} onOpen={onOpen} />)
}

function Held({ held, onOpen }: { held: CounselCaseCard; onOpen: (opened: CounselOpened) => void }) {
  const isOpen = held.closed === 'open'
  return (
    <Card
      title={held.called}
      sub={[
        held.named === 'alias' ? text.alias : null,
        held.topic ? say(text.topic, { topic: held.topic }) : null,
        held.handOverName ? say(text.handOverAsked, { name: held.handOverName }) : null,
        held.riskFlaggedAt ? say(text.riskFlagged, { when: moment(held.riskFlaggedAt) }) : null,
      ]
        .filter(Boolean)
        .join(' · ')}
      ruled
      aside={
        <>
          {!isOpen && <StateTag tone="plain">{text.closed}</StateTag>}
          <Button size="small" onClick={() => onOpen({ what: 'notes', held })}>
            {text.notes}
          </Button>
          {isOpen && (
            <>
              <Button size="small" onClick={() => onOpen({ what: 'hand-over', held })}>
                {text.handOver}
              </Button>
              <Button size="small" danger onClick={() => onOpen({ what: 'risk', held })}>
                {text.risk}
              </Button>
              <Button size="small" onClick={() => onOpen({ what: 'close', held })}>
                {text.close}
              </Button>
            </>
          )}
        </>
      }
    >
      <ul>
        {held.talks.map((talk) => (
          <TalkLine key={talk.id} talk={talk} />
        ))}
      </ul>
    </Card>
  )
}

function TalkLine({ talk }: { talk: Talk }) {
  const send = useMutation({
    mutationFn: (outcome: 'held' | 'missed') => call(settleTalk, { params: { id: talk.id }, body: { outcome } }),
  })
  const problem = sentenceOf(send.error)
  return (
    <li>
      {span(talk.startsAt, talk.endsAt)} · {talk.place}{' '}
      <StateTag tone={tones[talk.state]}>{talkStateNames[talk.state]}</StateTag>
      {talk.state === 'booked' && talk.due === 'now' && (
        <>
          <Button type="link" size="small" loading={send.isPending} onClick={() => send.mutate('held')}>
            {text.held}
          </Button>
          <Button type="link" size="small" loading={send.isPending} onClick={() => send.mutate('missed')}>
            {text.missed}
          </Button>
        </>
      )}
      {problem && <Alert type="error" showIcon title={problem} role="alert" />}
    </li>
  )
}
