import { type Actor, requirePermission } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { postTransfer } from '../../kernel/ledger/index.ts'
import { sendNotices } from '../../kernel/notices/index.ts'
import { now } from '../../platform/clock.ts'
import { addDays, dayOf, startOfDay } from '../../platform/dates.ts'
import { once } from '../../platform/db/once.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { lockOrder } from './cancel-order.ts'
import { namesOf } from './lanes.ts'
import { orderRefusal } from './orders.errors.ts'
import { mayBecome } from './orders.rules.ts'
import { linesOf, markAccepted, markReceived, markShipped, type Order, shippedBefore } from './orders.store.ts'
import { orderStateText, orderWords } from './orders.text.ts'
import { bookOf } from './points-books.ts'
import { stationRefusal } from './stations.errors.ts'

/** Days after which a shipped order counts as received when nobody says otherwise. */
const daysToConfirm = 15

type Step = 'accepted' | 'shipped' | 'received'

function requireStep(order: Order, step: Step): void {
  if (!mayBecome(order.state, step))
    throw orderRefusal('mall.order-not-deliverable', { state: orderStateText[order.state] })
}

/** 接单. Refuses `mall.order-not-deliverable`, `mall.order-not-found`. */
export async function acceptOrder(actor: Actor, orderId: Id): Promise<void> {
  await transaction(actor, async (tx) => {
    const order = await lockForDesk(tx, actor, orderId, 'accepted')
    await markAccepted(tx, order, now())
    await note(tx, actor, order, 'mall.order-accepted', {})
  })
}

/** 发货: with the tracking number; the buyer is told. */
export async function shipOrder(
  actor: Actor,
  orderId: Id,
  parcel: { carrier: string; tracking: string },
): Promise<void> {
  await transaction(actor, async (tx) => {
    const order = await lockForDesk(tx, actor, orderId, 'shipped')
    await markShipped(tx, order, parcel, now())
    const names = namesOf(await linesOf(tx, order.ownerId, [order.id]))
    await sendNotices(tx, [
      {
        personId: order.ownerId,
        title: orderWords.shippedTitle,
        text: fillSentence(orderWords.shipped, { names, ...parcel }),
        link: `/mall/orders/${order.id}`,
      },
    ])
    await note(tx, actor, order, 'mall.order-shipped', parcel)
  })
}

async function lockForDesk(tx: Tx, actor: Actor, orderId: Id, step: Step): Promise<Order> {
  const order = await lockOrder(tx, orderId)
  requirePermission(actor, 'mall.supply', [order.supplierId])
  requireStep(order, step)
  return order
}

/** 确认收货: what stands of the order is from now on due to the supplier. */
export async function confirmMyOrder(actor: Actor, orderId: Id, idempotencyKey: string): Promise<void> {
  await transaction(actor, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { confirm: orderId } }, async () => {
      const order = await lockOrder(tx, orderId)
      if (order.ownerId !== actor.personId) throw orderRefusal('mall.order-not-found')
      if (order.stationId !== null) throw stationRefusal('mall.order-at-station')
      requireStep(order, 'received')
      await receive(tx, actor, order)
      return null
    }),
  )
}

/** Confirms what was shipped to an address fifteen days ago and nobody has answered for; tells how many. */
export async function confirmForgotten(actor: Actor): Promise<number> {
  const before = startOfDay(addDays(dayOf(now()), -daysToConfirm))
  const orderIds = await transaction(actor, (tx) => shippedBefore(tx, before, 1000))
  for (const orderId of orderIds) {
    await transaction(actor, async (tx) => {
      const order = await lockOrder(tx, orderId)
      if (mayBecome(order.state, 'received')) await receive(tx, actor, order)
    })
  }
  return orderIds.length
}

/** Receives a locked order: what stands of it is from now on due to the supplier. */
export async function receive(tx: Tx, actor: Actor, order: Order): Promise<void> {
  const at = now()
  const amount = order.total - order.refunded
  if (amount > 0) {
    const [due, payable] = [await bookOf(tx, 'due', order.supplierId), await bookOf(tx, 'payable', order.supplierId)]
    await postTransfer(tx, {
      id: newId(),
      kind: 'mall.received',
      subjectId: order.id,
      occurredOn: dayOf(at),
      memo: orderWords.received,
      lines: [
        { accountId: due, amountFen: -amount },
        { accountId: payable, amountFen: amount },
      ],
    })
  }
  await markReceived(tx, order, actor.name, at)
  await note(tx, actor, order, 'mall.order-received', { amount })
}

function note(tx: Tx, actor: Actor, order: Order, action: string, detail: Record<string, unknown>): Promise<void> {
  return recordAudit(tx, actor, {
    action,
    subjectKind: 'mall.order',
    subjectId: order.id,
    orgId: order.orgPath.at(-1) ?? null,
    detail,
  })
}
