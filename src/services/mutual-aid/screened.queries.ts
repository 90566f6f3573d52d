import { type Quarter, quarterDays } from '../../platform/dates.ts'
import { rows, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Fen } from '../../platform/money.ts'
import type { NotEligibleReason } from './coverage.contract.ts'

/** Considered records of a quarter by reason; null is eligible. */
export async function countScreened(
  tx: Tx,
  fund: string,
  quarter: Quarter,
): Promise<{ reason: NotEligibleReason | null; count: number; benefitFen: Fen }[]> {
  const { from, to } = quarterDays(quarter)
  return rows(
    tx,
    sql`select reason::text as reason, count(*), sum(inpatient_fen + lump_sum_fen)::bigint as benefit_fen
        from mutual_aid.assessments where fund = ${fund} and discharged_on between ${from} and ${to}
        group by reason`,
  )
}

export type ScreenedRow = {
  readonly settlementNo: string
  readonly sealed: Buffer
  readonly inpatientFen: Fen
  readonly lumpSumFen: Fen
  readonly reason: NotEligibleReason | null
}

/** Considered records one by one, in order of settlement number, after one. */
export async function listScreenedAfter(
  tx: Tx,
  fund: string,
  quarter: Quarter,
  after: string,
  limit: number,
): Promise<ScreenedRow[]> {
  const { from, to } = quarterDays(quarter)
  return rows<ScreenedRow>(
    tx,
    sql`select done.settlement_no, settlement.sealed, done.inpatient_fen, done.lump_sum_fen, done.reason::text as reason
        from mutual_aid.assessments done
        join mutual_aid.settlements settlement on settlement.batch_id = done.batch_id
          and settlement.id_index = done.id_index and settlement.settlement_no = done.settlement_no
        where done.fund = ${fund} and done.discharged_on between ${from} and ${to} and done.settlement_no > ${after}
        order by done.settlement_no limit ${limit}`,
  )
}
