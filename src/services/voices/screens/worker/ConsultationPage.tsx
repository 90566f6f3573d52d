import { useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { sayInstant } from '../../../../platform/client/say-dates.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { Warning } from '../../../../ui/EmptyState.tsx'
import { Lines } from '../../../../ui/Lines.tsx'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { Tag, type Tone } from '../../../../ui/Tag.tsx'
import { Timeline } from '../../../../ui/Timeline.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { getMyConsultation, recordMyConsultation } from '../../acquaintances.contract.ts'
import { careText } from '../../care-worker.text.ts'
import type { ClockCard } from '../../clocks.contract.ts'
import { clockNames } from '../../text.ts'
import { WordsSheet } from './AnswerSheets.tsx'
import './voices.css'

const text = careText.consultation
const tones: Record<ClockCard['state'], Tone> = { due: 'warn', recorded: 'ok', stands: 'plain' }

type Detail = ReceivedOf<typeof getMyConsultation>

/** One matter in the hands of a trusted person: what was asked of her, and the three records. */
export default function ConsultationPage({ href, params }: PageGiven) {
  const asked = useAsk(getMyConsultation, { params: { id: params.id! } })
  return (
    <Page top={<TopBar title={text.title} backHref={href('/voices/consultations')} />}>
      {asked.answer ? <Shown detail={asked.answer} /> : <Waiting asked={asked} cards={[3, 4, 5]} />}
    </Page>
  )
}

function Shown({ detail }: { detail: Detail }) {
  const [recording, setRecording] = useState<ClockCard['key'] | null>(null)
  return (
    <>
      {detail.isOpen ? null : <Warning tone="info" title={text.ended} />}
      <Card title={text.asked}>
        <p className="vo-words">{detail.note}</p>
        <h3 className="vo-label">{text.said}</h3>
        <p className="vo-words">{detail.words}</p>
        <Lines
          lines={[
            { label: text.party, value: detail.personName },
            { label: text.unit, value: detail.orgName },
            ...(detail.place ? [{ label: text.place, value: detail.place }] : []),
            { label: text.state, value: detail.stateName },
          ]}
        />
      </Card>
      <Card title={text.clocks}>
        <p className="gh-small gh-soft">{text.clocksNote}</p>
        <ul className="vo-clocks">
          {detail.clocks.map((clock) => (
            <li key={clock.key}>
              <span>
                <b>{clock.name}</b>
                {clock.missedOn.length > 0 ? <small>{text.missed(clock.missedOn.length)}</small> : null}
              </span>
              {clock.state === 'due' ? (
                <Button onPress={() => setRecording(clock.key)}>{text.record}</Button>
              ) : (
                <Tag tone={tones[clock.state]}>{text.states[clock.state]}</Tag>
              )}
            </li>
          ))}
        </ul>
      </Card>
      <Card title={text.events}>
        <Timeline moments={momentsOf(detail)} />
      </Card>
      <p className="gh-small gh-soft">
        {text.number} {detail.number}
      </p>
      {recording ? (
        <WordsSheet
          words={{
            title: clockNames[recording],
            label: text.recordLabels[recording],
            hint: text.recordHint,
            act: text.recordAct,
            done: text.recorded,
          }}
          onSend={(note) => call(recordMyConsultation, { params: { id: detail.id }, body: { clock: recording, note } })}
          onClose={() => setRecording(null)}
        />
      ) : null}
    </>
  )
}

function momentsOf({ events }: Detail) {
  return events.toReversed().map((event, place) => ({
    key: `${event.at} ${place}`,
    time: sayInstant(event.at, instantNow()),
    title: event.title,
    note: event.note ?? '',
    stand: place === 0 ? ('now' as const) : ('past' as const),
  }))
}
