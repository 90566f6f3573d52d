import { type Actor, requirePermission } from '../../kernel/access/index.ts'
import { type Deed, recordAudits } from '../../kernel/audit/index.ts'
import { postTransfers } from '../../kernel/ledger/index.ts'
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
import {
  linesOfOrders,
  lockedOrders,
  markAccepted,
  markReceived,
  markShipped,
  type Order,
  type Parcel,
  shippedBefore,
} from './orders.store.ts'
import { orderStateText, orderWords } from './orders.text.ts'
import { booksOf } from './points-books.ts'
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
    await recordAudits(tx, actor, [deedOf(order, 'mall.order-accepted', {})])
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
    await ship(tx, actor, [{ order, ...parcel }])
  })
}

export type NumberedParcel = { readonly orderId: Id; readonly carrier: string; readonly tracking: string }

/** 批量发货: ships in one transaction those of the orders that are the desk's and open to it; tells which. */
export function shipOrders(actor: Actor, parcels: readonly NumberedParcel[]): Promise<ReadonlySet<Id>> {
  return transaction(actor, async (tx) => {
    const numbered = new Map(parcels.map((one) => [one.orderId, one]))
    const orders = (await lockedOrders(tx, [...numbered.keys()])).filter((order) => mayBecome(order.state, 'shipped'))
    for (const { supplierId } of orders) requirePermission(actor, 'mall.supply', [supplierId])
    await ship(
      tx,
      actor,
      orders.map((order) => ({ order, ...numbered.get(order.id)! })),
    )
    return new Set(orders.map((order) => order.id))
  })
}

async function ship(tx: Tx, actor: Actor, parcels: readonly Parcel[]): Promise<void> {
  if (parcels.length === 0) return
  const orders = parcels.map((one) => one.order)
  await markShipped(tx, parcels, now())
  const lines = Map.groupBy(await linesOfOrders(tx, orders), (line) => line.orderId)
  await sendNotices(
    tx,
    parcels.map(({ order, carrier, tracking }) => ({
      personId: order.ownerId,
      title: orderWords.shippedTitle,
      text: fillSentence(orderWords.shipped, { names: namesOf(lines.get(order.id) ?? []), carrier, tracking }),
      link: `/mall/orders/${order.id}`,
    })),
  )
  await recordAudits(
    tx,
    actor,
    parcels.map(({ order, carrier, tracking }) => deedOf(order, 'mall.order-shipped', { carrier, tracking })),
  )
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

/** Orders of one transaction: few enough that nobody who looks at hers meanwhile waits for it. */
const atOnce = 200

/** Confirms what went to an address fifteen days ago and nobody has answered for; tells how many. */
export async function confirmForgotten(actor: Actor): Promise<number> {
  const before = startOfDay(addDays(dayOf(now()), -daysToConfirm))
  for (let confirmed = 0; ; ) {
    const some = await transaction(actor, async (tx) => {
      const orders = await lockedOrders(tx, await shippedBefore(tx, before, atOnce))
      const open = orders.filter((order) => mayBecome(order.state, 'received'))
      await receiveAll(tx, actor, open)
      return open.length
    })
    if (some === 0) return confirmed
    confirmed += some
  }
}

/** Receives a locked order: what stands of it is from now on due to the supplier. */
export function receive(tx: Tx, actor: Actor, order: Order): Promise<void> {
  return receiveAll(tx, actor, [order])
}

async function receiveAll(tx: Tx, actor: Actor, orders: readonly Order[]): Promise<void> {
  if (orders.length === 0) return
  const at = now()
  const supplierIds = [...new Set(orders.map((order) => order.supplierId))]
  const [due, payable] = [await booksOf(tx, 'due', supplierIds), await booksOf(tx, 'payable', supplierIds)]
  const owed = orders.map((order) => ({ order, amount: order.total - order.refunded }))
  await postTransfers(
    tx,
    owed
      .filter(({ amount }) => amount > 0)
      .map(({ order, amount }) => ({
        id: newId(),
        kind: 'mall.received',
        subjectId: order.id,
        occurredOn: dayOf(at),
        memo: orderWords.received,
        lines: [
          { accountId: due.get(order.supplierId)!, amountFen: -amount },
          { accountId: payable.get(order.supplierId)!, amountFen: amount },
        ],
      })),
  )
  await markReceived(tx, orders, actor.name, at)
  await recordAudits(
    tx,
    actor,
    owed.map(({ order, amount }) => deedOf(order, 'mall.order-received', { amount })),
  )
}

function deedOf(order: Order, action: string, detail: Record<string, unknown>): Deed {
  return { action, subjectKind: 'mall.order', subjectId: order.id, orgId: order.orgPath.at(-1) ?? null, detail }
}
