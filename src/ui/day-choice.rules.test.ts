import { expect, test } from 'vitest'
import { daysOf, fitDay, monthsOf, range } from './day-choice.rules.ts'

test('only days between the first and the last are offered', () => {
  expect(monthsOf('2026', '2026-03-30', '2026-05-02')).toEqual(['03', '04', '05'])
  expect(daysOf('2026', '03', '2026-03-30', '2026-05-02')).toEqual(['30', '31'])
  expect(daysOf('2026', '05', '2026-03-30', '2026-05-02')).toEqual(['01', '02'])
  expect(monthsOf('', '2026-03-30', '2026-05-02')).toHaveLength(12)
  expect(range(2027, 2026)).toEqual([])
})

test('a month has the days of the calendar, February by its year', () => {
  expect(daysOf('2024', '02', '1900-01-01', '2100-01-01')).toHaveLength(29)
  expect(daysOf('2100', '02', '1900-01-01', '2200-01-01')).toHaveLength(28)
  expect(daysOf('2026', '', '1900-01-01', '2100-01-01')).toHaveLength(31)
})

test('what the new month or year does not have is taken back, and asked for again', () => {
  expect(fitDay(['2026', '04', '31'], '2026-01-01', '2026-12-31')).toEqual(['2026', '04', ''])
  expect(fitDay(['2026', '01', '05'], '2026-03-30', '2027-05-02')).toEqual(['2026', '', '05'])
  expect(fitDay(['2026', '04', '30'], '2026-01-01', '2026-12-31')).toEqual(['2026', '04', '30'])
})
