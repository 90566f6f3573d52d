import fc from 'fast-check'
import { expect, test } from 'vitest'
import { roundDown, roundUp, sayCount } from './figures.rules.ts'

const words = { exact: '{n}', 'and-more': '{n}余', many: '{n}多', nearly: '近{n}' }

test('a count with an inexact part keeps its qualifier: 10余, 2000多, 近40', () => {
  expect(sayCount(12, 'and-more', words)).toBe('10余')
  expect(sayCount(2_047, 'many', words)).toBe('2000多')
  expect(sayCount(38, 'nearly', words)).toBe('近40')
  expect(sayCount(38, 'exact', words)).toBe('38')
  expect(sayCount(40, 'nearly', words)).toBe('40')
})

test('«and more» never says more than there are, «nearly» never less', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), (count) => {
      expect(roundDown(count)).toBeLessThanOrEqual(count)
      expect(roundUp(count)).toBeGreaterThanOrEqual(count)
    }),
  )
})
