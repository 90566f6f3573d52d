import { addDays, type Day, weekdayOf } from '../../platform/dates.ts'
import { addWorkingDays, type Calendar, isWorkingDay } from '../calendar/index.ts'

/** What a clock asks one record for: a working day, or a week with at least one, by its Monday and its last working day. */
export type Period = { readonly from: Day; readonly dueOn: Day }

/** The first period that begins after a day. */
export function periodAfter(calendar: Calendar, every: 'day' | 'week', afterOn: Day): Period {
  if (every === 'day') {
    const { day } = addWorkingDays(calendar, addDays(afterOn, 1), 0)
    return { from: day, dueOn: day }
  }
  let monday = mondayOf(addDays(afterOn, 7))
  for (;;) {
    const dueOn = lastWorkingDayOf(calendar, monday)
    if (dueOn) return { from: monday, dueOn }
    monday = addDays(monday, 7)
  }
}

/**
 * What counts as settled when a clock starts on a day: the day itself, for what starts is news enough; of weeks, those before
 * the one with the next working day.
 */
export function settledAtStart(calendar: Calendar, every: 'day' | 'week', startsOn: Day): Day {
  if (every === 'day') return startsOn
  return addDays(mondayOf(addWorkingDays(calendar, startsOn, 1).day), -1)
}

/** Periods that ended before a day without a record, in order, and the one that is awaited then. */
export function passedBefore(
  calendar: Calendar,
  every: 'day' | 'week',
  awaited: Period,
  today: Day,
): { readonly passed: readonly Period[]; readonly awaited: Period } {
  const passed: Period[] = []
  let next = awaited
  while (next.dueOn < today) {
    passed.push(next)
    next = periodAfter(calendar, every, next.from)
  }
  return { passed, awaited: next }
}

export function mondayOf(day: Day): Day {
  return addDays(day, -((weekdayOf(day) + 6) % 7))
}

function lastWorkingDayOf(calendar: Calendar, monday: Day): Day | undefined {
  return [6, 5, 4, 3, 2, 1, 0].map((days) => addDays(monday, days)).find((day) => isWorkingDay(calendar, day))
}

/** Every period of days and of weeks that begins after a day and not after another. */
export function periodsBetween(
  calendar: Calendar,
  afterOn: Day,
  to: Day,
): (Period & { readonly every: 'day' | 'week' })[] {
  return (['day', 'week'] as const).flatMap((every) => {
    // A week that began before the first day is asked for as well.
    const start = every === 'day' ? afterOn : addDays(mondayOf(afterOn), -1)
    const found: (Period & { readonly every: 'day' | 'week' })[] = []
    for (
      let next = periodAfter(calendar, every, start);
      next.from <= to;
      next = periodAfter(calendar, every, next.from)
    ) {
      found.push({ ...next, every })
    }
    return found
  })
}

/** The next working days after a day, in order. */
export function workingDaysAhead(calendar: Calendar, day: Day, count: number): Day[] {
  const days: Day[] = []
  for (let next = day; days.length < count; ) {
    next = addWorkingDays(calendar, next, 1).day
    days.push(next)
  }
  return days
}
