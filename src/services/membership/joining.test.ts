import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Platform, startPlatform } from '../../../test/world/platform.ts'
import { foundSmallUnion, password, type SmallUnion } from '../../../test/world/small-union.ts'
import { type Answer, Visitor } from '../../../test/world/visitor.ts'
import { demoPerson } from '../../apps/demo/people.ts'
import { verifyCases } from '../../kernel/cases/index.ts'
import { readIndicator } from '../../kernel/indicators/index.ts'
import { recordDeath } from '../../kernel/people/index.ts'
import { config, configure } from '../../platform/config.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { proveAs, tryToProve } from './cast.ts'
import type { ApplicationDetail, EmploymentForm, MyMembership } from './joining.contract.ts'

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
const stranger = () => demoPerson(11, ++strangers, '130302')
const address = () => `10.1.0.${++addresses}`
const officer = (account: string) => new Visitor(platform.address, address()).signInAsOfficer(account, password)
const form = (key: 'foundry' | 'couriers' | 'market', changes = {}) => ({
  orgId: union.orgIds[key],
  form: 'courier' as EmploymentForm,
  employerName: '迅捷配送',
  ...changes,
})

async function counted(kind: string, orgKey: 'couriers' | 'city'): Promise<number> {
  const wish = { kind, orgId: union.orgIds[orgKey], from: '2020-01-01', to: '2099-12-31' }
  return (await transaction(system, (tx) => readIndicator(tx, wish))).people
}

async function applicant(changes = {}): Promise<{ visitor: Visitor; id: string }> {
  const visitor = await proveAs(platform, stranger(), address())
  const sent = await visitor.post<{ id: string }>('/me/membership/applications', form('couriers', changes))
  expect(sent.status).toBe(200)
  return { visitor, id: sent.body.id }
}

test('A000-07-c4: a courier joins on the phone, the union admits her, and she counts by her form of employment', async () => {
  const { visitor, id } = await applicant()
  expect((await visitor.get<MyMembership>('/me/membership')).body).toMatchObject({
    membership: null,
    application: { id, state: 'review', orgName: '迅捷配送工会' },
  })
  const desk = await officer('couriers')
  const seen = await desk.get<ApplicationDetail>(`/membership/applications/${id}`)
  expect(seen.body).toMatchObject({ form: 'courier', door: 'phone', employerName: '迅捷配送' })
  expect(seen.body.maskedIdNumber).toMatch(/^1303\*{10}\w{4}$/)
  expect(seen.body.application.due).not.toBeNull()

  const [before, beforeAbove] = [
    await counted('membership.joined.courier', 'couriers'),
    await counted('membership.joined', 'city'),
  ]
  expect((await desk.post(`/membership/applications/${id}/review`, { decision: 'admit' })).status).toBe(204)
  expect((await visitor.get<MyMembership>('/me/membership')).body).toMatchObject({
    membership: { orgName: '迅捷配送工会' },
    form: 'courier',
    application: { state: 'admitted' },
  })
  expect(await counted('membership.joined.courier', 'couriers')).toBe(before + 1)
  expect(await counted('membership.joined', 'city')).toBe(beforeAbove + 1)
  const again = await desk.post(`/membership/applications/${id}/review`, { decision: 'admit' })
  expect(code(again)).toMatch(/^cases\./)
  expect(await counted('membership.joined.courier', 'couriers')).toBe(before + 1)
})

test('what is sent back is corrected and sent again; a refusal gives its reason and leaves the way open', async () => {
  const { visitor, id } = await applicant()
  const desk = await officer('couriers')
  await desk.post(`/membership/applications/${id}/review`, { decision: 'send-back', note: '请写明配送站点' })
  expect((await visitor.get<MyMembership>('/me/membership')).body.application).toMatchObject({
    state: 'correct',
    message: '请写明配送站点',
  })
  const revised = await visitor.post(`/me/membership/applications/${id}/revision`, {
    form: 'courier',
    employerName: '迅捷配送江北站',
  })
  expect(revised.status).toBe(204)
  await desk.post(`/membership/applications/${id}/review`, { decision: 'refuse', note: '请加入所在单位工会' })
  expect((await visitor.get<MyMembership>('/me/membership')).body.application).toMatchObject({
    state: 'refused',
    message: '请加入所在单位工会',
    employerName: '迅捷配送江北站',
  })
  expect((await visitor.post('/me/membership/applications', form('foundry'))).status).toBe(200)
})

test('a wrong check digit is refused before any code is tried', async () => {
  const person = stranger()
  const last = person.idNumber.endsWith('X') ? '1' : 'X'
  const answer = await tryToProve(new Visitor(platform.address, address()), {
    ...person,
    idNumber: person.idNumber.slice(0, 17) + last,
  })
  expect(code(answer)).toBe('membership.id-number-wrong')
})

test('a guessed code lets nobody in', async () => {
  const answer = await tryToProve(new Visitor(platform.address, address()), stranger(), '000000')
  expect(code(answer)).toBe('access.code-wrong')
})

test('whoever claims to be somebody else is told the same, whether that person is a member, known or unknown', async () => {
  const known = stranger()
  await proveAs(platform, known, address())
  const worker = union.workers[1]!
  const answers = []
  for (const claimed of [
    { ...worker, phone: stranger().phone },
    { ...worker, name: '冒名人', phone: stranger().phone },
    { ...known, phone: stranger().phone },
    { ...stranger(), phone: worker.phone },
  ]) {
    const answer = await tryToProve(new Visitor(platform.address, address()), claimed)
    answers.push({ ...(answer.body as object), requestId: '' })
  }
  expect(answers[0]).toMatchObject({ code: 'membership.identity-differs', facts: {} })
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
})

test('a phone on file gives way to the one its owner has proven, and sessions of the old one end', async () => {
  const worker = union.workers[2]!
  const old = await new Visitor(platform.address, address()).signInAsWorker(worker.phone)
  const phone = `1381234${worker.idNumber.slice(13, 17)}`
  const fresh = await proveAs(platform, { ...worker, phone }, address())
  expect((await fresh.get('/me')).status).toBe(200)
  expect((await old.get('/me')).status).toBe(401)
})

test('while the outside check cannot be reached nobody is let in', async () => {
  const before = config()
  configure({ ...before, identityCheck: { url: 'http://127.0.0.1:1/', secret: 'x' } })
  const answer = await tryToProve(new Visitor(platform.address, address()), stranger())
  configure(before)
  expect(code(answer)).toBe('membership.check-unreachable')
})

test('nobody joins two unions at once: not as a member, not by a second application, not by two at the same moment', async () => {
  const member = await new Visitor(platform.address, address()).signInAsWorker(union.workers[0]!.phone)
  expect(code(await member.post('/me/membership/applications', form('couriers')))).toBe('membership.member-elsewhere')
  expect(code(await member.post('/me/membership/applications', form('foundry')))).toBe('membership.member-already')

  const visitor = await proveAs(platform, stranger(), address())
  const both = await Promise.all(
    (['couriers', 'market'] as const).map((key) => visitor.post('/me/membership/applications', form(key))),
  )
  expect(both.map((answer) => answer.status).sort()).toEqual([200, 409])
  expect(code(both.find((answer) => answer.status === 409)!)).toBe('membership.application-open')
})

test('the same request twice is one application', async () => {
  const visitor = await proveAs(platform, stranger(), address())
  const key = newId()
  const first = await visitor.post('/me/membership/applications', form('couriers'), key)
  expect((await visitor.post('/me/membership/applications', form('couriers'), key)).body).toEqual(first.body)
})

test('an application taken back leaves the way to another union open', async () => {
  const { visitor, id } = await applicant()
  expect((await visitor.post(`/me/membership/applications/${id}/withdrawal`)).status).toBe(204)
  expect((await visitor.post('/me/membership/applications', form('market'))).status).toBe(200)
})

test('one asks only a union that takes members, and an employee names her employer', async () => {
  const visitor = await proveAs(platform, stranger(), address())
  const ask = (changes: object) => visitor.post('/me/membership/applications', { ...form('couriers'), ...changes })
  expect(code(await ask({ orgId: union.orgIds.city }))).toBe('membership.union-takes-no-members')
  expect(code(await ask({ orgId: newId() }))).toBe('membership.union-unknown')
  expect(code(await ask({ form: 'employed', employerName: ' ' }))).toBe('membership.employer-missing')
})

test('outside her subtree an officer finds no application and can decide none', async () => {
  const { visitor, id } = await applicant()
  const other = await officer('market')
  expect(code(await other.get(`/membership/applications/${id}`))).toBe('membership.application-missing')
  for (const decision of ['admit', 'send-back', 'refuse']) {
    const answer = await other.post(`/membership/applications/${id}/review`, { decision, note: '越权办理' })
    expect(code(answer)).toBe('membership.application-missing')
  }
  const another = await proveAs(platform, stranger(), address())
  expect(code(await another.post(`/me/membership/applications/${id}/withdrawal`))).toBe(
    'membership.application-missing',
  )
  expect((await visitor.get<MyMembership>('/me/membership')).body.application?.state).toBe('review')
})

test('two officers at once admit her once', async () => {
  const { id } = await applicant()
  const [one, two] = [await officer('couriers'), await officer('couriers')]
  const answers = await Promise.all(
    [one, two].map((desk) => desk.post(`/membership/applications/${id}/review`, { decision: 'admit' })),
  )
  expect(answers.map((answer) => answer.status).sort()).toEqual([204, 409])
})

test('unions are found by name and by place, without signing in', async () => {
  const guest = new Visitor(platform.address, address())
  const found = await guest.get<{ unions: { name: string; above: string; takesMembers: boolean }[] }>(
    `/membership/unions?search=${encodeURIComponent('配送')}`,
  )
  expect(found.body.unions).toEqual([
    expect.objectContaining({ name: '迅捷配送工会', above: '滨江市总工会 › 江北区总工会', takesMembers: true }),
  ])
  const below = await guest.get<{ unions: unknown[] }>(`/membership/unions?parentId=${union.orgIds.north}`)
  expect(below.body.unions).toHaveLength(2)
})

test('of somebody recorded as dead no membership begins', async () => {
  const { visitor, id } = await applicant()
  const { personId } = (await visitor.get<{ personId: string }>('/me')).body
  await transaction(system, (tx) => recordDeath(tx, { personId, on: '2026-01-02' }))
  const desk = await officer('couriers')
  const answer = await desk.post(`/membership/applications/${id}/review`, { decision: 'admit' })
  expect(code(answer)).toBe('membership.not-admissible')
})

test('the cases balance', async () => {
  expect(await transaction(system, verifyCases)).toEqual([])
})
