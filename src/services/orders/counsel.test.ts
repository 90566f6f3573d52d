import { afterAll, beforeAll, expect, test } from 'vitest'
import { done, noon, type OrderCast, openOrderCast, refusedAs } from '../../../test/world/orders.ts'
import { password } from '../../../test/world/small-union.ts'
import { Visitor } from '../../../test/world/visitor.ts'
import { grantRole } from '../../kernel/access/index.ts'
import { stopClock } from '../../platform/clock.ts'
import { rows, sql } from '../../platform/db/sql.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Scope } from '../../platform/scope.ts'
import type { CounselPage, MyCounsel } from './counsel.contract.ts'
import type { FigureCard } from './figures.contract.ts'

let cast: OrderCast
let one: Visitor
let other: Visitor
let signIns = 0
const [client, second, stranger] = [0, 1, 2] as const

beforeAll(async () => {
  cast = await openOrderCast(noon, 12)
  const { officerIds, orgIds } = cast.union
  await transaction(system, async (tx) => {
    for (const key of ['builder', 'rights'] as const)
      await grantRole(tx, { personId: officerIds[key], role: 'counsellor', orgId: orgIds.north, on: '2020-01-01' })
  })
  await signIn()
})
afterAll(() => cast.stop())

/** At an instant, with both counsellors signed in. */
async function signIn(instant = noon): Promise<void> {
  await cast.travel(instant)
  signIns += 1
  one = await new Visitor(cast.platform.address, `10.9.${signIns}.1`).signInAsOfficer('builder', password)
  other = await new Visitor(cast.platform.address, `10.9.${signIns}.2`).signInAsOfficer('rights', password)
}

let hour = 0
/** A fresh hour on the day after, on the `hour`-th half hour. */
async function offered(by = one): Promise<string> {
  const from = Date.parse('2026-11-24T00:00:00.000Z') + hour * 1_800_000
  hour += 1
  const at = (add: number) => new Date(from + add).toISOString()
  const body = { orgId: cast.union.orgIds.north, place: '职工心灵驿站', startsAt: at(0), endsAt: at(1_500_000) }
  return done(await by.post<{ id: string }>('/orders/counsel/hours', body)).id
}
const book = (hourId: string, at: number = client, changes: object = {}) =>
  cast.workers[at]!.post<{ id: string }>('/me/counsel/talks', {
    ...{ hourId, named: 'alias', alias: '小雨', topic: '睡不好', emergencyName: '家人', emergencyPhone: '13900006666' },
    ...changes,
  })
const mine = async (at: number = client) => done(await cast.workers[at]!.get<MyCounsel>('/me/counsel'))
const desk = async (by: Visitor) => done(await by.get<CounselPage>('/orders/counsel'))
const after = '2026-11-25T04:00:00.000Z'

/** A client with one appointment and its case. */
async function started(at: number): Promise<{ talk: string; caseId: string }> {
  await signIn()
  const coming = (await mine(at)).cases.flatMap((each) => each.talks).filter((each) => each.state === 'booked')
  for (const talk of coming) done(await cast.workers[at]!.post(`/me/counsel/talks/${talk.id}/cancelling`))
  const { id } = done(await book(await offered(), at))
  const held = (await mine(at)).cases.find((each) => each.talks.some((talk) => talk.id === id))!
  return { talk: id, caseId: held.id }
}

test('an hour is offered by a counsellor and taken by one member of the union, one at a time', async () => {
  const id = await offered()
  const meets = { orgId: cast.union.orgIds.north, place: '二楼', startsAt: '2026-11-24T00:10:00.000Z' }
  const offer = (changes: object) => one.post('/orders/counsel/hours', { ...meets, ...changes })
  expect(refusedAs(await offer({ endsAt: '2026-11-24T01:00:00.000Z' }))).toEqual([409, 'orders.counsel-hours-meet'])
  expect(refusedAs(await offer({ endsAt: meets.startsAt }))).toEqual([422, 'orders.counsel-times-wrong'])
  expect(refusedAs(await book(id, stranger))).toEqual([404, 'orders.counsel-hour-missing'])
  expect(refusedAs(await book(id, client, { alias: '' }))).toEqual([422, 'orders.counsel-alias-missing'])
  const asked = await Promise.all([book(id, client), book(id, second)])
  expect(asked.map(({ status }) => status).sort()).toEqual([200, 409])
  const winner = asked[0]!.status === 200 ? client : second
  expect(refusedAs(await book(await offered(), winner))).toEqual([409, 'orders.counsel-booked'])
  expect(refusedAs(await book(id, winner === client ? second : client))).toEqual([409, 'orders.counsel-hour-taken'])
  const closing = (hourId: string, by = one) => by.post(`/orders/counsel/hours/${hourId}/closing`)
  expect(refusedAs(await closing(id))).toEqual([409, 'orders.counsel-hour-taken'])
  const free = await offered()
  expect(refusedAs(await closing(free, other))).toEqual([404, 'orders.counsel-hour-missing'])
  done(await closing(free))
})

test('under an alias the counsellor reads the alias and nothing that tells who it is', async () => {
  const { caseId } = await started(4)
  const { name, phone, personId } = cast.union.workers[4]!
  const shown = (await desk(one)).cases.find((each) => each.id === caseId)!
  expect(shown).toMatchObject({ called: '小雨', named: 'alias', topic: '睡不好' })
  const all = JSON.stringify(await desk(one))
  for (const secret of [name, phone, personId, '13900006666']) expect(all).not.toContain(secret)
  expect(JSON.stringify(await desk(other))).not.toContain(caseId)
  const traces = await transaction(system, (tx) =>
    rows(tx, sql`select action from audit.entries where actor_id = ${personId} and action like 'orders.counsel%'`),
  )
  expect(traces).toEqual([])
})

test('notes are read by the counsellor of the case and by nobody else, also not by the platform', async () => {
  const { caseId } = await started(5)
  done(await one.post(`/orders/counsel/cases/${caseId}/notes`, { text: '谈了工作压力' }))
  const notes = (by: Visitor) =>
    by.get<{ notes: { text: string; by: string }[] }>(`/orders/counsel/cases/${caseId}/notes`)
  expect(done(await notes(one)).notes).toMatchObject([{ text: '谈了工作压力', by: 'self' }])
  expect(refusedAs(await notes(other))).toEqual([404, 'orders.counsel-case-missing'])
  const written = await other.post(`/orders/counsel/cases/${caseId}/notes`, { text: '看看' })
  expect(refusedAs(written)).toEqual([404, 'orders.counsel-case-missing'])
  const { officerIds, orgIds, workers } = cast.union
  const count = async (scope: Scope) => {
    const found = await transaction({ scope }, (tx) =>
      rows(tx, sql`select id from orders.counsel_notes where case_id = ${caseId}`),
    )
    return found.length
  }
  const orgs = Object.values(orgIds)
  expect(await count({ role: 'app', orgs: [], personId: officerIds.builder })).toBe(1)
  expect(await count({ role: 'system' })).toBe(0)
  expect(await count({ role: 'app', orgs: [], personId: workers[5]!.personId })).toBe(0)
  for (const [key, personId] of Object.entries(officerIds))
    if (key !== 'builder') expect(await count({ role: 'app', orgs, personId })).toBe(0)
  const forged = transaction({ scope: { role: 'app', orgs, personId: officerIds.rights } }, (tx) =>
    tx.client.query(
      'insert into orders.counsel_notes (owner_id, id, case_id, text_sealed, written_at) values ($1, $2, $3, $4, now())',
      [officerIds.rights, newId(), caseId, Buffer.from('x')],
    ),
  )
  await expect(forged).rejects.toThrow('row-level security')
  const cases = await transaction({ scope: { role: 'app', orgs, personId: officerIds.manager } }, (tx) =>
    rows(tx, sql`select id from orders.counsel_cases`),
  )
  expect(cases).toEqual([])
})

test('a case goes to another counsellor only when the person agrees, and its notes with it', async () => {
  const { caseId, talk } = await started(8)
  done(await one.post(`/orders/counsel/cases/${caseId}/notes`, { text: '第一次谈话' }))
  await offered(other)
  const ask = (toId: string) => one.post(`/orders/counsel/cases/${caseId}/hand-over`, { toId })
  const answer = (said: string, at = 8) =>
    cast.workers[at]!.post(`/me/counsel/cases/${caseId}/hand-over`, { answer: said })
  expect(refusedAs(await ask(cast.union.officerIds.manager))).toEqual([404, 'orders.counsel-colleague-missing'])
  expect(refusedAs(await answer('agree'))).toEqual([409, 'orders.counsel-not-asked'])
  const notes = (by: Visitor) => by.get<{ notes: { by: string }[] }>(`/orders/counsel/cases/${caseId}/notes`)
  done(await ask(cast.union.officerIds.rights))
  expect((await mine(8)).cases.find((each) => each.id === caseId)!.handOverName).not.toBeNull()
  expect((await notes(other)).status).toBe(404)
  done(await answer('stay'))
  expect((await notes(other)).status).toBe(404)
  done(await ask(cast.union.officerIds.rights))
  expect(refusedAs(await answer('agree', 9))).toEqual([404, 'orders.counsel-case-missing'])
  done(await answer('agree'))
  expect(done(await notes(other)).notes).toMatchObject([{ by: 'earlier' }])
  expect((await notes(one)).status).toBe(404)
  const after = (await mine(8)).cases.find((each) => each.id === caseId)!
  expect(after.talks.find((each) => each.id === talk)).toMatchObject({ state: 'cancelled' })
})

test('in danger the emergency contact is opened to her counsellor, audited without her, and she is told', async () => {
  const { caseId } = await started(9)
  const flag = (by: Visitor) => by.post(`/orders/counsel/cases/${caseId}/risk`, { because: 'herself' })
  expect(refusedAs(await flag(other))).toEqual([404, 'orders.counsel-case-missing'])
  expect(done(await flag(one))).toEqual({ name: '家人', phone: '13900006666' })
  expect((await mine(9)).cases[0]!.riskFlaggedAt).not.toBeNull()
  const { notices } = done(await cast.workers[9]!.get<{ notices: { title: string }[] }>('/me/notices'))
  expect(notices.map((each) => each.title)).toContain('咨询师查看了您的紧急联系人')
  const [entry] = await transaction(system, (tx) =>
    rows<{ actorId: string; detail: object }>(
      tx,
      sql`select actor_id, detail from audit.entries where action = 'orders.counsel-risk-flagged' and subject_id = ${caseId}`,
    ),
  )
  expect(entry).toMatchObject({ actorId: cast.union.officerIds.builder, detail: { because: 'herself' } })
  done(await one.post(`/orders/counsel/cases/${caseId}/closing`))
  expect(refusedAs(await flag(one))).toEqual([409, 'orders.counsel-case-closed'])
})

test('the union is told a number and no person; a talk is settled once, after it began', async () => {
  const { talk } = await started(1)
  const settle = (by: Visitor, outcome = 'held') => by.post(`/orders/counsel/talks/${talk}/outcome`, { outcome })
  expect(refusedAs(await settle(one))).toEqual([409, 'orders.counsel-talk-to-come'])
  const cancel = (at: number) => cast.workers[at]!.post(`/me/counsel/talks/${talk}/cancelling`)
  expect(refusedAs(await cancel(4))).toEqual([404, 'orders.counsel-talk-missing'])
  stopClock(after)
  expect(refusedAs(await cancel(1))).toEqual([409, 'orders.counsel-talk-settled'])
  await signIn(after)
  expect(refusedAs(await settle(other))).toEqual([404, 'orders.counsel-talk-missing'])
  done(await settle(one))
  expect(refusedAs(await settle(one))).toEqual([409, 'orders.counsel-talk-settled'])
  const query = `orgId=${cast.union.orgIds.north}&from=2026-11-01&to=2026-11-30`
  const { figures } = done(await cast.officers.north.get<{ figures: FigureCard[] }>(`/orders/figures?${query}`))
  expect(figures.find((each) => each.key === 'talks')).toMatchObject({ counted: 1 })
  expect((await cast.officers.north.get('/orders/counsel')).status).toBe(403)
  const facts = await transaction(system, (tx) =>
    rows(tx, sql`select person_id from indicators.facts where kind = 'orders.talk-held' and person_id is not null`),
  )
  expect(facts).toEqual([])
})
