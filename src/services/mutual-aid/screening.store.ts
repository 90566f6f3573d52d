import { type Day, type Quarter, quarterDays } from '../../platform/dates.ts'
import { empty, find, raw, rows, run, type Sql, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { policyYearOf } from './policies.rules.ts'
import { policyVersions } from './policies.store.ts'
import {
  accumulatedBenefit,
  coverDay,
  deductible,
  diseasePlace,
  isExcludedDiagnosis,
  isExcludedHospital,
  isOnceInLife,
  lumpSum,
  policyYear,
  type Rule,
  ruleOf,
  versionNumber,
  waitingDays,
  yearCap,
} from './screening-rule.store.ts'

/** Assessments written because they are new or say something else, and those of settlements no longer in force. */
export type ScreeningChange = { written: number; removed: number }

/** What a screening and the claims that follow it write in bulk. */
export const screenedTables = ['mutual_aid.assessments', 'mutual_aid.claims']

type Batch = { batchId: string; firstDischarge: Day | null; lastDischarge: Day | null }

/** Whose settlements are read, from which policy year on their assessments are written, and whether it is the only one. */
type Reach = { persons: Sql | null; from: Day | null; years: 'one' | 'several' }

/**
 * Screens every person of a fund who has a settlement discharged in a quarter: writes the assessments of all her
 * settlements from the beginning of that policy year on, exactly as `screenPerson` decides them. Running it again
 * changes nothing. Set-based; waits for an import of the fund that is being attached. For the system role.
 */
export async function screenQuarter(tx: Tx, input: { fund: string; quarter: Quarter }): Promise<ScreeningChange> {
  const { rule, batches } = await prepare(tx, input.fund)
  const { from, to } = quarterDays(input.quarter)
  const judging = rule.versions.find((policy) => policy.effectiveFrom <= from) ?? rule.versions.at(-1)
  const yearStart = judging ? policyYearOf(from, judging.policyYearStart) : from
  const known = batches.filter((batch) => batch.firstDischarge !== null)
  const alone = known.every((batch) => batch.firstDischarge! >= from && batch.lastDischarge! <= to)
  // Persons whose settlements of the quarter are all out of force belong to it too: their assessments go.
  return screen(tx, input.fund, rule, batches, {
    persons: alone
      ? null
      : sql`select id_index from mutual_aid.settlements where ${ofBatches(batches)} and discharged_on between ${from}::date and ${to}::date`,
    from: yearStart,
    years: alone && staysInOneYear(rule, from, to) ? 'one' : 'several',
  })
}

/** Screens some persons of a fund over all their settlements, for instance those whom a correction concerns. */
export async function screenPersons(
  tx: Tx,
  input: { fund: string; idIndexes: readonly string[] },
): Promise<ScreeningChange> {
  const { rule, batches } = await prepare(tx, input.fund)
  const persons = sql`select unnest(${input.idIndexes}::uuid[])`
  return screen(tx, input.fund, rule, batches, { persons, from: null, years: 'several' })
}

async function prepare(tx: Tx, fund: string): Promise<{ rule: Rule; batches: Batch[] }> {
  await run(tx, sql`select mutual_aid.lock_fund(${fund})`)
  // Measured on a million rows: sort and hash stay in memory; compiling the long expressions costs more than it saves;
  // walking two random-keyed indexes instead of reading both tables takes three times as long; and a plan kept from a
  // day with few rows is ruinous on a day with many.
  await run(tx, sql`set local work_mem = '256MB'`)
  await run(tx, sql`set local jit = off`)
  await run(tx, sql`set local random_page_cost = 4`)
  await run(tx, sql`set local plan_cache_mode = force_custom_plan`)
  const batches = await rows<Batch>(
    tx,
    sql`select batch_id, first_discharge, last_discharge from mutual_aid.settlement_batches where fund = ${fund} order by batch_id`,
  )
  return { rule: ruleOf(await policyVersions(tx, fund)), batches }
}

/** Whether all days of a span fall into one policy year, whatever version judges them. */
function staysInOneYear(rule: Rule, from: Day, to: Day): boolean {
  const days = [
    from,
    to,
    ...rule.versions.map((policy) => policy.effectiveFrom).filter((day) => day > from && day <= to),
  ]
  const years = days.map((day) => {
    const policy = rule.versions.find((one) => one.effectiveFrom <= day)
    return policy && policyYearOf(day, policy.policyYearStart)
  })
  return new Set(years.filter((year) => year !== undefined)).size <= 1
}

/**
 * Two statements, because an insert cannot have parallel workers: the assessments are worked out into a temporary
 * table, in the order of the key, and written from there.
 */
async function screen(
  tx: Tx,
  fund: string,
  rule: Rule,
  batches: readonly Batch[],
  reach: Reach,
): Promise<ScreeningChange> {
  const removed = await run(tx, removeStale(fund, reach))
  await run(tx, sql`create temporary table screened on commit drop as ${assessInOrder(fund, rule, batches, reach)}`)
  const written = await run(tx, writeScreened(fund, await storesAny(tx, fund, reach)))
  await run(tx, sql`drop table screened`)
  return { written, removed }
}

/** The first screening of a quarter only adds; looking for each row's predecessor would cost it a third more. */
async function storesAny(tx: Tx, fund: string, { from }: Reach): Promise<boolean> {
  const since = from === null ? empty : sql`and discharged_on >= ${from}::date`
  const any = sql`select 1 as stored from mutual_aid.assessments where fund = ${fund} ${since} limit 1`
  return (await find(tx, any)) !== undefined
}

function removeStale(fund: string, { persons, from }: Reach): Sql {
  return sql`delete from mutual_aid.assessments stale using mutual_aid.settlement_marks mark
    where mark.fund = ${fund} and stale.fund = mark.fund and stale.settlement_no = mark.settlement_no
      ${from === null ? empty : sql`and stale.discharged_on >= ${from}::date`}
      ${persons === null ? empty : sql`and stale.id_index in (${persons})`}`
}

/**
 * Each settlement in force by itself: version, policy year, cover, refusal, disease; in the order in which they count.
 * Of covers that overlap the last to begin gives the union. Settlements before the reach are read only where an
 * earlier disease may matter.
 */
function judgeEach(fund: string, rule: Rule, batches: readonly Batch[], { persons, from, years }: Reach): Sql {
  const disease = diseasePlace(rule)
  const day = coverDay(rule)
  const order = sql`id_index, ${years === 'one' ? empty : sql`policy_year,`} discharged_on, settlement_no`
  return sql`select distinct on (${order}) * from (
      select settlement.id_index, ${policyYear(rule, lastDischarge(batches))} as policy_year, discharged_on, settlement_no, batch_id,
        own_fen, ${versionNumber(rule)} as policy_version, cover.org_id, cover.starts_on as cover_starts_on,
        case
          when cover.id_index is null then 'not-covered'
          when ${day} < cover.starts_on + ${waitingDays(rule)}
            and ${day} < mutual_aid.chain_start(${fund}, cover.id_index, cover.starts_on) + ${waitingDays(rule)} then 'waiting'
          when ${isExcludedDiagnosis(rule)} then 'excluded-diagnosis'
          when ${isExcludedHospital(rule)} then 'excluded-hospital'
        end::mutual_aid.not_eligible_reason as refused,
        case when cover.id_index is not null then ${disease} end as disease
      from mutual_aid.settlements settlement
      left join mutual_aid.covers cover
        on cover.fund = ${fund} and cover.id_index = settlement.id_index and ${day} between cover.starts_on and cover.ends_on
      where ${ofBatches(batches)} and kind <> 'reversal'
        and settlement_no not in (select mark.settlement_no from mutual_aid.settlement_marks mark where mark.fund = ${fund})
        ${from === null ? empty : sql`and (discharged_on >= ${from}::date or ${disease} is not null)`}
        ${persons === null ? empty : sql`and settlement.id_index in (${persons})`}
    ) judged
    order by ${order}, cover_starts_on desc`
}

/** Sums in order over each person's policy year, and over her life for a lump sum that is due once. */
function assessInOrder(fund: string, rule: Rule, batches: readonly Batch[], reach: Reach): Sql {
  const notRefused = sql`filter (where refused is null)`
  const year = reach.years === 'one' ? empty : sql`policy_year,`
  const before = sql`order by ${year} discharged_on, settlement_no rows between unbounded preceding and 1 preceding`
  const inYear = sql`(partition by ${year} id_index ${before})`
  const inLife = sql`(partition by id_index ${before})`
  const noDisease = '0'.repeat(Math.max(1, rule.diseases.length))
  const hasAppeared = sql`get_bit(coalesce(case when ${isOnceInLife(rule, sql`disease`)} then appeared_in_life else appeared_in_year end,
    ${noDisease}::bit varying), disease) = 1`
  return sql`select id_index, settlement_no, batch_id, discharged_on, org_id,
      case
        when refused is not null then refused
        when own_before_fen + own_fen <= ${deductible(rule)} and lump_sum_fen = 0 then 'below-deductible'
        when paid_before_fen >= ${yearCap(rule)} and lump_sum_fen = 0 then 'cap-reached'
      end as reason,
      policy_version, policy_year, own_fen,
      case when refused is null then own_before_fen end as own_before_fen,
      raw_benefit_fen,
      case when refused is null then paid_before_fen end as paid_before_fen,
      case when refused is null then greatest(0, least(raw_benefit_fen, ${yearCap(rule)} - paid_before_fen)) else 0 end as inpatient_fen,
      lump_sum_fen,
      case when refused is null then (${rule.diseases}::text[])[disease + 1] end as disease
    from (
      select *, mutual_aid.paid_below_cap(raw_benefit_fen, ${yearCap(rule)}) ${notRefused} over ${inYear} as paid_before_fen
      from (
        select *,
          case when refused is null then
            (${accumulatedBenefit(rule, sql`(own_before_fen + own_fen)`)} - ${accumulatedBenefit(rule, sql`own_before_fen`)} + 5000) / 10000
          end as raw_benefit_fen,
          case when refused is null and disease is not null and not ${hasAppeared} then ${lumpSum(rule, sql`disease`)} else 0 end as lump_sum_fen
        from (
          select *,
            mutual_aid.total(own_fen) ${notRefused} over ${inYear} as own_before_fen,
            bit_or(set_bit(${noDisease}::bit varying, disease, 1)) ${notRefused} over ${inYear} as appeared_in_year,
            bit_or(set_bit(${noDisease}::bit varying, disease, 1)) ${notRefused} over ${inLife} as appeared_in_life
          from (${judgeEach(fund, rule, batches, reach)}) judged
        ) summed
      ) drawn
    ) paid
    ${reach.from === null ? empty : sql`where coalesce(policy_year, discharged_on) >= ${reach.from}::date`}`
}

function writeScreened(fund: string, mayReplace: boolean): Sql {
  return sql`insert into mutual_aid.assessments (fund, id_index, settlement_no, discharged_on, own_fen, ${judgement}, screened_at)
    select ${fund}, id_index, settlement_no, discharged_on, own_fen, ${judgement}, now() from screened
    ${mayReplace ? replaceChanged : empty}`
}

const judgement = raw(
  'batch_id, org_id, reason, policy_version, policy_year, own_before_fen, raw_benefit_fen, paid_before_fen, inpatient_fen, lump_sum_fen, disease',
)
const excluded = raw(judgement.text.replace(/\w+/g, 'excluded.$&'))
const stored = raw(judgement.text.replace(/\w+/g, 'assessments.$&'))

const replaceChanged = sql`on conflict (id_index, settlement_no, fund) do update
  set (${judgement}, screened_at) = row (${excluded}, excluded.screened_at)
  where (${stored}) is distinct from (${excluded})`

function lastDischarge(batches: readonly Batch[]): Day {
  return batches.reduce((last, { lastDischarge: day }) => (day !== null && day > last ? day : last), '0001-01-01')
}

function ofBatches(batches: readonly Batch[]): Sql {
  return sql`batch_id = any(${batches.map((batch) => batch.batchId)}::uuid[])`
}
