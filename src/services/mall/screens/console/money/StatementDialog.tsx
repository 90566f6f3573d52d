import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import { useState } from 'react'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { displayYuan } from '../../../../../platform/money.ts'
import { ActDialog } from '../../../../../ui/console/ActDialog.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { moneyText } from '../../../money-console.text.ts'
import {
  answerDispute,
  confirmSettlement,
  disputeSettlement,
  type StatementCard,
} from '../../../settlements.contract.ts'

const text = moneyText.statements
export type StatementDeed = 'confirm' | 'dispute' | 'answer'

const done: Record<StatementDeed, string> = {
  confirm: text.confirmedDone,
  dispute: text.disputedDone,
  answer: text.answeredDone,
}

/** What is said to a statement: confirmed, disputed with words, or the dispute answered. */
export function StatementDialog({
  deed,
  one,
  bankTail,
  onClose,
}: {
  deed: StatementDeed
  one: Pick<StatementCard, 'id' | 'amount'>
  bankTail: string | null
  onClose: () => void
}) {
  const answers = useQueryClient()
  const [words, setWords] = useState('')
  const params = { id: one.id }
  const send = useMutation({
    mutationFn: () => {
      if (deed === 'confirm') return call(confirmSettlement, { params })
      if (deed === 'dispute') return call(disputeSettlement, { params, body: { because: words.trim() } })
      return call(answerDispute, { params, body: { answer: words.trim() } })
    },
    onSuccess: () => answers.invalidateQueries(),
  })
  const leads: Record<StatementDeed, string> = {
    confirm: say(text.confirmLead, { amount: displayYuan(one.amount), tail: bankTail ?? '' }),
    dispute: text.disputeLead,
    answer: text.answerLead,
  }
  return (
    <ActDialog
      open
      title={text[deed]}
      onClose={onClose}
      act={{
        name: text[deed],
        busy: send.isPending,
        locked: deed !== 'confirm' && words.trim().length < 2,
        onAct: () => send.mutate(),
      }}
      problem={sentenceOf(send.error)}
      done={send.isSuccess && <p>{done[deed]}</p>}
    >
      <p>{leads[deed]}</p>
      {deed !== 'confirm' && (
        <Form layout="vertical" component="div">
          <Form.Item label={text.words} htmlFor="statement-words">
            <Input.TextArea
              id="statement-words"
              rows={3}
              maxLength={300}
              showCount
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
          </Form.Item>
        </Form>
      )}
    </ActDialog>
  )
}
