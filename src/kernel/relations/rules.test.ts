import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../platform/dates.ts'
import { holdsOn, mostAtOnce, standingOn, usualEnd } from './rules.ts'

const first = '2026-01-01'
const term = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.option(fc.integer({ min: 1, max: 60 }), { nil: null }))
  .map(([from, length]) => ({
    fromOn: addDays(first, from),
    endsOn: length === null ? null : addDays(first, from + length),
  }))

test('most at once is the most that hold on any single day of the new term, itself among them', () => {
  fc.assert(
    fc.property(fc.array(term, { maxLength: 8 }), term, (terms, added) => {
      const days = Array.from({ length: 200 }, (_, at) => addDays(first, at)).filter((day) => holdsOn(added, day))
      const counted = Math.max(...days.map((day) => terms.filter((one) => holdsOn(one, day)).length + 1))
      expect(mostAtOnce(terms, added)).toBe(counted)
    }),
  )
})

test('a term of months ends on the same day of the month, or its last', () => {
  expect(usualEnd(24, '2026-11-27')).toBe('2028-11-27')
  expect(usualEnd(1, '2026-01-31')).toBe('2026-02-28')
  expect(usualEnd(null, '2026-01-31')).toBeNull()
})

test('how a relation stands: not begun, in force, about to end, ended', () => {
  const one = { fromOn: '2026-02-01', endsOn: '2026-12-01' }
  expect(standingOn(one, '2026-01-31')).toBe('coming')
  expect(standingOn(one, '2026-02-01')).toBe('holds')
  expect(standingOn(one, '2026-11-05')).toBe('ending')
  expect(standingOn(one, '2026-12-01')).toBe('ended')
})
