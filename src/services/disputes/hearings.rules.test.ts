import fc from 'fast-check'
import { expect, test } from 'vitest'
import { faultOfGuest, servesOn } from './hearings.rules.ts'
import { industries } from './model.ts'

test('a guest is of the same industry and of the same region, never of one alone (A002-12.c4)', () => {
  const firm = fc.record({
    industry: fc.constantFrom(...industries),
    regionId: fc.constantFrom('north', 'south', 'hill'),
  })
  fc.assert(
    fc.property(firm, firm, (guest, of) => {
      const same = guest.industry === of.industry && guest.regionId === of.regionId
      expect(faultOfGuest(guest, of) === null).toBe(same)
    }),
  )
})

test('somebody of the roster serves from her first to her last day', () => {
  const officer = { fromOn: '2025-01-01', untilOn: '2025-12-31' }
  expect(['2024-12-31', '2025-01-01', '2025-12-31', '2026-01-01'].map((day) => servesOn(officer, day))).toEqual([
    false,
    true,
    true,
    false,
  ])
  expect(servesOn({ ...officer, untilOn: null }, '2030-01-01')).toBe(true)
})
