import type { Quarter } from '../../platform/dates.ts'
import { rows, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Fen } from '../../platform/money.ts'

/** Paid claims of a fund under an organisation in a calendar year, by the day of payment in Shanghai. */
export type StatisticsScope = { readonly fund: string; readonly orgId: string; readonly year: number }

function paidIn(scope: StatisticsScope) {
  return sql`claim.fund = ${scope.fund} and claim.state = 'paid' and claim.payable_fen > 0 and claim.org_path @> array[${scope.orgId}::uuid]
    and claim.paid_at >= make_timestamptz(${scope.year}::int, 1, 1, 0, 0, 0, 'Asia/Shanghai')
    and claim.paid_at < make_timestamptz(${scope.year}::int + 1, 1, 1, 0, 0, 0, 'Asia/Shanghai')`
}

export async function paidByQuarter(
  tx: Tx,
  scope: StatisticsScope,
): Promise<{ quarter: Quarter; cases: number; amountFen: Fen }[]> {
  return rows(
    tx,
    sql`select to_char(claim.paid_at at time zone 'Asia/Shanghai', 'YYYY"Q"Q') as quarter, count(*) as cases,
          sum(claim.payable_fen)::bigint as amount_fen
        from mutual_aid.claims claim where ${paidIn(scope)} group by 1 order by 1`,
  )
}

/** One level below the organisation; `depth` is its own. The median is of days from dispatch to payment. */
export async function paidByOrg(
  tx: Tx,
  scope: StatisticsScope,
  depth: number,
): Promise<{ orgId: string; cases: number; amountFen: Fen; medianDays: number | null }[]> {
  return rows(
    tx,
    sql`select claim.org_path[${depth + 2}::int] as org_id, count(*) as cases, sum(claim.payable_fen)::bigint as amount_fen,
          (percentile_cont(0.5) within group (order by extract(epoch from claim.paid_at - claim.dispatched_at) / 86400))::int as median_days
        from mutual_aid.claims claim
        where ${paidIn(scope)} and claim.org_path[${depth + 2}::int] is not null
        group by 1 order by amount_fen desc, 1`,
  )
}

/** Paid lump sums by disease; what has no lump sum is not listed. */
export async function paidByDisease(
  tx: Tx,
  scope: StatisticsScope,
): Promise<{ name: string; cases: number; amountFen: Fen }[]> {
  return rows(
    tx,
    sql`select done.disease as name, count(*) as cases, sum(done.lump_sum_fen)::bigint as amount_fen
        from mutual_aid.claims claim
        join mutual_aid.assessments done
          on done.fund = claim.fund and done.id_index = claim.id_index and done.settlement_no = claim.settlement_no
        where ${paidIn(scope)} and claim.sequence = 0 and done.lump_sum_fen > 0
        group by 1 order by amount_fen desc, 1`,
  )
}
