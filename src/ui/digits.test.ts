import fc from 'fast-check'
import { expect, test } from 'vitest'
import { caretAfter, groupDigits, onlyDigits } from './digits.ts'

const digits = fc.stringMatching(/^\d{0,19}$/)

test.each([
  ['', ''],
  ['6222', '6222'],
  ['62220', '6222 0'],
  ['6222021234567890128', '6222 0212 3456 7890 128'],
])('the digits %s stand as %s on a card', (bare, grouped) => {
  expect(groupDigits(bare, 4)).toBe(grouped)
})

test('digits pasted with spaces, dashes or full width are the same digits', () => {
  expect(onlyDigits('６２２２ 0212-3456 卡')).toBe('622202123456')
})

test('grouping loses and invents no digit', () => {
  fc.assert(
    fc.property(digits, (bare) => {
      expect(onlyDigits(groupDigits(bare, 4))).toBe(bare)
    }),
  )
})

test('the caret stands behind as many digits as were typed before it', () => {
  fc.assert(
    fc.property(digits, fc.nat({ max: 19 }), (bare, typed) => {
      const grouped = groupDigits(bare, 4)
      const before = grouped.slice(0, caretAfter(grouped, typed))
      expect(onlyDigits(before).length).toBe(Math.min(typed, bare.length))
    }),
  )
})
