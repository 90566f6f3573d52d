import { afterAll, beforeAll, expect, test } from 'vitest'
import { appoint, buy, listed, type MallCast, must, openSmallMall, rice } from '../../../test/world/mall.ts'
import { type Platform, startPlatform } from '../../../test/world/platform.ts'
import { foundSmallUnion, password, type SmallUnion } from '../../../test/world/small-union.ts'
import { type Answer, Visitor } from '../../../test/world/visitor.ts'
import { systemActor } from '../../kernel/access/index.ts'
import { verifyLedger } from '../../kernel/ledger/index.ts'
import { recordDeath } from '../../kernel/people/index.ts'
import { stopClock } from '../../platform/clock.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { listFailed } from './points.store.ts'
import { handPointsDown, startDueIssues } from './points-issue.ts'
import { verifyMall } from './verify-mall.ts'

let platform: Platform
let union: SmallUnion
let cast: MallCast
let foundry: Visitor
let worker: Visitor
let intentId: string
let sku: { id: string; specification: string }

type Uses = { people: number; used: number; given: number; spent: number; rows: { spent: number; orders: number }[] }

beforeAll(async () => {
  stopClock('2026-11-23T02:00:00.000Z')
  platform = await startPlatform(async () => {
    union = await foundSmallUnion(12)
  })
  cast = await openSmallMall(platform.address, union)
  const { skus } = await listed(cast, cast.farm, rice())
  sku = skus[0]!
  foundry = await new Visitor(platform.address).signInAsOfficer('foundry', password)
  intentId = await issueWithTwoDead([union.workers[4]!.personId, union.workers[8]!.personId])
  worker = await new Visitor(platform.address).signInAsWorker(union.workers[0]!.phone)
})

afterAll(async () => {
  expect(await transaction(system, verifyMall)).toEqual([])
  expect(await transaction(system, verifyLedger)).toEqual([])
  await platform.stop()
})

/** A letter to everybody of the foundry, of whom two die, as somebody says, before the points go down. */
async function issueWithTwoDead(personIds: readonly string[]): Promise<string> {
  const at = (minutes: number) => new Date(Date.parse('2026-11-23T02:00:00.000Z') + minutes * 60_000).toISOString()
  const terms = {
    ...{
      occasion: '2027 元旦福利',
      headcount: 100,
      pointsEach: 100_000,
      issueAt: at(1),
      opensAt: at(1),
      closesAt: at(28_800),
    },
    ...{ categories: [], unspent: 'return', keptUntil: null },
  }
  const { id } = await must(foundry.post<{ id: string }>('/mall/intents', { orgId: union.orgIds.foundry, terms }))
  const { document } = await must(foundry.get<{ document: { digest: string } }>(`/mall/intents/${id}`))
  const sign = (visitor: Visitor, side: string) =>
    must(visitor.post(`/mall/intents/${id}/signatures`, { side, digest: document.digest, password }))
  await sign(foundry, 'union')
  await sign(cast.operator, 'mall')
  await must(foundry.put(`/mall/intents/${id}/recipients`, { from: 'members' }))
  await must(foundry.post(`/mall/intents/${id}/configuration`))
  for (const personId of personIds) await transaction(system, (tx) => recordDeath(tx, { personId, on: '2026-11-01' }))
  stopClock(at(2))
  await startDueIssues(systemActor('test'))
  await handPointsDown(systemActor('test'), id, async () => undefined)
  return id
}

const code = (answer: Answer) => (answer.body as { code: string }).code
const uses = (query = '', visitor = foundry) => must(visitor.get<Uses>(`/mall/intents/${intentId}/uses${query}`))
const failures = async () => (await transaction(system, (tx) => listFailed(tx, intentId))).map((one) => one.problem)
const reissue = (visitor = foundry, key = newId()) =>
  visitor.post<{ people: number; failed: number; points: number }>(`/mall/intents/${intentId}/reissue`, {}, key)

test('an officer sees who has ordered and who has not, and nothing of what', async () => {
  const before = await uses()
  expect(before).toMatchObject({ used: 0, spent: 0, given: before.people * 100_000 })
  await buy(worker, intentId, [{ skuId: sku.id, quantity: 2, price: 8600 }])
  const after = await uses()
  expect(after).toMatchObject({ people: before.people, used: 1, spent: 17_200 })
  expect(JSON.stringify(after)).not.toContain('大米')
  expect((await uses('?only=under-way')).rows).toMatchObject([{ spent: 17_200, orders: 1, underWay: 1 }])
  expect((await uses('?only=unused')).rows).toHaveLength(before.people - 1)
  const outsider = await appoint(platform.address, 'other-union', 'grassroots-officer', union.orgIds.port)
  for (const path of ['uses', 'limits'])
    expect(code(await outsider.get(`/mall/intents/${intentId}/${path}`))).toBe('mall.intent-missing')
  expect(code(await reissue(outsider))).toBe('mall.intent-missing')
})

test('limits of a letter are listed with what was taken', async () => {
  await must(foundry.put(`/mall/intents/${intentId}/limits/${sku.id}`, { most: 50 }))
  const { limits } = await must(foundry.get<{ limits: object[] }>(`/mall/intents/${intentId}/limits`))
  expect(limits).toMatchObject([{ skuId: sku.id, specification: '5 kg', most: 50, taken: 2 }])
  expect(code(await foundry.put(`/mall/intents/${intentId}/limits/${sku.id}`, { most: 1 }))).toBe(
    'mall.limit-below-taken',
  )
})

test('who failed is given her points once she may be, once, and may spend them; who still fails keeps her reason', async () => {
  const { people, given } = await uses()
  expect(code(await reissue())).toBe('mall.reissue-nobody')
  expect(await failures()).toEqual(['dead', 'dead'])
  await transaction(system, async (tx) => {
    await tx.client.query('set local role none')
    await tx.client.query('update people.persons set dead_on = null where id = $1', [union.workers[4]!.personId])
  })
  const key = newId()
  const first = await must(reissue(foundry, key))
  expect(first).toEqual({ people: 1, failed: 1, points: 100_000 })
  expect(await must(reissue(foundry, key))).toEqual(first)
  expect(code(await reissue())).toBe('mall.reissue-nobody')
  expect(await failures()).toEqual(['dead'])
  expect(await uses()).toMatchObject({ people: people + 1, given: given + 100_000 })
  const late = await new Visitor(platform.address).signInAsWorker(union.workers[4]!.phone)
  expect((await must(late.get<{ available: number }>('/me/mall/points'))).available).toBe(100_000)
  await buy(late, intentId, [{ skuId: sku.id, quantity: 1, price: 8600 }])
})

test('nothing is given of a letter whose window is over, or whose points have not gone down', async () => {
  stopClock('2026-12-20T02:00:00.000Z')
  const officer = await appoint(platform.address, 'foundry-late', 'grassroots-officer', union.orgIds.foundry)
  expect(code(await reissue(officer))).toBe('mall.reissue-over')
  stopClock('2026-11-23T02:05:00.000Z')
  const at = (minutes: number) => new Date(Date.parse('2026-11-23T02:05:00.000Z') + minutes * 60_000).toISOString()
  const terms = {
    ...{ occasion: '慰问', headcount: 5, pointsEach: 10_000, issueAt: at(10), opensAt: at(10), closesAt: at(9_000) },
    ...{ categories: [], unspent: 'return', keptUntil: null },
  }
  const { id } = await must(foundry.post<{ id: string }>('/mall/intents', { orgId: union.orgIds.foundry, terms }))
  expect(code(await foundry.post(`/mall/intents/${id}/reissue`, {}))).toBe('mall.intent-not-open')
})
