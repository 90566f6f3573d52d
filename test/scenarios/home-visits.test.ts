import { afterAll, beforeAll, expect, test } from 'vitest'
import { stopClock } from '../../src/platform/clock.ts'
import { system, transaction } from '../../src/platform/db/transaction.ts'
import { newId } from '../../src/platform/ids.ts'
import { voices } from '../../src/services/voices/service.ts'
import type { VisitCard } from '../../src/services/voices/visits.contract.ts'
import type { VoiceCard } from '../../src/services/voices/voices.contract.ts'
import { openStage, type Stage } from '../world/voices.ts'

/**
 * 家访 (S53, A002-10): 「联厂安监员联合企业管理人员，利用晚上休息时间」 to 「工人及家属」. Four evenings of one pair: what a family
 * lacks becomes a matter of the worker, and the month's duty of the pair is done. The text tells no number of visits.
 */
let stage: Stage
const evenings = ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19']
const pairId = newId()

beforeAll(async () => {
  stopClock('2026-11-16T02:00:00.000Z')
  stage = await openStage(32)
}, 120_000)
afterAll(() => stage.platform.stop())

const person = (at: number) => stage.union.workers[at]!.personId
const foundry = () => stage.union.orgIds.foundry
const done = async <Body>(asked: Promise<{ status: number; body: Body }>): Promise<Body> => {
  const { status, body } = await asked
  expect([status, body]).toEqual([expect.toSatisfy((one) => one === 200 || one === 204), body])
  return body
}

test('an inspector and a manager are bound, and their evenings planned; by day nobody is sent', async () => {
  const desk = await stage.officer('foundry')
  const pair = { id: pairId, kind: 'voices.visiting-pair', orgId: foundry(), a: person(20), b: person(24) }
  await done(desk.post('/relations', { ...pair, fromOn: '2026-11-16' }))
  type Missed = { relations: { id: string }[] }
  const missed = async () => (await done(desk.get<Missed>('/relations/missed?kind=voices.visiting-pair'))).relations
  expect((await missed()).map((one) => one.id)).toEqual([pairId])
  for (const [at, day] of evenings.entries())
    await done(desk.post('/voices/visits', { pairId, personId: person(at * 4), startsAt: `${day}T11:30:00.000Z` }))
  const early = { pairId, personId: person(0), startsAt: '2026-11-20T06:00:00.000Z' }
  expect((await desk.post<{ code: string }>('/voices/visits', early)).body.code).toBe('voices.not-in-the-evening')
  const { notices } = await done((await stage.member(20)).get<{ notices: { link: string | null }[] }>('/me/notices'))
  expect(notices.filter(({ link }) => link?.startsWith('/m/voices/visits/'))).toHaveLength(evenings.length)
})

test('each evening is reported by one of the two; troubles become matters and are closed like any other', async () => {
  let troubles = 0
  for (const [at, day] of evenings.entries()) {
    stopClock(`${day}T13:00:00.000Z`)
    const visitor = await stage.member(at % 2 === 0 ? 20 : 24)
    const { visits } = await done(visitor.get<{ visits: (VisitCard & { maySend: boolean })[] }>('/me/visits'))
    const due = visits.filter((one) => one.maySend)
    expect(due).toHaveLength(1)
    const found = Array.from({ length: at % 3 }, (_, which) => ({
      ...{ kind: 'difficulty', topic: 'life', words: `第${at + 1}户第${which + 1}件难处：孩子放学后没人照看。` },
    }))
    troubles += found.length
    const household = '三口之家，爱人待业，孩子上小学。'
    const report = { familyPresent: 2, household, troubles: found }
    const { numbers } = await done(visitor.post<{ numbers: string[] }>(`/me/visits/${due[0]!.id}/report`, report))
    expect(numbers).toHaveLength(found.length)
  }
  stopClock('2026-11-20T02:00:00.000Z')
  const desk = await stage.officer('foundry')
  const { visits } = await done(desk.get<{ visits: VisitCard[] }>('/voices/visits'))
  expect(visits).toHaveLength(evenings.length)
  expect(visits.every((one) => one.doneAt !== null && one.familyPresent === 2)).toBe(true)
  expect(visits.reduce((sum, one) => sum + one.troubles, 0)).toBe(troubles)
  type Missed = { relations: object[] }
  expect((await done(desk.get<Missed>('/relations/missed?kind=voices.visiting-pair'))).relations).toEqual([])

  const { voices: raised } = await done(desk.get<{ voices: VoiceCard[] }>('/voices'))
  expect(raised).toHaveLength(troubles)
  const { id, ownerId } = raised[0]!
  await done(stage.step(desk, id, 'resolution', { note: '已联系社区托管班' }))
  const worker = await stage.member(stage.union.workers.findIndex((one) => one.personId === ownerId))
  await done(worker.post(`/me/voices/${id}/agreement`))
  await done(stage.step(desk, id, 'recognition', { decision: 'agree' }))
  expect((await stage.mine(worker, id)).voice.state).toBe('closed')
  expect(await transaction(system, voices.verify)).toEqual([])
})
