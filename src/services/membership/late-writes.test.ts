import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Platform, startPlatform } from '../../../test/world/platform.ts'
import { foundSmallUnion, password, type SmallUnion } from '../../../test/world/small-union.ts'
import { type Answer, Visitor } from '../../../test/world/visitor.ts'
import { demoPerson } from '../../apps/demo/people.ts'
import { systemActor } from '../../kernel/access/index.ts'
import { sendNotices } from '../../kernel/notices/index.ts'
import { joinUnion, leaveUnion, peopleRecurring, registerPeople, sealRegistration } from '../../kernel/people/index.ts'
import { config } from '../../platform/config.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { admitMembers } from './admit-members.ts'
import type { MergeCard, MergeDetail } from './merge.contract.ts'

let platform: Platform
let union: SmallUnion
let strangers = 0
let addresses = 0

beforeAll(async () => {
  platform = await startPlatform(async () => {
    union = await foundSmallUnion(8)
  })
})
afterAll(() => platform.stop())

const visitor = () => new Visitor(platform.address, `10.6.0.${++addresses}`)
const code = (answer: Answer) => (answer.body as { code: string }).code
const sweep = () => peopleRecurring.find((one) => one.kind === 'people.sweep-mergers')!.run()

/** A courier under her old number, with her phone, and once more under the new one. */
async function twice() {
  const person = demoPerson(19, ++strangers, '130302')
  const oldNumber = person.idNumber.slice(0, 6) + person.idNumber.slice(8, 17)
  const old = sealRegistration(config().sealKeys, { ...person, idNumber: oldNumber })
  const fresh = sealRegistration(config().sealKeys, { ...person, phone: null })
  return transaction(system, async (tx) => {
    const [goes, stays] = await registerPeople(tx, [old, fresh])
    const admitted = { form: 'courier' as const, employerName: '', door: 'counter' as const, applicationId: null }
    const joining = { ...admitted, personId: goes!.personId, orgId: union.orgIds.couriers, on: '2026-02-01' }
    await admitMembers(tx, systemActor('test'), [joining])
    return { old, phone: person.phone, goes: goes!.personId, stays: stays!.personId }
  })
}

/** Proposed by the one and ready for the other. */
async function proposed({ goes, stays }: { goes: string; stays: string }) {
  const [north, second] = [
    await visitor().signInAsOfficer('north', password),
    await visitor().signInAsOfficer('second', password),
  ]
  const reason = '老身份证号码重复建档'
  const { id } = (await north.post<MergeCard>('/membership/merges', { oneId: stays, otherId: goes, reason })).body
  const approve = () => second.post(`/membership/merges/${id}/decision`, { decision: 'approve' })
  return { id, north, approve }
}

const owned = (table: string, owner: string) =>
  transaction(system, async (tx) => {
    const { rows } = await tx.client.query(`select count(*)::int as n from ${table} where owner_id = $1`, [owner])
    return (rows[0] as { n: number }).n
  })

const notice = (personId: string) =>
  transaction(system, (tx) => sendNotices(tx, [{ personId, title: '迟到的通知', text: '合并以后才写到', link: null }]))

test('what she enters while her records are merged is hers afterwards, to the row', async () => {
  const two = await twice()
  const worker = await visitor().signInAsWorker(two.phone)
  const { approve } = await proposed(two)
  const enter = (at: number) =>
    worker.post('/me/membership/relatives', {
      relation: 'child',
      name: `孩子${at}`,
      bornOn: '2015-03-04',
      idNumber: '',
    })
  const entering = Array.from({ length: 6 }, (_, at) => enter(at))
  const [decided, ...entered] = await Promise.all([
    approve(),
    ...entering,
    ...Array.from({ length: 6 }, (_, at) => enter(6 + at)),
  ])
  expect(decided.status).toBe(204)
  const done = entered.filter((answer) => answer.status < 300).length
  expect(entered.every((answer) => answer.status < 300 || answer.status === 401)).toBe(true)
  await sweep()
  expect(await owned('membership.relatives', two.goes)).toBe(0)
  expect(await owned('membership.relatives', two.stays)).toBe(done)
})

test('a row that a job writes to the old record after the merger follows within minutes, once, and goes back with the rest', async () => {
  const two = await twice()
  const { id, north, approve } = await proposed(two)
  expect((await approve()).status).toBe(204)
  await notice(two.goes)
  expect(await owned('notices.notices', two.goes)).toBe(1)
  await Promise.all([sweep(), sweep(), sweep()])
  expect([await owned('notices.notices', two.goes), await owned('notices.notices', two.stays)]).toEqual([0, 1])
  const { followed } = (await north.get<MergeDetail>(`/membership/merges/${id}`)).body
  expect(followed).toContainEqual({ title: '收到的通知', count: 1 })

  expect((await north.post(`/membership/merges/${id}/undoing`)).status).toBe(204)
  await sweep()
  expect([await owned('notices.notices', two.goes), await owned('notices.notices', two.stays)]).toEqual([1, 0])
})

test('nobody joins or leaves a union by the record that went, and its number finds the one that stays', async () => {
  const two = await twice()
  const { approve } = await proposed(two)
  expect((await approve()).status).toBe(204)
  const day = '2026-05-01'
  const refused = expect.objectContaining({ code: 'people.merged' })
  const joining = { personId: two.goes, orgId: union.orgIds.market, on: day }
  await expect(transaction(system, (tx) => joinUnion(tx, joining))).rejects.toEqual(refused)
  await expect(transaction(system, (tx) => leaveUnion(tx, { personId: two.goes, on: day }))).rejects.toEqual(refused)
  const [again] = await transaction(system, (tx) => registerPeople(tx, [two.old]))
  expect(again).toMatchObject({ personId: two.stays, known: true })
})

test('of a merger and an undoing with late rows between, the sweeping takes nothing twice', async () => {
  const two = await twice()
  const { id, north, approve } = await proposed(two)
  expect((await approve()).status).toBe(204)
  const writing = Array.from({ length: 8 }, () => notice(two.goes))
  const outcomes = await Promise.all([north.post(`/membership/merges/${id}/undoing`), sweep(), ...writing, sweep()])
  expect((outcomes[0] as Answer).status).toBe(204)
  await sweep()
  expect((await owned('notices.notices', two.goes)) + (await owned('notices.notices', two.stays))).toBe(8)
  expect(code(await north.post(`/membership/merges/${id}/undoing`))).toBe('people.merge-not-undoable')
})
