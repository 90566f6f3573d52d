import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Category } from './products.model.ts'
import type { ContractLine, PurchaseRequest, Wanted } from './purchases.model.ts'
import {
  decideInspection,
  excludedLines,
  faultOfCall,
  faultOfChoice,
  faultOfSettling,
  faultsOfQuote,
  faultsOfWanted,
  isOpened,
  mayMoveContract,
  totalOf,
} from './purchases.rules.ts'
import { openingExcludedWords } from './purchases.text.ts'

const at = '2026-11-27T02:00:00.000Z'
const categories: Category[] = [
  { key: 'daily', name: '日用', position: 1, excludedBecause: null },
  { key: 'construction', name: '建设工程类', position: 31, excludedBecause: '建设类商品不在集采范围' },
]
const towel = { category: 'daily', name: '毛巾', specification: '三条装', unit: '包', quantity: 200 }
const wanted: Wanted = {
  title: '年终劳保',
  place: '江北区铸造路 1 号',
  deliverBy: '2026-12-20',
  quotesUntil: '2026-12-01T09:00:00.000Z',
  opening: 'sealed',
  leastQuotes: 2,
  note: '',
  lines: [towel],
}

describe('what an enterprise asks for (A002-06, 企业非建设及生产类商品集采)', () => {
  test('goods of an excluded kind are named with the reason', () => {
    const lines = [towel, { ...towel, category: 'construction', name: '石材' }]
    expect(excludedLines({ lines }, categories, [])).toEqual([
      { line: 2, name: '石材', because: '建设类商品不在集采范围' },
    ])
  })

  test('cement stays out whatever kind it is put under', () => {
    const lines = [
      { ...towel, name: '普通水泥 500 号' },
      { ...towel, specification: '注塑模具' },
    ]
    expect(excludedLines({ lines }, categories, openingExcludedWords).map((one) => one.line)).toEqual([1, 2])
  })

  test('everything wrong with it is told at once', () => {
    expect(faultsOfWanted(wanted, categories, at)).toEqual([])
    const wrong: Wanted = {
      ...wanted,
      title: ' ',
      place: '',
      quotesUntil: '2026-11-26T00:00:00.000Z',
      deliverBy: '2026-11-20',
      leastQuotes: 0,
      lines: [{ ...towel, category: 'nothing', unit: '', quantity: 0 }],
    }
    expect(faultsOfWanted(wrong, categories, at)).toEqual([
      'title-missing',
      'place-missing',
      'category-unknown',
      'line-unwritten',
      'quantity-wrong',
      'quotes-until-past',
      'delivery-before-quotes',
      'least-wrong',
    ])
    expect(faultsOfWanted({ ...wanted, lines: [] }, categories, at)).toEqual(['no-lines'])
    const many = Array.from({ length: 101 }, () => towel)
    expect(faultsOfWanted({ ...wanted, lines: many, quotesUntil: '2027-06-01T00:00:00.000Z' }, categories, at)).toEqual(
      ['too-many-lines', 'quotes-too-long', 'delivery-before-quotes'],
    )
  })
})

describe('a quotation', () => {
  const request = { ...wanted, quotesUntil: wanted.quotesUntil } as unknown as PurchaseRequest
  const lines = [
    { line: 1, quantity: 200 },
    { line: 2, quantity: 3 },
  ]
  const quote = {
    validUntil: '2026-12-31',
    deliverDays: 7,
    note: '',
    lines: [
      { line: 1, price: 990, remark: '' },
      { line: 2, price: 10_000, remark: '' },
    ],
  }

  test('prices every line once and stands when it is opened', () => {
    expect(faultsOfQuote(quote, lines, request)).toEqual([])
    expect(totalOf(quote, lines)).toBe(228_000)
    expect(faultsOfQuote({ ...quote, lines: quote.lines.slice(1) }, lines, request)).toEqual(['line-without-price'])
    const twice = [quote.lines[0]!, quote.lines[0]!]
    expect(faultsOfQuote({ ...quote, lines: twice }, lines, request)).toEqual(['line-without-price'])
    const wrong = { ...quote, validUntil: '2026-11-30', deliverDays: 400, lines: [{ line: 1, price: 0, remark: '' }] }
    expect(faultsOfQuote(wrong, lines.slice(0, 1), request)).toEqual(['price-wrong', 'validity-short', 'days-wrong'])
    const dear = { ...quote, lines: [{ line: 1, price: 100_000_000_000, remark: '' }] }
    expect(faultsOfQuote(dear, [{ line: 1, quantity: 10_000_000 }], request)).toEqual(['total-too-large'])
  })

  test('is read when nobody quotes any more, or at once where that was said', () => {
    expect(isOpened(wanted, at)).toBe(false)
    expect(isOpened(wanted, wanted.quotesUntil)).toBe(true)
    expect(isOpened({ ...wanted, opening: 'at-once' }, at)).toBe(true)
  })

  test('is chosen among enough, and a dearer one for a reason', () => {
    const quotations = [
      { id: 'cheap', total: 100, validUntil: '2026-12-31' },
      { id: 'dear', total: 200, validUntil: '2026-12-31' },
    ]
    const choose = (id: string, more: object = {}, from = quotations, when = wanted.quotesUntil) =>
      faultOfChoice(wanted, from, { id, isSuspended: false, because: null, ...more }, when)
    expect(choose('cheap')).toBeNull()
    expect(choose('cheap', {}, quotations, at)).toBe('not-over')
    expect(choose('cheap', {}, quotations.slice(0, 1))).toBe('too-few')
    expect(choose('cheap', {}, quotations, '2027-01-05T00:00:00.000Z')).toBe('expired')
    expect(choose('cheap', { isSuspended: true })).toBe('suspended')
    expect(choose('dear')).toBe('reason-missing')
    expect(choose('dear', { because: '交货快' })).toBeNull()
  })
})

describe('a contract', () => {
  const line = (changes: Partial<ContractLine> = {}): ContractLine => ({
    ...towel,
    line: 1,
    price: 990,
    remark: '',
    ordered: 0,
    accepted: 0,
    ...changes,
  })

  test('never gives more than is left of a line', () => {
    expect(faultOfCall([], [line()])).toBe('nothing')
    expect(faultOfCall([{ line: 9, quantity: 1 }], [line()])).toBe('unknown-line')
    const twice = [
      { line: 1, quantity: 1 },
      { line: 1, quantity: 1 },
    ]
    expect(faultOfCall(twice, [line()])).toBe('twice')
    expect(faultOfCall([{ line: 1, quantity: 51 }], [line({ ordered: 150 })])).toBe('more-than-left')
    expect(faultOfCall([{ line: 1, quantity: 50 }], [line({ ordered: 150 })])).toBeNull()
  })

  test('owes exactly what was accepted, to the fen, whatever is sent back', () => {
    const deliveries = fc.array(
      fc.record({
        quantity: fc.integer({ min: 1, max: 500 }),
        price: fc.integer({ min: 1, max: 1_000_000 }),
        share: fc.nat(100),
      }),
      { minLength: 1, maxLength: 20 },
    )
    fc.assert(
      fc.property(deliveries, (list) => {
        const lines = list.map((one, place) => line({ line: place + 1, quantity: one.quantity, price: one.price }))
        const called = lines.map((one) => ({ line: one.line, quantity: one.quantity }))
        const inspected = list.map((one, place) => {
          const accepted = Math.floor((one.quantity * one.share) / 100)
          return { line: place + 1, accepted, because: accepted < one.quantity ? '破损' : null }
        })
        const decided = decideInspection(inspected, called, lines)
        const byHand = inspected.reduce((sum, one, place) => sum + one.accepted * list[place]!.price, 0)
        expect(decided).toEqual({ amount: byHand })
      }),
    )
  })

  test('is accepted line by line, and nothing is sent back without a reason', () => {
    const called = [{ line: 1, quantity: 10 }]
    const inspect = (accepted: number, because: string | null, at = 1) =>
      decideInspection([{ line: at, accepted, because }], called, [line()])
    expect(inspect(10, null, 2)).toEqual({ fault: 'lines-differ' })
    expect(inspect(11, null)).toEqual({ fault: 'more-than-came' })
    expect(inspect(9, ' ')).toEqual({ fault: 'reason-missing' })
    expect(inspect(0, '全部受潮')).toEqual({ amount: 0 })
  })

  test('is settled when nothing is open and everything accepted is paid', () => {
    const facts = { openOrders: 0, openPayments: 0, total: 100, accepted: 100, paid: 100, because: null }
    expect(faultOfSettling(facts)).toBeNull()
    expect(faultOfSettling({ ...facts, openOrders: 1 })).toBe('orders-open')
    expect(faultOfSettling({ ...facts, openPayments: 1 })).toBe('payments-open')
    expect(faultOfSettling({ ...facts, accepted: 0, paid: 0 })).toBe('nothing-accepted')
    expect(faultOfSettling({ ...facts, paid: 99 })).toBe('not-all-paid')
    expect(faultOfSettling({ ...facts, accepted: 60, paid: 60 })).toBe('reason-missing')
    expect(faultOfSettling({ ...facts, accepted: 60, paid: 60, because: '改型号' })).toBeNull()
  })

  test('takes nothing before both have signed and nothing after it is settled', () => {
    expect(mayMoveContract('signing', 'order')).toBe(false)
    expect(mayMoveContract('signed', 'order')).toBe(true)
    expect(mayMoveContract('settled', 'pay')).toBe(false)
    expect(mayMoveContract('cancelled', 'sign')).toBe(false)
  })
})
