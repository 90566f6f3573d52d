import fc from 'fast-check'
import { expect, test } from 'vitest'
import { voiceKinds, voiceTopics } from './model.ts'
import { clockStateOf, isClosed, oneUp, permilleOf, standingOf, talliesOf, tellsWho, titleOf } from './rules.ts'
import { voiceState } from './voices.contract.ts'

const voice = fc.record({ kind: fc.constantFrom(...voiceKinds), topic: fc.constantFrom(...voiceTopics) })
const standing = fc.constantFrom(...voiceState.options).map(standingOf)

test('registered = closed + ended otherwise + open, whatever way a voice takes', () => {
  fc.assert(
    fc.property(voice, fc.array(standing, { minLength: 1, maxLength: 12 }), (voice, way) => {
      const sums = new Map<string, number>()
      way.forEach((to, at) => {
        for (const { kind, quantity } of talliesOf(voice, way[at - 1] ?? null, to))
          sums.set(kind, (sums.get(kind) ?? 0) + quantity)
      })
      const of = (kind: string) => sums.get(kind) ?? 0
      const last = way.at(-1)!
      expect(of('voices.registered')).toBe(1)
      expect(of('voices.closed')).toBe(isClosed(last) ? 1 : 0)
      expect(of('voices.ended-otherwise')).toBe(last === 'otherwise' ? 1 : 0)
      expect(of('voices.closed.on-the-spot')).toBe(last === 'on-the-spot' ? 1 : 0)
      expect(of('voices.closed.unconfirmed')).toBe(last === 'unconfirmed' ? 1 : 0)
      expect(of(`voices.registered.${voice.topic}`)).toBe(1)
      expect(of('voices.registered.petition')).toBe(voice.kind === 'petition' ? 1 : 0)
    }),
  )
})

test('a share is 100 % only when it is all of it: 297 of 302 are 98.3 %', () => {
  expect(permilleOf(297, 302)).toBe(983)
  expect(permilleOf(0, 0)).toBeNull()
  fc.assert(
    fc.property(fc.nat(100_000), fc.nat(100_000), (part, rest) => {
      const share = permilleOf(part, part + rest)
      if (share !== null) expect(share === 1000).toBe(rest === 0)
    }),
  )
})

test('one level up is the next of the path, the root stays, and a desk outside leads back to the path', () => {
  const path = ['root', 'company', 'plant', 'workshop']
  expect(oneUp(path, { id: 'workshop', path })).toBe('plant')
  expect(oneUp(path, { id: 'root', path: ['root'] })).toBe('root')
  expect(oneUp(path, { id: 'office', path: ['root', 'company', 'office'] })).toBe('company')
  expect(oneUp(path, { id: 'elsewhere', path: ['elsewhere'] })).toBe('root')
})

test('an entry of the board may not say a name, a phone or an id number', () => {
  for (const text of ['王小明的宿舍漏水', '请打 13812345678', '证号 130302199001011234', '证号13030219900101123X'])
    expect(tellsWho(text, '王小明'), text).toBe(true)
  for (const text of ['宿舍漏水已修好', '电话 0315-1234567', '投入 130302 元', '编号 2026110100001'])
    expect(tellsWho(text, '王小明'), text).toBe(false)
})

test('the title of a voice is its first sentence, cut when it is long', () => {
  expect(titleOf('装置区的点火灯坏了。已经两周没人修')).toBe('装置区的点火灯坏了')
  expect(titleOf('  第一行\n第二行')).toBe('第一行')
  fc.assert(fc.property(fc.string({ minLength: 1 }), (words) => [...titleOf(words)].length <= 31))
})

test('a clock is due from the day its period begins until somebody recorded it, and stands where it does not run', () => {
  const clock = { runs: true, recorded: false, awaitsFrom: '2026-11-18', today: '2026-11-18' }
  expect(clockStateOf(clock)).toBe('due')
  expect(clockStateOf({ ...clock, today: '2026-11-17' })).toBe('recorded')
  expect(clockStateOf({ ...clock, awaitsFrom: null })).toBe('due')
  expect(clockStateOf({ ...clock, recorded: true, runs: false })).toBe('recorded')
  expect(clockStateOf({ ...clock, runs: false })).toBe('stands')
})
