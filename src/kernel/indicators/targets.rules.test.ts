import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judgeTarget, type Target, timeKinds } from './targets.rules.ts'

const plan = { fromYear: 2024, toYear: 2026 } as const
const average: Target = { timeKind: 'yearly-average', amount: 300_000, ...plan }
const total: Target = { timeKind: 'total', amount: 1_000_000, ...plan }
const yearly = (...values: number[]) => values.map((value, at) => ({ year: 2024 + at, value }))

test('A000-07-c3: three years at exactly 300,000 keep the average and miss the million', () => {
  const values = yearly(300_000, 300_000, 300_000)
  expect(judgeTarget(average, values, 2027)).toMatchObject({ state: 'met', value: 300_000, lacking: 0 })
  expect(judgeTarget(total, values, 2027)).toMatchObject({ state: 'missed', value: 900_000, lacking: 100_000 })
})

test('a weak year is made good in an average, and named; not where each year must reach it', () => {
  const values = yearly(250_000, 350_000, 400_000)
  expect(judgeTarget(average, values, 2027)).toMatchObject({ state: 'met', shortYears: [2024] })
  expect(judgeTarget(total, values, 2027).state).toBe('met')
  const each = judgeTarget({ ...average, timeKind: 'each-year' }, values, 2027)
  expect(each).toMatchObject({ state: 'missed', value: 250_000, shortYears: [2024] })
})

test('an unfinished plan is ahead or behind, and a total is met as soon as it is reached', () => {
  expect(judgeTarget(average, yearly(310_000, 320_000, 50_000), 2026)).toMatchObject({ state: 'ahead', value: 315_000 })
  expect(judgeTarget(total, yearly(310_000, 320_000, 50_000), 2026)).toMatchObject({ state: 'ahead' })
  expect(judgeTarget(total, yearly(200_000, 200_000), 2026)).toMatchObject({ state: 'behind', lacking: 600_000 })
  expect(judgeTarget(total, yearly(600_000, 400_000), 2025).state).toBe('met')
  expect(judgeTarget({ ...average, timeKind: 'each-year' }, yearly(310_000, 100_000), 2025).state).toBe('behind')
})

test('a floor once broken stays broken', () => {
  const floor: Target = { timeKind: 'floor', amount: 86, fromYear: 2024, toYear: 2029 }
  expect(judgeTarget(floor, yearly(88, 87), 2025)).toMatchObject({ state: 'ahead', value: 87 })
  expect(judgeTarget(floor, yearly(88, 85, 90), 2026)).toMatchObject({ state: 'missed', shortYears: [2025] })
})

test('more is never worse, whatever the kind', () => {
  const rank = { missed: 0, behind: 1, ahead: 2, met: 3 }
  const values = fc.array(fc.integer({ min: 0, max: 500_000 }), { minLength: 3, maxLength: 3 })
  fc.assert(
    fc.property(
      values,
      fc.nat(2),
      fc.nat(100_000),
      fc.constantFrom(...timeKinds),
      fc.integer({ min: 2024, max: 2028 }),
      (reached, at, more, timeKind, thisYear) => {
        const target: Target = { timeKind, amount: 300_000, ...plan }
        const better = reached.map((value, year) => (year === at ? value + more : value))
        const [was, is] = [
          judgeTarget(target, yearly(...reached), thisYear),
          judgeTarget(target, yearly(...better), thisYear),
        ]
        expect(rank[is.state]).toBeGreaterThanOrEqual(rank[was.state])
        expect(is.lacking).toBeLessThanOrEqual(was.lacking)
      },
    ),
  )
})
