import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { dropDraft, dropDrafts, findDraft, findSetting, keepDraft, keepSetting } from './keep.ts'

const isText = (draft: unknown): draft is string => typeof draft === 'string'

/** The browser's store, which Node has only behind a flag: names and texts, listed by their names. */
function freshStore(): Storage {
  const hidden = { enumerable: false, configurable: true }
  return Object.defineProperties({} as Storage, {
    getItem: { ...hidden, value: (name: string) => (store as unknown as Record<string, string>)[name] ?? null },
    setItem: { ...hidden, value: (name: string, text: string) => Object.assign(store, { [name]: text }) },
    removeItem: { ...hidden, value: (name: string) => Reflect.deleteProperty(store, name) },
  })
}

let store: Storage

beforeEach(() => {
  store = freshStore()
  vi.stubGlobal('localStorage', store)
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('a draft is found again until it is dropped', () => {
  keepDraft('claim', 'half a card number')
  expect(findDraft('claim', isText)).toBe('half a card number')
  dropDraft('claim')
  expect(findDraft('claim', isText)).toBeNull()
})

test('a draft older than two weeks is not found', () => {
  vi.useFakeTimers({ now: Date.parse('2026-11-01T00:00:00Z') })
  keepDraft('claim', 'words')
  vi.setSystemTime(Date.parse('2026-11-15T00:00:01Z'))
  expect(findDraft('claim', isText)).toBeNull()
})

test('a draft of another shape is not found', () => {
  keepDraft('claim', { from: 'an older version' })
  expect(findDraft('claim', isText)).toBeNull()
})

test('signing out drops every draft and keeps the settings of the device', () => {
  keepDraft('one', 'a')
  keepDraft('two', 'b')
  keepSetting('size', 'large')
  dropDrafts()
  expect([findDraft('one', isText), findDraft('two', isText), findSetting('size')]).toEqual([null, null, 'large'])
})

test('a browser that forbids its store loses drafts and nothing else', () => {
  vi.stubGlobal('localStorage', undefined)
  keepDraft('claim', 'words')
  expect(findDraft('claim', isText)).toBeNull()
})
