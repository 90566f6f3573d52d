import { useMutation } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import { useState } from 'react'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'

/** One decision that ends something, with the reason that people will read. */
export function ReasonDialog({
  words,
  lead,
  onSend,
  onClose,
}: {
  words: { readonly title: string; readonly act: string; readonly reason: string }
  lead: string
  onSend: (reason: string) => Promise<unknown>
  onClose: () => void
}) {
  const [reason, setReason] = useState('')
  const send = useMutation({ mutationFn: () => onSend(reason.trim()), onSuccess: onClose })
  return (
    <ActDialog
      open
      title={words.title}
      onClose={onClose}
      act={{
        ...{ name: words.act, busy: send.isPending, danger: true },
        ...{ locked: reason.trim().length < 2, onAct: () => send.mutate() },
      }}
      problem={sentenceOf(send.error)}
    >
      <p className="before">{lead}</p>
      <Form layout="vertical" component="div">
        <Form.Item label={words.reason} htmlFor="reason">
          <Input.TextArea
            id="reason"
            rows={3}
            maxLength={300}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Form.Item>
      </Form>
    </ActDialog>
  )
}
