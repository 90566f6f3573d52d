import chineseDays from 'chinese-days'
import { now } from '../../platform/clock.ts'
import { addDays, weekdayOf } from '../../platform/dates.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import type { CalendarDay } from './model.ts'
import { daysOfYear } from './rules.ts'
import { insertDays, insertVersion, loadedYears, lockCalendar } from './store.ts'
import { platformText } from './text.ts'

const firstYear = 2004

/**
 * Loads every year that the platform's own almanac knows and the table does not have; what administrators changed stays.
 * Called whenever a server or command starts, so that an upgrade brings the years it knows.
 *
 * @returns the years loaded now
 */
export async function seedCalendar(): Promise<number[]> {
  return transaction(system, async (tx) => {
    await lockCalendar(tx)
    const loaded = new Set(await loadedYears(tx))
    const missing = knownYears().filter((year) => !loaded.has(year))
    for (const year of missing) {
      await insertDays(tx, daysOfYear(year, exceptionsOf(year)))
      await insertVersion(tx, now(), platformText, String(year))
    }
    return missing
  })
}

/**
 * The almanac answers for years it does not know as if they had no holidays. It knows a year
 * exactly when the first three days of October, a statutory holiday since 1999, all are one.
 */
function knownYears(): number[] {
  const years: number[] = []
  for (let year = firstYear; knows(year); year += 1) years.push(year)
  return years
}

function knows(year: number): boolean {
  return ['01', '02', '03'].every((day) => exceptionOn(`${year}-10-${day}`)?.kind === 'holiday')
}

function exceptionsOf(year: number): CalendarDay[] {
  const exceptions: CalendarDay[] = []
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
    const exception = exceptionOn(day)
    if (exception) exceptions.push(exception)
  }
  return exceptions
}

/** Names come as `National Day,国庆节,3` on days the notice speaks of, and as the plain English weekday on others. */
function exceptionOn(day: string): CalendarDay | null {
  const { work, name } = chineseDays.getDayDetail(day)
  const [, chinese] = name.split(',')
  if (chinese === undefined) return null
  const weekend = weekdayOf(day) % 6 === 0
  if (work) return weekend ? { day, kind: 'make-up', name: chinese } : null
  return { day, kind: 'holiday', name: chinese }
}
