import { rows, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'

/** What stands in each of a person's own accounts, in the account's unit. */
export function holdingsOf(tx: Tx, ownerId: Id): Promise<{ unit: string; balance: number; held: number }[]> {
  return rows(
    tx,
    sql`select unit, balance, held from ledger.accounts where owner_id = ${ownerId} and holder = 'person' order by kind`,
  )
}
