import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { draftOf, dropClaimDraft, emptyDraft, keepClaimDraft } from './draft.ts'

const filled = { cardNumber: '6222021234567890128', bankName: '中国工商银行', agent: null }
let kept: Map<string, string>

beforeEach(() => {
  kept = new Map()
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
    removeItem: (name: string) => void kept.delete(name),
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
})

test('what was filled in is there again for the same person and the same claim', () => {
  keepClaimDraft('chen', 'claim', filled)
  expect(draftOf('chen', 'claim')).toEqual(filled)
})

test('somebody else on the same phone, and another claim, begin empty', () => {
  keepClaimDraft('chen', 'claim', filled)
  expect([draftOf('ma', 'claim'), draftOf('chen', 'other')]).toEqual([emptyDraft, emptyDraft])
})

test('after sending, no card number is left on the phone', () => {
  keepClaimDraft('chen', 'claim', filled)
  dropClaimDraft('chen', 'claim')
  expect([...kept.values()].join()).not.toContain('6222')
})
