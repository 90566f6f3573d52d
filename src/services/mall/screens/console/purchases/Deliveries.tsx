import { Button, Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { newId } from '../../../../../platform/ids.ts'
import { displayYuan } from '../../../../../platform/money.ts'
import { ActDialog } from '../../../../../ui/console/ActDialog.tsx'
import { Card } from '../../../../../ui/console/Card.tsx'
import { count } from '../../../../../ui/console/figures.ts'
import { StateTag, type Tone } from '../../../../../ui/console/Marks.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { type ContractPage, cancelCall, inspectDelivery, shipCall } from '../../../purchases.contract.ts'
import { purchaseOrderStateText } from '../../../purchases.text.ts'
import { purchasesText } from '../../../purchases-console.text.ts'
import { TextField } from '../pavilions/TextField.tsx'
import { moment } from '../words.tsx'
import type { Desk } from './desks.ts'
import { useAct } from './use-act.ts'

const text = purchasesText.contract
type Order = ContractPage['orders'][number]
const tones: Record<Order['state'], Tone> = { placed: 'warn', shipped: 'info', accepted: 'ok', cancelled: 'plain' }

/** The orders of a contract with what each side may do with them. */
export function Deliveries({ contract, desk }: { contract: ContractPage; desk: Desk }) {
  return (
    <Card title={text.orders} amount={contract.orders.length}>
      {contract.orders.length === 0 ? (
        <p className="inset muted">{text.noOrders}</p>
      ) : (
        <ul className="mall-pairs">
          {contract.orders.map((order) => (
            <li key={order.id}>
              <OrderRow contract={contract} order={order} desk={desk} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

type Given = { readonly contract: ContractPage; readonly order: Order }

function OrderRow({ contract, order, desk }: Given & { desk: Desk }) {
  const [open, setOpen] = useState<'ship' | 'inspect' | 'cancel' | null>(null)
  const close = () => setOpen(null)
  const named = (line: number) => contract.lines.find((one) => one.line === line)!
  const said = [
    say(text.placedBy, { who: order.placedBy, at: moment(order.placedAt) }),
    order.shippedAt &&
      say(text.shippedBy, {
        carrier: order.carrier ?? '',
        tracking: order.tracking ?? '',
        at: moment(order.shippedAt),
      }),
    order.acceptedAt &&
      say(text.acceptedBy, {
        who: order.acceptedBy ?? '',
        amount: displayYuan(order.amount),
        at: moment(order.acceptedAt),
      }),
    ...order.lines
      .filter((one) => one.rejectedBecause)
      .map((one) => {
        const { name, unit } = named(one.line)
        return say(text.rejected, { name, n: one.quantity - one.accepted, unit, because: one.rejectedBecause ?? '' })
      }),
  ].filter(Boolean)
  return (
    <>
      <p>
        <b>{say(text.order, { n: order.number })}</b>{' '}
        <StateTag tone={tones[order.state]}>{purchaseOrderStateText[order.state]}</StateTag>
      </p>
      <p>
        {order.lines
          .map(({ line, quantity }) =>
            say(text.orderLines, { name: named(line).name, n: count(quantity), unit: named(line).unit }),
          )
          .join(' · ')}
      </p>
      {said.map((one) => (
        <small key={one} className="mall-second">
          {one}
        </small>
      ))}
      <span className="row no-print">
        {desk === 'supplier' && order.state === 'placed' && (
          <Button size="small" onClick={() => setOpen('ship')}>
            {text.ship}
          </Button>
        )}
        {desk === 'buyer' && order.state === 'placed' && (
          <Button size="small" onClick={() => setOpen('cancel')}>
            {text.cancelCall}
          </Button>
        )}
        {desk === 'buyer' && order.state === 'shipped' && (
          <Button size="small" onClick={() => setOpen('inspect')}>
            {text.inspect}
          </Button>
        )}
      </span>
      {open === 'ship' && <ShipDialog order={order} onClose={close} />}
      {open === 'cancel' && <CancelDialog order={order} onClose={close} />}
      {open === 'inspect' && <InspectDialog contract={contract} order={order} onClose={close} />}
    </>
  )
}

function ShipDialog({ order, onClose }: { order: Order; onClose: () => void }) {
  const [carrier, setCarrier] = useState('')
  const [tracking, setTracking] = useState('')
  const ship = useAct(() => call(shipCall, { params: { id: order.id }, body: { carrier, tracking } }))
  return (
    <ActDialog
      open
      title={text.ship}
      onClose={onClose}
      act={{
        name: text.ship,
        busy: ship.isPending,
        locked: carrier.trim().length < 2 || tracking.trim().length < 2,
        onAct: () => ship.mutate(),
      }}
      problem={sentenceOf(ship.error)}
      done={ship.isSuccess && <p>{text.done}</p>}
    >
      <Form layout="vertical" component="div">
        <TextField id="ship-carrier" label={text.carrier} most={30} value={carrier} onChange={setCarrier} />
        <TextField id="ship-tracking" label={text.tracking} most={40} value={tracking} onChange={setTracking} />
      </Form>
    </ActDialog>
  )
}

function CancelDialog({ order, onClose }: { order: Order; onClose: () => void }) {
  const cancel = useAct(() => call(cancelCall, { params: { id: order.id }, body: {} }))
  return (
    <ActDialog
      open
      title={text.cancelCall}
      onClose={onClose}
      act={{ name: text.cancelCall, danger: true, busy: cancel.isPending, onAct: () => cancel.mutate() }}
      problem={sentenceOf(cancel.error)}
      done={cancel.isSuccess && <p>{text.done}</p>}
    >
      <p>{say(text.order, { n: order.number })}</p>
    </ActDialog>
  )
}

function InspectDialog({ contract, order, onClose }: Given & { onClose: () => void }) {
  const [idempotencyKey, setIdempotencyKey] = useState(newId)
  const [lines, setLines] = useState(() =>
    order.lines.map(({ line, quantity }) => ({ line, quantity, accepted: quantity, because: '' })),
  )
  const inspect = useAct(() =>
    call(
      inspectDelivery,
      {
        params: { id: order.id },
        body: {
          lines: lines.map(({ line, accepted, because }) => ({ line, accepted, because: because.trim() || null })),
        },
      },
      { idempotencyKey },
    ),
  )
  const change = (line: number, part: { accepted?: number; because?: string }) => {
    setIdempotencyKey(newId())
    setLines(lines.map((one) => (one.line === line ? { ...one, ...part } : one)))
  }
  return (
    <ActDialog
      open
      title={text.inspect}
      onClose={onClose}
      act={{
        name: text.inspect,
        busy: inspect.isPending,
        locked: lines.some((one) => one.accepted < one.quantity && one.because.trim().length < 2),
        onAct: () => inspect.mutate(),
      }}
      problem={sentenceOf(inspect.error)}
      done={inspect.isSuccess && <p>{text.done}</p>}
    >
      <p className="muted">{text.inspectLead}</p>
      <Form layout="vertical" component="div">
        {lines.map(({ line, quantity, accepted, because }) => {
          const { name, unit } = contract.lines.find((one) => one.line === line)!
          return (
            <Form.Item
              key={line}
              label={say(text.acceptedOf, { name, n: count(quantity), unit })}
              htmlFor={`inspect-${line}`}
            >
              <InputNumber
                id={`inspect-${line}`}
                min={0}
                max={quantity}
                precision={0}
                value={accepted}
                onChange={(picked) => change(line, { accepted: picked ?? 0 })}
              />
              {accepted < quantity && (
                <Input
                  aria-label={say(text.rejectedBecause, { name })}
                  placeholder={say(text.rejectedBecause, { name })}
                  maxLength={200}
                  value={because}
                  onChange={(event) => change(line, { because: event.target.value })}
                />
              )}
            </Form.Item>
          )
        })}
      </Form>
    </ActDialog>
  )
}
