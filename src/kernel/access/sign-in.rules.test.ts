import { describe, expect, test } from 'vitest'
import { failuresAt, isStrongPassword, waitAfterFailures, waitBeforeCode } from './sign-in.rules.ts'

const at = '2026-11-21T02:00:00.000Z'
const minute = 60_000
const ago = (minutes: number) => new Date(Date.parse(at) - minutes * minute).toISOString()

describe('after failed sign-ins', () => {
  test.each([
    [0, 0],
    [4, 0],
    [5, 1],
    [6, 2],
    [9, 16],
    [10, 30],
    [500, 30],
  ])('an account with %i failures waits %i minutes', (failures, minutes) => {
    expect(waitAfterFailures('account', { failures, lastAt: at }, at)).toBe(minutes * minute)
  })

  test.each([
    [29, 0],
    [30, 1],
    [33, 8],
    [40, 15],
  ])('an address with %i failures waits %i minutes', (failures, minutes) => {
    expect(waitAfterFailures('address', { failures, lastAt: at }, at)).toBe(minutes * minute)
  })

  test('the wait counts from the last failure', () => {
    expect(waitAfterFailures('account', { failures: 6, lastAt: ago(1.5) }, at)).toBe(minute / 2)
    expect(waitAfterFailures('account', { failures: 6, lastAt: ago(2) }, at)).toBe(0)
  })

  test('an account is forgiven after a day, an address after an hour', () => {
    expect(failuresAt('account', { failures: 9, lastAt: ago(24 * 60) }, at)).toBe(9)
    expect(failuresAt('account', { failures: 9, lastAt: ago(24 * 60 + 1) }, at)).toBe(0)
    expect(failuresAt('address', { failures: 40, lastAt: ago(61) }, at)).toBe(0)
  })
})

describe('before another code', () => {
  const every = (count: number, minutes: number) =>
    Array.from({ length: count }, (_, index) => ago(1 + index * minutes))

  test.each<[string, number, number, number]>([
    ['nothing sent yet: none', 0, 0, 0],
    ['one sent a minute ago: none', 1, 0, 0],
    ['five in the last hour: until the fifth is an hour old', 5, 10, 19],
    ['ten in the last day: until the tenth is a day old', 10, 120, 24 * 60 - (1 + 9 * 120)],
  ])('a phone waits: %s', (_what, count, apart, minutes) => {
    expect(waitBeforeCode({ toPhone: every(count, apart), fromAddress: [], fromDevice: [] }, at)).toBe(minutes * minute)
  })

  test('a phone waits out the first minute', () => {
    expect(waitBeforeCode({ toPhone: [ago(0.5)], fromAddress: [], fromDevice: [] }, at)).toBe(minute / 2)
  })

  test('a device may ask for ten phones in an hour and thirty in a day', () => {
    const fromDevice = (count: number, apart: number) =>
      waitBeforeCode({ toPhone: [], fromAddress: [], fromDevice: every(count, apart) }, at)
    expect(fromDevice(9, 5)).toBe(0)
    expect(fromDevice(10, 5)).toBe((60 - 46) * minute)
    expect(fromDevice(30, 40)).toBe((24 * 60 - (1 + 29 * 40)) * minute)
  })

  test('an address may ask for sixty phones in an hour and three hundred in a day', () => {
    expect(waitBeforeCode({ toPhone: [], fromAddress: every(59, 1), fromDevice: [] }, at)).toBe(0)
    expect(waitBeforeCode({ toPhone: [], fromAddress: every(60, 0.5), fromDevice: [] }, at)).toBeGreaterThan(0)
    expect(waitBeforeCode({ toPhone: [], fromAddress: every(300, 4), fromDevice: [] }, at)).toBeGreaterThan(0)
  })
})

describe('a password', () => {
  test.each(['Jiang-dong-2026', 'binjiang zonghe gongzuo', 'Gh7#rivers'])('%s is strong', (password) => {
    expect(isStrongPassword(password, 'wangmin')).toBe(true)
  })

  test.each([
    ['Gh7#river', 'nine signs'],
    ['abcdefghij12', 'two kinds only'],
    ['Wangmin-2026', 'holds the account'],
    ['Password-123', 'a common one with a tail'],
    ['Gonghui@123456', 'two common ones together'],
    ['aaaaaaaaaaaaaaaaaaaaA1', 'hardly any different signs'],
  ])('%s is weak: %s', (password) => {
    expect(isStrongPassword(password, 'wangmin')).toBe(false)
  })
})
