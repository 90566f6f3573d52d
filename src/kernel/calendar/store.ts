import type { Day, Instant } from '../../platform/dates.ts'
import { get, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { CalendarDay, DayKind } from './model.ts'

/** 0 before anything was loaded. */
export async function currentVersion(tx: Tx): Promise<number> {
  const row = await get<{ number: number }>(tx, sql`select coalesce(max(number), 0) as number from calendar.versions`)
  return row.number
}

export function allDays(tx: Tx): Promise<{ day: Day; kind: DayKind }[]> {
  return rows(tx, sql`select day, kind from calendar.days`)
}

export function daysOf(tx: Tx, year: number): Promise<CalendarDay[]> {
  return rows(
    tx,
    sql`select day, kind, name from calendar.days where day between ${`${year}-01-01`} and ${`${year}-12-31`} order by day`,
  )
}

export async function loadedYears(tx: Tx): Promise<number[]> {
  const found = await rows<{ year: number }>(
    tx,
    sql`select distinct extract(year from day)::int as year from calendar.days order by year`,
  )
  return found.map((row) => row.year)
}

/** One change at a time, so that versions count up without gaps and a year is not loaded twice. */
export async function lockCalendar(tx: Tx): Promise<void> {
  await run(tx, sql`select pg_advisory_xact_lock(hashtextextended('calendar', 0))`)
}

export async function insertDays(tx: Tx, days: readonly CalendarDay[]): Promise<void> {
  await run(
    tx,
    sql`insert into calendar.days (day, kind, name)
        select * from unnest(${days.map((day) => day.day)}::date[], ${days.map((day) => day.kind)}::text[], ${days.map((day) => day.name)}::text[])`,
  )
}

/** False when the year of the day is not loaded. */
export async function changeDay(tx: Tx, day: CalendarDay): Promise<boolean> {
  const changed = await run(
    tx,
    sql`update calendar.days set kind = ${day.kind}, name = ${day.name} where day = ${day.day}`,
  )
  return changed === 1
}

export async function insertVersion(tx: Tx, madeAt: Instant, madeBy: string, change: string): Promise<void> {
  await run(
    tx,
    sql`insert into calendar.versions (number, made_at, made_by, change)
        select coalesce(max(number), 0) + 1, ${madeAt}, ${madeBy}, ${change} from calendar.versions`,
  )
}
