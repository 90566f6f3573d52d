import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Platform, startPlatform } from '../../../test/world/platform.ts'
import { foundSmallUnion, password, type SmallUnion } from '../../../test/world/small-union.ts'
import { type Answer, Visitor } from '../../../test/world/visitor.ts'
import { verifyCases } from '../../kernel/cases/index.ts'
import { readIndicator } from '../../kernel/indicators/index.ts'
import { verifyPeople } from '../../kernel/people/index.ts'
import { stopClock } from '../../platform/clock.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import type { MyMembership } from './joining.contract.ts'
import type { MemberDetail } from './members.contract.ts'

const today = '2026-11-23'
let platform: Platform
let union: SmallUnion
let addresses = 0

beforeAll(async () => {
  stopClock(`${today}T02:00:00.000Z`)
  platform = await startPlatform(async () => {
    union = await foundSmallUnion(24)
  })
})
afterAll(() => platform.stop())

const code = (answer: Answer) => (answer.body as { code: string }).code
const address = () => `10.2.0.${++addresses}`
const officer = (account: string) => new Visitor(platform.address, address()).signInAsOfficer(account, password)
/** Workers go round foundry, couriers, market and port in turn. */
const member = (at: number) => new Visitor(platform.address, address()).signInAsWorker(union.workers[at]!.phone)
const mine = async (visitor: Visitor) => (await visitor.get<MyMembership>('/me/membership')).body
const transferTo = (visitor: Visitor, key: 'foundry' | 'couriers' | 'market' | 'city', changes = {}) =>
  visitor.post<{ id: string }>('/me/membership/transfers', {
    orgId: union.orgIds[key],
    form: 'food-delivery',
    employerName: '迅捷配送',
    reason: '换了工作单位',
    ...changes,
  })

async function counted(kind: string): Promise<number> {
  const wish = { kind, orgId: union.orgIds.city, from: '2020-01-01', to: '2099-12-31' }
  return (await transaction(system, (tx) => readIndicator(tx, wish))).people
}

test('a transfer is let go by one union and admitted by the other, and she is never without a union', async () => {
  const visitor = await member(0)
  const asked = await transferTo(visitor, 'couriers')
  const { departure, application } = await mine(visitor)
  expect(application).toMatchObject({ id: asked.body.id, state: 'releasing', orgName: '迅捷配送工会' })

  const [from, to] = [await officer('foundry'), await officer('couriers')]
  const early = await to.post(`/membership/applications/${asked.body.id}/review`, { decision: 'admit' })
  expect(early.status).toBe(409)
  const seen = await from.get<{ toOrgName: string; purpose: string }>(`/membership/departures/${departure!.id}`)
  expect(seen.body).toMatchObject({ purpose: 'transfer', toOrgName: '迅捷配送工会' })
  expect((await from.post(`/membership/departures/${departure!.id}/decision`, { decision: 'release' })).status).toBe(
    204,
  )
  expect(await mine(visitor)).toMatchObject({
    membership: { orgName: '江北铸造厂工会' },
    application: { state: 'review' },
  })

  const before = [await counted('membership.joined'), await counted('membership.left')]
  const detail = await to.get<{ fromOrgName: string }>(`/membership/applications/${asked.body.id}`)
  expect(detail.body.fromOrgName).toBe('江北铸造厂工会')
  expect((await to.post(`/membership/applications/${asked.body.id}/review`, { decision: 'admit' })).status).toBe(204)
  expect(await mine(visitor)).toMatchObject({
    membership: { orgName: '迅捷配送工会', fromOn: today },
    former: [{ orgName: '江北铸造厂工会', untilOn: today }],
  })
  expect([await counted('membership.joined'), await counted('membership.left')]).toEqual(before)
  expect(await counted('membership.transferred.food-delivery')).toBe(1)
  expect(await counted('membership.transferred-away')).toBe(1)

  const left = await from.get<MemberDetail>(`/membership/members/${union.workers[0]!.personId}`)
  expect(left.body).toMatchObject({ orgName: null, endings: [{ cause: 'transferred' }], tags: [], relatives: [] })
  expect(left.body.person.maskedPhone).toBeNull()
  expect(JSON.stringify(left.body)).not.toContain('迅捷')
})

test('a union may keep a member who would transfer, with a reason, and her membership stays', async () => {
  const visitor = await member(4)
  await transferTo(visitor, 'couriers')
  const { departure } = await mine(visitor)
  const from = await officer('foundry')
  await from.post(`/membership/departures/${departure!.id}/decision`, { decision: 'keep', note: '劳动合同未到期' })
  expect(await mine(visitor)).toMatchObject({
    membership: { orgName: '江北铸造厂工会' },
    application: { state: 'refused', message: '劳动合同未到期' },
    departure: { message: '劳动合同未到期' },
  })
  expect((await transferTo(visitor, 'couriers')).status).toBe(200)
})

test('who wants to leave altogether is let go, and may come back', async () => {
  const visitor = await member(8)
  const asked = await visitor.post<{ id: string }>('/me/membership/departures', { reason: '回乡务农' })
  const desk = await officer('foundry')
  const keep = await desk.post(`/membership/departures/${asked.body.id}/decision`, { decision: 'keep', note: '再想想' })
  expect(code(keep)).toBe('membership.leaving-is-free')
  expect((await desk.post(`/membership/departures/${asked.body.id}/decision`, { decision: 'release' })).status).toBe(
    204,
  )
  expect((await mine(visitor)).membership).toBeNull()
  expect(await counted('membership.left')).toBe(1)
  expect(code(await visitor.post('/me/membership/departures', { reason: '再退一次' }))).toBe('membership.no-member')

  stopClock('2026-11-24T02:00:00.000Z')
  const again = await visitor.post<{ id: string }>('/me/membership/applications', {
    orgId: union.orgIds.couriers,
    form: 'courier',
    employerName: '迅捷配送',
  })
  const other = await officer('couriers')
  await other.post(`/membership/applications/${again.body.id}/review`, { decision: 'admit' })
  expect((await mine(visitor)).membership).toMatchObject({ orgName: '迅捷配送工会' })
  expect(await counted('membership.returned.courier')).toBe(1)
  stopClock(`${today}T02:00:00.000Z`)
})

test('one wish at a time: not two transfers, not a transfer beside a leaving, not home to home', async () => {
  const visitor = await member(12)
  expect(code(await transferTo(visitor, 'foundry'))).toBe('membership.member-already')
  expect(code(await transferTo(visitor, 'city'))).toBe('membership.union-takes-no-members')
  expect(code(await transferTo(visitor, 'couriers', { form: 'employed', employerName: '' }))).toBe(
    'membership.employer-missing',
  )
  await visitor.post('/me/membership/departures', { reason: '打算退会' })
  expect(code(await transferTo(visitor, 'couriers'))).toBe('membership.departure-open')
  expect((await mine(visitor)).application).toBeNull()
  const { departure } = await mine(visitor)
  expect((await visitor.post(`/me/membership/departures/${departure!.id}/withdrawal`)).status).toBe(204)
  expect((await transferTo(visitor, 'couriers')).status).toBe(200)
  expect(code(await transferTo(visitor, 'market'))).toBe('membership.application-open')
})

test('a transfer is taken back as a whole, not by its half', async () => {
  const visitor = await member(16)
  const asked = await transferTo(visitor, 'couriers')
  const half = await visitor.post(`/me/membership/applications/${asked.body.id}/withdrawal`)
  expect(code(half)).toBe('membership.withdraw-the-transfer')
  const { departure } = await mine(visitor)
  await visitor.post(`/me/membership/departures/${departure!.id}/withdrawal`)
  expect((await mine(visitor)).application?.state).toBe('withdrawn')
})

test('outside her subtree an officer finds no departure, and another worker none of hers', async () => {
  const visitor = await member(20)
  const asked = await visitor.post<{ id: string }>('/me/membership/departures', { reason: '离开本市' })
  const other = await officer('market')
  const path = `/membership/departures/${asked.body.id}`
  expect(code(await other.get(path))).toBe('membership.departure-missing')
  expect(code(await other.post(`${path}/decision`, { decision: 'release' }))).toBe('membership.departure-missing')
  const stranger = await member(1)
  expect(code(await stranger.post(`/me${path}/withdrawal`))).toBe('membership.departure-missing')
  const listed = await other.get<{ departures: { id: string }[] }>('/membership/departures')
  expect(listed.body.departures.map((one) => one.id)).not.toContain(asked.body.id)
  const own = await (await officer('foundry')).get<{ departures: { id: string }[] }>('/membership/departures')
  expect(own.body.departures.map((one) => one.id)).toContain(asked.body.id)
})

test('an officer ends a membership with a cause; what was under way ends with it', async () => {
  const visitor = await member(2)
  const asked = await transferTo(visitor, 'couriers')
  const { personId } = union.workers[2]!
  const ending = { cause: 'moved-away', on: today, remark: '已离职，三个月联系不上' }
  const other = await officer('foundry')
  expect(code(await other.post(`/membership/members/${personId}/ending`, ending))).toBe('membership.member-missing')
  const desk = await officer('market')
  expect((await desk.post(`/membership/members/${personId}/ending`, ending)).status).toBe(204)
  expect(await mine(visitor)).toMatchObject({ membership: null, application: { id: asked.body.id, state: 'refused' } })
  expect(code(await desk.post(`/membership/members/${personId}/ending`, ending))).toBe('membership.member-missing')
})

test('cases and counts balance', async () => {
  expect(await transaction(system, verifyCases)).toEqual([])
  expect(await transaction(system, verifyPeople)).toEqual([])
})
