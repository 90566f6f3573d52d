import { afterAll, beforeAll, expect, test } from 'vitest'
import { code, openStage, type Stage } from '../../../test/world/voices.ts'
import { seedCalendar } from '../../kernel/calendar/index.ts'
import { stopClock } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'

let stage: Stage
beforeAll(async () => {
  stopClock('2026-11-16T02:00:00.000Z')
  stage = await openStage(16)
  await seedCalendar()
})
afterAll(() => stage.platform.stop())

const wish = { intakeDays: 3, workDays: 20, personDays: 7, unitDays: 4, eveningFrom: 19, eveningUntil: 21 }
type Found = { holds: typeof wish; setBy: { orgName: string } | null; history: object[] }

test('days and hours that a union sets hold for it and all below, until one of those sets its own', async () => {
  const { north, foundry, couriers } = stage.union.orgIds
  const [county, desk] = [await stage.officer('north'), await stage.officer('foundry')]
  const of = async (orgId: string) => (await county.get<Found>(`/voices/settings?orgId=${orgId}`)).body
  expect(await of(foundry)).toMatchObject({ holds: { intakeDays: 2, workDays: 15 }, setBy: null, history: [] })
  expect((await county.post('/voices/settings', { ...wish, orgId: north })).status).toBe(204)
  expect(await of(foundry)).toMatchObject({ holds: wish, setBy: { orgName: '江北区总工会' }, history: [] })
  expect((await desk.post('/voices/settings', { ...wish, workDays: 10, orgId: foundry })).status).toBe(204)
  expect(await of(foundry)).toMatchObject({ holds: { workDays: 10 }, setBy: { orgName: '江北铸造厂工会' } })
  expect(await of(couriers)).toMatchObject({ holds: { workDays: 20 }, history: [] })
})

test('a voice and each of its steps is due by what holds where it was raised', async () => {
  const [visitor, desk] = [await stage.member(0), await stage.officer('foundry')]
  const { id } = (await stage.raise(visitor)).body
  const due = async () => (await stage.mine(visitor, id)).voice.due!.daysLeft
  expect(await due()).toBe(3)
  await stage.step(desk, id, 'resolution', { note: '已更换' })
  expect(await due()).toBe(7)
  await visitor.post(`/me/voices/${id}/agreement`)
  expect(await due()).toBe(4)
  await stage.step(desk, id, 'recognition', { decision: 'send-back', note: '还没有换' })
  expect(await due()).toBe(10)
})

test('an evening is what the union says, and ends after it begins; others may not set it', async () => {
  const { foundry, market, north } = stage.union.orgIds
  const desk = await stage.officer('foundry')
  const back = { ...wish, eveningFrom: 20, eveningUntil: 19, orgId: foundry }
  expect(code(await desk.post('/voices/settings', back))).toBe('voices.evening-ends-first')
  for (const orgId of [market, north])
    expect(code(await desk.post('/voices/settings', { ...wish, orgId }))).toBe('access.not-found')
  const person = (at: number) => stage.union.workers[at]!.personId
  const pair = { id: newId(), kind: 'voices.visiting-pair', orgId: foundry, a: person(4), b: person(8) }
  expect((await desk.post('/relations', { ...pair, fromOn: '2026-11-16' })).status).toBeLessThan(300)
  const plan = (startsAt: string) => desk.post('/voices/visits', { pairId: pair.id, personId: person(12), startsAt })
  expect(code(await plan('2026-11-17T10:30:00.000Z'))).toBe('voices.not-in-the-evening')
  expect((await plan('2026-11-17T11:30:00.000Z')).status).toBe(200)
})
