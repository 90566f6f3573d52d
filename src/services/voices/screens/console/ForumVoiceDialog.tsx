import { useMutation } from '@tanstack/react-query'
import { Form, Input, InputNumber, Radio, Select } from 'antd'
import { type ReactNode, useRef, useState } from 'react'
import { OrgField } from '../../../../kernel/orgs/screens.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { newId } from '../../../../platform/ids.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { useReader } from '../../../../ui/console/reader.tsx'
import { say } from '../../../../ui/console/text.ts'
import { consoleText } from '../../console.text.ts'
import { raiseAtForum } from '../../forums.contract.ts'
import { type VoiceTopic, voiceTopics } from '../../model.ts'
import { topicNames } from '../../text.ts'
import { PersonField } from './PersonField.tsx'

const text = consoleText.forumVoice
type How = 'settled' | 'assigned' | 'open'
const usualDays = 15

const row = (label: string, id: string, field: ReactNode) => (
  <Form.Item label={label} htmlFor={id}>
    {field}
  </Form.Item>
)

/** 座谈会上提出: who, what, and solved on the spot or followed up by whom until when. */
export function ForumVoiceDialog({ forumId, onClose }: { forumId: string; onClose: () => void }) {
  const { org } = useReader()
  const [personId, setPerson] = useState<string | null>(null)
  const [representativeId, setRepresentative] = useState<string | null>(null)
  const [topic, setTopic] = useState<VoiceTopic | null>(null)
  const [words, setWords] = useState('')
  const [how, setHow] = useState<How>('assigned')
  const [note, setNote] = useState('')
  const [orgId, setOrgId] = useState(org.id)
  const [dueDays, setDueDays] = useState<number | null>(usualDays)
  const key = useRef(newId())
  const send = useMutation({
    mutationFn: () => {
      const end =
        how === 'settled'
          ? { how, note: note.trim() }
          : how === 'assigned'
            ? { how, orgId, dueDays: dueDays!, note: note.trim() }
            : { how }
      const body = {
        personId: personId!,
        representativeId,
        kind: 'suggestion' as const,
        topic: topic!,
        words: words.trim(),
        end,
      }
      return call(raiseAtForum, { params: { id: forumId }, body }, { idempotencyKey: key.current })
    },
    onSettled: () => {
      key.current = newId()
    },
  })
  const right =
    personId !== null &&
    topic !== null &&
    words.trim().length >= 5 &&
    (how !== 'settled' || note.trim().length >= 2) &&
    (how !== 'assigned' || dueDays !== null)
  return (
    <ActDialog
      open
      title={text.title}
      width={600}
      onClose={onClose}
      act={{ name: text.act, busy: send.isPending, locked: !right, onAct: () => send.mutate() }}
      problem={sentenceOf(send.error)}
      done={send.data && <p>{say(consoleText.register.done, { number: send.data.number })}</p>}
    >
      <p className="before">{text.lead}</p>
      <Form layout="vertical" component="div">
        {row(
          text.person,
          'forum-person',
          <PersonField
            id="forum-person"
            value={personId}
            hint={consoleText.register.personHint}
            onChange={setPerson}
          />,
        )}
        {row(
          consoleText.register.representative,
          'forum-representative',
          <PersonField
            id="forum-representative"
            value={representativeId}
            hint={consoleText.register.representativeHint}
            onChange={setRepresentative}
          />,
        )}
        {row(
          consoleText.register.words,
          'forum-words',
          <Input.TextArea
            id="forum-words"
            rows={3}
            maxLength={2000}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />,
        )}
        {row(
          consoleText.register.topic,
          'forum-topic',
          <Select
            id="forum-topic"
            value={topic}
            onChange={setTopic}
            options={voiceTopics.map((value) => ({ value, label: topicNames[value] }))}
          />,
        )}
        <Form.Item label={text.how}>
          <Radio.Group
            value={how}
            onChange={(event) => setHow(event.target.value as How)}
            options={(['settled', 'assigned', 'open'] as const).map((value) => ({ value, label: text.hows[value] }))}
          />
        </Form.Item>
        {how === 'assigned' &&
          row(text.desk, 'forum-desk', <OrgField id="forum-desk" value={orgId} onChange={setOrgId} />)}
        {how === 'assigned' &&
          row(
            consoleText.dueDays,
            'forum-due',
            <InputNumber id="forum-due" min={1} max={120} value={dueDays} onChange={setDueDays} />,
          )}
        {how !== 'open' &&
          row(
            text.notes[how],
            'forum-note',
            <Input id="forum-note" maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />,
          )}
      </Form>
    </ActDialog>
  )
}
