import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../platform/dates.ts'
import { averageOf, faultOf, isInSeason, monthsBetween, shorten } from './orders.rules.ts'

const today = '2026-11-23'
const day = fc.integer({ min: 0, max: 700 }).map((days) => addDays('2026-01-01', days))

test('an offer is in season exactly when one of the days lies in one of its months', () => {
  fc.assert(
    fc.property(
      day,
      fc.integer({ min: 0, max: 400 }),
      fc.uniqueArray(fc.integer({ min: 1, max: 12 })),
      (from, length, months) => {
        const days = Array.from({ length: length + 1 }, (_, at) => Number(addDays(from, at).slice(5, 7)))
        const expected = months.length === 0 || days.some((month) => months.includes(month))
        expect(isInSeason({ months }, from, addDays(from, length))).toBe(expected)
      },
    ),
  )
})

test('the months between two days are named once each, in order', () => {
  expect(monthsBetween('2026-11-23', '2027-02-01')).toEqual([11, 12, 1, 2])
})

test('a free wish needs words, an offer its season, place and people', () => {
  const wish = {
    ...{ offerId: null, wish: '想学插花', placeKind: 'firm' as const, place: '食堂', people: null },
    ...{ wantedFrom: today, wantedTo: today },
  }
  const offer = { months: [], placeKinds: [], fewest: null, retiredAt: null }
  expect(faultOf(wish, null, today)).toBe('orders.wish-empty')
  expect(faultOf({ ...wish, wish: '想学一下插花' }, null, today)).toBeNull()
  expect(faultOf({ ...wish, wantedFrom: '2026-11-22' }, offer, today)).toBe('orders.days-wrong')
  expect(faultOf(wish, { ...offer, fewest: 20 }, today)).toBeNull()
  expect(faultOf({ ...wish, people: 5 }, { ...offer, fewest: 20 }, today)).toBe('orders.too-few')
})

test('stars are told with one decimal, and not at all while nobody rated', () => {
  expect(averageOf(14, 3)).toBe(4.7)
  expect(averageOf(0, 0)).toBeNull()
  expect(shorten('想请人来给大家讲一讲怎样防范电信网络诈骗和养老诈骗')).toHaveLength(21)
})
