import { get, rows, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Fen } from '../../platform/money.ts'

/** Claims with their states in order of id, after one. */
export async function claimStatesAfter(
  tx: Tx,
  after: string | null,
  limit: number,
): Promise<{ id: string; state: string }[]> {
  return rows(
    tx,
    sql`select id, state from mutual_aid.claims where (${after}::uuid is null or id > ${after}::uuid) order by id limit ${limit}`,
  )
}

/** Paid claims without exactly one paid payment of their sum, and others with one. */
export async function listClaimsPaidOtherwise(tx: Tx): Promise<{ id: string; payments: number }[]> {
  return rows(
    tx,
    sql`select claim.id, count(payment.id) as payments
        from mutual_aid.claims claim
        left join mutual_aid.payments payment on payment.claim_id = claim.id and payment.state = 'paid'
        group by claim.owner_id, claim.id
        having count(payment.id) <> (case when claim.state = 'paid' and claim.payable_fen > 0 then 1 else 0 end)
          or coalesce(sum(payment.amount_fen), claim.payable_fen) <> claim.payable_fen
        order by claim.id limit 20`,
  )
}

/** What was approved and not paid yet. */
export async function sumPayable(tx: Tx, fund: string): Promise<Fen> {
  const { owed } = await get<{ owed: Fen }>(
    tx,
    sql`select coalesce(sum(payable_fen), 0)::bigint as owed from mutual_aid.claims
        where fund = ${fund} and state in ('paying', 'payment-failed')`,
  )
  return owed
}
