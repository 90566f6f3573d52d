import { Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { newId } from '../../../../../platform/ids.ts'
import { displayYuan, formatYuan, parseYuan } from '../../../../../platform/money.ts'
import { ActDialog } from '../../../../../ui/console/ActDialog.tsx'
import { DayField } from '../../../../../ui/console/DayField.tsx'
import { PlainTable } from '../../../../../ui/console/Facts.tsx'
import { count } from '../../../../../ui/console/figures.ts'
import { say } from '../../../../../ui/console/text.ts'
import { giveQuote, type RequestPage } from '../../../purchases.contract.ts'
import { purchasesText } from '../../../purchases-console.text.ts'
import { TextField } from '../pavilions/TextField.tsx'
import { useAct } from './use-act.ts'

const text = purchasesText.quote
const words = purchasesText.request

/** A supplier prices every line of a request; the total is what stands on the quotation. */
export function QuoteDialog({ request, onClose }: { request: RequestPage; onClose: () => void }) {
  const [idempotencyKey, setIdempotencyKey] = useState(newId)
  const [own] = request.quotations
  const [draft, setDraft] = useState({
    deliverDays: own?.deliverDays ?? 7,
    validUntil: own?.validUntil ?? '',
    note: own?.note ?? '',
    lines: request.lines.map(({ line, quantity }) => {
      const before = own?.lines.find((one) => one.line === line)
      return { line, quantity, price: before ? formatYuan(before.price) : '', remark: before?.remark ?? '' }
    }),
  })
  const set = (part: Partial<typeof draft>) => {
    setIdempotencyKey(newId())
    setDraft({ ...draft, ...part })
  }
  const priced = draft.lines.map((one) => ({ ...one, fen: parseYuan(one.price.trim()) }))
  const total = priced.reduce((sum, one) => sum + (one.fen ?? 0) * one.quantity, 0)
  const send = useAct(() => {
    const { deliverDays, validUntil, note } = draft
    const lines = priced.map(({ line, fen, remark }) => ({ line, price: fen!, remark }))
    const body = { quote: { deliverDays, validUntil, note, lines } }
    return call(giveQuote, { params: { id: request.id }, body }, { idempotencyKey })
  })
  const change = (line: number, part: { price?: string; remark?: string }) =>
    set({ lines: draft.lines.map((one) => (one.line === line ? { ...one, ...part } : one)) })
  return (
    <ActDialog
      open
      width={760}
      title={`${text.title} · ${request.title}`}
      onClose={onClose}
      act={{
        name: text.save,
        busy: send.isPending,
        locked: draft.validUntil === '' || priced.some((one) => !one.fen),
        onAct: () => send.mutate(),
      }}
      problem={sentenceOf(send.error)}
      done={send.data && <p>{say(text.done, { n: displayYuan(send.data.total) })}</p>}
    >
      <p className="muted">{text.lead}</p>
      <PlainTable
        caption={words.goods}
        rows={request.lines}
        keyOf={(one) => String(one.line)}
        columns={[
          {
            key: 'name',
            name: words.name,
            cell: (one) => (
              <>
                {one.name}
                <small className="mall-second">{one.specification}</small>
              </>
            ),
          },
          { key: 'quantity', name: words.quantity, right: true, cell: (one) => `${count(one.quantity)} ${one.unit}` },
          {
            key: 'price',
            name: words.price,
            cell: ({ line }) => (
              <Input
                aria-label={say(text.price, { n: line })}
                style={{ width: 120 }}
                value={draft.lines.find((one) => one.line === line)!.price}
                onChange={(event) => change(line, { price: event.target.value })}
              />
            ),
          },
          {
            key: 'remark',
            name: words.remark,
            cell: ({ line }) => (
              <Input
                aria-label={say(text.remark, { n: line })}
                maxLength={60}
                value={draft.lines.find((one) => one.line === line)!.remark}
                onChange={(event) => change(line, { remark: event.target.value })}
              />
            ),
          },
        ]}
      />
      <p>
        <b>{say(text.total, { n: displayYuan(total) })}</b>
      </p>
      <Form layout="vertical" component="div">
        <div className="mall-pair">
          <Form.Item label={text.days} htmlFor="quote-days">
            <InputNumber
              id="quote-days"
              min={0}
              max={365}
              precision={0}
              value={draft.deliverDays}
              onChange={(picked) => set({ deliverDays: picked ?? 0 })}
            />
          </Form.Item>
          <DayField
            id="quote-valid"
            label={text.valid}
            value={draft.validUntil}
            onChange={(validUntil) => set({ validUntil })}
          />
        </div>
        <TextField
          id="quote-note"
          label={text.note}
          most={500}
          lines={2}
          value={draft.note}
          onChange={(note) => set({ note })}
        />
      </Form>
    </ActDialog>
  )
}
