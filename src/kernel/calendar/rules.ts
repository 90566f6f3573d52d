import { addDays, type Day, daysBetween, weekdayOf } from '../../platform/dates.ts'
import { refusal } from './errors.ts'
import type { Calendar, CalendarDay, CountedDay, CountedDays, DayKind } from './model.ts'
import { dayKindText, weekdayText } from './text.ts'

/** Whether people work on a day. In a year that is not loaded Monday to Friday stand in, which callers see as `estimated`. */
export function isWorkingDay(calendar: Calendar, day: Day): boolean {
  const kind = calendar.kinds.get(day) ?? weekdayKind(day)
  return kind === 'working' || kind === 'make-up'
}

/**
 * The day that is `days` working days after a day; the day itself does not count, and what is reached is a working day.
 * Zero gives the day itself, or the next working day when it is none.
 */
export function addWorkingDays(calendar: Calendar, from: Day, days: number): CountedDay {
  let day = from
  let left = days
  let estimated = isEstimated(calendar, day)
  while (left > 0 || !isWorkingDay(calendar, day)) {
    day = addDays(day, 1)
    estimated ||= isEstimated(calendar, day)
    if (isWorkingDay(calendar, day) && left > 0) left -= 1
  }
  return { day, estimated }
}

/**
 * As `addWorkingDays`, for a deadline that must not move when the notice for next year comes out.
 * Refuses with `calendar.year-not-loaded` where a year on the way is not loaded.
 */
export function addCertainWorkingDays(calendar: Calendar, from: Day, days: number): Day {
  const { day, estimated } = addWorkingDays(calendar, from, days)
  if (estimated) throw refusal('calendar.year-not-loaded', { year: yearsMissing(calendar, from, day).join('、') })
  return day
}

/** Working days after `from` up to and including `to`; negative when `to` is earlier, counted the other way round. */
export function workingDaysBetween(calendar: Calendar, from: Day, to: Day): CountedDays {
  if (to < from) {
    const { days, estimated } = workingDaysBetween(calendar, to, from)
    return { days: days === 0 ? 0 : -days, estimated }
  }
  let days = 0
  for (let day = from, left = daysBetween(from, to); left > 0; left -= 1) {
    day = addDays(day, 1)
    if (isWorkingDay(calendar, day)) days += 1
  }
  return { days, estimated: yearsMissing(calendar, from, to).length > 0 }
}

/** Years touched by a span that are not loaded, in order. */
export function yearsMissing(calendar: Calendar, from: Day, to: Day): number[] {
  const years: number[] = []
  for (let year = yearOf(from); year <= yearOf(to); year += 1) if (!calendar.years.has(year)) years.push(year)
  return years
}

/** Years that are not loaded and that deadlines of the coming two months may touch. */
export function yearsToLoad(loaded: readonly number[], today: Day): number[] {
  const touched = new Set([yearOf(today), yearOf(addDays(today, 60))])
  return [...touched].filter((year) => !loaded.includes(year))
}

/** Every day of a year: the notice's exceptions, and for the rest what their weekday says. */
export function daysOfYear(year: number, exceptions: readonly CalendarDay[]): CalendarDay[] {
  const named = new Map<Day, CalendarDay>()
  for (const exception of exceptions) {
    if (yearOf(exception.day) !== year) throw refusal('calendar.day-outside-year', { day: exception.day, year })
    if (named.has(exception.day)) throw refusal('calendar.day-twice', { day: exception.day })
    requireFit(exception.day, exception.kind)
    named.set(exception.day, exception)
  }
  const days: CalendarDay[] = []
  for (let day = `${year}-01-01`; yearOf(day) === year; day = addDays(day, 1)) {
    days.push(named.get(day) ?? { day, kind: weekdayKind(day), name: null })
  }
  return days
}

/** Refuses a kind that the weekday cannot have, such as a make-up day on a Tuesday. */
export function requireFit(day: Day, kind: DayKind): void {
  const fits = isWeekend(day) ? kind !== 'working' : kind === 'working' || kind === 'holiday'
  if (!fits) {
    throw refusal('calendar.kind-does-not-fit', { day, weekday: weekdayText[weekdayOf(day)]!, kind: dayKindText[kind] })
  }
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4))
}

function isEstimated(calendar: Calendar, day: Day): boolean {
  return !calendar.years.has(yearOf(day))
}

function weekdayKind(day: Day): DayKind {
  return isWeekend(day) ? 'rest' : 'working'
}

function isWeekend(day: Day): boolean {
  return weekdayOf(day) % 6 === 0
}
