import { useMutation } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import { useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { draftEntry, type EntryCard, rewriteEntry } from '../../board.contract.ts'
import { consoleText } from '../../console.text.ts'

const text = consoleText.board

type Told = { readonly id: string; readonly words: string; readonly answer: string | null }

/** 拟公开: a closed voice in words that tell nobody who it was; or other words for a draft. */
export function EntryDialog({ voice, entry, onClose }: { voice?: Told; entry?: EntryCard; onClose: () => void }) {
  const [question, setQuestion] = useState(entry?.question ?? voice?.words ?? '')
  const [answer, setAnswer] = useState(entry?.answer ?? voice?.answer ?? '')
  const send = useMutation({
    mutationFn: async () => {
      const body = { question: question.trim(), answer: answer.trim() }
      if (entry) await call(rewriteEntry, { params: { id: entry.id }, body })
      else await call(draftEntry, { params: { id: voice!.id }, body })
    },
    onSuccess: onClose,
  })
  const right = question.trim().length >= 5 && answer.trim().length >= 5
  const field = (id: string, label: string, value: string, onText: (words: string) => void) => (
    <Form.Item label={label} htmlFor={id}>
      <Input.TextArea
        id={id}
        rows={4}
        maxLength={1000}
        value={value}
        onChange={(event) => onText(event.target.value)}
      />
    </Form.Item>
  )
  return (
    <ActDialog
      open
      title={entry ? text.editTitle : text.draftTitle}
      onClose={onClose}
      act={{
        name: entry ? text.editAct : text.draftAct,
        busy: send.isPending,
        locked: !right,
        onAct: () => send.mutate(),
      }}
      problem={sentenceOf(send.error)}
    >
      <p className="before">{text.lead}</p>
      <Form layout="vertical" component="div">
        {field('entry-question', text.question, question, setQuestion)}
        {field('entry-answer', text.answer, answer, setAnswer)}
      </Form>
    </ActDialog>
  )
}
