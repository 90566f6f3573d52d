import fc from 'fast-check'
import { expect, test } from 'vitest'
import { giveBackToLots, lotsAfter, lotsFor, takeFromLots } from './lots.rules.ts'
import type { Lot } from './model.ts'

const day = fc.constantFrom('2026-11-01', '2026-11-15', '2026-12-01', null)
const purpose = fc.constantFrom('meal', 'book', null)
const lots: fc.Arbitrary<Lot[]> = fc
  .array(fc.record({ purposeId: purpose, expiresOn: day, availableFen: fc.nat(500) }), { maxLength: 6 })
  .map((some) => some.map((lot, at) => ({ ...lot, grantId: `grant ${at}` })))

const sum = (amounts: readonly number[]) => amounts.reduce((total, one) => total + one, 0)

test('what is taken sums to the amount, never more than a lot holds, and only from lots of the purpose in force', () => {
  fc.assert(
    fc.property(lots, purpose, fc.integer({ min: 1, max: 1500 }), (all, purposeId, amountFen) => {
      const usable = lotsFor(all, purposeId === null ? [] : [purposeId], '2026-11-15')
      const moves = takeFromLots(usable, amountFen)
      if (moves === null) {
        expect(sum(usable.map((lot) => lot.availableFen))).toBeLessThan(amountFen)
        return
      }
      expect(sum(moves.map((move) => move.amountFen))).toBe(-amountFen)
      for (const { grantId, amountFen } of moves) {
        const lot = all.find((one) => one.grantId === grantId)!
        expect(-amountFen).toBeLessThanOrEqual(lot.availableFen)
        expect(lot.expiresOn === null || lot.expiresOn >= '2026-11-15').toBe(true)
        expect(lot.purposeId === null || lot.purposeId === purposeId).toBe(true)
      }
    }),
  )
})

test('no lot is touched while one that expires earlier still holds something', () => {
  fc.assert(
    fc.property(lots, fc.integer({ min: 1, max: 1500 }), (all, amountFen) => {
      const usable = lotsFor(all, ['meal'], '2026-11-01')
      const moves = takeFromLots(usable, amountFen) ?? []
      const left = lotsAfter(usable, moves)
      for (const move of moves) {
        const { expiresOn } = usable.find((lot) => lot.grantId === move.grantId)!
        const earlier = left.filter((lot) => (lot.expiresOn ?? '9999') < (expiresOn ?? '9999'))
        expect(earlier.every((lot) => lot.availableFen === 0)).toBe(true)
      }
    }),
  )
})

test('what is given back in any parts fills the lots exactly as they were', () => {
  fc.assert(
    fc.property(lots, fc.integer({ min: 1, max: 1500 }), fc.integer({ min: 1, max: 99 }), (all, amountFen, percent) => {
      const spent = takeFromLots(lotsFor(all, [], '2026-11-01'), amountFen)
      fc.pre(spent !== null)
      const part = Math.max(1, Math.floor((amountFen * percent) / 100))
      const first = giveBackToLots(spent!, part)!
      const still = spent!.map((move) => ({
        ...move,
        amountFen: move.amountFen + (first.find((one) => one.grantId === move.grantId)?.amountFen ?? 0),
      }))
      const second = giveBackToLots(still, amountFen - part)!
      const back = lotsAfter(lotsAfter(lotsAfter(all, spent!), first), second)
      expect(back).toEqual(all)
      expect(giveBackToLots(spent!, amountFen + 1)).toBeNull()
    }),
  )
})
