import { expect, test } from 'vitest'
import { readTracking } from './dispatch.rules.ts'

const id = '01a21aa1-1900-70fb-b881-30c6d869bff1'

test('a row of tracking numbers is read whole or told with everything wrong', () => {
  expect(readTracking(2, [id.toUpperCase(), ' 江河快运 ', 'JH1'])).toEqual({
    row: { line: 2, orderId: id, carrier: '江河快运', tracking: 'JH1' },
  })
  expect(readTracking(3, ['1', '', ''])).toEqual({ faults: ['order-wrong', 'carrier-missing', 'tracking-missing'] })
  expect(readTracking(4, [id, '=cmd', '+1'])).toEqual({ faults: ['formula'] })
})
