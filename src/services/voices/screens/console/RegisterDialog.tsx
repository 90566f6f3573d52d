import { useMutation } from '@tanstack/react-query'
import { Checkbox, Form, Input, Select } from 'antd'
import { type ReactNode, useRef, useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { newId } from '../../../../platform/ids.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { say } from '../../../../ui/console/text.ts'
import { consoleText } from '../../console.text.ts'
import { type VoiceKind, type VoiceTopic, voiceKinds, voiceTopics } from '../../model.ts'
import { channelNames, kindNames, topicNames } from '../../text.ts'
import { registerVoice } from '../../voices.contract.ts'
import { PersonField } from './PersonField.tsx'

const text = consoleText.register
const channels = ['officer', 'hotline', 'station'] as const

/** 代为登记: somebody says it at the counter or on the line. */
export function RegisterDialog({ onClose }: { onClose: () => void }) {
  const [personId, setPerson] = useState<string | null>(null)
  const [representativeId, setRepresentative] = useState<string | null>(null)
  const [channel, setChannel] = useState<(typeof channels)[number]>('officer')
  const [kind, setKind] = useState<VoiceKind>('suggestion')
  const [topic, setTopic] = useState<VoiceTopic | null>(null)
  const [words, setWords] = useState('')
  const [place, setPlace] = useState('')
  const [isSettled, setSettled] = useState(false)
  const [settledBy, setSettledBy] = useState('')
  const key = useRef(newId())
  const send = useMutation({
    mutationFn: () =>
      call(
        registerVoice,
        {
          body: {
            personId: personId!,
            representativeId,
            channel,
            kind,
            topic: topic!,
            words: words.trim(),
            place: place.trim(),
            settledBy: isSettled ? settledBy.trim() : null,
          },
        },
        { idempotencyKey: key.current },
      ),
    onSettled: () => {
      key.current = newId()
    },
  })
  const right =
    personId !== null && topic !== null && words.trim().length >= 5 && (!isSettled || settledBy.trim().length >= 2)
  const row = (label: string, id: string, field: ReactNode) => (
    <Form.Item label={label} htmlFor={id}>
      {field}
    </Form.Item>
  )
  const options = <Key extends string>(keys: readonly Key[], names: Readonly<Record<Key, string>>) =>
    keys.map((value) => ({ value, label: names[value] }))
  return (
    <ActDialog
      open
      title={text.title}
      width={600}
      onClose={onClose}
      act={{ name: text.act, busy: send.isPending, locked: !right, onAct: () => send.mutate() }}
      problem={sentenceOf(send.error)}
      done={send.data && <p>{say(text.done, { number: send.data.number })}</p>}
    >
      <p className="before">{text.lead}</p>
      <Form layout="vertical" component="div">
        {row(
          text.person,
          'voice-person',
          <PersonField id="voice-person" value={personId} hint={text.personHint} onChange={setPerson} />,
        )}
        {row(
          text.words,
          'voice-words',
          <Input.TextArea
            id="voice-words"
            rows={4}
            maxLength={2000}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />,
        )}
        {row(
          text.topic,
          'voice-topic',
          <Select id="voice-topic" value={topic} onChange={setTopic} options={options(voiceTopics, topicNames)} />,
        )}
        {row(
          text.kind,
          'voice-kind',
          <Select id="voice-kind" value={kind} onChange={setKind} options={options(voiceKinds, kindNames)} />,
        )}
        {row(
          text.channel,
          'voice-channel',
          <Select id="voice-channel" value={channel} onChange={setChannel} options={options(channels, channelNames)} />,
        )}
        {row(
          text.place,
          'voice-place',
          <Input id="voice-place" maxLength={60} value={place} onChange={(event) => setPlace(event.target.value)} />,
        )}
        {row(
          text.representative,
          'voice-representative',
          <PersonField
            id="voice-representative"
            value={representativeId}
            hint={text.representativeHint}
            onChange={setRepresentative}
          />,
        )}
        <Checkbox checked={isSettled} onChange={(event) => setSettled(event.target.checked)}>
          {text.settled}
        </Checkbox>
        {isSettled &&
          row(
            text.settledBy,
            'voice-settled-by',
            <Input
              id="voice-settled-by"
              maxLength={500}
              value={settledBy}
              onChange={(event) => setSettledBy(event.target.value)}
            />,
          )}
      </Form>
    </ActDialog>
  )
}
