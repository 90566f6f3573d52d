import { empty, raw, rows, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { OrderState } from './orders.model.ts'

export type SupplyOrderRow = {
  readonly ownerId: Id
  readonly id: Id
  readonly state: OrderState
  readonly total: number
  readonly refunded: number
  readonly placedAt: string
  readonly carrier: string | null
  readonly tracking: string | null
  readonly cancelledBecause: string | null
  readonly receiverSealed: Uint8Array
}

const columns = sql`owner_id, id, state, total, refunded, placed_at, carrier, tracking, cancelled_because, receiver_sealed`

/** A supplier's orders, newest first. */
export function supplyOrders(
  tx: Tx,
  supplierId: Id,
  wish: { readonly states: readonly OrderState[] | null; readonly after: Id | undefined },
  most: number,
): Promise<SupplyOrderRow[]> {
  return rows(
    tx,
    sql`select ${columns} from mall.orders where supplier_id = ${supplierId}
        ${wish.states ? sql`and state = any(${wish.states}::text[])` : empty} ${wish.after ? sql`and id < ${wish.after}` : empty}
        order by id desc limit ${raw(String(most))}`,
  )
}

export function countSupplyOrders(tx: Tx, supplierId: Id): Promise<{ state: OrderState; count: number }[]> {
  return rows(
    tx,
    sql`select state, count(*)::int as count from mall.orders where supplier_id = ${supplierId} group by state`,
  )
}

export type SupplyLine = {
  readonly orderId: Id
  readonly line: number
  readonly name: string
  readonly price: number
  readonly quantity: number
  readonly refunded: number
}

export function linesOfOrders(tx: Tx, orderIds: readonly Id[]): Promise<SupplyLine[]> {
  return rows(
    tx,
    sql`select order_id, line, name, price, quantity, refunded from mall.order_lines where order_id = any(${orderIds}::uuid[])
        and owner_id in (select owner_id from mall.orders where id = any(${orderIds}::uuid[])) order by order_id, line`,
  )
}

/** How some orders of a supplier stand; others are simply not among the answers. */
export function standingOf(
  tx: Tx,
  supplierId: Id,
  ids: readonly Id[],
): Promise<{ id: Id; state: OrderState; tracking: string | null }[]> {
  return rows(
    tx,
    sql`select id, state, tracking from mall.orders where supplier_id = ${supplierId} and id = any(${ids}::uuid[])`,
  )
}
