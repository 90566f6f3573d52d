import { expect, test } from 'vitest'
import { fromLocal, toLocal } from './local-time.ts'

test('a field shows and takes the time of Shanghai wherever the browser is', () => {
  expect(toLocal('2026-11-30T16:00:00.000Z')).toBe('2026-12-01T00:00')
  expect(fromLocal('2026-12-01T00:00')).toBe('2026-11-30T16:00:00.000Z')
})
