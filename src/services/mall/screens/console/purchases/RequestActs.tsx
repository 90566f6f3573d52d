import { Form, Radio } from 'antd'
import { useState } from 'react'
import { ExportDialog } from '../../../../../kernel/privacy/screens.ts'
import { addressOf } from '../../../../../platform/client/address.ts'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { newId } from '../../../../../platform/ids.ts'
import { displayYuan } from '../../../../../platform/money.ts'
import { ActDialog } from '../../../../../ui/console/ActDialog.tsx'
import { type Act, Acts } from '../../../../../ui/console/Acts.tsx'
import { say } from '../../../../../ui/console/text.ts'
import {
  chooseQuote,
  exportComparison,
  extendRequest,
  type RequestPage,
  takeQuoteBack,
  withdrawRequest,
} from '../../../purchases.contract.ts'
import { purchasesText } from '../../../purchases-console.text.ts'
import { fromLocal, toLocal } from '../local-time.ts'
import { TextField } from '../pavilions/TextField.tsx'
import type { Desk } from './desks.ts'
import { QuoteDialog } from './QuoteDialog.tsx'
import { TimeField } from './TimeField.tsx'
import { useAct } from './use-act.ts'

const text = purchasesText.request
type Open = 'choose' | 'extend' | 'withdraw' | 'file' | 'quote' | 'takeBack'

/** What may be done with a request now; what waits for something says for what. */
export function RequestActs({ request, desk }: { request: RequestPage; desk: Desk }) {
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  const isBuyer = desk === 'buyer'
  const isOpen = request.state === 'open'
  const mayQuote = desk === 'supplier' && isOpen && !request.isOver
  const few = request.quotations.length < request.leastQuotes
  const why = !request.isOver
    ? text.waitOver
    : few
      ? say(text.waitMore, { n: request.quotations.length, least: request.leastQuotes })
      : null
  const acts: (Act & { show: boolean })[] = [
    {
      key: 'choose',
      show: isBuyer && isOpen,
      name: text.choose,
      icon: 'check',
      main: true,
      because: why,
      onAct: () => setOpen('choose'),
    },
    {
      key: 'quote',
      show: mayQuote,
      name: request.quotations.length > 0 ? text.requote : text.quote,
      icon: 'pen',
      main: true,
      onAct: () => setOpen('quote'),
    },
    {
      key: 'takeBack',
      show: mayQuote && request.quotations.length > 0,
      name: text.takeBack,
      onAct: () => setOpen('takeBack'),
    },
    { key: 'extend', show: isBuyer && isOpen, name: text.extend, icon: 'clock', onAct: () => setOpen('extend') },
    {
      key: 'file',
      show: isBuyer && request.isOpened && request.quotations.length > 0,
      name: text.download,
      icon: 'download',
      onAct: () => setOpen('file'),
    },
    { key: 'print', show: request.isOpened, name: text.print, icon: 'print', onAct: () => print() },
    {
      key: 'withdraw',
      show: isBuyer && isOpen,
      name: text.withdraw,
      danger: true,
      onAct: () => setOpen('withdraw'),
    },
  ]
  return (
    <>
      <Acts acts={acts.filter((act) => act.show)} />
      {open === 'choose' && <ChooseDialog request={request} onClose={close} />}
      {open === 'extend' && <ExtendDialog request={request} onClose={close} />}
      {open === 'withdraw' && <WithdrawDialog request={request} onClose={close} />}
      {open === 'quote' && <QuoteDialog request={request} onClose={close} />}
      {open === 'takeBack' && <TakeBackDialog request={request} onClose={close} />}
      {open === 'file' && (
        <ExportDialog
          what={text.compare}
          formats={['xlsx', 'csv', 'pdf']}
          addressFor={(format, reason) =>
            addressOf(exportComparison, { params: { id: request.id }, query: { format, reason } })
          }
          onClose={close}
        />
      )}
    </>
  )
}

type Given = { readonly request: RequestPage; readonly onClose: () => void }

function ChooseDialog({ request, onClose }: Given) {
  const [idempotencyKey] = useState(newId)
  const [quotationId, setQuotationId] = useState(request.quotations[0]!.id)
  const [because, setBecause] = useState('')
  const picked = request.quotations.find((one) => one.id === quotationId)!
  const isDearer = picked.total > Math.min(...request.quotations.map((one) => one.total))
  const choose = useAct(() =>
    call(
      chooseQuote,
      { params: { id: request.id }, body: { quotationId, ...(isDearer && { because: because.trim() }) } },
      { idempotencyKey },
    ),
  )
  return (
    <ActDialog
      open
      title={text.chooseTitle}
      onClose={onClose}
      act={{
        name: text.choose,
        busy: choose.isPending,
        locked: isDearer && because.trim().length < 2,
        onAct: () => choose.mutate(),
      }}
      problem={sentenceOf(choose.error)}
      done={choose.data && <p>{say(text.chosen, { number: choose.data.number })}</p>}
    >
      <Radio.Group
        aria-label={text.chooseTitle}
        value={quotationId}
        onChange={(event) => setQuotationId(event.target.value as string)}
        options={request.quotations.map((one) => ({
          value: one.id,
          label: `${one.supplierName} ${displayYuan(one.total)}`,
        }))}
      />
      <p>{say(text.chooseLead, { supplier: picked.supplierName, total: displayYuan(picked.total) })}</p>
      {isDearer && (
        <Form layout="vertical" component="div">
          <TextField id="choose-because" label={text.because} most={200} value={because} onChange={setBecause} />
        </Form>
      )}
    </ActDialog>
  )
}

function ExtendDialog({ request, onClose }: Given) {
  const [until, setUntil] = useState(toLocal(request.quotesUntil))
  const extend = useAct(() =>
    call(extendRequest, { params: { id: request.id }, body: { quotesUntil: fromLocal(until) } }),
  )
  return (
    <ActDialog
      open
      title={text.extendTitle}
      onClose={onClose}
      act={{ name: text.extend, busy: extend.isPending, locked: until === '', onAct: () => extend.mutate() }}
      problem={sentenceOf(extend.error)}
      done={extend.isSuccess && <p>{text.done}</p>}
    >
      <Form layout="vertical" component="div">
        <TimeField id="extend-until" label={text.quotesUntil} value={until} onChange={setUntil} />
      </Form>
    </ActDialog>
  )
}

function WithdrawDialog({ request, onClose }: Given) {
  const [because, setBecause] = useState('')
  const withdraw = useAct(() =>
    call(withdrawRequest, { params: { id: request.id }, body: { because: because.trim() } }),
  )
  return (
    <ActDialog
      open
      title={text.withdrawTitle}
      onClose={onClose}
      act={{
        name: text.withdraw,
        danger: true,
        busy: withdraw.isPending,
        locked: because.trim().length < 2,
        onAct: () => withdraw.mutate(),
      }}
      problem={sentenceOf(withdraw.error)}
      done={withdraw.isSuccess && <p>{text.done}</p>}
    >
      <Form layout="vertical" component="div">
        <TextField
          id="withdraw-because"
          label={text.withdrawBecause}
          most={200}
          value={because}
          onChange={setBecause}
        />
      </Form>
    </ActDialog>
  )
}

function TakeBackDialog({ request, onClose }: Given) {
  const back = useAct(() => call(takeQuoteBack, { params: { id: request.id }, body: {} }))
  return (
    <ActDialog
      open
      title={text.takeBack}
      onClose={onClose}
      act={{ name: text.takeBack, danger: true, busy: back.isPending, onAct: () => back.mutate() }}
      problem={sentenceOf(back.error)}
      done={back.isSuccess && <p>{text.done}</p>}
    >
      <p>{request.title}</p>
    </ActDialog>
  )
}
