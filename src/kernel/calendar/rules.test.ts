import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, weekdayOf } from '../../platform/dates.ts'
import type { Calendar, CalendarDay } from './model.ts'
import {
  addCertainWorkingDays,
  addWorkingDays,
  daysOfYear,
  isWorkingDay,
  workingDaysBetween,
  yearsMissing,
  yearsToLoad,
} from './rules.ts'

/** The October of 2026: seven days off, paid for with a Sunday before and a Saturday after. */
const october: CalendarDay[] = [
  ...['01', '02', '03', '04', '05', '06', '07'].map(
    (day): CalendarDay => ({ day: `2026-10-${day}`, kind: 'holiday', name: '国庆节' }),
  ),
  { day: '2026-09-20', kind: 'make-up', name: '国庆节' },
  { day: '2026-10-10', kind: 'make-up', name: '国庆节' },
]

function calendarOf(year: number, exceptions: readonly CalendarDay[]): Calendar {
  const days = daysOfYear(year, exceptions)
  return { version: 1, years: new Set([year]), kinds: new Map(days.map(({ day, kind }) => [day, kind])) }
}

const calendar = calendarOf(2026, october)

const refused = (code: string) => expect.objectContaining({ code })

describe('working days', () => {
  test('a holiday is not worked, and the weekend before it is worked in its stead', () => {
    expect(isWorkingDay(calendar, '2026-10-01')).toBe(false)
    expect(isWorkingDay(calendar, '2026-09-20')).toBe(true)
    expect(isWorkingDay(calendar, '2026-09-19')).toBe(false)
    expect(isWorkingDay(calendar, '2026-09-21')).toBe(true)
  })

  test.each([
    ['2026-09-30', 1, '2026-10-08'],
    ['2026-09-30', 3, '2026-10-10'],
    ['2026-09-30', 4, '2026-10-12'],
    ['2026-09-18', 1, '2026-09-20'],
    ['2026-11-20', 1, '2026-11-23'],
    ['2026-11-21', 1, '2026-11-23'],
    ['2026-11-21', 0, '2026-11-23'],
    ['2026-11-20', 0, '2026-11-20'],
  ])('from %s %i working days on is %s', (from, days, day) => {
    expect(addWorkingDays(calendar, from, days)).toEqual({ day, estimated: false })
  })

  test('between two days the first does not count and the last does', () => {
    expect(workingDaysBetween(calendar, '2026-09-30', '2026-10-10')).toEqual({ days: 3, estimated: false })
    expect(workingDaysBetween(calendar, '2026-10-10', '2026-09-30')).toEqual({ days: -3, estimated: false })
    expect(workingDaysBetween(calendar, '2026-10-01', '2026-10-07')).toEqual({ days: 0, estimated: false })
    expect(workingDaysBetween(calendar, '2026-10-07', '2026-10-01')).toEqual({ days: 0, estimated: false })
  })
})

describe('a year that nobody has loaded', () => {
  test('is counted by weekdays, and the answer says that it is an estimate', () => {
    expect(addWorkingDays(calendar, '2026-12-30', 5)).toEqual({ day: '2027-01-06', estimated: true })
    expect(addWorkingDays(calendar, '2026-12-24', 5)).toEqual({ day: '2026-12-31', estimated: false })
    expect(workingDaysBetween(calendar, '2026-12-30', '2027-01-06')).toEqual({ days: 5, estimated: true })
    expect(yearsMissing(calendar, '2025-12-31', '2027-01-01')).toEqual([2025, 2027])
  })

  test('is refused where a deadline must be certain', () => {
    expect(addCertainWorkingDays(calendar, '2026-12-24', 5)).toBe('2026-12-31')
    expect(() => addCertainWorkingDays(calendar, '2026-12-30', 5)).toThrow(refused('calendar.year-not-loaded'))
  })

  test('is asked for two months before it begins', () => {
    expect(yearsToLoad([2026], '2026-10-31')).toEqual([])
    expect(yearsToLoad([2026], '2026-11-21')).toEqual([2027])
    expect(yearsToLoad([2026], '2027-01-01')).toEqual([2027])
  })
})

describe('a notice of the State Council', () => {
  test('names only exceptions; the rest of the year follows the weekdays', () => {
    const days = daysOfYear(2026, october)
    expect(days).toHaveLength(365)
    expect(days.filter((day) => day.name !== null)).toHaveLength(9)
    expect(days.find(({ day }) => day === '2026-11-21')).toEqual({ day: '2026-11-21', kind: 'rest', name: null })
  })

  test('with a day of another year, a day twice, or a kind its weekday cannot have is refused', () => {
    const holiday = (day: string): CalendarDay => ({ day, kind: 'holiday', name: '元旦' })
    expect(() => daysOfYear(2027, [holiday('2028-01-01')])).toThrow(refused('calendar.day-outside-year'))
    expect(() => daysOfYear(2027, [holiday('2027-01-01'), holiday('2027-01-01')])).toThrow(
      refused('calendar.day-twice'),
    )
    const wrong: CalendarDay = { day: '2027-01-04', kind: 'make-up', name: null }
    expect(() => daysOfYear(2027, [wrong])).toThrow(refused('calendar.kind-does-not-fit'))
  })
})

describe('for any calendar', () => {
  const dayIn2026 = fc.integer({ min: 0, max: 364 }).map((offset) => addDays('2026-01-01', offset))
  const exceptions = fc
    .uniqueArray(dayIn2026, { maxLength: 60 })
    .map((days) =>
      days.map((day): CalendarDay => ({ day, kind: weekdayOf(day) % 6 === 0 ? 'make-up' : 'holiday', name: null })),
    )
  const count = fc.integer({ min: 0, max: 60 })

  test('counting back what was added gives the same number, and what is reached is a working day', () => {
    fc.assert(
      fc.property(exceptions, dayIn2026, count, (named, from, days) => {
        const some = calendarOf(2026, named)
        const { day } = addWorkingDays(some, from, days)
        expect(isWorkingDay(some, day)).toBe(true)
        if (days > 0) expect(workingDaysBetween(some, from, day).days).toBe(days)
      }),
    )
  })

  test('a later start or more days never end earlier', () => {
    fc.assert(
      fc.property(exceptions, dayIn2026, count, (named, from, days) => {
        const some = calendarOf(2026, named)
        const { day } = addWorkingDays(some, from, days)
        const longer = addWorkingDays(some, from, days + 1).day
        expect(days === 0 && !isWorkingDay(some, from) ? longer === day : longer > day).toBe(true)
        expect(addWorkingDays(some, addDays(from, 1), days).day >= day).toBe(true)
      }),
    )
  })

  test('spans add up', () => {
    fc.assert(
      fc.property(exceptions, dayIn2026, dayIn2026, dayIn2026, (named, a, b, c) => {
        const some = calendarOf(2026, named)
        const [first, second, third] = [a, b, c].sort() as [string, string, string]
        const { days } = workingDaysBetween(some, first, third)
        expect(workingDaysBetween(some, first, second).days + workingDaysBetween(some, second, third).days).toBe(days)
      }),
    )
  })
})
