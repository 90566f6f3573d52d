import { find, rows, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { OrderState } from './orders.model.ts'
import type { Stand } from './payouts.rules.ts'

export type TracedOrderRow = {
  readonly ownerId: Id
  readonly id: Id
  readonly marketId: Id
  readonly supplierId: Id
  readonly supplierName: string
  readonly state: OrderState
  readonly total: number
  readonly refunded: number
  readonly placedAt: string
  readonly receivedAt: string | null
  readonly cancelledAt: string | null
}

const orderColumns = sql`o.owner_id, o.id, o.market_id, o.supplier_id, u.name as supplier_name, o.state, o.total, o.refunded, o.placed_at,
  o.received_at, o.cancelled_at from mall.orders o join mall.suppliers u on u.org_id = o.supplier_id`

/** Orders whose number, or whose person's, ends with twelve characters; or the one of a whole number. */
export function ordersByEnd(tx: Tx, marketIds: readonly Id[], end: string, most: number): Promise<TracedOrderRow[]> {
  const tail = end.slice(-12)
  return rows(
    tx,
    sql`select ${orderColumns} where o.market_id = any(${marketIds}::uuid[])
          and (right(o.id::text, 12) = ${tail} or right(o.owner_id::text, 12) = ${tail})
        order by o.id desc limit ${most}`,
  )
}

export function tracedOrder(tx: Tx, id: Id): Promise<TracedOrderRow | undefined> {
  return find(tx, sql`select ${orderColumns} where o.id = ${id}`)
}

export type TracedStatementRow = {
  readonly id: Id
  readonly number: string
  readonly supplierName: string
  readonly untilDay: string
  readonly amount: number
  readonly stand: Stand
}

const statementColumns = sql`s.id, s.number, u.name as supplier_name, s.until_day, s.amount, s.stand
  from mall.settlements s join mall.suppliers u on u.org_id = s.owner_id`

export function statementsByNumber(tx: Tx, marketIds: readonly Id[], number: string): Promise<TracedStatementRow[]> {
  return rows(
    tx,
    sql`select ${statementColumns} where s.market_id = any(${marketIds}::uuid[]) and s.number = upper(${number})`,
  )
}

/** The statement that settled a day for a supplier: the first that reaches it. */
export function statementOfDay(tx: Tx, supplierId: Id, day: string): Promise<TracedStatementRow | undefined> {
  return find(
    tx,
    sql`select ${statementColumns} where s.owner_id = ${supplierId} and s.until_day >= ${day} order by s.until_day limit 1`,
  )
}

export type TracedLetterRow = {
  readonly id: Id
  readonly number: string
  readonly occasion: string
  readonly unionId: Id
  readonly marketId: Id
  readonly configuredPoints: number
  readonly configuredAt: string | null
}

const letterColumns = sql`id, number, occasion, owner_id as union_id, market_id, configured_points, configured_at from mall.intents`

export function lettersByNumber(tx: Tx, marketIds: readonly Id[], number: string): Promise<TracedLetterRow[]> {
  return rows(
    tx,
    sql`select ${letterColumns} where market_id = any(${marketIds}::uuid[]) and number = upper(${number}) limit 20`,
  )
}

export function lettersByIds(tx: Tx, ids: readonly Id[]): Promise<TracedLetterRow[]> {
  return rows(tx, sql`select ${letterColumns} where id = any(${ids}::uuid[])`)
}

export type RefundRow = {
  readonly id: Id
  readonly line: number
  readonly quantity: number
  readonly amount: number
  readonly because: string
  readonly refundedBy: string
  readonly refundedAt: string
}

export function refundsOf(tx: Tx, ownerId: Id, orderId: Id): Promise<RefundRow[]> {
  return rows(
    tx,
    sql`select id, line, quantity, amount, because, refunded_by, refunded_at from mall.order_refunds
        where owner_id = ${ownerId} and order_id = ${orderId} order by id`,
  )
}
