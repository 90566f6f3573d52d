import { expect, test } from 'vitest'
import { stagesToCome } from './status-moments.ts'

test('a claim at the county still has the city, the bank and the money before it, the last thing first', () => {
  expect(stagesToCome('county')).toEqual(['到账', '银行付款', '市总工会审核'])
})

test('the second pair of eyes belongs to the city', () => {
  expect(stagesToCome('second')).toEqual(stagesToCome('city'))
})

test('nothing is still to come for a claim that has ended', () => {
  expect([stagesToCome('paid'), stagesToCome('declined'), stagesToCome('void')]).toEqual([[], [], []])
})
