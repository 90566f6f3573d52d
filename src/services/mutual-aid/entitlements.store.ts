import type { Day, Quarter } from '../../platform/dates.ts'
import { quarterDays } from '../../platform/dates.ts'
import { rows, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Fen } from '../../platform/money.ts'

/** A settlement whose claims no longer add up to what it is assessed at. */
export type ChangedEntitlement = {
  readonly settlementNo: string
  readonly dueFen: Fen
  readonly debtFen: Fen
  readonly policyVersion: number | null
  readonly claimIds: string[]
}

/** Settlements with claims whose sum, less debts, is not what the assessment gives now. Void claims do not count. */
export async function listChangedEntitlements(tx: Tx, fund: string): Promise<ChangedEntitlement[]> {
  return rows<ChangedEntitlement>(
    tx,
    sql`with granted as (
          select settlement_no, id_index, sum(entitled_fen) as entitled, array_agg(id order by sequence) as claim_ids
          from mutual_aid.claims where fund = ${fund} and state <> 'void' group by settlement_no, id_index
        ), owed as (
          select settlement_no, sum(amount_fen) as debt from mutual_aid.debts where fund = ${fund} group by settlement_no
        )
        select granted.settlement_no, coalesce(done.inpatient_fen + done.lump_sum_fen, 0) as due_fen,
          coalesce(owed.debt, 0)::bigint as debt_fen, done.policy_version, granted.claim_ids
        from granted
        left join owed using (settlement_no)
        left join mutual_aid.assessments done
          on done.fund = ${fund} and done.id_index = granted.id_index and done.settlement_no = granted.settlement_no
        where coalesce(done.inpatient_fen + done.lump_sum_fen, 0) <> granted.entitled - coalesce(owed.debt, 0)
        order by granted.settlement_no`,
  )
}

/** An eligible settlement that gives more than its claims so far. */
export type Undispatched = {
  readonly settlementNo: string
  readonly idIndex: string
  readonly personId: string
  readonly orgId: string
  readonly orgPath: string[]
  readonly hospitalName: string
  readonly admittedOn: Day
  readonly dischargedOn: Day
  readonly dueFen: Fen
  readonly grantedFen: Fen
  readonly policyVersion: number
  readonly earlierClaims: number
  readonly sequence: number
}

/** Eligible settlements of a quarter still to be sent down, after a settlement number, with the cover that applies. */
export async function listUndispatched(
  tx: Tx,
  fund: string,
  quarter: Quarter,
  after: string,
  limit: number,
): Promise<Undispatched[]> {
  const { from, to } = quarterDays(quarter)
  return rows<Undispatched>(
    tx,
    sql`select done.settlement_no, done.id_index, cover.person_id, cover.org_id, cover.org_path, settlement.hospital_name,
          settlement.admitted_on, settlement.discharged_on, done.inpatient_fen + done.lump_sum_fen as due_fen,
          coalesce(granted.entitled, 0) - coalesce(owed.debt, 0) as granted_fen, done.policy_version,
          coalesce(granted.counting, 0)::int as earlier_claims, coalesce(granted.next, 0) as sequence
        from mutual_aid.assessments done
        join mutual_aid.settlements settlement on settlement.batch_id = done.batch_id
          and settlement.id_index = done.id_index and settlement.settlement_no = done.settlement_no
        cross join lateral (
          select person_id, org_id, org_path from mutual_aid.covers
          where covers.id_index = done.id_index and covers.fund = done.fund and covers.org_id = done.org_id
          order by starts_on desc limit 1
        ) cover
        left join lateral (
          select sum(entitled_fen) filter (where state <> 'void')::bigint as entitled,
            count(*) filter (where state <> 'void') as counting, max(sequence) + 1 as next
          from mutual_aid.claims where claims.fund = done.fund and claims.settlement_no = done.settlement_no
        ) granted on true
        left join lateral (
          select sum(amount_fen)::bigint as debt from mutual_aid.debts
          where debts.owner_id = cover.person_id and debts.fund = done.fund and debts.settlement_no = done.settlement_no
        ) owed on true
        where done.fund = ${fund} and done.discharged_on between ${from} and ${to} and done.reason is null
          and done.inpatient_fen + done.lump_sum_fen > coalesce(granted.entitled, 0) - coalesce(owed.debt, 0)
          and done.settlement_no > ${after}
        order by done.settlement_no limit ${limit}`,
  )
}
