import { expect, test } from 'vitest'
import type { MyLot } from '../../intents.contract.ts'
import { plannedPayment } from './planned-payment.ts'

const lot = (intentId: string, available: number): MyLot => ({
  intentId,
  occasion: intentId,
  unionName: '',
  grantedAt: '2026-11-21T02:00:00.000Z',
  granted: available,
  available,
  expiresOn: null,
})

test('the earliest to expire is taken first, and only what the window can use', () => {
  const lots = [lot('kept', 300), lot('now', 500)]
  const taken = (available: number, points: number) =>
    plannedPayment(lots, { intentId: 'now', available }, points).map((one) => [one.lot.intentId, one.takes])
  expect(taken(800, 400)).toEqual([
    ['kept', 300],
    ['now', 100],
  ])
  expect(taken(500, 400)).toEqual([['now', 400]])
  expect(taken(800, 900)).toEqual([
    ['kept', 300],
    ['now', 500],
  ])
})
