import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decideAsk, mayAppeal, mayGiveBack, stateAfterRefund } from './after-sales.rules.ts'

const at = '2026-11-21T02:00:00.000Z'
const received = { state: 'received', receivedAt: at } as const
const line = { quantity: 3, refunded: 1, isOpen: false }
const asked = { quantity: 2, at, askDays: 15 }

test('a buyer asks from shipping until the term after receipt is over, the day of receipt not counted', () => {
  expect(decideAsk({ state: 'accepted', receivedAt: null }, line, asked)).toEqual({ because: 'not-shipped' })
  expect(decideAsk({ state: 'cancelled', receivedAt: null }, line, asked)).toEqual({ because: 'not-shipped' })
  expect(decideAsk({ state: 'shipped', receivedAt: null }, line, asked)).toBeNull()
  expect(decideAsk(received, line, { ...asked, at: '2026-12-06T15:59:59.999Z' })).toBeNull()
  const until = '2026-12-06T16:00:00.000Z'
  expect(decideAsk(received, line, { ...asked, at: until })).toEqual({ because: 'over', until })
})

test('one case a line at a time, and no more than is not given back', () => {
  expect(decideAsk(received, { ...line, isOpen: true }, asked)).toEqual({ because: 'open' })
  expect(decideAsk(received, line, { ...asked, quantity: 3 })).toEqual({ because: 'too-many', left: 2 })
})

test('all that was asked back ends the case; less, or points for somebody who wants another piece, is put to her', () => {
  expect(stateAfterRefund({ wants: 'refund', quantity: 2 }, 2)).toBe('refunded')
  expect(stateAfterRefund({ wants: 'refund', quantity: 2 }, 1)).toBe('answered')
  expect(stateAfterRefund({ wants: 'exchange', quantity: 2 }, 2)).toBe('answered')
})

test('she appeals against an answer, or from the day after the one by which none came', () => {
  const stand = { state: 'asked', dueOn: '2026-11-25' } as const
  expect(mayAppeal(stand, '2026-11-25')).toBe('not-due')
  expect(mayAppeal(stand, '2026-11-26')).toBe('yes')
  expect(mayAppeal({ state: 'answered', dueOn: null }, '2026-11-21')).toBe('yes')
  expect(mayAppeal({ state: 'refunded', dueOn: null }, '2026-11-21')).toBe('no')
})

test('whatever cases and refunds follow one another, a line never gives back more than was bought', () => {
  const step = fc.record({ quantity: fc.integer({ min: 1, max: 9 }), back: fc.integer({ min: 1, max: 9 }) })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.array(step, { maxLength: 12 }), (bought, steps) => {
      let refunded = 0
      for (const { quantity, back } of steps) {
        const now = { quantity: bought, refunded }
        if (decideAsk(received, { ...now, isOpen: false }, { quantity, at, askDays: 15 }) !== null) continue
        const first = Math.min(back, mayGiveBack({ quantity, refunded: 0 }, now))
        const rest = mayGiveBack({ quantity, refunded: first }, { quantity: bought, refunded: refunded + first })
        expect(first + rest).toBeLessThanOrEqual(quantity)
        refunded += first + rest
      }
      expect(refunded).toBeLessThanOrEqual(bought)
    }),
  )
})
