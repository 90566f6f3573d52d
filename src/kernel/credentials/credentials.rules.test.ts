import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../platform/dates.ts'
import { keysFromSecret } from '../../platform/seal.ts'
import { decodeCard, encodeCard } from './card-code.ts'
import { codeAt } from './contract.ts'
import { holdsOn, overlap, standingOn, stepsAccepted, usualEnd } from './rules.ts'

const keys = keysFromSecret('a secret for cards that exist in tests only')
const serial = fc.integer({ min: 0, max: 999_999_999_999 })
const step = fc.integer({ min: 0, max: 1e9 })
const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2020-01-01', days))

describe('the code of a card', () => {
  test('comes back to its serial in its own half minute', () => {
    fc.assert(
      fc.property(serial, step, (one, at) => {
        const code = encodeCard(keys, one, at)
        expect(code).toMatch(/^\d{12}$/)
        expect(decodeCard(keys, code, at)).toBe(one)
      }),
    )
  })

  test('of two cards is never the same', () => {
    fc.assert(
      fc.property(serial, serial, step, (one, other, at) => {
        fc.pre(one !== other)
        expect(encodeCard(keys, one, at)).not.toBe(encodeCard(keys, other, at))
      }),
    )
  })

  test('of small serials hits none of them in another half minute', () => {
    const hits = Array.from({ length: 2000 }, (_, at) => decodeCard(keys, encodeCard(keys, at, 7), 9))
    expect(hits.filter((hit) => hit < 1_000_000).length).toBe(0)
  })

  test('is accepted in its half minute and the next', () => {
    expect(stepsAccepted(60_000)).toEqual([2, 1])
    expect(stepsAccepted(89_999)).toEqual([2, 1])
    expect(stepsAccepted(90_000)).toEqual([3, 2])
  })
})

describe('days', () => {
  test('two spans overlap exactly when they share a day', () => {
    fc.assert(
      fc.property(day, fc.nat(60), day, fc.nat(60), (from, length, other, otherLength) => {
        const one = { from, until: addDays(from, length + 1) }
        const two = { from: other, until: addDays(other, otherLength + 1) }
        const shared = Array.from({ length: length + 1 }, (_, at) => addDays(from, at)).some(
          (each) => other <= each && each < two.until,
        )
        expect(overlap(one, two)).toBe(shared)
        expect(overlap(two, one)).toBe(shared)
      }),
    )
  })

  test('holding and standing agree on every day', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 400 }), fc.nat(400), day, (validFrom, length, held, at) => {
        const validUntil = addDays(validFrom, length)
        const endsOn = addDays(validFrom, Math.min(held, length))
        const standing = standingOn({ validFrom, validUntil, endsOn }, at)
        expect(holdsOn({ validFrom, endsOn }, at)).toBe(standing === 'holds' || standing === 'ending')
      }),
    )
  })

  test('a kind of so many months ends on the same day of the month, or the last there is', () => {
    expect(usualEnd({ months: 24 }, '2026-03-15')).toBe('2028-03-15')
    expect(usualEnd({ months: 1 }, '2027-01-31')).toBe('2027-02-28')
    expect(usualEnd({ months: 12 }, '2028-02-29')).toBe('2029-02-28')
    expect(usualEnd({ months: null }, '2026-03-15')).toBeNull()
  })
})

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
