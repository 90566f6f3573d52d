import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  fromBase32,
  otpauthAddress,
  plainRecoveryCode,
  readProof,
  shownRecoveryCode,
  stepAt,
  stepsTaken,
  toBase32,
} from './second-factor.rules.ts'
import { findStep, newTotpSecret, totpCode } from './totp.ts'

const instant = (seconds: number) => new Date(seconds * 1000).toISOString()

describe('a code of the authenticator', () => {
  const secret = toBase32(Buffer.from('12345678901234567890'))

  // RFC 6238, appendix B, lists eight digits; six are the last of them.
  test.each<[number, string]>([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('at second %i is that of RFC 6238', (seconds, eight) => {
    expect(totpCode(secret, stepAt(instant(seconds)))).toBe(eight.slice(-6))
  })

  // RFC 4226, appendix D.
  test('of the first ten counters is that of RFC 4226', () => {
    expect(Array.from({ length: 10 }, (_, counter) => totpCode(secret, counter))).toEqual(
      '755224 287082 359152 969429 338314 254676 287922 162583 399871 520489'.split(' '),
    )
  })

  test('holds for a clock that is half a minute off, and no longer', () => {
    const at = instant(1_800_000_000)
    const found = (step: number) => findStep(secret, totpCode(secret, step), at, null)
    const now = stepAt(at)
    expect([-2, -1, 0, 1, 2].map((off) => found(now + off))).toEqual([null, now - 1, now, now + 1, null])
  })

  test('is not taken twice, nor one before it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), fc.integer({ min: -2, max: 2 }), (seconds, off) => {
        const at = instant(seconds)
        const lastStep = stepAt(at) + off
        for (const step of stepsTaken(at, lastStep)) expect(step).toBeGreaterThan(lastStep)
      }),
    )
  })

  test('of another length or with letters is no code', () => {
    expect(findStep(secret, '12345', instant(59), null)).toBeNull()
    expect(findStep(secret, '１２３４５６', instant(59), null)).toBeNull()
  })
})

describe('base32', () => {
  // RFC 4648, section 10, without padding.
  test.each([
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('of «%s» is that of RFC 4648', (plain, written) => {
    expect(toBase32(Buffer.from(plain))).toBe(written)
    expect(Buffer.from(fromBase32(written)).toString()).toBe(plain)
  })

  test('comes back as it was', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        expect(fromBase32(toBase32(bytes))).toEqual(bytes)
      }),
    )
  })
})

test('a new secret has 160 bits and is never the same', () => {
  const [one, other] = [newTotpSecret(), newTotpSecret()]
  expect(one).toMatch(/^[A-Z2-7]{32}$/)
  expect(one).not.toBe(other)
})

test('the square code names whose account it is', () => {
  expect(otpauthAddress('工汇', 'wang min', 'MZXW6')).toBe(
    'otpauth://totp/%E5%B7%A5%E6%B1%87:wang%20min?secret=MZXW6&issuer=%E5%B7%A5%E6%B1%87',
  )
})

test.each([
  ['123456', { kind: 'totp', code: '123456' }],
  [' 123 456 ', { kind: 'totp', code: '123456' }],
  ['AB2CD-EF3GH', { kind: 'recovery', code: 'ab2cdef3gh' }],
  ['ab2cd ef3gh', { kind: 'recovery', code: 'ab2cdef3gh' }],
  ['12345', null],
  ['', null],
])('«%s» is read as what it is', (typed, expected) => {
  expect(readProof(typed)).toEqual(expected)
})

test('a recovery code is shown in two halves and read back whole', () => {
  expect(shownRecoveryCode('ab2cdef3gh')).toBe('ab2cd-ef3gh')
  expect(plainRecoveryCode('AB2CD - EF3GH')).toBe('ab2cdef3gh')
})
