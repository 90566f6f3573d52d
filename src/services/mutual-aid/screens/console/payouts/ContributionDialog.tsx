import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import { useState } from 'react'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { newId } from '../../../../../platform/ids.ts'
import { displayYuan, parseYuan } from '../../../../../platform/money.ts'
import { ActDialog } from '../../../../../ui/console/ActDialog.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { consoleText } from '../../../console.text.ts'
import { recordContribution } from '../../../payouts.contract.ts'

const text = consoleText.contribution

/** Money that came into the fund's account. One intent has one key, however often it is pressed. */
export function ContributionDialog({ onClose }: { onClose: () => void }) {
  const answers = useQueryClient()
  const [idempotencyKey] = useState(newId)
  const [amount, setAmount] = useState('')
  const [source, setSource] = useState('')
  const amountFen = parseYuan(amount.trim())
  const right = amountFen !== null && amountFen > 0 && source.trim().length >= 2
  const record = useMutation({
    mutationFn: () =>
      call(recordContribution, { body: { amountFen: amountFen ?? 0, source: source.trim() } }, { idempotencyKey }),
    onSuccess: () => answers.invalidateQueries(),
  })
  return (
    <ActDialog
      open
      title={text.title}
      onClose={onClose}
      act={{ name: text.act, busy: record.isPending, onAct: () => record.mutate(), locked: !right }}
      problem={sentenceOf(record.error)}
      done={record.data && <p>{say(text.after, { yuan: displayYuan(record.data.fundBalanceFen) })}</p>}
    >
      <Form layout="vertical">
        <Form.Item
          label={text.amount}
          htmlFor="contribution-amount"
          help={amount !== '' && amountFen === null ? text.amountWrong : text.amountHelp}
        >
          <Input
            id="contribution-amount"
            inputMode="decimal"
            suffix={text.yuan}
            value={amount}
            onChange={(event) => setAmount(event.target.value)}
          />
        </Form.Item>
        <Form.Item label={text.source} htmlFor="contribution-source" help={text.sourceHelp}>
          <Input
            id="contribution-source"
            maxLength={100}
            value={source}
            onChange={(event) => setSource(event.target.value)}
          />
        </Form.Item>
      </Form>
    </ActDialog>
  )
}
