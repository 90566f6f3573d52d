import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import { useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { say } from '../../../../ui/console/text.ts'
import { consoleText } from '../../console.text.ts'
import { type CorrectionDetail, reviewCorrection } from '../../corrections.contract.ts'

const text = consoleText.corrections

/** Puts the record right, or refuses, with what is said to the person. */
export function CorrectionDialog({
  detail,
  decision,
  onClose,
}: {
  detail: CorrectionDetail
  decision: 'correct' | 'refuse'
  onClose: () => void
}) {
  const client = useQueryClient()
  const [typed, setTyped] = useState('')
  const note = typed.trim()
  const { correction, kindName, maskedName, kind } = detail
  const review = useMutation({
    mutationFn: () => call(reviewCorrection, { params: { id: correction.id }, body: { decision, note } }),
    onSuccess: async () => {
      await client.invalidateQueries()
      onClose()
    },
  })
  const words = text[decision]
  const lead = decision === 'correct' && kind === 'other' ? text.otherLead : words.lead
  return (
    <ActDialog
      open
      title={say(words.title, { name: maskedName, what: kindName })}
      onClose={onClose}
      act={{
        name: words.act,
        danger: decision === 'refuse',
        busy: review.isPending,
        locked: decision === 'refuse' && note.length < 2,
        onAct: () => review.mutate(),
      }}
      problem={sentenceOf(review.error)}
    >
      <p className="before">{lead}</p>
      <Form layout="vertical" component="div">
        <Form.Item label={words.note} htmlFor="correction-note">
          <Input.TextArea
            id="correction-note"
            rows={2}
            maxLength={300}
            showCount
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            placeholder={words.noteHint}
          />
        </Form.Item>
      </Form>
    </ActDialog>
  )
}
