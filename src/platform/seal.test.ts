import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blindIndex, keyedDigest, keysFromSecret, openSealed, sealText } from './seal.ts'

const keys = keysFromSecret('a secret of this installation, long enough')
const others = keysFromSecret('a secret of another installation, as long')
const anyText = fc.string({ unit: 'grapheme', maxLength: 3000 })

describe('sealed text', () => {
  test('opens to what was sealed, and is 29 bytes longer', () => {
    fc.assert(
      fc.property(anyText, (plain) => {
        const sealed = sealText(keys, plain)
        expect(sealed.length).toBe(Buffer.byteLength(plain) + 29)
        expect(openSealed(keys, sealed)).toBe(plain)
      }),
    )
  })

  test('is different each time, also beyond one pool of nonces', () => {
    const sealed = Array.from({ length: 3000 }, () => sealText(keys, '110101199003070791').toString('hex'))
    expect(new Set(sealed).size).toBe(3000)
    expect(new Set(sealed.map((hex) => hex.slice(2, 26))).size).toBe(3000)
  })

  test('does not open when one byte of it was changed, when it was cut, or with another key', () => {
    const sealed = sealText(keys, '张三')
    for (let at = 0; at < sealed.length; at += 1) {
      const spoilt = Buffer.from(sealed)
      spoilt[at]! ^= 1
      expect(() => openSealed(keys, spoilt)).toThrow()
      expect(() => openSealed(keys, sealed.subarray(0, at))).toThrow()
    }
    expect(() => openSealed(others, sealed)).toThrow()
  })
})

describe('the blind index', () => {
  test('is HMAC-SHA-256 under the index key, cut to a uuid', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const hmac = createHmac('sha256', keys.indexKey).update(text).digest('hex').slice(0, 32)
        expect(keyedDigest(keys, text)).toBe(hmac)
        expect(blindIndex(keys, text).replaceAll('-', '')).toBe(hmac)
      }),
    )
    expect(blindIndex(keys, '110101199003070791')).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  })

  test('finds the same text again and tells nothing to another installation', () => {
    expect(blindIndex(keys, '110101199003070791')).toBe(blindIndex(keys, '110101199003070791'))
    expect(blindIndex(others, '110101199003070791')).not.toBe(blindIndex(keys, '110101199003070791'))
  })
})

test('one secret makes two keys that have nothing in common, always the same', () => {
  expect(keysFromSecret('a secret of this installation, long enough')).toEqual(keys)
  expect(keys.encryptionKey.length).toBe(32)
  expect(keys.indexKey.length).toBe(32)
  expect(keys.encryptionKey).not.toEqual(keys.indexKey)
})
