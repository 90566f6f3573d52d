import { describe, expect, test } from 'vitest'
import { areWholeMonths, monthAfter, monthsOf } from './rules.ts'

describe('months', () => {
  test('a year, a quarter and a leap February are whole months', () => {
    for (const [from, to] of [
      ['2026-01-01', '2026-12-31'],
      ['2026-07-01', '2026-09-30'],
      ['2028-02-01', '2028-02-29'],
      ['2025-12-01', '2026-01-31'],
    ] as const) {
      expect(areWholeMonths(from, to), `${from} ${to}`).toBe(true)
    }
  })

  test('a span that begins or ends inside a month is not whole months', () => {
    for (const [from, to] of [
      ['2026-01-02', '2026-12-31'],
      ['2026-01-01', '2026-12-30'],
      ['2028-02-01', '2028-02-28'],
    ] as const) {
      expect(areWholeMonths(from, to), `${from} ${to}`).toBe(false)
    }
  })

  test('the months of a span carry its own first and last day', () => {
    expect(monthsOf('2025-12-15', '2026-02-10')).toEqual([
      { month: '2025-12-01', from: '2025-12-15', to: '2025-12-31' },
      { month: '2026-01-01', from: '2026-01-01', to: '2026-01-31' },
      { month: '2026-02-01', from: '2026-02-01', to: '2026-02-10' },
    ])
  })

  test('after December comes January', () => {
    expect(monthAfter('2026-12-01')).toBe('2027-01-01')
    expect(monthAfter('2026-09-01')).toBe('2026-10-01')
  })
})
