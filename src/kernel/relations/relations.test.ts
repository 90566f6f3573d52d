import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Platform, startPlatform } from '../../../test/world/platform.ts'
import { foundSmallUnion, password, type SmallUnion } from '../../../test/world/small-union.ts'
import { type Answer, Visitor } from '../../../test/world/visitor.ts'
import { stopClock } from '../../platform/clock.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { readIndicator } from '../indicators/index.ts'
import { listReparentings, moveOrg } from '../orgs/index.ts'
import type { RelationCard, RelationPage } from './contract.ts'
import {
  countRelations,
  defineRelationKind,
  followRelations,
  registerRelationKinds,
  relationById,
  verifyRelations,
} from './index.ts'

const noon = '2026-11-21T04:00:00.000Z'
const common = { permission: 'membership.admit', readPermission: 'membership.read', months: 24 }
const pair = defineRelationKind({
  ...common,
  key: 'test.pair',
  name: '师徒结对',
  sides: { a: { name: '师傅', holder: 'person', most: 2 }, b: { name: '徒弟', holder: 'person', most: 1 } },
  duty: '每月授课一次',
  every: 'month',
})
const care = defineRelationKind({
  ...common,
  key: 'test.care',
  name: '驿站关爱',
  sides: { a: { name: '关爱员', holder: 'person', most: null }, b: { name: '驿站', holder: 'org', most: null } },
  duty: '走访驿站',
})

let platform: Platform
let union: SmallUnion
const officers: Record<string, Visitor> = {}

beforeAll(async () => {
  stopClock(noon)
  platform = await startPlatform(async () => {
    union = await foundSmallUnion(20)
  })
  registerRelationKinds([pair, care])
  for (const [at, key] of ['foundry', 'market', 'north', 'manager', 'outsider'].entries())
    officers[key] = await new Visitor(platform.address, `10.2.0.${at}`).signInAsOfficer(key, password)
})
afterAll(() => platform.stop())

const refusedAs = ({ status, body }: Answer) => [status, (body as { code?: string })?.code]
const all = <Result>(work: (tx: Tx) => Promise<Result>) => transaction(system, work)
/** The people of the foundry are workers 0, 4, 8, 12, 16. */
const person = (at: number) => union.workers[at]!.personId

function begin(changes: Record<string, unknown> = {}, by = officers.foundry!) {
  const id = newId()
  const body = { id, kind: pair.key, orgId: union.orgIds.foundry, fromOn: '2026-11-01', ...changes }
  return by.post(`/relations`, body).then((answer) => ({ id, ...answer }))
}

async function begun(changes: Record<string, unknown>, by = officers.foundry!): Promise<string> {
  const { id, ...answer } = await begin(changes, by)
  expect([answer.status, answer.body]).toEqual([204, undefined])
  return id
}

test('limits of each side hold, also when two are entered at the same moment', async () => {
  const [master, one, two, three] = [0, 4, 8, 12].map(person)
  await begun({ a: master, b: one })
  expect(refusedAs(await begin({ a: master, b: one }))).toEqual([409, 'relations.bound-already'])
  const both = await Promise.all([begin({ a: master, b: two }), begin({ a: master, b: three })])
  expect(both.map((answer) => answer.status).sort()).toEqual([204, 409])
  expect(refusedAs(both.find((answer) => answer.status === 409)!)).toEqual([409, 'relations.side-full'])
  expect(await all(verifyRelations)).toEqual([])
})

test('strange parties, a pair with itself, strange kinds and reversed days are refused', async () => {
  expect(refusedAs(await begin({ a: person(16), b: person(1) }))).toEqual([404, 'relations.party-unknown'])
  expect(refusedAs(await begin({ a: person(16), b: newId() }))).toEqual([404, 'relations.party-unknown'])
  expect(refusedAs(await begin({ a: person(16), b: person(16) }))).toEqual([422, 'relations.with-itself'])
  expect(refusedAs(await begin({ kind: 'test.none', a: person(16), b: person(8) }))).toEqual([
    404,
    'relations.kind-unknown',
  ])
  expect(refusedAs(await begin({ a: person(16), b: person(8), lastOn: '2026-10-01' }))).toEqual([
    422,
    'relations.days-reversed',
  ])
  expect(refusedAs(await begin({ orgId: union.orgIds.market, a: person(16), b: person(8) }))).toEqual([
    404,
    'access.not-found',
  ])
})

test('many carers stand with many stations, and both are counted', async () => {
  const { foundry, couriers, north } = union.orgIds
  for (const [a, b] of [
    [person(0), foundry],
    [person(0), couriers],
    [person(1), couriers],
  ] as const)
    await begun({ kind: care.key, orgId: north, a, b }, officers.north!)
  const below = { id: north, depth: 2 }
  expect(await all((tx) => countRelations(tx, { below, kind: care.key, on: '2026-11-21' }))).toEqual({
    relations: 3,
    a: 2,
    b: 2,
  })
})

test('a side and its keeper read it, others do not; a side enters the duty she has done', async () => {
  const id = await begun({ kind: care.key, a: person(12), b: union.orgIds.foundry })
  const carer = await new Visitor(platform.address, '10.3.0.1').signInAsWorker(union.workers[12]!.phone)
  const other = await new Visitor(platform.address, '10.3.0.2').signInAsWorker(union.workers[4]!.phone)
  const { body: mine } = await carer.get<{ relations: RelationCard[] }>('/me/relations')
  const hers = mine.relations.find((one) => one.id === id)
  expect([hers?.a.name, hers?.b.name]).toEqual([union.workers[12]!.name, '江北铸造厂工会'])
  const { body: told } = await carer.get<{ notices: { link: string | null }[] }>('/me/notices')
  expect(told.notices[0]!.link).toBe(`/m/relations/${id}`)
  const seen = await all((tx) => tx.client.query('select count(*)::int as n from relations.sides'))
  expect(seen.rows[0].n).toBeGreaterThan(2)
  const unseen = await transaction({ scope: { role: 'app', personId: person(4), orgs: [] } }, (tx) =>
    tx.client.query('select owner_id from relations.sides where relation_id = $1', [id]),
  )
  expect(unseen.rows).toEqual([])
  expect(refusedAs(await other.get(`/relations/${id}`))).toEqual([404, 'relations.not-found'])
  expect(refusedAs(await officers.market!.get(`/relations/${id}`))).toEqual([404, 'relations.not-found'])
  const visit = { doneOn: '2026-11-20', timeOfDay: 'evening', text: '晚上走访，发现热水器坏了' }
  const enter = (by: Visitor, body: object) => by.post(`/relations/${id}/duties`, { id: newId(), ...visit, ...body })
  expect((await enter(carer, {})).status).toBe(204)
  expect(refusedAs(await enter(other, {}))).toEqual([404, 'relations.not-found'])
  expect(refusedAs(await enter(carer, { doneOn: '2026-12-20' }))).toEqual([422, 'relations.done-out-of-term'])
  const { body } = await officers.foundry!.get<RelationPage>(`/relations/${id}`)
  expect(body.duties).toMatchObject([{ text: visit.text, doneByName: union.workers[12]!.name }])
  const question = { kind: `${care.key}-duty-done`, orgId: union.orgIds.foundry, from: '2026-11-01', to: '2026-11-30' }
  expect(await all((tx) => readIndicator(tx, question))).toMatchObject({ cases: 1 })
})

test('whose duty was not done this month is listed', async () => {
  const id = await begun({ a: person(5), b: person(9), orgId: union.orgIds.north }, officers.north!)
  const missed = async (on: string) => {
    const { body } = await officers.north!.get<{ relations: RelationCard[] }>(
      `/relations/missed?kind=${pair.key}&on=${on}`,
    )
    return body.relations.map((one) => one.id)
  }
  expect(await missed('2026-11-21')).toContain(id)
  const lesson = { id: newId(), doneOn: '2026-11-20', text: '讲了设备点检' }
  expect((await officers.north!.post(`/relations/${id}/duties`, lesson)).status).toBe(204)
  const again = await officers.north!.post(`/relations/${id}/duties`, lesson)
  expect(refusedAs(again)).toEqual([409, 'relations.recorded-already'])
  expect(await missed('2026-11-21')).not.toContain(id)
  expect(await missed('2026-12-21')).toContain(id)
})

test('it is renewed, ended with a reason, and stays readable', async () => {
  const id = await begun(
    { a: person(13), b: person(17), orgId: union.orgIds.north, lastOn: '2026-11-30' },
    officers.north!,
  )
  const north = officers.north!
  expect(refusedAs(await north.post(`/relations/${id}/renewal`, { lastOn: '2026-11-01' }))).toEqual([
    422,
    'relations.days-reversed',
  ])
  expect((await north.post(`/relations/${id}/renewal`, { lastOn: '2027-11-30' })).status).toBe(204)
  const end = (lastOn: string) => north.post(`/relations/${id}/end`, { lastOn, reason: '徒弟已经出师' })
  expect(refusedAs(await end('2028-01-01'))).toEqual([422, 'relations.end-out-of-reach'])
  const told = async (by: Visitor, of: string) =>
    refusedAs(await by.post(`/relations/${of}/end`, { lastOn: '2026-11-20', reason: '徒弟已经出师' }))
  const nobody = await told(officers.outsider!, newId())
  expect(await told(officers.outsider!, id)).toEqual(nobody)
  expect(nobody).toEqual([404, 'relations.not-found'])
  expect((await end('2026-11-20')).status).toBe(204)
  expect(refusedAs(await end('2026-11-20'))).toEqual([409, 'relations.ended'])
  const { body } = await north.get<RelationPage>(`/relations/${id}`)
  expect(body).toMatchObject({ standing: 'ended', lastOn: '2026-11-20', ended: { reason: '徒弟已经出师' } })
  const { body: ended } = await north.get<{ relations: RelationCard[] }>(`/relations?kind=${pair.key}&standing=ended`)
  expect(ended.relations.map((one) => one.id)).toEqual([id])
  expect(refusedAs(await north.get(`/relations?kind=${pair.key}&cursor=x`))).toEqual([422, 'relations.cursor-unknown'])
  expect(await all(verifyRelations)).toEqual([])
})

test('it follows its keeper to another place in the tree', async () => {
  const id = await begun({ kind: care.key, a: person(8), b: union.orgIds.foundry })
  await all(async (tx) => {
    await moveOrg(tx, { orgId: union.orgIds.foundry, parentId: union.orgIds.south, on: '2026-11-21' })
    const [move] = await listReparentings(tx)
    expect(await followRelations(tx, move!, 1000)).toBeGreaterThan(0)
    expect((await relationById(tx, id))!.orgPath).toContain(union.orgIds.south)
  })
})
