import { useState } from 'react'
import { addressOf } from '../../../../platform/client/address.ts'
import { call } from '../../../../platform/client/client.ts'
import { sayInstant } from '../../../../platform/client/say-dates.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { useSending } from '../../../../platform/client/use-sending.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { Warning } from '../../../../ui/EmptyState.tsx'
import { Lines } from '../../../../ui/Lines.tsx'
import { Page } from '../../../../ui/Page.tsx'
import { ReadAloud } from '../../../../ui/ReadAloud.tsx'
import { StatusTag } from '../../../../ui/StatusTag.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { Due, Tag } from '../../../../ui/Tag.tsx'
import { Timeline } from '../../../../ui/Timeline.tsx'
import { toast } from '../../../../ui/Toast.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { channelNames, kindNames, topicNames } from '../../text.ts'
import { agreeToVoice, getMyVoice, openMyPhoto, type VoiceState } from '../../voices.contract.ts'
import { workerText } from '../../worker.text.ts'
import { AddSheet, NotSolvedSheet, RateSheet, WithdrawSheet } from './AnswerSheets.tsx'
import { dueWords } from './due-words.ts'
import './voices.css'

const text = workerText.detail

type Detail = ReceivedOf<typeof getMyVoice>
type Opened = 'not-solved' | 'withdraw' | 'add' | 'rate' | null

/** One voice: where it stands, what was answered, and the person's own word on it. */
export default function VoicePage({ href, params }: PageGiven) {
  const asked = useAsk(getMyVoice, { params: { id: params.id! } })
  if (!asked.answer) {
    return (
      <Page top={<TopBar title={text.title} backHref={href('/voices')} />}>
        <Waiting asked={asked} cards={[3, 4, 5]} />
      </Page>
    )
  }
  return <Shown detail={asked.answer} backHref={href('/voices')} />
}

function Shown({ detail, backHref }: { detail: Detail; backHref: string }) {
  const [opened, setOpened] = useState<Opened>(null)
  const { send, busy, problem } = useSending()
  const { voice, actions } = detail
  const may = (action: string) => actions.some((one) => one.action === action && one.allowed)
  const { id } = voice
  const close = () => setOpened(null)

  async function agree() {
    if (await send(() => call(agreeToVoice, { params: { id }, body: {} }))) toast(text.thanks)
  }

  const asks = may('agree')
  return (
    <Page
      top={
        <TopBar title={text.title} backHref={backHref}>
          <ReadAloud
            text={() => [workerText.lead[voice.state], voice.title, detail.message].filter(Boolean).join('。')}
          />
        </TopBar>
      }
      acts={
        asks ? (
          <>
            <Button size="big" onPress={() => setOpened('not-solved')}>
              {text.notSolved}
            </Button>
            <Button kind="main" size="big" busy={busy} onPress={() => void agree()}>
              {text.solved}
            </Button>
          </>
        ) : detail.mayRate ? (
          <Button kind="main" size="big" onPress={() => setOpened('rate')}>
            {text.rate}
          </Button>
        ) : undefined
      }
    >
      {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
      {detail.role === 'representative' ? <Warning tone="info" title={text.representative} /> : null}
      <Card>
        <div className="vo-head">
          <h2>{workerText.lead[voice.state]}</h2>
          <StatusTag status={voice.personStatus} />
        </div>
        {voice.due ? <Due tone={voice.due.daysLeft < 0 ? 'bad' : 'warn'}>{dueWords(voice.due)}</Due> : null}
        {detail.message ? (
          <>
            <h3 className="vo-label">{text.answer}</h3>
            <p className="vo-words">{detail.message}</p>
          </>
        ) : null}
      </Card>
      {detail.ratings[0] && !detail.mayRate ? (
        <p className="gh-small gh-soft">{text.rated(text.rateStars[detail.ratings[0].stars - 1]!)}</p>
      ) : null}
      <Recognitions state={voice.state} />
      <What detail={detail} />
      <Card title={text.progress}>
        <Timeline moments={momentsOf(detail)} />
      </Card>
      {detail.role === 'own' ? (
        <div className="vo-acts">
          {voice.personStatus === 'in-progress' ? <Button onPress={() => setOpened('add')}>{text.add}</Button> : null}
          {!asks && may('object') ? <Button onPress={() => setOpened('not-solved')}>{text.notSolved}</Button> : null}
          {may('withdraw') ? (
            <Button kind="quiet" onPress={() => setOpened('withdraw')}>
              {text.withdraw}
            </Button>
          ) : null}
        </div>
      ) : null}
      <p className="gh-small gh-soft">
        {text.number} {voice.number}
      </p>
      {opened === 'not-solved' ? <NotSolvedSheet id={id} onClose={close} /> : null}
      {opened === 'rate' ? <RateSheet id={id} onClose={close} /> : null}
      {opened === 'withdraw' ? <WithdrawSheet id={id} onClose={close} /> : null}
      {opened === 'add' ? <AddSheet id={id} onClose={close} /> : null}
    </Page>
  )
}

/** Closing needs both: hers and her unit's. */
function Recognitions({ state }: { state: VoiceState }) {
  const shown: Partial<Record<VoiceState, readonly ['yes' | 'no', 'yes' | 'no']>> = {
    confirming: ['no', 'no'],
    'person-agreed': ['yes', 'no'],
    'unit-agreed': ['no', 'yes'],
    closed: ['yes', 'yes'],
  }
  const both = shown[state]
  if (!both) return null
  const tag = (has: 'yes' | 'no') =>
    has === 'yes' ? <Tag tone="ok">{text.recognised}</Tag> : <Tag tone="info">{text.asked}</Tag>
  return (
    <Card title={text.recognitions}>
      <Lines
        lines={[
          { label: text.you, value: tag(both[0]) },
          { label: text.unit, value: tag(both[1]) },
        ]}
      />
    </Card>
  )
}

function What({ detail }: { detail: Detail }) {
  const { voice } = detail
  return (
    <Card title={text.what}>
      <p className="vo-words">{detail.words}</p>
      {detail.photos.length > 0 ? (
        <div className="vo-photos">
          {detail.photos.map((photo, at) => {
            const address = addressOf(openMyPhoto, { params: { id: voice.id, photoId: photo.id } })
            return (
              <a key={photo.id} className="vo-photo" href={address} target="_blank" rel="noreferrer">
                <img src={address} alt={workerText.raise.photo(at + 1)} loading="lazy" />
              </a>
            )
          })}
        </div>
      ) : null}
      <Lines
        lines={[
          ...(detail.place ? [{ label: text.place, value: detail.place }] : []),
          { label: text.kind, value: kindNames[detail.kind] },
          { label: text.topic, value: topicNames[detail.topic] },
          { label: text.channel, value: channelNames[detail.channel] },
          { label: text.named, value: text.namedWords[detail.named] },
        ]}
      />
    </Card>
  )
}

function momentsOf({ events }: Detail) {
  return events.toReversed().map((event, place) => ({
    key: `${event.at} ${event.action} ${place}`,
    time: sayInstant(event.at, instantNow()),
    title: event.title,
    note: [event.actorOrgName ?? event.actorName, event.note].filter(Boolean).join('：'),
    stand: place === 0 ? ('now' as const) : ('past' as const),
  }))
}
