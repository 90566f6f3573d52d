import fc from 'fast-check'
import { expect, test } from 'vitest'
import { voiceKinds } from './model.ts'
import { holdsMarkup, standingOf, talliesOf, titleOf } from './rules.ts'
import { voiceState } from './voices.contract.ts'

const state = fc.constantFrom(...voiceState.options)
const kind = fc.constantFrom(...voiceKinds)

test('registered = closed + ended otherwise + open, whatever way a voice takes', () => {
  fc.assert(
    fc.property(kind, fc.array(state, { minLength: 1, maxLength: 12 }), (kind, way) => {
      const sums = new Map<string, number>()
      way.forEach((to, at) => {
        for (const { kind: fact, quantity } of talliesOf({ kind }, way[at - 1] ?? null, to))
          sums.set(fact, (sums.get(fact) ?? 0) + quantity)
      })
      const of = (fact: string) => sums.get(fact) ?? 0
      const open = standingOf(way.at(-1)!) === 'open' ? 1 : 0
      expect(of('voices.registered')).toBe(of('voices.closed') + of('voices.ended-otherwise') + open)
      expect(of('voices.closed')).toBeGreaterThanOrEqual(
        of('voices.closed.on-the-spot') + of('voices.closed.unconfirmed'),
      )
      expect([...sums.values()].every((sum) => sum === 0 || sum === 1)).toBe(true)
      expect(of('voices.registered.petition')).toBe(kind === 'petition' ? 1 : 0)
    }),
  )
})

test('the title of a voice is its first sentence, cut when it is long', () => {
  expect(titleOf('装置区的点火灯坏了。已经两周没人修')).toBe('装置区的点火灯坏了')
  expect(titleOf('  第一行\n第二行')).toBe('第一行')
  fc.assert(fc.property(fc.string({ minLength: 1 }), (words) => [...titleOf(words)].length <= 31))
})

test('markup and scripts are told from what workers write', () => {
  for (const text of [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '点这里 javascript:alert(1)',
    '</div>',
  ])
    expect(holdsMarkup(text), text).toBe(true)
  for (const text of ['工资<5000 的岗位', '温度 > 38 度还在上班', '3<4 且 5>2', '中控室《规程》', 'a < b'])
    expect(holdsMarkup(text), text).toBe(false)
})
