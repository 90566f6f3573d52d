import { Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { today } from '../../../../../platform/client/today.ts'
import { newId } from '../../../../../platform/ids.ts'
import { displayYuan, formatYuan, parseYuan } from '../../../../../platform/money.ts'
import { ActDialog } from '../../../../../ui/console/ActDialog.tsx'
import { type Act, Acts } from '../../../../../ui/console/Acts.tsx'
import { DayField } from '../../../../../ui/console/DayField.tsx'
import { count } from '../../../../../ui/console/figures.ts'
import { say } from '../../../../../ui/console/text.ts'
import {
  type ContractPage,
  callOff,
  cancelContract,
  recordPayment,
  settleContract,
  signContract,
} from '../../../purchases.contract.ts'
import { purchasesText } from '../../../purchases-console.text.ts'
import { TextField } from '../pavilions/TextField.tsx'
import type { Desk } from './desks.ts'
import { useAct } from './use-act.ts'

const text = purchasesText.contract
type Open = 'sign' | 'call' | 'pay' | 'settle' | 'cancel'
type Given = { readonly contract: ContractPage; readonly onClose: () => void }

/** What may be done with a contract now; what waits for something says for what. */
export function ContractActs({ contract, desk }: { contract: ContractPage; desk: Desk }) {
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  const mine = contract.document.sides.find((side) => side.yours)
  const isBuyer = desk === 'buyer'
  const lives = contract.state === 'signing' || contract.state === 'signed'
  const unsigned = contract.state === 'signing' ? text.needsSignatures : null
  const unpaid = contract.accepted - contract.paid
  const isUsed = contract.accepted > 0 || contract.orders.some((order) => order.state !== 'cancelled')
  const acts: (Act & { show: boolean })[] = [
    { key: 'sign', show: mine !== undefined, name: text.sign, icon: 'pen', main: true, onAct: () => setOpen('sign') },
    {
      key: 'call',
      show: isBuyer && lives,
      name: text.call,
      icon: 'bag',
      main: mine === undefined,
      because: unsigned,
      onAct: () => setOpen('call'),
    },
    {
      key: 'pay',
      show: isBuyer && lives,
      name: text.pay,
      icon: 'coin',
      because: unsigned ?? (unpaid === 0 ? text.needsAcceptance : null),
      onAct: () => setOpen('pay'),
    },
    {
      key: 'settle',
      show: desk === 'operator' && contract.state === 'signed',
      name: text.settle,
      icon: 'check',
      main: true,
      because: contract.accepted === 0 ? text.needsAcceptance : null,
      onAct: () => setOpen('settle'),
    },
    {
      key: 'cancel',
      show: isBuyer && lives && !isUsed,
      name: text.cancel,
      danger: true,
      onAct: () => setOpen('cancel'),
    },
  ]
  return (
    <>
      <Acts acts={acts.filter((act) => act.show)} />
      {open === 'sign' && mine && <SignDialog contract={contract} side={mine} onClose={close} />}
      {open === 'call' && <CallDialog contract={contract} onClose={close} />}
      {open === 'pay' && <PayDialog contract={contract} onClose={close} />}
      {open === 'settle' && <SettleDialog contract={contract} onClose={close} />}
      {open === 'cancel' && <CancelDialog contract={contract} onClose={close} />}
    </>
  )
}

function SignDialog({ contract, side, onClose }: Given & { side: { key: string; party: string } }) {
  const [password, setPassword] = useState('')
  const sign = useAct(() =>
    call(signContract, {
      params: { id: contract.id },
      body: { side: side.key === 'buyer' ? 'buyer' : 'supplier', digest: contract.document.digest, password },
    }),
  )
  return (
    <ActDialog
      open
      title={text.sign}
      onClose={onClose}
      act={{ name: text.sign, busy: sign.isPending, locked: password === '', onAct: () => sign.mutate() }}
      problem={sentenceOf(sign.error)}
      done={sign.data && <p>{sign.data.complete ? text.complete : text.signedOne}</p>}
    >
      <p>{say(text.signLead, { party: side.party, number: contract.number })}</p>
      <Form layout="vertical" component="div">
        <Form.Item label={text.password} htmlFor="contract-password">
          <Input.Password
            id="contract-password"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </Form.Item>
      </Form>
    </ActDialog>
  )
}

function CallDialog({ contract, onClose }: Given) {
  const [idempotencyKey, setIdempotencyKey] = useState(newId)
  const open = contract.lines.filter((one) => one.quantity > one.ordered)
  const [lines, setLines] = useState(() =>
    open.map((one) => ({ line: one.line, quantity: one.quantity - one.ordered })),
  )
  const [note, setNote] = useState('')
  const wanted = lines.filter((one) => one.quantity > 0)
  const send = useAct(() =>
    call(callOff, { params: { id: contract.id }, body: { lines: wanted, note } }, { idempotencyKey }),
  )
  return (
    <ActDialog
      open
      title={text.call}
      onClose={onClose}
      act={{ name: text.call, busy: send.isPending, locked: wanted.length === 0, onAct: () => send.mutate() }}
      problem={sentenceOf(send.error)}
      done={send.isSuccess && <p>{text.done}</p>}
    >
      <p className="muted">{text.callLead}</p>
      <Form layout="vertical" component="div">
        {open.map(({ line, name, unit, quantity, ordered }) => (
          <Form.Item
            key={line}
            label={say(text.quantityOf, { name, n: count(quantity - ordered), unit })}
            htmlFor={`call-${line}`}
          >
            <InputNumber
              id={`call-${line}`}
              min={0}
              max={quantity - ordered}
              precision={0}
              value={lines.find((one) => one.line === line)!.quantity}
              onChange={(picked) => {
                setIdempotencyKey(newId())
                setLines(lines.map((one) => (one.line === line ? { line, quantity: picked ?? 0 } : one)))
              }}
            />
          </Form.Item>
        ))}
        <TextField id="call-note" label={text.note} most={200} value={note} onChange={setNote} />
      </Form>
    </ActDialog>
  )
}

function PayDialog({ contract, onClose }: Given) {
  const [idempotencyKey, setIdempotencyKey] = useState(newId)
  const unpaid = contract.accepted - contract.paid
  const [draft, setDraft] = useState({ amount: formatYuan(unpaid), paidOn: today(), reference: '' })
  const set = (part: Partial<typeof draft>) => {
    setIdempotencyKey(newId())
    setDraft({ ...draft, ...part })
  }
  const amount = parseYuan(draft.amount.trim())
  const pay = useAct(() => {
    const { paidOn, reference } = draft
    const body = { amount: amount!, paidOn, reference: reference.trim() }
    return call(recordPayment, { params: { id: contract.id }, body }, { idempotencyKey })
  })
  return (
    <ActDialog
      open
      title={text.pay}
      onClose={onClose}
      act={{
        name: text.pay,
        busy: pay.isPending,
        locked: !amount || draft.reference.trim().length < 4,
        onAct: () => pay.mutate(),
      }}
      problem={sentenceOf(pay.error)}
      done={pay.isSuccess && <p>{text.done}</p>}
    >
      <p className="muted">{say(text.payLead, { n: displayYuan(unpaid) })}</p>
      <Form layout="vertical" component="div">
        <TextField
          id="pay-amount"
          label={text.payAmount}
          most={20}
          value={draft.amount}
          onChange={(typed) => set({ amount: typed })}
        />
        <DayField id="pay-on" label={text.paidOn} value={draft.paidOn} onChange={(paidOn) => set({ paidOn })} />
        <TextField
          id="pay-reference"
          label={text.reference}
          most={60}
          value={draft.reference}
          onChange={(reference) => set({ reference })}
        />
      </Form>
    </ActDialog>
  )
}

function SettleDialog({ contract, onClose }: Given) {
  const [idempotencyKey] = useState(newId)
  const [because, setBecause] = useState('')
  const isShort = contract.accepted < contract.total
  const settle = useAct(() =>
    call(
      settleContract,
      { params: { id: contract.id }, body: isShort ? { because: because.trim() } : {} },
      { idempotencyKey },
    ),
  )
  return (
    <ActDialog
      open
      title={text.settle}
      onClose={onClose}
      act={{
        name: text.settle,
        busy: settle.isPending,
        locked: isShort && because.trim().length < 2,
        onAct: () => settle.mutate(),
      }}
      problem={sentenceOf(settle.error)}
      done={settle.isSuccess && <p>{text.done}</p>}
    >
      <p>{say(text.settleLead, { accepted: displayYuan(contract.accepted), paid: displayYuan(contract.paid) })}</p>
      {isShort && (
        <Form layout="vertical" component="div">
          <TextField id="settle-because" label={text.settleBecause} most={200} value={because} onChange={setBecause} />
        </Form>
      )}
    </ActDialog>
  )
}

function CancelDialog({ contract, onClose }: Given) {
  const [because, setBecause] = useState('')
  const cancel = useAct(() => call(cancelContract, { params: { id: contract.id }, body: { because: because.trim() } }))
  return (
    <ActDialog
      open
      title={text.cancel}
      onClose={onClose}
      act={{
        name: text.cancel,
        danger: true,
        busy: cancel.isPending,
        locked: because.trim().length < 2,
        onAct: () => cancel.mutate(),
      }}
      problem={sentenceOf(cancel.error)}
      done={cancel.isSuccess && <p>{text.done}</p>}
    >
      <Form layout="vertical" component="div">
        <TextField id="contract-because" label={text.cancelBecause} most={200} value={because} onChange={setBecause} />
      </Form>
    </ActDialog>
  )
}
