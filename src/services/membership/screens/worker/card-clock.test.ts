import { expect, test } from 'vitest'
import { codeAt } from './card-clock.ts'

const codes = [
  { code: '111111111111', from: '2026-11-23T02:00:00.000Z', until: '2026-11-23T02:00:30.000Z' },
  { code: '222222222222', from: '2026-11-23T02:00:30.000Z', until: '2026-11-23T02:01:00.000Z' },
]
const at = (time: string) => codeAt(codes, Date.parse(`2026-11-23T${time}Z`))

test('the code of the half minute is shown, and the next one comes by itself without a line', () => {
  expect(at('02:00:10.500')).toEqual({ shown: '111111111111', secondsLeft: 20, minutesLeft: 0 })
  expect(at('02:00:30.000').shown).toBe('222222222222')
})

test('after the last code nothing stale is shown', () => {
  expect(at('02:01:00.000')).toEqual({ shown: null, secondsLeft: 0, minutesLeft: 0 })
  expect(at('01:59:59.999').shown).toBeNull()
})
