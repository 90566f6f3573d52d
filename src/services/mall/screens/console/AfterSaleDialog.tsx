import { useQueryClient } from '@tanstack/react-query'
import { Checkbox, Form, Input, InputNumber } from 'antd'
import { useRef, useState } from 'react'
import { NoteDialog } from '../../../../kernel/cases/screens.ts'
import { call } from '../../../../platform/client/client.ts'
import { newId } from '../../../../platform/ids.ts'
import { say } from '../../../../ui/console/text.ts'
import { type AfterSalePage, answerAfterSale, decideAfterSale } from '../../after-sales.contract.ts'
import { afterSalesConsoleText as text } from '../../after-sales-console.text.ts'
import { points } from './words.tsx'

export type AfterSaleDeed = keyof typeof text.acts

/** What a supplier answers or the mall decides, with its words. */
export function AfterSaleDialog({
  deed,
  one,
  onClose,
}: {
  deed: AfterSaleDeed
  one: AfterSalePage
  onClose: () => void
}) {
  const answers = useQueryClient()
  const key = useRef(newId())
  const [quantity, setQuantity] = useState(one.mayRefund)
  const [restock, setRestock] = useState(false)
  const [carrier, setCarrier] = useState('')
  const [tracking, setTracking] = useState('')
  const back = deed === 'refund' || deed === 'grant'
  const params = { id: one.id }
  const manner = { idempotencyKey: key.current }

  async function send(words: string): Promise<void> {
    if (deed === 'grant') await call(decideAfterSale, { params, body: { decision: 'refund', quantity, words } }, manner)
    else if (deed === 'uphold') await call(decideAfterSale, { params, body: { decision: 'uphold', words } }, manner)
    else if (deed === 'refund')
      await call(answerAfterSale, { params, body: { answer: 'refund', quantity, restock, words } }, manner)
    else if (deed === 'exchange')
      await call(
        answerAfterSale,
        { params, body: { answer: 'exchange', carrier: carrier.trim(), tracking: tracking.trim(), words } },
        manner,
      )
    else await call(answerAfterSale, { params, body: { answer: 'refuse', words } }, manner)
    await answers.invalidateQueries()
  }

  return (
    <NoteDialog
      words={text.acts[deed]}
      lead={text.leads[deed]}
      needed="yes"
      danger={deed === 'refuse'}
      locked={(back && quantity < 1) || (deed === 'exchange' && (carrier.trim() === '' || tracking.trim() === ''))}
      onSend={send}
      onClose={onClose}
    >
      {back && (
        <Form.Item
          label={text.quantity}
          htmlFor="quantity"
          extra={say(text.quantityHelp, { n: one.mayRefund, points: points(one.price) })}
        >
          <InputNumber
            id="quantity"
            controls={false}
            min={1}
            max={one.mayRefund}
            precision={0}
            value={quantity}
            onChange={(value) => setQuantity(value ?? 0)}
          />
        </Form.Item>
      )}
      {deed === 'refund' && (
        <Form.Item>
          <Checkbox checked={restock} onChange={(event) => setRestock(event.target.checked)}>
            {text.restock}
          </Checkbox>
        </Form.Item>
      )}
      {deed === 'exchange' && (
        <>
          <Form.Item label={text.carrier} htmlFor="carrier">
            <Input id="carrier" maxLength={50} value={carrier} onChange={(event) => setCarrier(event.target.value)} />
          </Form.Item>
          <Form.Item label={text.tracking} htmlFor="tracking">
            <Input
              id="tracking"
              maxLength={50}
              value={tracking}
              onChange={(event) => setTracking(event.target.value)}
            />
          </Form.Item>
        </>
      )}
    </NoteDialog>
  )
}
