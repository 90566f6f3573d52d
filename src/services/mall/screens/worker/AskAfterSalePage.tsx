import { useRef, useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { type Problem, problemFrom } from '../../../../platform/client/problem.ts'
import { askAgain, useAsk } from '../../../../platform/client/use-ask.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { newId } from '../../../../platform/ids.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { Warning } from '../../../../ui/EmptyState.tsx'
import { Choice, Field, TextArea } from '../../../../ui/Field.tsx'
import { focusFirstProblem } from '../../../../ui/focus-problem.ts'
import { Lines } from '../../../../ui/Lines.tsx'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { toast } from '../../../../ui/Toast.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { askAfterSale } from '../../after-sales.contract.ts'
import { type AfterSaleReason, type AfterSaleWants, afterSaleReasons, afterSaleWants } from '../../after-sales.model.ts'
import { reasonNames, wantsNames } from '../../after-sales.text.ts'
import { afterSalesText as text } from '../../after-sales-worker.text.ts'
import { getMyOrder } from '../../orders.contract.ts'
import { ordersText } from '../../orders-worker.text.ts'
import './after-sales.css'
import { type FieldPhoto, PhotosField, sentPhotosOf } from './PhotosField.tsx'
import { Stepper } from './Stepper.tsx'

type Line = ReceivedOf<typeof getMyOrder>['lines'][number]

/** 申请售后: of one line, how many came wrong, what about them, and what she wants. */
export default function AskAfterSalePage(given: PageGiven) {
  const asked = useAsk(getMyOrder, { params: { id: given.params.id! } })
  const line = asked.answer?.lines.find((one) => one.line === Number(given.params.line))
  if (!line) {
    return (
      <Page top={<TopBar title={text.askTitle} backHref={given.href(`/mall/orders/${given.params.id}`)} />}>
        <Waiting asked={asked} cards={[6]} />
      </Page>
    )
  }
  return <Asking given={given} line={line} />
}

function useWish(line: Line) {
  const [quantity, setQuantity] = useState(Math.max(1, line.quantity - line.refunded))
  const [wants, setWants] = useState<AfterSaleWants | null>(null)
  const [reason, setReason] = useState<AfterSaleReason | null>(null)
  const [words, setWords] = useState('')
  const [photos, setPhotos] = useState<readonly FieldPhoto[]>([])
  const problems = {
    wants: wants === null ? text.wantsMissing : null,
    reason: reason === null ? text.reasonMissing : null,
    words: words.trim().length < 5 ? text.wordsShort : null,
  }
  return { quantity, setQuantity, wants, setWants, reason, setReason, words, setWords, photos, setPhotos, problems }
}

type Wish = ReturnType<typeof useWish>

function Asking({ given, line }: { given: PageGiven; line: Line }) {
  const wish = useWish(line)
  const key = useRef(newId())
  const page = useRef<HTMLDivElement>(null)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const orderId = given.params.id!

  async function submit() {
    setTried(true)
    const { wants, reason, quantity, words, photos, problems } = wish
    if (wants === null || reason === null || problems.words) return focusFirstProblem(page.current)
    const body = { quantity, wants, reason, words: words.trim(), photos: sentPhotosOf(photos) }
    setBusy(true)
    let id = ''
    const failed = await problemFrom(
      call(askAfterSale, { params: { id: orderId, line: line.line }, body }, { idempotencyKey: key.current }).then(
        (opened) => {
          id = opened.id
        },
      ),
    )
    setBusy(false)
    setProblem(failed)
    if (failed) return
    await askAgain('/me/mall')
    toast(text.sent)
    given.go(`/mall/after-sales/${id}`, 'rewind')
  }

  return (
    <div className="gh-form" ref={page}>
      <Page
        top={<TopBar title={text.askTitle} backHref={given.href(`/mall/orders/${orderId}`)} />}
        acts={
          <Button kind="main" size="big" busy={busy} onPress={() => void submit()}>
            {text.submit}
          </Button>
        }
      >
        {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
        <Goods line={line} wish={wish} />
        <Why wish={wish} tried={tried} />
      </Page>
    </div>
  )
}

function Goods({ line, wish }: { line: Line; wish: Wish }) {
  const most = line.quantity - line.refunded
  return (
    <Card title={line.name}>
      <div className="mall-ask-count">
        <span>{text.quantity}</span>
        <Stepper
          name={line.name}
          quantity={wish.quantity}
          most={most}
          onChange={(quantity) => wish.setQuantity(Math.max(1, quantity))}
        />
      </div>
      <Lines
        lines={[
          {
            label: text.sum,
            note: `${displayYuan(line.price)} × ${wish.quantity}`,
            value: `${displayYuan(line.price * wish.quantity)} ${ordersText.point}`,
            total: true,
          },
        ]}
      />
    </Card>
  )
}

function Why({ wish, tried }: { wish: Wish; tried: boolean }) {
  const shown = (problem: string | null) => (tried ? problem : null)
  return (
    <Card>
      <div className="gh-fields">
        <Choice
          legend={text.reason}
          name="reason"
          options={afterSaleReasons.map((value) => ({ value, label: reasonNames[value] }))}
          value={wish.reason}
          onChoose={wish.setReason}
          problem={shown(wish.problems.reason)}
        />
        <Choice
          legend={text.wants}
          name="wants"
          options={afterSaleWants.map((value) => ({
            value,
            label: wantsNames[value],
            note: text.wantsNotes[value],
          }))}
          value={wish.wants}
          onChoose={wish.setWants}
          problem={shown(wish.problems.wants)}
        />
        <Field label={text.words} hint={text.wordsHint} problem={shown(wish.problems.words)}>
          {(wiring) => <TextArea {...wiring} rows={4} maxLength={500} value={wish.words} onText={wish.setWords} />}
        </Field>
        <PhotosField label={text.photos} photos={wish.photos} onPhotos={wish.setPhotos} />
      </div>
    </Card>
  )
}
