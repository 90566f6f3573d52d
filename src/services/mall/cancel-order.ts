import { type Actor, requirePermission } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { sendNotices } from '../../kernel/notices/index.ts'
import { now } from '../../platform/clock.ts'
import { once } from '../../platform/db/once.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { type GivingBack, giveBack } from './give-back.ts'
import { namesOf } from './lanes.ts'
import { orderRefusal } from './orders.errors.ts'
import { mayCancel, pointsText } from './orders.rules.ts'
import { linesOf, lockedOrder, markCancelled, type Order } from './orders.store.ts'
import { orderStateText, orderWords } from './orders.text.ts'

export type CancelOrder = { readonly orderId: Id; readonly because: string }

/** 取消: the buyer takes her order back while nobody has accepted it; every point returns to its lot. */
export function cancelMyOrder(actor: Actor, input: CancelOrder, idempotencyKey: string): Promise<void> {
  return cancel(actor, input, idempotencyKey, (order) => {
    if (order.ownerId !== actor.personId) throw orderRefusal('mall.order-not-found')
    return 'buyer'
  })
}

/** 取消: the supplier cannot deliver, until it is shipped. Refuses `mall.order-not-cancellable`, `mall.order-not-found`. */
export function cancelOrder(actor: Actor, input: CancelOrder, idempotencyKey: string): Promise<void> {
  return cancel(actor, input, idempotencyKey, (order) => {
    requirePermission(actor, 'mall.supply', [order.supplierId])
    return 'desk'
  })
}

async function cancel(
  actor: Actor,
  { orderId, because }: CancelOrder,
  key: string,
  permit: (order: Order) => 'buyer' | 'desk',
): Promise<void> {
  await transaction(actor, (tx) =>
    once(tx, actor, { key, request: { cancel: orderId, because } }, async () => {
      const order = await lockOrder(tx, orderId)
      const by = permit(order)
      if (!mayCancel(order.state, by))
        throw orderRefusal('mall.order-not-cancellable', { state: orderStateText[order.state] })
      await takeBack(tx, actor, order, because)
      return null
    }),
  )
}

/** Refuses `mall.order-not-found` for what is beyond the caller's scope too. */
export async function lockOrder(tx: Tx, orderId: Id): Promise<Order> {
  const order = await lockedOrder(tx, orderId)
  if (!order) throw orderRefusal('mall.order-not-found')
  return order
}

/** Gives back everything that stands of a locked order, and cancels it. */
export async function giveBackWhole(
  tx: Tx,
  actor: Actor,
  order: Order,
  because: string,
  goods: GivingBack['goods'],
): Promise<void> {
  const lines = await linesOf(tx, order.ownerId, [order.id])
  const pieces = lines
    .map((line) => ({ line, quantity: line.quantity - line.refunded }))
    .filter((piece) => piece.quantity > 0)
  await giveBack(tx, actor, order, { pieces, because, goods })
  await markCancelled(tx, order, actor.name, because, now())
}

async function takeBack(tx: Tx, actor: Actor, order: Order, because: string): Promise<void> {
  const lines = await linesOf(tx, order.ownerId, [order.id])
  await giveBackWhole(tx, actor, order, because, 'restocked')
  const facts = { names: namesOf(lines), points: pointsText(order.total - order.refunded), because }
  await sendNotices(tx, [
    {
      personId: order.ownerId,
      title: orderWords.cancelledTitle,
      text: fillSentence(orderWords.cancelled, facts),
      link: `/mall/orders/${order.id}`,
    },
  ])
  await recordAudit(tx, actor, {
    action: 'mall.order-cancelled',
    subjectKind: 'mall.order',
    subjectId: order.id,
    orgId: order.orgPath.at(-1) ?? null,
    detail: { because, total: order.total - order.refunded },
  })
}
