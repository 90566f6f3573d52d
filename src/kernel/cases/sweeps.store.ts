import type { Day, Instant } from '../../platform/dates.ts'
import { find, get, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Period } from './count-periods.ts'

/** How many cases rose from one organisation to another; `toId` is null for those that were only marked late. */
export type Raised = {
  readonly fromId: Id | null
  readonly toId: Id | null
  readonly fromName: string | null
  readonly toName: string | null
  readonly n: number
}

export type Raising = {
  readonly on: Day
  /** Working days from the next on, in order. */
  readonly coming: readonly Day[]
  readonly most: number
  readonly at: Instant
  readonly words: { readonly actor: string; readonly raised: string; readonly late: string }
}

export function raiseOverdue(tx: Tx, { on, coming, most, at, words }: Raising): Promise<Raised[]> {
  return rows(
    tx,
    sql`select * from cases.raise_overdue(${on}, ${coming}::date[], ${most}, ${at}, ${words.actor}, ${words.raised}, ${words.late})`,
  )
}

export type Every = 'day' | 'week'

/** The earliest day of a period that clocks await, of the next so many that ran out; null when none did. */
export async function earliestAwaited(tx: Tx, before: Day, most: number): Promise<Day | null> {
  const found = await get<{ day: Day | null }>(
    tx,
    sql`select min(awaits_from) as day from (
          select awaits_from from cases.clocks where awaits_on < ${before} order by awaits_on, case_id limit ${most}) as run_out`,
  )
  return found.day
}

/** Tells how many clocks had run out. */
export async function missRecords(
  tx: Tx,
  on: Day,
  periods: readonly (Period & { readonly every: Every })[],
  most: number,
): Promise<number> {
  const row = await get<{ clocks: number }>(
    tx,
    sql`select cases.miss_records(${on}, ${periods.map((p) => p.every)}::text[], ${periods.map((p) => p.from)}::date[],
          ${periods.map((p) => p.dueOn)}::date[], ${most}) as clocks`,
  )
  return row.clocks
}

/** With which version of the calendar days were last counted; locks it until the transaction ends. */
export async function lockCalendarSeen(tx: Tx): Promise<number | null> {
  await run(tx, sql`select pg_advisory_xact_lock(hashtextextended('cases.calendar_seen', 0))`)
  const found = await find<{ version: number }>(tx, sql`select version from cases.calendar_seen`)
  return found?.version ?? null
}

export async function saveCalendarSeen(tx: Tx, version: number): Promise<void> {
  await run(
    tx,
    sql`insert into cases.calendar_seen (only_one, version) values (true, ${version})
        on conflict (only_one) do update set version = excluded.version`,
  )
}

/** The days between which running clocks and missed records lie; null when there are none. */
export async function spanOfClocks(tx: Tx): Promise<{ from: Day; to: Day } | null> {
  const found = await get<{ from: Day | null; to: Day | null }>(
    tx,
    sql`select min(day) as "from", max(day) as "to" from (
          select min(after_on) as day from cases.clocks where awaits_on is not null
          union all select max(awaits_on) from cases.clocks where awaits_on is not null
          union all select min(on_day) from cases.missed where made_up_at is null
        ) as days`,
  )
  return found.from === null ? null : { from: found.from, to: found.to! }
}

/** Each running clock awaits the first period after what is settled; what was missed on a day that is none any more is forgotten. */
export async function recountClocks(tx: Tx, periods: readonly (Period & { readonly every: Every })[]): Promise<void> {
  const table = sql`unnest(${periods.map((p) => p.every)}::text[], ${periods.map((p) => p.from)}::date[],
    ${periods.map((p) => p.dueOn)}::date[]) as p (every, starts, ends)`
  await run(
    tx,
    sql`with periods as materialized (select * from ${table}),
        settled as materialized (select distinct every, after_on from cases.clocks where awaits_on is not null),
        next as materialized (
          select s.every, s.after_on, n.starts, n.ends from settled s
          cross join lateral (select starts, ends from periods p where p.every = s.every and p.starts > s.after_on order by starts limit 1) n
        )
        update cases.clocks c set awaits_from = n.starts, awaits_on = n.ends from next n
        where c.awaits_on is not null and c.every = n.every and c.after_on = n.after_on
          and (c.awaits_from, c.awaits_on) is distinct from (n.starts, n.ends)`,
  )
  await run(
    tx,
    sql`delete from cases.missed m using cases.clocks c
        where (c.owner_id, c.case_id, c.clock) = (m.owner_id, m.case_id, m.clock) and m.made_up_at is null
          and not exists (select from ${table} where p.every = c.every and p.starts = m.on_day)`,
  )
}

/** Cases that are not late rise on the working day after their due date, as the calendar has it now. */
export async function recountRises(
  tx: Tx,
  days: readonly { readonly dueOn: Day; readonly risesOn: Day }[],
): Promise<void> {
  await run(
    tx,
    sql`update cases.cases c set rises_on = d.rises_on
        from unnest(${days.map((d) => d.dueOn)}::date[], ${days.map((d) => d.risesOn)}::date[]) as d (due_on, rises_on)
        where c.due_on = d.due_on and c.late_since is null and c.rises_on is not null and c.rises_on <> d.rises_on`,
  )
}

export async function dueDaysAhead(tx: Tx): Promise<Day[]> {
  const found = await rows<{ dueOn: Day }>(
    tx,
    sql`select distinct due_on from cases.cases where rises_on is not null and late_since is null`,
  )
  return found.map(({ dueOn }) => dueOn)
}

export type Estimate = { readonly stageOn: Day; readonly dueDays: number }

/** From when and over how many working days due dates were estimated that lie in years which are loaded now. */
export function estimatesIn(tx: Tx, years: readonly number[]): Promise<Estimate[]> {
  return rows(
    tx,
    sql`select distinct e.stage_on, e.due_days from unnest(${years}::int[]) as year
        cross join lateral (select (stage_since at time zone 'Asia/Shanghai')::date as stage_on, due_days from cases.cases
          where due_estimated and due_on between make_date(year, 1, 1) and make_date(year, 12, 31)) as e`,
  )
}

/** All cases that share an estimate; what a sweep or an officer holds is waited for. */
export async function saveEstimate(
  tx: Tx,
  { stageOn, dueDays }: Estimate,
  due: { readonly dueOn: Day | null; readonly dueEstimated: boolean; readonly risesOn: Day | null },
): Promise<void> {
  await run(
    tx,
    sql`update cases.cases set due_on = ${due.dueOn}, due_estimated = ${due.dueEstimated},
          rises_on = case when late_since is null then ${due.risesOn}::date
            when rises_on is not null then greatest(rises_on, ${due.dueOn}::date + 1) end
        where due_estimated and due_days = ${dueDays} and (stage_since at time zone 'Asia/Shanghai')::date = ${stageOn}`,
  )
}
