import { addDays, type Day } from '../../platform/dates.ts'

/** First day of the month in which a day lies. */
export function monthOf(day: Day): Day {
  return `${day.slice(0, 7)}-01`
}

/** First day of the next month. */
export function monthAfter(month: Day): Day {
  const year = Number(month.slice(0, 4))
  const next = Number(month.slice(5, 7)) + 1
  return next === 13 ? `${year + 1}-01-01` : `${month.slice(0, 4)}-${String(next).padStart(2, '0')}-01`
}

/** Whether the days from…to are whole months, which roll-ups can answer. */
export function areWholeMonths(from: Day, to: Day): boolean {
  return from.endsWith('-01') && addDays(to, 1).endsWith('-01')
}

/** The months that the days from…to touch, each with its own days among them. */
export function monthsOf(from: Day, to: Day): { month: Day; from: Day; to: Day }[] {
  const months: { month: Day; from: Day; to: Day }[] = []
  for (let month = monthOf(from); month <= to; month = monthAfter(month)) {
    const last = addDays(monthAfter(month), -1)
    months.push({ month, from: month < from ? from : month, to: last > to ? to : last })
  }
  return months
}
