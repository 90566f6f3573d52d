import { expect, test } from 'vitest'
import { percentOff, priceOf, writtenPrice } from './price-form.ts'

test('a discount is typed in 折: 9.5 is 5 percent off', () => {
  expect(['9.5', '8', '8.8', '0.1', '9.9'].map(percentOff)).toEqual([5, 20, 12, 99, 1])
  expect(['10', '0', '', '95', '9.55', '-1'].map(percentOff)).toEqual([null, null, null, null, null, null])
})

test.each([
  { kind: 'free', regularFen: 4500, subsidyFen: 4500 },
  { kind: 'fixed', regularFen: 2500, payFen: 500, subsidyFen: 1000 },
  { kind: 'discount', offPercent: 5, mostOffFen: 2000, subsidyShare: 50 },
  { kind: 'discount', offPercent: 12, mostOffFen: null, subsidyShare: 0 },
  { kind: 'season', regularFen: 80_000, payFen: 30_000, subsidyFen: 20_000, visits: 10 },
] as const)('a price of kind $kind comes back from the form as it went in', (price) => {
  expect(priceOf(writtenPrice(price))).toEqual(price)
})

test('what is not money is no price yet', () => {
  expect(priceOf({ ...writtenPrice(null), regular: '25', pay: '五元' })).toBeNull()
  expect(priceOf({ ...writtenPrice(null), kind: 'discount', fold: '9.5', mostOff: '二十' })).toBeNull()
})
