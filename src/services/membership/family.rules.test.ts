import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../platform/dates.ts'
import { readBirthday } from './family.rules.ts'

const today = '2026-11-27'

test('eight digits of a day that has come are a birthday', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), (days) => {
      const day = addDays(today, -days)
      expect(readBirthday(day.replaceAll('-', ''), today)).toBe(day)
    }),
  )
})

test.each(['', '2015', '20150230', '20151301', '20261128', '201503041'])('«%s» is none', (digits) => {
  expect(readBirthday(digits, today)).toBeNull()
})
