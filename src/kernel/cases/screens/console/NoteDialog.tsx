import { useMutation } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { consoleText } from '../../console.text.ts'
import { useOpenedCase } from './opened-case.ts'
import { TemplateTools } from './TemplateTools.tsx'

/** One decision with its note; `needed` notes are read by the person. */
export function NoteDialog({
  words,
  lead,
  needed,
  danger,
  locked,
  most = 500,
  onSend,
  onClose,
  children,
}: {
  words: { readonly title: string; readonly act: string }
  lead: string
  /** `none` asks for no note at all. */
  needed: 'yes' | 'no' | 'none'
  danger?: boolean
  locked?: boolean
  /** So many characters the note may have. */
  most?: number
  onSend: (note: string) => Promise<unknown>
  onClose: () => void
  children?: ReactNode
}) {
  const [note, setNote] = useState('')
  const caseId = useOpenedCase()
  const send = useMutation({ mutationFn: () => onSend(note.trim()), onSuccess: onClose })
  const short = needed === 'yes' && note.trim().length < 2
  return (
    <ActDialog
      open
      title={words.title}
      onClose={onClose}
      act={{
        name: words.act,
        busy: send.isPending,
        danger: danger ?? false,
        locked: short || (locked ?? false),
        onAct: () => send.mutate(),
      }}
      problem={sentenceOf(send.error)}
    >
      <p className="before">{lead}</p>
      <Form layout="vertical" component="div">
        {children}
        {needed !== 'none' && (
          <Form.Item
            label={consoleText.note}
            htmlFor="note"
            extra={needed === 'yes' ? consoleText.noteNeeded : consoleText.noteOptional}
          >
            <Input.TextArea
              id="note"
              autoFocus
              rows={3}
              maxLength={most}
              showCount
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          </Form.Item>
        )}
        {needed !== 'none' && caseId !== null && <TemplateTools caseId={caseId} note={note} onUse={setNote} />}
      </Form>
    </ActDialog>
  )
}
