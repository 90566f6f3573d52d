import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ProductRow, readProductRows, sheetFields } from './import.rules.ts'
import type { Category, ProductDraft, ProductState } from './products.model.ts'
import { decideMove, faultsOf, isFormula, praisePercent, readPlace, readTerms, writePlace } from './products.rules.ts'

const categories: Category[] = [
  { key: 'grain', name: '粮油', position: 1, excludedBecause: null },
  { key: 'construction', name: '建设工程类', position: 2, excludedBecause: '建设类商品不在集采范围' },
]
const sku = { code: '5KG', specification: '5 kg', price: 8600, mostEach: null, available: 10 }
const draft: ProductDraft = {
  code: 'YL-1',
  category: 'grain',
  name: '大米',
  intro: '',
  origin: '云岭县',
  regionId: null,
  localMade: false,
  drawing: 'bag',
  skus: [sku],
}

test('a whole product has no fault, and each thing wrong with one is told', () => {
  expect(faultsOf(draft, categories)).toEqual([])
  const cases: [Partial<ProductDraft>, string][] = [
    [{ code: '' }, 'code-missing'],
    [{ code: '米 1' }, 'code-missing'],
    [{ name: ' ' }, 'name-missing'],
    [{ origin: '' }, 'origin-missing'],
    [{ category: 'stone' }, 'category-unknown'],
    [{ category: 'construction' }, 'category-excluded'],
    [{ skus: [] }, 'specification-missing'],
    [{ skus: [sku, { ...sku, specification: '10 kg' }] }, 'specification-twice'],
    [{ skus: [{ ...sku, price: 0 }] }, 'price-wrong'],
    [{ skus: [{ ...sku, price: 1e15 }] }, 'price-wrong'],
    [{ skus: [{ ...sku, available: -1 }] }, 'stock-wrong'],
    [{ skus: [{ ...sku, mostEach: 0 }] }, 'limit-wrong'],
    [{ name: '=cmd|calc' }, 'formula'],
  ]
  for (const [change, fault] of cases) expect(faultsOf({ ...draft, ...change }, categories)).toEqual([fault])
})

test('what a spreadsheet would run is a formula; a negative number and a plain text are not', () => {
  expect(['=1+1', ' +A1', '@SUM(A1)', '-cmd'].map(isFormula)).toEqual([true, true, true, true])
  expect(['-3 ℃ 冷藏', '大米', '3=3'].map(isFormula)).toEqual([false, false, false])
})

test('only the operator’s move from waiting puts a product on offer', () => {
  const states: ProductState[] = ['draft', 'waiting', 'listed', 'resting', 'withdrawn']
  const moves = ['submit', 'rest', 'list', 'send-back', 'withdraw'] as const
  const listing = states.flatMap((state) =>
    moves.filter((move) => decideMove(state, move) === 'listed').map((move) => [state, move]),
  )
  expect(listing).toEqual([['waiting', 'list']])
})

test('a place on a page survives being written and read, and anything else is none', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0 }), fc.uuid(), (value, id) => {
      expect(readPlace(writePlace({ value: String(value), id }))).toEqual({ value: String(value), id })
    }),
  )
  expect(readPlace('1;drop table mall.products~x')).toBeNull()
})

test('a search has at most five terms, each once', () => {
  expect(readTerms(' 大米，云岭  大米/5KG ')).toEqual(['大米', '云岭', '5kg'])
  expect(readTerms('a b c d e f g')).toHaveLength(5)
})

test('praise is the share of those who rated, rounded down, and nothing while nobody has', () => {
  expect(praisePercent(0, 0)).toBeNull()
  expect(praisePercent(96, 100)).toBe(96)
  fc.assert(
    fc.property(fc.nat(1000), fc.nat(1000), (praises, others) => {
      const percent = praisePercent(praises, praises + others)
      if (percent !== null) expect(percent === 100).toBe(others === 0)
    }),
  )
})

const row = (
  line: number,
  changes: Partial<Record<(typeof sheetFields)[number] | 'mostEach', string>> = {},
): ProductRow => {
  const cells = {
    code: 'A',
    name: '大米',
    category: '粮油',
    skuCode: `S${line}`,
    specification: `${line} kg`,
    price: '86.00',
    available: '5',
    origin: '云岭县',
    ...changes,
  }
  return {
    line,
    cells: [...sheetFields.map((field) => cells[field]), '', changes.mostEach ?? '', ''],
    unreadable: 'no',
  }
}

test('rows of one code are one product with its specifications', () => {
  const { drafts, rejects } = readProductRows([row(2), row(3, { mostEach: '2' })], { categories, regions: [] })
  expect(rejects).toEqual([])
  expect(drafts).toHaveLength(1)
  expect(drafts[0]!.skus.map((one) => [one.specification, one.price, one.mostEach])).toEqual([
    ['2 kg', 8600, null],
    ['3 kg', 8600, 2],
  ])
})

test('a product with one bad row is not taken at all, and every row of it says why', () => {
  const rows = [row(2), row(3, { price: '8.605' }), row(4, { code: 'B', available: '1.5' }), row(5, { code: 'C' })]
  const { drafts, rejects } = readProductRows(rows, { categories, regions: [] })
  expect(drafts.map((one) => one.code)).toEqual(['C'])
  expect(rejects).toEqual([
    { line: 2, code: 'A', faults: ['product-differs'] },
    { line: 3, code: 'A', faults: ['price-malformed'] },
    { line: 4, code: 'B', faults: ['number-malformed'] },
  ])
  expect(readProductRows([row(2), row(3, { name: '小米' })], { categories, regions: [] }).rejects[0]!.faults).toEqual([
    'product-differs',
  ])
})

test('whatever a file holds, each row becomes part of a product or of the list of rejects', () => {
  const cell = fc.oneof(fc.string(), fc.constantFrom('86.00', '粮油', 'A', '5', '云岭县'))
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 11, maxLength: 11 }), { maxLength: 12 }), (lines) => {
      const rows = lines.map((cells, at): ProductRow => ({ line: at + 2, cells, unreadable: 'no' }))
      const { drafts, rejects } = readProductRows(rows, { categories, regions: [] })
      expect(drafts.flatMap((one) => one.skus).length + rejects.length).toBe(rows.length)
      for (const one of drafts) expect(faultsOf(one, categories)).toEqual([])
    }),
  )
})
