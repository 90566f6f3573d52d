import { useState } from 'react'
import { CaseSheet, headOfCase } from '../../../../kernel/cases/screens.ts'
import { addressOf } from '../../../../platform/client/address.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import type { Act } from '../../../../ui/console/Acts.tsx'
import { Facts } from '../../../../ui/console/Facts.tsx'
import { useReader } from '../../../../ui/console/reader.tsx'
import { say } from '../../../../ui/console/text.ts'
import type { IconName } from '../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../console.text.ts'
import { channelNames, kindNames, outcomeNames, topicNames } from '../../text.ts'
import { type getVoice, openPhoto, type VoiceState } from '../../voices.contract.ts'
import { CareSection } from './CareSection.tsx'
import { EntryDialog } from './EntryDialog.tsx'
import { OutcomeDialog } from './OutcomeDialog.tsx'
import { type VoiceDeed, VoiceDialog } from './VoiceDialog.tsx'
import './voices.css'
import { fullDay } from './words.ts'

const text = consoleText.voices

export type Detail = ReceivedOf<typeof getVoice>

const icons: Partial<Record<VoiceDeed, IconName>> = {
  settle: 'check',
  assign: 'send',
  progress: 'pen',
  resolve: 'check-circle',
  decline: 'close',
  recognise: 'check-circle',
  'send-back': 'undo',
  lapse: 'clock',
}

/** What the reader most likely came for, by state. */
const mainActs: Partial<Record<VoiceState, VoiceDeed>> = {
  registered: 'assign',
  working: 'resolve',
  confirming: 'recognise',
  'person-agreed': 'recognise',
}

/** Which acts are shown in which state: those of other states would only be locked doors. */
const shown: Partial<Record<VoiceState, readonly VoiceDeed[]>> = {
  registered: ['assign', 'settle', 'resolve', 'decline'],
  working: ['resolve', 'progress'],
  confirming: ['recognise', 'send-back', 'lapse'],
  'person-agreed': ['recognise', 'send-back'],
  'unit-agreed': ['lapse'],
}

/** A voice whole. */
export function VoiceSheet({ detail, list }: { detail: Detail; list: { pathname: string; search: string } }) {
  const { org, permissions } = useReader()
  const [deed, setDeed] = useState<VoiceDeed | 'outcome' | 'board' | null>(null)
  const { voice } = detail
  const close = () => setDeed(null)
  const offered = shown[voice.state] ?? []
  const acts = offered.flatMap((key): Act[] => {
    const card = detail.actions.find((one) => one.action === key)
    if (!card) return []
    return [
      {
        key,
        name: card.name,
        ...(icons[key] && { icon: icons[key] }),
        main: mainActs[voice.state] === key,
        danger: key === 'decline' || key === 'send-back',
        because: card.allowed ? null : card.because,
        onAct: () => setDeed(key),
      },
    ]
  })
  const links = voice.personStatus === 'closed' && permissions.has('voices.resolve')
  return (
    <CaseSheet
      head={headOfCase(voice, org.id)}
      list={list}
      events={detail.events}
      acts={[
        ...acts,
        ...(links
          ? [{ key: 'outcome', name: text.addOutcome, icon: 'leaf' as const, onAct: () => setDeed('outcome') }]
          : []),
        ...(links && detail.board === 'may' && permissions.has('voices.publish')
          ? [{ key: 'board', name: text.publish, icon: 'eye' as const, onAct: () => setDeed('board') }]
          : []),
      ]}
    >
      <section>
        <p className="vo-said">{detail.words}</p>
        <Photos detail={detail} />
      </section>
      {detail.message && (
        <section>
          <h3>{text.answer}</h3>
          <p className="vo-said">{detail.message}</p>
        </section>
      )}
      <section>
        <What detail={detail} />
      </section>
      <CareSection id={voice.id} />
      {detail.outcomes.length > 0 && (
        <section>
          <h3>{text.outcomes}</h3>
          <Facts
            facts={detail.outcomes.map((one) => ({
              name: outcomeNames[one.kind],
              value: `${one.name}${consoleText.between}${one.place}`,
              more: fullDay(one.sinceOn),
            }))}
          />
        </section>
      )}
      {deed === 'outcome' && <OutcomeDialog id={voice.id} onClose={close} />}
      {deed === 'board' && (
        <EntryDialog voice={{ id: voice.id, words: detail.words, answer: detail.message }} onClose={close} />
      )}
      {deed !== null && deed in consoleText.acts && (
        <VoiceDialog deed={deed as VoiceDeed} id={voice.id} onClose={close} />
      )}
    </CaseSheet>
  )
}

function Photos({ detail }: { detail: Detail }) {
  if (detail.photos.length === 0) return null
  return (
    <div className="vo-shots">
      {detail.photos.map((photo, at) => {
        const address = addressOf(openPhoto, { params: { id: detail.voice.id, photoId: photo.id } })
        return (
          <a key={photo.id} href={address} target="_blank" rel="noreferrer">
            <img src={address} alt={say(text.photo, { n: at + 1 })} loading="lazy" />
          </a>
        )
      })}
    </div>
  )
}

function What({ detail }: { detail: Detail }) {
  const { voice, channel, registeredByName } = detail
  const recognised: Partial<Record<VoiceState, string>> = text.recognitionWords
  return (
    <Facts
      facts={[
        { name: text.person, value: detail.named === 'anonymous' ? text.anonymous : voice.subtitle.split(' · ')[0] },
        { name: text.unit, value: voice.orgName },
        { name: text.representative, value: detail.representativeName },
        { name: text.recognitions, value: recognised[voice.state] },
        { name: text.kind, value: kindNames[detail.kind] },
        { name: text.topic, value: topicNames[detail.topic] },
        {
          name: text.channel,
          value: registeredByName
            ? say(text.channelBy, { channel: channelNames[channel], name: registeredByName })
            : channelNames[channel],
        },
        { name: text.place, value: detail.place },
        { name: text.board, value: text.boardWords[detail.board] },
      ]}
    />
  )
}
