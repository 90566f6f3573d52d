import { type Quarter, quarterDays } from '../../platform/dates.ts'
import { get, rows, type Sql, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Fen } from '../../platform/money.ts'
import type { ClaimState } from './claims.contract.ts'
import type { NotEligibleReason } from './coverage.contract.ts'
import type { CoverageCount } from './coverage.model.ts'

/** Which records a proof speaks of. `orgIds` null: all of the fund; else those of unions of the list. */
export type CoverageScope = {
  readonly fund: string
  readonly quarter: Quarter
  readonly orgIds: readonly string[] | null
}

/**
 * One row a settlement in force: what it was assessed at and where its claims stand. An open claim speaks for the
 * record; else a paid one; else a declined one. A record given up and later supplemented is in progress again.
 * The fund starts from its settlements, so that an unscreened one shows; a union starts from the assessments of its
 * people, for it may not read the file.
 */
function recordsOf(scope: CoverageScope): Sql {
  return sql`
    select record.*, standing.id as claim_id, standing.state, standing.stage_since, standing.paid_fen
    from (${scope.orgIds === null ? ofFund(scope) : ofUnions(scope, scope.orgIds)}) record
    left join (
      select distinct on (settlement_no) settlement_no, id, state, stage_since,
        sum(payable_fen) filter (where state = 'paid') over (partition by settlement_no) as paid_fen
      from mutual_aid.claims
      where fund = ${scope.fund} and quarter = ${scope.quarter} and state <> 'void'
      order by settlement_no, case state when 'paid' then 1 when 'declined' then 2 else 0 end, sequence desc
    ) standing on standing.settlement_no = record.settlement_no and record.reason is null`
}

function ofFund(scope: CoverageScope): Sql {
  const { from, to } = quarterDays(scope.quarter)
  return sql`
    select settlement.settlement_no, settlement.id_index, settlement.discharged_on, settlement.own_fen, settlement.sealed, done.org_id,
      case when done.settlement_no is null then 'unscreened' else done.reason::text end as reason,
      done.inpatient_fen + done.lump_sum_fen as benefit_fen
    from mutual_aid.settlements_in_force settlement
    left join mutual_aid.assessments done
      on done.fund = settlement.fund and done.id_index = settlement.id_index and done.settlement_no = settlement.settlement_no
    where settlement.fund = ${scope.fund} and settlement.discharged_on between ${from} and ${to}`
}

function ofUnions(scope: CoverageScope, orgIds: readonly string[]): Sql {
  const { from, to } = quarterDays(scope.quarter)
  return sql`
    select done.settlement_no, done.id_index, done.discharged_on, done.own_fen, null::bytea as sealed, done.org_id,
      done.reason::text as reason, done.inpatient_fen + done.lump_sum_fen as benefit_fen
    from mutual_aid.assessments done
    where done.fund = ${scope.fund} and done.discharged_on between ${from} and ${to} and done.org_id = any(${orgIds}::uuid[])
      and not exists (select from mutual_aid.settlement_marks mark where mark.fund = done.fund and mark.settlement_no = done.settlement_no)`
}

export async function countCoverage(tx: Tx, scope: CoverageScope): Promise<CoverageCount[]> {
  return rows<CoverageCount>(
    tx,
    sql`select org_id, reason, state, count(*), coalesce(sum(benefit_fen), 0)::bigint as benefit_fen,
          coalesce(sum(paid_fen), 0)::bigint as paid_fen, min(stage_since) as oldest
        from (${recordsOf(scope)}) record group by org_id, reason, state`,
  )
}

export type CoverageRow = {
  readonly settlementNo: string
  readonly idIndex: string
  readonly orgId: string | null
  readonly dischargedOn: string
  readonly ownFen: Fen
  readonly benefitFen: Fen | null
  readonly reason: NotEligibleReason | 'unscreened' | null
  readonly claimId: string | null
  readonly state: ClaimState | null
  /** Only for the fund. */
  readonly sealed: Buffer | null
}

/** A number of the proof, opened: `cell` names it as `coverage.contract.ts` does. */
export async function listCoverageRows(
  tx: Tx,
  scope: CoverageScope,
  cell: string,
  after: string,
  limit: number,
): Promise<CoverageRow[]> {
  return rows<CoverageRow>(
    tx,
    sql`select settlement_no, id_index, org_id, discharged_on, own_fen, benefit_fen, reason, claim_id, state, sealed
        from (${recordsOf(scope)}) record
        where ${conditionOf(cell)} and settlement_no > ${after}
        order by settlement_no limit ${limit}`,
  )
}

function conditionOf(cell: string): Sql {
  const [kind, name = ''] = cell.split(':')
  if (kind === 'reason') return sql`reason = ${name}`
  if (kind === 'stage') return name === 'city' ? sql`state in ('city', 'second')` : sql`state = ${name}`
  const conditions: Record<string, Sql> = {
    'in-force': sql`true`,
    eligible: sql`reason is null`,
    unscreened: sql`reason = 'unscreened'`,
    undispatched: sql`reason is null and state is null`,
    paid: sql`state = 'paid'`,
    declined: sql`state = 'declined'`,
  }
  return conditions[cell]!
}

export type FileTotals = {
  readonly rows: number
  readonly loaded: number
  readonly unchanged: number
  readonly waiting: number
  readonly rejected: number
}

/** Rows of every file loaded for a quarter. */
export async function sumImports(tx: Tx, fund: string, quarter: Quarter): Promise<FileTotals> {
  return get<FileTotals>(
    tx,
    sql`select coalesce(sum(rows), 0)::bigint as rows, coalesce(sum(loaded), 0)::bigint as loaded,
          coalesce(sum(unchanged), 0)::bigint as unchanged, coalesce(sum(waiting), 0)::bigint as waiting,
          coalesce(sum(rejected), 0)::bigint as rejected
        from mutual_aid.imports where fund = ${fund} and quarter = ${quarter} and state = 'done'`,
  )
}

/** Loaded rows of a quarter that no longer count: replaced, cancelled, or reversals themselves. */
export async function countSuperseded(tx: Tx, fund: string, quarter: Quarter): Promise<number> {
  const { superseded } = await get<{ superseded: number }>(
    tx,
    sql`select count(*) as superseded from mutual_aid.settlements settlement
        join mutual_aid.imports import on import.id = settlement.batch_id
        left join mutual_aid.settlement_marks mark on mark.fund = import.fund and mark.settlement_no = settlement.settlement_no
        where import.fund = ${fund} and import.quarter = ${quarter} and (settlement.kind = 'reversal' or mark.status in ('replaced', 'cancelled'))
          and mark.status is distinct from 'waiting'`,
  )
  return superseded
}
