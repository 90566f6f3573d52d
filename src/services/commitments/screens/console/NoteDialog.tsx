import { useMutation } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { consoleText } from '../../console.text.ts'

/** One decision with the words that go with it. */
export function NoteDialog({
  words,
  label,
  hint = consoleText.noteNeeded,
  danger,
  onSend,
  onClose,
  children,
}: {
  words: { readonly title: string; readonly lead: string; readonly act: string }
  label: string
  hint?: string
  danger?: boolean
  onSend: (note: string) => Promise<unknown>
  onClose: () => void
  children?: ReactNode
}) {
  const [note, setNote] = useState('')
  const send = useMutation({ mutationFn: () => onSend(note.trim()), onSuccess: onClose })
  return (
    <ActDialog
      open
      title={words.title}
      onClose={onClose}
      act={{
        name: words.act,
        busy: send.isPending,
        danger: danger ?? false,
        locked: note.trim().length < 2,
        onAct: () => send.mutate(),
      }}
      problem={sentenceOf(send.error)}
    >
      <p className="before">{words.lead}</p>
      {children}
      <Form layout="vertical" component="div">
        <Form.Item label={label} htmlFor="note" extra={hint}>
          <Input.TextArea
            id="note"
            autoFocus
            rows={3}
            maxLength={500}
            showCount
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </Form.Item>
      </Form>
    </ActDialog>
  )
}
