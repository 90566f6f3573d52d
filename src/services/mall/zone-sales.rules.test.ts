import fc from 'fast-check'
import { expect, test } from 'vitest'
import { factsOfSale, inLargeUnits, pavilionSold, regionSold, type SoldLine, zoneSold } from './zone-sales.rules.ts'

const sale = { orderId: 'order', ownerId: 'buyer', orgPath: ['province', 'city', 'union'], day: '2026-11-27' }
const units = [
  { name: '亿元', size: 10_000_000_000 },
  { name: '万元', size: 1_000_000 },
  { name: '元', size: 100 },
]

/** A pavilion belongs to one region, so that a line names the two together. */
const line = fc
  .record({
    place: fc.constantFrom(null, 'yili', 'kezhou'),
    isOpen: fc.boolean(),
    pieces: fc.integer({ min: 1, max: 50 }),
    price: fc.integer({ min: 1, max: 100_000 }),
  })
  .map(
    ({ place, isOpen, pieces, price }): SoldLine => ({
      regionId: place,
      pavilionId: place !== null && isOpen ? `${place} pavilion` : null,
      pieces,
      amount: pieces * price,
    }),
  )

const amountOf = (facts: ReturnType<typeof factsOfSale>, kind: string) =>
  facts.filter((fact) => fact.kind === kind).reduce((sum, fact) => sum + fact.amountFen, 0)

test('the zone is the sum of its regions, and no pavilion counts more than its region', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const facts = factsOfSale({ ...sale, lines })
      const regions = ['yili', 'kezhou'].map((id) => amountOf(facts, regionSold(id)))
      expect(amountOf(facts, zoneSold)).toBe(regions[0]! + regions[1]!)
      for (const [at, id] of ['yili', 'kezhou'].entries())
        expect(amountOf(facts, pavilionSold(`${id} pavilion`))).toBeLessThanOrEqual(regions[at]!)
    }),
  )
})

test('what is taken back leaves nothing behind, whatever was taken', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const back = lines.map((one) => ({ ...one, pieces: -one.pieces, amount: -one.amount }))
      const facts = [...factsOfSale({ ...sale, lines }), ...factsOfSale({ ...sale, lines: back })]
      for (const kind of new Set(facts.map((fact) => fact.kind))) {
        expect(amountOf(facts, kind)).toBe(0)
        expect(facts.filter((fact) => fact.kind === kind).reduce((sum, fact) => sum + fact.quantity, 0)).toBe(0)
      }
    }),
  )
})

test('goods of no region count nowhere', () => {
  expect(factsOfSale({ ...sale, lines: [{ regionId: null, pavilionId: null, pieces: 3, amount: 900 }] })).toEqual([])
})

test('large amounts are said in the largest unit that gives them exactly', () => {
  expect(inLargeUnits(20_000_000_000, units)).toBe('2亿元')
  expect(inLargeUnits(1_500_000_000, units)).toBe('1,500万元')
  expect(inLargeUnits(19_876_540_000, units)).toBe('19,876.54万元')
  expect(inLargeUnits(900_000_000_000_000, units)).toBe('90,000亿元')
  expect(inLargeUnits(12_345, units)).toBe('123.45元')
  expect(inLargeUnits(0, units)).toBe('0元')
})
