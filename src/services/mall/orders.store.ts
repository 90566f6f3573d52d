import { find, get, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Fen } from '../../platform/money.ts'
import type { OrderState } from './orders.model.ts'

export type Order = {
  readonly ownerId: Id
  readonly id: Id
  readonly marketId: Id
  readonly supplierId: Id
  readonly intentId: Id
  readonly orgPath: readonly Id[]
  readonly total: Fen
  readonly refunded: Fen
  readonly state: OrderState
  readonly stationId: Id | null
}

export type OrderLine = {
  readonly line: number
  readonly skuId: Id
  readonly productId: Id
  readonly name: string
  readonly price: Fen
  readonly quantity: number
  readonly refunded: number
}

/** Locks an order that the reader sees; one beyond her scope is not there. */
export function lockedOrder(tx: Tx, id: Id): Promise<Order | undefined> {
  return find(
    tx,
    sql`select owner_id, id, market_id, supplier_id, intent_id, org_path, total, refunded, state, station_id from mall.orders
        where id = ${id} for update`,
  )
}

export function linesOf(tx: Tx, ownerId: Id, orderIds: readonly Id[]): Promise<(OrderLine & { orderId: Id })[]> {
  return rows(
    tx,
    sql`select order_id, line, sku_id, product_id, name, price, quantity, refunded from mall.order_lines
        where owner_id = ${ownerId} and order_id = any(${orderIds}::uuid[]) order by order_id, line`,
  )
}

/** When a locked order was confirmed as received; null before. */
export async function receivedAtOf(tx: Tx, order: Order): Promise<string | null> {
  const found = await get<{ receivedAt: string | null }>(
    tx,
    sql`select received_at from mall.orders where owner_id = ${order.ownerId} and id = ${order.id}`,
  )
  return found.receivedAt
}

export type NewRefund = {
  readonly id: Id
  readonly line: number
  readonly quantity: number
  readonly amount: Fen
  readonly because: string
  readonly restocked: boolean
  readonly by: string
  readonly at: string
  readonly afterSaleId: Id | null
}

export async function writeRefund(tx: Tx, order: Order, refund: NewRefund): Promise<void> {
  await run(
    tx,
    sql`insert into mall.order_refunds (owner_id, id, order_id, line, quantity, amount, because, restocked, refunded_by, refunded_at,
          after_sale_id)
        values (${order.ownerId}, ${refund.id}, ${order.id}, ${refund.line}, ${refund.quantity}, ${refund.amount}, ${refund.because},
          ${refund.restocked}, ${refund.by}, ${refund.at}, ${refund.afterSaleId})`,
  )
  await run(
    tx,
    sql`update mall.order_lines set refunded = refunded + ${refund.quantity}
        where owner_id = ${order.ownerId} and order_id = ${order.id} and line = ${refund.line}`,
  )
  await run(
    tx,
    sql`update mall.orders set refunded = refunded + ${refund.amount} where owner_id = ${order.ownerId} and id = ${order.id}`,
  )
}

export async function markCancelled(tx: Tx, order: Order, by: string, because: string, at: string): Promise<void> {
  await run(
    tx,
    sql`update mall.orders set state = 'cancelled', cancelled_at = ${at}, cancelled_by = ${by}, cancelled_because = ${because}
        where owner_id = ${order.ownerId} and id = ${order.id}`,
  )
}

export async function markAccepted(tx: Tx, order: Order, at: string): Promise<void> {
  await run(
    tx,
    sql`update mall.orders set state = 'accepted', accepted_at = ${at} where owner_id = ${order.ownerId} and id = ${order.id}`,
  )
}

export async function markShipped(
  tx: Tx,
  order: Order,
  parcel: { carrier: string; tracking: string },
  at: string,
): Promise<void> {
  await run(
    tx,
    sql`update mall.orders set state = 'shipped', accepted_at = coalesce(accepted_at, ${at}), shipped_at = ${at},
          carrier = ${parcel.carrier}, tracking = ${parcel.tracking}
        where owner_id = ${order.ownerId} and id = ${order.id}`,
  )
}

export async function markReceived(tx: Tx, order: Order, by: string, at: string): Promise<void> {
  await run(
    tx,
    sql`update mall.orders set state = 'received', received_at = ${at}, received_by = ${by}
        where owner_id = ${order.ownerId} and id = ${order.id}`,
  )
}

/** Orders shipped before an instant that nobody has confirmed. */
export function shippedBefore(tx: Tx, at: string, most: number): Promise<Id[]> {
  return rows<{ id: Id }>(
    tx,
    sql`select id from mall.orders where state = 'shipped' and station_id is null and shipped_at < ${at} order by id limit ${most}`,
  ).then((found) => found.map((one) => one.id))
}
