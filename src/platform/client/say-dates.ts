import { addDays, type Day, dayOf, type Instant, weekdayOf } from '../dates.ts'
import { dateText } from './text.ts'

/** The day as people say it: 9月3日, with its year when that is not this one. */
export function sayDay(day: Day, today: Day): string {
  const [year, month, date] = partsOf(day)
  return day.slice(0, 4) === today.slice(0, 4)
    ? dateText.monthDay(month, date)
    : dateText.yearMonthDay(year, month, date)
}

/** The day with its weekday: 12月2日 (周三). */
export function sayDayAndWeekday(day: Day, today: Day): string {
  return dateText.withWeekday(sayDay(day, today), sayWeekday(day))
}

/** The weekday: 周五. */
export function sayWeekday(day: Day): string {
  return dateText.weekday(weekdayOf(day))
}

/** The whole day: 2026年11月20日. */
export function sayFullDay(day: Day): string {
  return dateText.yearMonthDay(...partsOf(day))
}

/** From one day to another: 9月3日 至 9月14日. */
export function sayDays(from: Day, to: Day, today: Day): string {
  return dateText.span(sayDay(from, today), sayDay(to, today))
}

/** An instant by the clock of Shanghai: 今天 10:24, 昨天 17:20, 9月3日 10:24. */
export function sayInstant(at: Instant, now: Instant): string {
  const day = dayOf(at)
  const today = dayOf(now)
  const time = timeOf(at)
  if (day === today) return dateText.today(time)
  if (day === addDays(today, -1)) return dateText.yesterday(time)
  return `${sayDay(day, today)} ${time}`
}

/** The time of day in Shanghai: 10:24. */
export function timeOf(at: Instant): string {
  return new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(11, 16)
}

function partsOf(day: Day): [year: number, month: number, date: number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))]
}

/** `今天 14:00—15:30`, with the second day where it is another. */
export function saySpan({ startsAt, endsAt }: { startsAt: Instant; endsAt: Instant }, now: Instant): string {
  const end = dayOf(startsAt) === dayOf(endsAt) ? timeOf(endsAt) : sayInstant(endsAt, now)
  return `${sayInstant(startsAt, now)}—${end}`
}
