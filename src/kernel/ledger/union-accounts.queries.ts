import { get, rows, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Fen } from '../../platform/money.ts'
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

export type KindSum = {
  readonly kind: string
  readonly holder: 'person' | 'institution'
  readonly accounts: number
  readonly balanceFen: Fen
}

/** What all accounts at or below an organisation have together, by kind, as far as the reader sees them. */
export function sumsUnder(tx: Tx, orgId: Id): Promise<KindSum[]> {
  return rows(
    tx,
    sql`select a.kind, a.holder, count(*)::int as accounts, (sum(a.balance) + coalesce(sum(t.amount), 0))::bigint as balance_fen
        from ledger.accounts a
        left join (select owner_id, account_id, sum(amount) as amount from ledger.tallies group by owner_id, account_id) t
          on t.owner_id = a.owner_id and t.account_id = a.id
        where a.org_path @> array[${orgId}::uuid]
        group by a.kind, a.holder order by a.kind`,
  )
}
