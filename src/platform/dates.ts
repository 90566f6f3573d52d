/** A civil day `YYYY-MM-DD` in the federation's own time zone (Asia/Shanghai, no summer time). */
export type Day = string

/** An instant, ISO 8601 in UTC with milliseconds, so that text order is time order. */
export type Instant = string

/** A quarter such as `2026Q3`. */
export type Quarter = string

const shanghaiOffsetMs = 8 * 3_600_000
const dayMs = 86_400_000

/** True when the text is a day that exists, so `2026-02-29` is not one. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text
}

/** The civil day in Shanghai at an instant. */
export function dayOf(instant: Instant): Day {
  return new Date(Date.parse(instant) + shanghaiOffsetMs).toISOString().slice(0, 10)
}

/** The instant at which a civil day begins in Shanghai. */
export function startOfDay(day: Day): Instant {
  return new Date(Date.parse(`${day}T00:00:00Z`) - shanghaiOffsetMs).toISOString()
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}

/** Whole days from one day to a later one; negative when it is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs
}

/** Day of the week, 0 Sunday … 6 Saturday. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}

export function isQuarter(text: string): boolean {
  return /^\d{4}Q[1-4]$/.test(text)
}

/** The quarter in which a day lies. */
export function quarterOf(day: Day): Quarter {
  return `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
}

/** First and last day of a quarter, both inclusive. */
export function quarterDays(quarter: Quarter): { from: Day; to: Day } {
  const year = Number(quarter.slice(0, 4))
  const firstMonth = (Number(quarter.slice(5)) - 1) * 3
  const from = new Date(Date.UTC(year, firstMonth, 1)).toISOString().slice(0, 10)
  const to = new Date(Date.UTC(year, firstMonth + 3, 0)).toISOString().slice(0, 10)
  return { from, to }
}

/** How often something comes round. */
export type Every = 'week' | 'month' | 'quarter' | 'half-year' | 'year'

const monthsIn = { month: 1, quarter: 3, 'half-year': 6, year: 12 } as const

/** First and last day, both inclusive, of the week (from Monday), month, quarter, half-year or year in which a day lies. */
export function periodOf(every: Every, day: Day): { from: Day; to: Day } {
  if (every === 'week') {
    const from = addDays(day, -((weekdayOf(day) + 6) % 7))
    return { from, to: addDays(from, 6) }
  }
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1]
  const first = month - (month % monthsIn[every])
  const dayIn = (at: number, of: number) => new Date(Date.UTC(year, at, of)).toISOString().slice(0, 10)
  return { from: dayIn(first, 1), to: dayIn(first + monthsIn[every], 0) }
}

/** A day as people say it inside a year: `9月3日`. */
export function displayMonthDay(day: Day): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
}

/** An instant as people say it inside a year, in Shanghai: `9月3日 14:30`. */
export function displayMoment(instant: Instant): string {
  const local = new Date(Date.parse(instant) + shanghaiOffsetMs).toISOString()
  return `${displayMonthDay(local.slice(0, 10))} ${local.slice(11, 16)}`
}

/** A day as people write it in full: `2026年9月3日`. */
export function displayFullDay(day: Day): string {
  return `${day.slice(0, 4)}年${displayMonthDay(day)}`
}
