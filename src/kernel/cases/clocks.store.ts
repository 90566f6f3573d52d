import type { Day, Instant } from '../../platform/dates.ts'
import { empty, find, join, raw, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Period } from './count-periods.ts'
import type { Case, RunningClock } from './model.ts'
import { arrayText } from './store.ts'

const columns = sql`owner_id, case_id, clock, every, type, org_path, after_on, awaits_from, awaits_on`

/** Starts clocks, or sets them going again; each awaits its first period. */
export async function startClocks(tx: Tx, clocks: readonly RunningClock[]): Promise<void> {
  if (clocks.length === 0) return
  await run(
    tx,
    sql`insert into cases.clocks as c (${columns})
        select k.owner_id, k.case_id, k.clock, k.every, k.type, k.org_path::uuid[], k.after_on, k.awaits_from, k.awaits_on
        from unnest(${clocks.map((c) => c.ownerId)}::uuid[], ${clocks.map((c) => c.caseId)}::uuid[], ${clocks.map((c) => c.clock)}::text[],
          ${clocks.map((c) => c.every)}::text[], ${clocks.map((c) => c.type)}::text[], ${clocks.map((c) => arrayText(c.orgPath))}::text[],
          ${clocks.map((c) => c.afterOn)}::date[], ${clocks.map((c) => c.awaitsFrom)}::date[], ${clocks.map((c) => c.awaitsOn)}::date[])
          as k (${columns})
        on conflict (owner_id, case_id, clock) do update set org_path = excluded.org_path,
          after_on = greatest(c.after_on, excluded.after_on), awaits_from = excluded.awaits_from, awaits_on = excluded.awaits_on`,
  )
}

export function clocksOf(tx: Tx, caseIds: readonly Id[]): Promise<RunningClock[]> {
  return rows(
    tx,
    sql`select ${columns} from cases.clocks where case_id = any(${caseIds}::uuid[]) and awaits_on is not null order by case_id, clock`,
  )
}

/** The clock stands still and is locked, so that no sweep takes it up meanwhile. */
export async function stopClocks(tx: Tx, clocks: readonly RunningClock[]): Promise<void> {
  if (clocks.length === 0) return
  await run(
    tx,
    sql`update cases.clocks c set awaits_from = null, awaits_on = null
        from unnest(${clocks.map((c) => c.ownerId)}::uuid[], ${clocks.map((c) => c.caseId)}::uuid[], ${clocks.map((c) => c.clock)}::text[])
          as k (owner_id, case_id, clock)
        where (c.owner_id, c.case_id, c.clock) = (k.owner_id, k.case_id, k.clock)`,
  )
}

export async function setAwaited(tx: Tx, clock: RunningClock, afterOn: Day, next: Period): Promise<void> {
  await run(
    tx,
    sql`update cases.clocks set after_on = ${afterOn}, awaits_from = ${next.from}, awaits_on = ${next.dueOn}
        where owner_id = ${clock.ownerId} and case_id = ${clock.caseId} and clock = ${clock.clock}`,
  )
}

export type Miss = Pick<RunningClock, 'ownerId' | 'caseId' | 'clock' | 'type' | 'orgPath'> & { readonly onDay: Day }

export async function insertMissed(tx: Tx, missed: readonly Miss[]): Promise<void> {
  if (missed.length === 0) return
  await run(
    tx,
    sql`insert into cases.missed (owner_id, case_id, clock, on_day, type, org_path)
        select m.owner_id, m.case_id, m.clock, m.on_day, m.type, m.org_path::uuid[]
        from unnest(${missed.map((m) => m.ownerId)}::uuid[], ${missed.map((m) => m.caseId)}::uuid[], ${missed.map((m) => m.clock)}::text[],
          ${missed.map((m) => m.onDay)}::date[], ${missed.map((m) => m.type)}::text[], ${missed.map((m) => arrayText(m.orgPath))}::text[])
          as m (owner_id, case_id, clock, on_day, type, org_path)
        on conflict do nothing`,
  )
}

/** False when nothing was missed on that day. */
export async function makeUp(tx: Tx, row: Case, clock: string, onDay: Day, at: Instant): Promise<boolean> {
  const made = await run(
    tx,
    sql`update cases.missed set made_up_at = ${at}
        where owner_id = ${row.ownerId} and case_id = ${row.id} and clock = ${clock} and on_day = ${onDay} and made_up_at is null`,
  )
  return made === 1
}

/** A clock of one record a case has it. */
export async function markRecorded(tx: Tx, row: Case, clock: string): Promise<void> {
  await run(
    tx,
    sql`update cases.cases set recorded = array_append(recorded, ${clock})
        where owner_id = ${row.ownerId} and id = ${row.id} and not coalesce(recorded, '{}') @> array[${clock}]`,
  )
}

export async function lockClock(tx: Tx, row: Case, clock: string): Promise<RunningClock | undefined> {
  return find(
    tx,
    sql`select ${columns} from cases.clocks where owner_id = ${row.ownerId} and case_id = ${row.id} and clock = ${clock}
          and awaits_on is not null for update`,
  )
}

/** Days of one case that were missed and not made up for, the newest first. */
export function missedOf(tx: Tx, row: Pick<Case, 'ownerId' | 'id'>): Promise<{ clock: string; onDay: Day }[]> {
  return rows(
    tx,
    sql`select clock, on_day from cases.missed where owner_id = ${row.ownerId} and case_id = ${row.id} and made_up_at is null
        order by on_day desc, clock limit 60`,
  )
}

/** A record that a clock asked for and nobody made. */
export type Missed = { readonly caseId: Id; readonly clock: string; readonly onDay: Day; readonly type: string }

export type MissedBounds = {
  readonly clock: string | undefined
  readonly from: Day | undefined
  readonly to: Day | undefined
  readonly before: { readonly onDay: Day; readonly caseId: Id; readonly clock: string } | null
}

/** Missed records below some roots, the newest day first: one ordered run of an index for each root and type. */
export function missedRows(
  tx: Tx,
  runs: readonly { readonly orgId: Id; readonly depth: number; readonly type: string }[],
  { clock, from, to, before }: MissedBounds,
  most: number,
): Promise<Missed[]> {
  const bounds = sql`${clock === undefined ? empty : sql`and clock = ${clock}`} ${from === undefined ? empty : sql`and on_day >= ${from}`}
    ${to === undefined ? empty : sql`and on_day <= ${to}`}
    ${before ? sql`and (on_day, case_id) <= (${before.onDay}, ${before.caseId}) and (on_day, case_id, clock) < (${before.onDay}, ${before.caseId}, ${before.clock})` : empty}`
  const each = runs.map(
    ({ orgId, depth, type }) => sql`(select case_id, clock, on_day, type from cases.missed
      where org_path[${raw(String(depth + 1))}] = ${orgId} and type = ${type} and made_up_at is null ${bounds}
      order by on_day desc, case_id desc, clock desc limit ${raw(String(most))})`,
  )
  return rows(
    tx,
    sql`select * from (${join(each, ' union all ')}) as m order by on_day desc, case_id desc, clock desc limit ${raw(String(most))}`,
  )
}
