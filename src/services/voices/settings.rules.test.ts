import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysIn, decideSettings, isEvening, usualSettings } from './settings.rules.ts'
import { voiceState } from './voices.contract.ts'

const path = ['province', 'city', 'county', 'union']
const set = fc.record({
  orgId: fc.constantFrom(...path, 'elsewhere'),
  setAt: fc.integer({ min: 1, max: 28 }).map((day) => `2026-11-${String(day).padStart(2, '0')}T00:00:00.000Z`),
  workDays: fc.integer({ min: 1, max: 120 }),
})

test('the newest setting of the nearest union holds, and nothing of a union that is not above', () => {
  fc.assert(
    fc.property(fc.array(set, { maxLength: 12 }), (some) => {
      const all = some.map((one) => ({ ...usualSettings, ...one }))
      const found = decideSettings(path, all)
      const above = all.filter((one) => path.includes(one.orgId))
      expect(found === null).toBe(above.length === 0)
      if (found === null) return
      const nearest = Math.max(...above.map((one) => path.indexOf(one.orgId)))
      expect(path.indexOf(found.orgId)).toBe(nearest)
      expect(above.every((one) => one.orgId !== found.orgId || one.setAt <= found.setAt)).toBe(true)
    }),
  )
})

test('each open state has its days, and what has ended has none', () => {
  const days = Object.fromEntries(voiceState.options.map((state) => [state, daysIn(usualSettings, state)]))
  expect(days).toMatchObject({ registered: 2, working: 15, confirming: 5, 'unit-agreed': 5, 'person-agreed': 3 })
  expect(Object.values(days).filter((one) => one !== null)).toHaveLength(5)
})

test('an evening begins with its first hour and ends before its last', () => {
  const at = (time: string) => isEvening(new Date(`2026-11-16T${time}:00+08:00`).toISOString(), usualSettings)
  expect([at('17:59'), at('18:00'), at('21:59'), at('22:00')]).toEqual([false, true, true, false])
  expect(isEvening('2026-11-16T09:30:00.000Z', { ...usualSettings, eveningFrom: 17 })).toBe(true)
})
