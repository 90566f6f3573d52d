import { useRef, useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { type Problem, problemFrom } from '../../../../platform/client/problem.ts'
import { sayFullDay, sayInstant } from '../../../../platform/client/say-dates.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import { askAgain, useAsk } from '../../../../platform/client/use-ask.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { newId } from '../../../../platform/ids.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { Warning } from '../../../../ui/EmptyState.tsx'
import { Field, TextInput } from '../../../../ui/Field.tsx'
import { Lines } from '../../../../ui/Lines.tsx'
import { ListRow } from '../../../../ui/ListRow.tsx'
import { Page } from '../../../../ui/Page.tsx'
import { Sheet } from '../../../../ui/Sheet.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { type Moment, Timeline } from '../../../../ui/Timeline.tsx'
import { toast } from '../../../../ui/Toast.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { cancelMyOrder, confirmMyOrder, getMyOrder } from '../../orders.contract.ts'
import { ordersText } from '../../orders-worker.text.ts'
import { ratingsText } from '../../ratings-worker.text.ts'
import { AfterSalesPart } from './AfterSalesPart.tsx'
import { OrderTag } from './OrderTag.tsx'
import { PickUpPart } from './PickUpPart.tsx'
import { Stars } from './Stars.tsx'
import './shop.css'

const text = ordersText.order
type Order = ReceivedOf<typeof getMyOrder>

/** One order: how far it is, what it is, to whom it goes, and which points it took. */
export default function OrderPage(given: PageGiven) {
  const asked = useAsk(getMyOrder, { params: { id: given.params.id! } })
  const [open, setOpen] = useState<'confirm' | 'cancel' | null>(null)
  const order = asked.answer
  return (
    <Page
      top={<TopBar title={text.title} backHref={given.href('/mall/orders')} />}
      acts={order ? <Acts order={order} onOpen={setOpen} /> : null}
    >
      {order ? <Facts order={order} given={given} /> : <Waiting asked={asked} cards={[3, 4, 3]} />}
      {order && open === 'confirm' ? <Confirming order={order} onClose={() => setOpen(null)} /> : null}
      {order && open === 'cancel' ? <Cancelling order={order} onClose={() => setOpen(null)} /> : null}
    </Page>
  )
}

function Acts({ order, onOpen }: { order: Order; onOpen: (which: 'confirm' | 'cancel') => void }) {
  if (order.state === 'shipped' && order.pickUp === null) {
    return (
      <Button kind="main" size="big" onPress={() => onOpen('confirm')}>
        {text.confirm}
      </Button>
    )
  }
  if (order.state !== 'placed') return null
  return (
    <Button kind="danger" size="big" wide onPress={() => onOpen('cancel')}>
      {text.cancel}
    </Button>
  )
}

function Facts({ order, given }: { order: Order; given: PageGiven }) {
  return (
    <>
      <Card title={text.progress} aside={<OrderTag state={order.state} />}>
        <Timeline moments={momentsOf(order)} />
      </Card>
      <Card>
        <Lines
          lines={[
            ...order.lines.map((line) => ({
              label: line.name,
              note: ordersText.checkout.pieces(line.quantity),
              value: displayYuan(line.price * line.quantity),
            })),
            {
              label: text.total,
              ...(order.refunded > 0 && { note: text.refunded(displayYuan(order.refunded)) }),
              value: `${displayYuan(order.total)} ${ordersText.point}`,
              total: true,
            },
          ]}
        />
      </Card>
      {order.state === 'received' ? <Ratings order={order} given={given} /> : null}
      <AfterSalesPart order={order} given={given} />
      <Card title={text.origins}>
        <Lines
          lines={order.origins.map((origin) => ({
            label: origin.memo,
            ...(origin.expiresOn && { note: text.expires(sayFullDay(origin.expiresOn)) }),
            value: text.origin(displayYuan(origin.amount)),
          }))}
        />
      </Card>
      {order.pickUp ? <PickUpPart pickUp={order.pickUp} shipped={order.state === 'shipped'} /> : null}
      <Card title={text.receiver}>
        {order.receiver ? (
          <p>
            {order.receiver.name} {order.receiver.phone}
            <br />
            {order.receiver.address}
          </p>
        ) : (
          <p className="gh-soft">{text.receiverGone}</p>
        )}
      </Card>
    </>
  )
}

/** What she says of each line, while the mall's term runs. */
function Ratings({ order, given }: { order: Order; given: PageGiven }) {
  const open = order.rateUntil !== null && instantNow() < order.rateUntil
  return (
    <Card title={ratingsText.title}>
      <ul className="gh-rows">
        {order.lines.map((line) => (
          <li key={line.line}>
            <RateRow
              line={line}
              href={open ? given.href(`/mall/orders/${order.id}/lines/${line.line}/rating`) : null}
            />
          </li>
        ))}
      </ul>
      <p className="gh-soft">
        {open ? ratingsText.until(sayInstant(order.rateUntil!, instantNow())) : ratingsText.over}
      </p>
    </Card>
  )
}

function RateRow({ line, href }: { line: Order['lines'][number]; href: string | null }) {
  const { rating } = line
  const note = rating?.hiddenBecause
    ? ratingsText.hidden(rating.hiddenBecause)
    : rating?.reply && ratingsText.reply(rating.reply)
  const words = (
    <>
      {rating ? <Stars stars={rating.stars} /> : null}
      {note ? <span>{note}</span> : null}
    </>
  )
  if (href === null)
    return (
      <div className="gh-row">
        <span className="gh-row-words">
          <span className="gh-row-title">{line.name}</span>
          <small>{words}</small>
        </span>
      </div>
    )
  return (
    <ListRow
      href={href}
      title={line.name}
      note={words}
      end={<span className="gh-link">{rating ? ratingsText.change : ratingsText.rate}</span>}
    />
  )
}

const steps = ['placed', 'accepted', 'shipped', 'received'] as const

function momentsOf(order: Order): Moment[] {
  const at = {
    placed: order.placedAt,
    accepted: order.acceptedAt,
    shipped: order.shippedAt,
    received: order.receivedAt,
    cancelled: order.cancelledAt,
  }
  const way = order.state === 'cancelled' ? (['placed', 'cancelled'] as const) : steps
  const said = way.map((step): Moment => {
    const time = at[step]
    return {
      key: step,
      time: time === null ? null : sayInstant(time, instantNow()),
      title: text.moments[step],
      note: noteOf(order, step),
      stand: step === order.state ? 'now' : time === null ? 'next' : 'past',
    }
  })
  const skipped = (moment: Moment) => moment.key === 'accepted' && at.accepted === null && at.shipped !== null
  return said.filter((moment) => !skipped(moment)).toReversed()
}

function noteOf(order: Order, step: (typeof steps)[number] | 'cancelled') {
  if (step === 'cancelled') return order.cancelledBecause
  if (step !== 'shipped' || order.tracking === null) return null
  return text.carrier(order.carrier ?? '', order.tracking)
}

function Confirming({ order, onClose }: { order: Order; onClose: () => void }) {
  const key = useRef(newId())
  const { busy, problem, act } = useAct(onClose)
  const confirm = () =>
    act(() => call(confirmMyOrder, { params: { id: order.id } }, { idempotencyKey: key.current }), text.confirmed)
  return (
    <Sheet title={text.confirmAsk} onClose={onClose}>
      <p className="gh-muted">{text.confirmNote}</p>
      {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
      <div className="mall-filters-acts">
        <Button size="big" onPress={onClose}>
          {text.notYet}
        </Button>
        <Button kind="main" size="big" busy={busy} onPress={() => void confirm()}>
          {text.confirm}
        </Button>
      </div>
    </Sheet>
  )
}

function Cancelling({ order, onClose }: { order: Order; onClose: () => void }) {
  const key = useRef(newId())
  const [because, setBecause] = useState('')
  const [tried, setTried] = useState(false)
  const { busy, problem, act } = useAct(onClose)
  const missing = because.trim().length < 2 ? text.becauseMissing : null
  const cancel = () => {
    setTried(true)
    if (missing) return
    const given = { params: { id: order.id }, body: { because: because.trim() } }
    void act(() => call(cancelMyOrder, given, { idempotencyKey: key.current }), text.cancelled)
  }
  return (
    <Sheet title={text.cancelAsk} onClose={onClose}>
      <p className="gh-muted">{text.cancelNote}</p>
      <Field label={text.because} problem={tried ? missing : null}>
        {(wiring) => <TextInput {...wiring} maxLength={200} value={because} onText={setBecause} />}
      </Field>
      {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
      <div className="mall-filters-acts">
        <Button size="big" onPress={onClose}>
          {text.stay}
        </Button>
        <Button kind="main" size="big" busy={busy} onPress={cancel}>
          {text.cancel}
        </Button>
      </div>
    </Sheet>
  )
}

function useAct(onDone: () => void) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  async function act(deed: () => Promise<unknown>, done: string): Promise<void> {
    setBusy(true)
    const failed = await problemFrom(deed())
    setBusy(false)
    setProblem(failed)
    if (failed) return
    await askAgain('/me/mall')
    toast(done)
    onDone()
  }
  return { busy, problem, act }
}
