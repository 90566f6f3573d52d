import { find, rows, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Fen } from '../../platform/money.ts'
import type { OrderState } from './orders.model.ts'

export type OrderRow = {
  readonly ownerId: Id
  readonly id: Id
  readonly intentId: Id
  readonly supplierId: Id
  readonly state: OrderState
  readonly total: Fen
  readonly refunded: Fen
  readonly placedAt: string
}

const pageSize = 20

/** A person's orders, newest first; one row more than the page tells that there are more. */
export async function ordersOf(
  tx: Tx,
  ownerId: Id,
  after: Id | null,
): Promise<{ orders: OrderRow[]; next: Id | null }> {
  const found = await rows<OrderRow>(
    tx,
    sql`select owner_id, id, intent_id, supplier_id, state, total, refunded, placed_at from mall.orders
        where owner_id = ${ownerId} and id < coalesce(${after}::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
        order by owner_id desc, id desc limit ${pageSize + 1}`,
  )
  const orders = found.slice(0, pageSize)
  return { orders, next: found.length > pageSize ? orders.at(-1)!.id : null }
}

export type OrderWhole = OrderRow & {
  readonly marketId: Id
  readonly delivery: 'address' | 'pick-up'
  readonly stationId: Id | null
  readonly receiverSealed: Uint8Array
  readonly acceptedAt: string | null
  readonly shippedAt: string | null
  readonly carrier: string | null
  readonly tracking: string | null
  readonly receivedAt: string | null
  readonly cancelledAt: string | null
  readonly cancelledBecause: string | null
}

export function wholeOrder(tx: Tx, ownerId: Id, id: Id): Promise<OrderWhole | undefined> {
  return find(
    tx,
    sql`select owner_id, id, market_id, intent_id, supplier_id, state, total, refunded, placed_at, delivery, station_id, receiver_sealed, accepted_at,
          shipped_at, carrier, tracking, received_at, cancelled_at, cancelled_because
        from mall.orders where owner_id = ${ownerId} and id = ${id}`,
  )
}
