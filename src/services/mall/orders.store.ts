import { get, rows, run, sql } from '../../platform/db/sql.ts'
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
export async function lockedOrder(tx: Tx, id: Id): Promise<Order | undefined> {
  return (await lockedOrders(tx, [id]))[0]
}

/** Locks orders that the reader sees, in the order of their ids. */
export function lockedOrders(tx: Tx, ids: readonly Id[]): Promise<Order[]> {
  return rows(
    tx,
    sql`select owner_id, id, market_id, supplier_id, intent_id, org_path, total, refunded, state, station_id from mall.orders
        where id = any(${ids}::uuid[]) order by id for update`,
  )
}

export function linesOf(tx: Tx, ownerId: Id, orderIds: readonly Id[]): Promise<(OrderLine & { orderId: Id })[]> {
  return rows(
    tx,
    sql`select order_id, line, sku_id, product_id, name, price, quantity, refunded from mall.order_lines
        where owner_id = ${ownerId} and order_id = any(${orderIds}::uuid[]) order by order_id, line`,
  )
}

/** The lines of orders of several people. */
export function linesOfOrders(tx: Tx, orders: readonly Order[]): Promise<(OrderLine & { orderId: Id })[]> {
  return rows(
    tx,
    sql`select l.order_id, l.line, l.sku_id, l.product_id, l.name, l.price, l.quantity, l.refunded
        from unnest(${orders.map((one) => one.ownerId)}::uuid[], ${orders.map((one) => one.id)}::uuid[]) o (owner_id, id)
        join mall.order_lines l on l.owner_id = o.owner_id and l.order_id = o.id order by l.order_id, l.line`,
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

export type Parcel = { readonly order: Order; readonly carrier: string; readonly tracking: string }

export async function markShipped(tx: Tx, parcels: readonly Parcel[], at: string): Promise<void> {
  await run(
    tx,
    sql`update mall.orders o set state = 'shipped', accepted_at = coalesce(o.accepted_at, ${at}), shipped_at = ${at},
          carrier = p.carrier, tracking = p.tracking
        from unnest(${parcels.map(({ order }) => order.ownerId)}::uuid[], ${parcels.map(({ order }) => order.id)}::uuid[],
          ${parcels.map((one) => one.carrier)}::text[], ${parcels.map((one) => one.tracking)}::text[]) p (owner_id, id, carrier, tracking)
        where o.owner_id = p.owner_id and o.id = p.id`,
  )
}

export async function markReceived(tx: Tx, orders: readonly Order[], by: string, at: string): Promise<void> {
  await run(
    tx,
    sql`update mall.orders o set state = 'received', received_at = ${at}, received_by = ${by}
        from unnest(${orders.map((one) => one.ownerId)}::uuid[], ${orders.map((one) => one.id)}::uuid[]) r (owner_id, id)
        where o.owner_id = r.owner_id and o.id = r.id`,
  )
}

/** Orders shipped before an instant that nobody has confirmed. */
export function shippedBefore(tx: Tx, at: string, most: number): Promise<Id[]> {
  return rows<{ id: Id }>(
    tx,
    sql`select id from mall.orders where state = 'shipped' and station_id is null and shipped_at < ${at} order by id limit ${most}`,
  ).then((found) => found.map((one) => one.id))
}
