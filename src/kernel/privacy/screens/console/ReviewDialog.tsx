import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import { useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { say } from '../../../../ui/console/text.ts'
import { consoleText } from '../../console.text.ts'
import { type ErasureCard, listErasures, reviewErasure } from '../../officers.contract.ts'

const text = consoleText.erasures

/** Approves or refuses one request, with what is said to the person. */
export function ReviewDialog({
  erasure,
  decision,
  onClose,
}: {
  erasure: ErasureCard
  decision: 'approved' | 'refused'
  onClose: () => void
}) {
  const [typed, setTyped] = useState('')
  const client = useQueryClient()
  const words = typed.trim()
  const review = useMutation({
    mutationFn: () => call(reviewErasure, { params: { id: erasure.id }, body: { decision, words } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: [listErasures.path] })
      onClose()
    },
  })
  const approves = decision === 'approved'
  return (
    <ActDialog
      open
      title={say(approves ? text.approveTitle : text.refuseTitle, { name: erasure.personName })}
      onClose={onClose}
      act={{
        name: approves ? text.approve : text.refuse,
        danger: approves,
        busy: review.isPending,
        locked: !approves && words.length < 2,
        onAct: () => review.mutate(),
      }}
      problem={sentenceOf(review.error)}
    >
      <p className="before">{approves ? text.approveLead : text.refuseLead}</p>
      <Form layout="vertical" component="div">
        <Form.Item label={approves ? text.words : text.wordsNeeded} htmlFor="review-words">
          <Input.TextArea
            id="review-words"
            rows={2}
            maxLength={200}
            showCount
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            placeholder={text.wordsHint}
          />
        </Form.Item>
      </Form>
    </ActDialog>
  )
}
