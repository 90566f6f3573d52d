import { get, rows, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { AccountId } from './model.ts'

/** Accounts of organisations at or below one, as far as the reader sees them; those of persons are not among them. */
export function accountsUnder(
  tx: Tx,
  orgId: Id,
  most: number,
): Promise<{ id: AccountId; ownerId: Id; kind: string; unit: string }[]> {
  return rows(
    tx,
    sql`select id, owner_id, kind, unit from ledger.accounts
      where holder = 'institution' and org_path @> array[${orgId}::uuid] order by kind, id limit ${most}`,
  )
}

export async function countAccountsUnder(tx: Tx, orgId: Id): Promise<number> {
  const { count } = await get<{ count: number }>(
    tx,
    sql`select count(*) from ledger.accounts where holder = 'institution' and org_path @> array[${orgId}::uuid]`,
  )
  return count
}
