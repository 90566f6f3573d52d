import { expect, test } from 'vitest'
import { sayDay, sayDayAndWeekday, sayDays, sayFullDay, sayInstant, saySpan } from './say-dates.ts'

const today = '2026-11-20'

test.each([
  ['2026-09-03', '9月3日'],
  ['2025-12-31', '2025年12月31日'],
])('the day %s is said as %s in 2026', (day, said) => {
  expect(sayDay(day, today)).toBe(said)
})

test('a deadline is said with its weekday', () => {
  expect(sayDayAndWeekday('2026-12-02', today)).toBe('12月2日 (周三)')
})

test('a stay is said from one day to another', () => {
  expect(sayDays('2025-12-30', '2026-01-04', today)).toBe('2025年12月30日 至 1月4日')
})

test('a document’s day always has its year', () => {
  expect(sayFullDay('2026-09-01')).toBe('2026年9月1日')
})

test.each([
  ['2026-11-20T02:24:00.000Z', '今天 10:24'],
  ['2026-11-19T16:00:00.000Z', '今天 00:00'],
  ['2026-11-19T15:59:59.000Z', '昨天 23:59'],
  ['2026-09-03T02:24:00.000Z', '9月3日 10:24'],
])('the instant %s is said as %s by the clock of Shanghai', (at, said) => {
  expect(sayInstant(at, '2026-11-20T12:00:00.000Z')).toBe(said)
})

test('a span says its day once, and both where it goes over midnight', () => {
  const now = '2026-11-27T02:00:00.000Z'
  const startsAt = '2026-11-27T06:00:00.000Z'
  expect(saySpan({ startsAt, endsAt: '2026-11-27T07:30:00.000Z' }, now)).toBe('今天 14:00—15:30')
  expect(saySpan({ startsAt, endsAt: '2026-11-28T01:00:00.000Z' }, now)).toBe('今天 14:00—11月28日 09:00')
})
