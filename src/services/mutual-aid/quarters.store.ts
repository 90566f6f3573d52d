import { type Quarter, quarterDays } from '../../platform/dates.ts'
import { find, get, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'

export type QuarterRecord = {
  readonly fund: string
  readonly quarter: Quarter
  readonly screenedAt: string | null
  readonly screeningJobId: string | null
  readonly dispatchedAt: string | null
  readonly dispatchJobId: string | null
}

const columns = sql`fund, quarter, screened_at, screening_job_id, dispatched_at, dispatch_job_id`

/** The quarter's row, made when it is first needed, locked until commit. */
export async function lockQuarter(tx: Tx, fund: string, quarter: Quarter): Promise<QuarterRecord> {
  await run(
    tx,
    sql`insert into mutual_aid.quarters (fund, quarter) values (${fund}, ${quarter}) on conflict do nothing`,
  )
  return get(
    tx,
    sql`select ${columns} from mutual_aid.quarters where fund = ${fund} and quarter = ${quarter} for update`,
  )
}

export async function findQuarter(tx: Tx, fund: string, quarter: Quarter): Promise<QuarterRecord | undefined> {
  return find(tx, sql`select ${columns} from mutual_aid.quarters where fund = ${fund} and quarter = ${quarter}`)
}

/** Quarters with an import or a screening, newest first. */
export async function listKnownQuarters(tx: Tx, fund: string): Promise<QuarterRecord[]> {
  return rows(
    tx,
    sql`select ${fund} as fund, quarter, known.screened_at, known.screening_job_id, known.dispatched_at, known.dispatch_job_id
        from (select quarter from mutual_aid.imports where fund = ${fund} union select quarter from mutual_aid.quarters where fund = ${fund}) every
        left join mutual_aid.quarters known using (quarter)
        where known.fund is null or known.fund = ${fund}
        order by quarter desc limit 40`,
  )
}

export async function saveScreeningJob(tx: Tx, fund: string, quarter: Quarter, jobId: string): Promise<void> {
  await run(
    tx,
    sql`update mutual_aid.quarters set screening_job_id = ${jobId} where fund = ${fund} and quarter = ${quarter}`,
  )
}

export async function saveScreened(tx: Tx, fund: string, quarter: Quarter, at: string): Promise<void> {
  await run(tx, sql`update mutual_aid.quarters set screened_at = ${at} where fund = ${fund} and quarter = ${quarter}`)
}

export async function saveDispatchJob(tx: Tx, fund: string, quarter: Quarter, jobId: string): Promise<void> {
  await run(
    tx,
    sql`update mutual_aid.quarters set dispatch_job_id = ${jobId} where fund = ${fund} and quarter = ${quarter}`,
  )
}

export async function saveDispatched(tx: Tx, fund: string, quarter: Quarter, at: string): Promise<void> {
  await run(tx, sql`update mutual_aid.quarters set dispatched_at = ${at} where fund = ${fund} and quarter = ${quarter}`)
}

export async function importIsRunning(tx: Tx, fund: string, quarter: Quarter): Promise<boolean> {
  const running = await find(
    tx,
    sql`select id from mutual_aid.imports where fund = ${fund} and quarter = ${quarter} and state in ('waiting', 'running') limit 1`,
  )
  return running !== undefined
}

/** Settlements of a quarter that came or fell out of force since they were last screened. */
export async function countChanged(tx: Tx, fund: string, quarter: Quarter): Promise<number> {
  const { from, to } = quarterDays(quarter)
  const { changed } = await get<{ changed: number }>(
    tx,
    sql`select (
          select count(*) from mutual_aid.settlements_in_force settlement
          where settlement.fund = ${fund} and settlement.discharged_on between ${from} and ${to}
            and not exists (select from mutual_aid.assessments done
              where done.fund = ${fund} and done.id_index = settlement.id_index and done.settlement_no = settlement.settlement_no)
        ) + (
          select count(*) from mutual_aid.assessments done
          join mutual_aid.settlement_marks mark on mark.fund = done.fund and mark.settlement_no = done.settlement_no
          where done.fund = ${fund} and done.discharged_on between ${from} and ${to}
        ) as changed`,
  )
  return changed
}

/**
 * People whose screened quarters no longer say what the settlements say: a screened settlement fell out of force,
 * or a new one came into a quarter that was screened before.
 */
export async function listOutdatedPeople(tx: Tx, fund: string): Promise<string[]> {
  const found = await rows<{ idIndex: string }>(
    tx,
    sql`select done.id_index from mutual_aid.assessments done
        join mutual_aid.settlement_marks mark on mark.fund = done.fund and mark.settlement_no = done.settlement_no
        where done.fund = ${fund}
        union
        select settlement.id_index from mutual_aid.settlements_in_force settlement
        join mutual_aid.quarters known on known.fund = ${fund} and known.screened_at is not null
          and known.quarter = to_char(settlement.discharged_on, 'YYYY"Q"Q')
        where settlement.fund = ${fund} and not exists (select from mutual_aid.assessments done
          where done.fund = ${fund} and done.id_index = settlement.id_index and done.settlement_no = settlement.settlement_no)`,
  )
  return found.map((one) => one.idIndex)
}
