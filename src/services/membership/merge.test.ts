import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Platform, startPlatform } from '../../../test/world/platform.ts'
import { foundSmallUnion, password, type SmallUnion } from '../../../test/world/small-union.ts'
import { type Answer, Visitor } from '../../../test/world/visitor.ts'
import { type DemoPerson, demoPerson } from '../../apps/demo/people.ts'
import { hashPassword, openAccount, systemActor } from '../../kernel/access/index.ts'
import { readIndicator } from '../../kernel/indicators/index.ts'
import { openAccount as openBook, postTransfer, reverseTransfer, verifyLedger } from '../../kernel/ledger/index.ts'
import {
  countMembers,
  personsByIds,
  registerPeople,
  sealRegistration,
  verifyPeople,
} from '../../kernel/people/index.ts'
import { config } from '../../platform/config.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { admitMembers } from './admit-members.ts'
import { proveAs } from './cast.ts'
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

const code = (answer: Answer) => (answer.body as { code: string }).code
const officer = (account: string) =>
  new Visitor(platform.address, `10.4.0.${++addresses}`).signInAsOfficer(account, password)
const oldOf = (person: DemoPerson) => person.idNumber.slice(0, 6) + person.idNumber.slice(8, 17)

type Two = { person: DemoPerson; oldId: string; newId: string }

/** Somebody on file twice: a courier under her old number, and under the new one a member of nothing or of the union named. */
async function twice(
  newIn: 'foundry' | 'market' | null = null,
  person = demoPerson(17, ++strangers, '130302'),
): Promise<Two> {
  return transaction(system, async (tx) => {
    const sealed = [{ ...person, idNumber: oldOf(person), phone: null }, person].map((one) =>
      sealRegistration(config().sealKeys, one),
    )
    const [old, fresh] = await registerPeople(tx, sealed)
    const admitted = { form: 'courier' as const, employerName: '', door: 'counter' as const, applicationId: null }
    const wanted = [{ ...admitted, personId: old!.personId, orgId: union.orgIds.couriers, on: '2026-02-01' }]
    if (newIn) wanted.push({ ...admitted, personId: fresh!.personId, orgId: union.orgIds[newIn], on: '2026-03-01' })
    await admitMembers(tx, systemActor('test'), wanted)
    return { person, oldId: old!.personId, newId: fresh!.personId }
  })
}

const pairOf = ({ oldId, newId: freshId }: Two) => ({ oneId: freshId, otherId: oldId })
const reason = '老身份证号码重复建档'

async function merge(two: Two): Promise<string> {
  const [north, second] = [await officer('north'), await officer('second')]
  const proposed = await north.post<MergeCard>('/membership/merges', { ...pairOf(two), reason })
  expect(proposed.status).toBe(200)
  const decided = await second.post(`/membership/merges/${proposed.body.id}/decision`, { decision: 'approve' })
  expect(decided.status).toBe(204)
  return proposed.body.id
}

const admissionsOf = (personId: string) =>
  transaction(system, async (tx) => {
    const found = await tx.client.query('select owner_id from membership.admissions where owner_id = $1', [personId])
    return found.rowCount
  })
const couriers = () =>
  transaction(system, (tx) =>
    readIndicator(tx, {
      kind: 'membership.joined.courier',
      orgId: union.orgIds.north,
      from: '2026-01-01',
      to: '2026-12-31',
    }),
  )
const membersOf = (key: 'couriers' | 'foundry') => transaction(system, (tx) => countMembers(tx, [union.orgIds[key]]))
const record = async (id: string) => (await transaction(system, (tx) => personsByIds(tx, [id])))[0]!

test('two officers make two records one: what she owns follows, the old record leads to the new, the numbers stay', async () => {
  const two = await twice()
  const [north, second] = [await officer('north'), await officer('second')]
  const seen = await north.post<MergeDetail & { obstacle: string | null }>('/membership/merges/comparison', pairOf(two))
  expect(seen.body).toMatchObject({
    obstacle: null,
    goes: { idDigits: 15 },
    stays: { idDigits: 18, homeOrgName: null },
  })
  const before = [await couriers(), await membersOf('couriers')]

  const { body } = await north.post<MergeCard>('/membership/merges', { ...pairOf(two), reason })
  expect(code(await north.post('/membership/merges', { ...pairOf(two), reason }))).toBe('membership.merge-open')
  const own = await north.post(`/membership/merges/${body.id}/decision`, { decision: 'approve' })
  expect(code(own)).toBe('membership.merge-own')
  expect((await second.post(`/membership/merges/${body.id}/decision`, { decision: 'approve' })).status).toBe(204)
  const again = await second.post(`/membership/merges/${body.id}/decision`, { decision: 'approve' })
  expect(code(again)).toBe('membership.merge-decided')

  expect([await couriers(), await membersOf('couriers')]).toEqual(before)
  expect([await admissionsOf(two.oldId), await admissionsOf(two.newId)]).toEqual([0, 1])
  expect((await record(two.newId)).homePath!.at(-1)).toBe(union.orgIds.couriers)
  expect((await record(two.oldId)).homePath).toBeNull()
  const detail = (await north.get<MergeDetail>(`/membership/merges/${body.id}`)).body
  expect(detail.followed).toContainEqual({ title: '入会登记', count: 1 })
  expect(detail.stays.memberships).toEqual([{ orgName: '迅捷配送工会', fromOn: '2026-02-01', untilOn: null }])
  expect(await transaction(system, verifyPeople)).toEqual([])
})

test('a merger is undone: what followed goes back, and the same again is told', async () => {
  const two = await twice('foundry')
  const before = [await couriers(), await membersOf('couriers'), await membersOf('foundry')]
  const id = await merge(two)
  expect(await membersOf('couriers')).toBe((before[1] as number) - 1)
  const north = await officer('north')
  expect((await north.post(`/membership/merges/${id}/undoing`)).status).toBe(204)
  expect([await couriers(), await membersOf('couriers'), await membersOf('foundry')]).toEqual(before)
  expect([await admissionsOf(two.oldId), await admissionsOf(two.newId)]).toEqual([1, 1])
  expect((await record(two.oldId)).homePath!.at(-1)).toBe(union.orgIds.couriers)
  expect(code(await north.post(`/membership/merges/${id}/undoing`))).toBe('people.merge-not-undoable')
  expect(await transaction(system, verifyPeople)).toEqual([])
})

test('who has moved on since is not torn apart, and nobody after thirty days', async () => {
  const [moved, late] = [await twice(), await twice()]
  const [movedId, lateId] = [await merge(moved), await merge(late)]
  await transaction(system, (tx) =>
    tx.client.query('update people.persons set home_path = null where id = $1', [moved.newId]),
  )
  const north = await officer('north')
  expect(code(await north.post(`/membership/merges/${movedId}/undoing`))).toBe('people.merge-moved-on')
  await transaction(system, async (tx) => {
    const path = (await personsByIds(tx, [late.newId]))[0]!.homePath
    await tx.client.query('update people.persons set home_path = $2 where id = $1', [moved.newId, path])
    await tx.client.query(`update people.merges set decided_at = decided_at - interval '40 days' where id = $1`, [
      lateId,
    ])
  })
  expect(code(await north.post(`/membership/merges/${lateId}/undoing`))).toBe('people.merge-not-undoable')
})

test('two people are never one: other birth day, other sex, other number, other name', async () => {
  const north = await officer('north')
  const two = await twice()
  const others = [demoPerson(18, 1, '130302'), { ...two.person, idNumber: sameDayOther(two.person.idNumber) }]
  for (const other of others) {
    const ids = await transaction(system, (tx) => registerPeople(tx, [sealRegistration(config().sealKeys, other)]))
    const answer = await north.post('/membership/merges', { oneId: ids[0]!.personId, otherId: two.oldId, reason })
    expect(code(answer)).toMatch(/^people\.merge-(born|sex|id)-differs$/)
  }
  const itself = await north.post('/membership/merges', { oneId: two.oldId, otherId: two.oldId, reason })
  expect(code(itself)).toBe('people.merge-itself')
})

function sameDayOther(idNumber: string): string {
  const sequence = String((Number(idNumber.slice(14, 17)) % 900) + 2).padStart(3, '0')
  const seventeen = idNumber.slice(0, 14) + sequence
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  return seventeen + '10X98765432'[weights.reduce((sum, weight, at) => sum + weight * Number(seventeen[at]), 0) % 11]
}

test('whoever sees only one of the two merges nothing', async () => {
  const two = await twice('market')
  const north = await officer('north')
  expect(code(await north.post('/membership/merges', { ...pairOf(two), reason }))).toBe('access.not-found')
  const manager = await officer('manager')
  const proposed = await manager.post<MergeCard>('/membership/merges', { ...pairOf(two), reason })
  expect(proposed.status).toBe(200)
  // Answered like one that does not exist.
  expect(code(await north.get(`/membership/merges/${proposed.body.id}`))).toBe('membership.merge-missing')
  expect(code(await north.get(`/membership/merges/${newId()}`))).toBe('membership.merge-missing')
})

test('a record with money in its account, or with a sign-in of an officer, goes nowhere', async () => {
  const north = await officer('north')
  const [rich, clerk] = [await twice(), await twice()]
  await transaction(system, async (tx) => {
    const kinds = { kind: 'test.fund', orgPath: [union.orgIds.city], floor: null }
    const fund = await openBook(tx, { ...kinds, holder: 'institution', ownerId: union.orgIds.city })
    const hers = await openBook(tx, { ...kinds, kind: 'test.purse', holder: 'person', ownerId: rich.oldId, floor: 0 })
    await postTransfer(tx, {
      id: newId(),
      kind: 'test.gift',
      subjectId: newId(),
      occurredOn: '2026-03-01',
      memo: '',
      lines: [
        { accountId: fund, amountFen: -500 },
        { accountId: hers, amountFen: 500 },
      ],
    })
    const hashed = await hashPassword('clerk-twice', password)
    await openAccount(tx, { personId: clerk.oldId, account: 'clerk-twice', password: hashed })
  })
  expect(code(await north.post('/membership/merges', { ...pairOf(rich), reason }))).toBe('people.merge-money')
  expect(code(await north.post('/membership/merges', { ...pairOf(clerk), reason }))).toBe('people.merge-account')
  expect(await transaction(system, verifyLedger)).toEqual([])
})

test('money that reaches the record that went, by a refund or a grant under way, is named by verification', async () => {
  const two = await twice()
  const [fund, hers] = await transaction(system, async (tx) => {
    const kinds = { kind: 'test.late-fund', orgPath: [union.orgIds.city], floor: null }
    const from = await openBook(tx, { ...kinds, holder: 'institution', ownerId: union.orgIds.city })
    return [from, await openBook(tx, { ...kinds, kind: 'test.purse', holder: 'person', ownerId: two.oldId, floor: 0 })]
  })
  await merge(two)
  expect(await transaction(system, verifyLedger)).toEqual([])
  const lines = [
    { accountId: fund!, amountFen: -700 },
    { accountId: hers!, amountFen: 700 },
  ]
  const late = { id: newId(), kind: 'test.gift', subjectId: newId(), occurredOn: '2026-03-01', memo: '', lines }
  await transaction(system, (tx) => postTransfer(tx, late))
  const named = { rule: 'money-of-a-merged-record', rowId: hers, line: null, amountFen: 700 }
  expect(await transaction(system, verifyLedger)).toEqual([named])
  await transaction(system, (tx) =>
    reverseTransfer(tx, { id: newId(), transferId: late.id, occurredOn: '2026-03-02', memo: '' }),
  )
  expect(await transaction(system, verifyLedger)).toEqual([])
})

test('a worker who signed in with the record that goes is signed out, and the phone finds the one that stays', async () => {
  const two = await twice()
  const visitor = await proveAs(platform, two.person, '10.4.9.9')
  expect((await visitor.get('/me/membership')).status).toBe(200)
  await merge(two)
  expect((await visitor.get('/me/membership')).status).toBe(200)
})
