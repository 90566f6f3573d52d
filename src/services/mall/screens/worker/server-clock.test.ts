import { expect, test } from 'vitest'
import { countdown } from './server-clock.ts'

test('a countdown tells whole days and the clock of the rest, and stops at nothing', () => {
  const until = '2026-11-30T16:00:00.000Z'
  expect(countdown(until, Date.parse('2026-11-20T02:24:36.000Z'))).toEqual({ days: 10, clock: '13:35:24' })
  expect(countdown(until, Date.parse('2026-11-30T15:59:59.500Z'))).toEqual({ days: 0, clock: '00:00:00' })
  expect(countdown(until, Date.parse('2027-01-01T00:00:00.000Z'))).toEqual({ days: 0, clock: '00:00:00' })
})
