import { get, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Fen } from '../../platform/money.ts'

export function suppliersOf(tx: Tx, marketId: Id): Promise<{ supplierId: Id; name: string }[]> {
  return rows(
    tx,
    sql`select org_id as supplier_id, name from mall.suppliers where market_id = ${marketId} order by org_id for key share`,
  )
}

export type Settlement = {
  readonly supplierId: Id
  readonly id: Id
  readonly marketId: Id
  readonly number: string
  readonly untilDay: string
  readonly amount: Fen
  readonly receivedOrders: number
  readonly receivedAmount: Fen
  readonly returnedAmount: Fen
}

export async function insertSettlement(tx: Tx, settlement: Settlement, by: string, at: string): Promise<void> {
  await run(
    tx,
    sql`insert into mall.settlements (owner_id, id, market_id, number, until_day, amount, received_orders, received_amount, returned_amount,
          settled_by, settled_at)
        values (${settlement.supplierId}, ${settlement.id}, ${settlement.marketId}, ${settlement.number}, ${settlement.untilDay},
          ${settlement.amount}, ${settlement.receivedOrders}, ${settlement.receivedAmount}, ${settlement.returnedAmount}, ${by}, ${at})`,
  )
}

export function settlementsOf(tx: Tx, marketId: Id): Promise<Settlement[]> {
  return rows(
    tx,
    sql`select owner_id as supplier_id, id, market_id, number, until_day, amount, received_orders, received_amount, returned_amount
        from mall.settlements where market_id = ${marketId} order by until_day desc, number`,
  )
}

/** One market settles at a time: its row is the turnstile. */
export async function lockMarket(tx: Tx, marketId: Id): Promise<void> {
  await run(tx, sql`select from mall.markets where org_id = ${marketId} for update`)
}

export async function lastSettledDay(tx: Tx, marketId: Id): Promise<string | null> {
  const found = await get<{ day: string | null }>(
    tx,
    sql`select max(until_day) as day from mall.settlements where market_id = ${marketId}`,
  )
  return found.day
}

export async function lastDayOf(tx: Tx, supplierId: Id): Promise<string | null> {
  const found = await get<{ day: string | null }>(
    tx,
    sql`select max(until_day) as day from mall.settlements where owner_id = ${supplierId}`,
  )
  return found.day
}
