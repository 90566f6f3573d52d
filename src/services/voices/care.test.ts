import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Visitor } from '../../../test/world/visitor.ts'
import { code, openStage, png, type Stage } from '../../../test/world/voices.ts'
import { seedCalendar } from '../../kernel/calendar/index.ts'
import { stopClock } from '../../platform/clock.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { AcquaintanceCard } from './acquaintances.contract.ts'
import { verifyVoices } from './verify-voices.ts'
import type { VisitCard } from './visits.contract.ts'
import type { VoiceCard } from './voices.contract.ts'

let stage: Stage

beforeAll(async () => {
  stopClock('2026-11-16T02:00:00.000Z')
  stage = await openStage(32)
  await seedCalendar()
})
afterAll(() => stage.platform.stop())

const orgIds = () => stage.union.orgIds
const person = (at: number) => stage.union.workers[at]!.personId
const qualities = {
  ability: '做过二十年班组长',
  network: '楼里人人认识',
  resources: '联系得上街道司法所',
  appeal: '说话大家听',
}
const enter = (desk: Visitor, at: number, orgId: string, more: object = {}) =>
  desk.post<{ id: string }>('/voices/acquaintances', {
    ...{ personId: person(at), orgId, skills: ['pay'], ...qualities, ...more },
  })
const dispute = { kind: 'dispute', topic: 'pay', words: '高温津贴被扣了，想请人出面说说。' }

test('A001-04.c1: a trusted person has all four qualities, and a case goes to one acquainted with the party', async () => {
  const [county, desk, visitor] = [await stage.officer('north'), await stage.officer('foundry'), await stage.member(0)]
  expect((await enter(desk, 4, orgIds().foundry, { appeal: '' })).status).toBe(400)
  expect(code(await enter(desk, 4, orgIds().foundry, { appeal: '<b>好</b>' }))).toBe('voices.markup-in-text')
  expect(code(await enter(desk, 3, orgIds().market))).toBe('access.not-found')
  const known = (await enter(desk, 4, orgIds().foundry)).body.id
  const elsewhere = (await enter(county, 1, orgIds().couriers)).body.id
  expect(code(await enter(desk, 4, orgIds().foundry))).toBe('relations.bound-already')

  const { id } = (await stage.raise(visitor, dispute)).body
  const { acquaintances } = (await desk.get<{ acquaintances: AcquaintanceCard[] }>(`/voices/${id}/acquaintances`)).body
  expect(acquaintances.map((one) => one.id)).toEqual([known])
  const note = '和当事人同一个班组，请上门劝说'
  expect(code(await stage.step(desk, id, 'consultation', { acquaintanceId: elsewhere, note }))).toBe(
    'voices.not-acquainted',
  )
  expect((await stage.step(desk, id, 'consultation', { acquaintanceId: known, note })).status).toBe(204)
  const roster = (await desk.get<{ acquaintances: AcquaintanceCard[] }>('/voices/acquaintances?skill=pay')).body
  expect(roster.acquaintances).toMatchObject([{ id: known, open: 1, ...qualities }])

  const plain = (await stage.raise(visitor)).body.id
  expect(code(await stage.step(desk, plain, 'consultation', { acquaintanceId: known, note }))).toBe('voices.no-appeal')
  const hidden = (await stage.raise(visitor, { ...dispute, named: 'anonymous' })).body.id
  expect(code(await stage.step(desk, hidden, 'consultation', { acquaintanceId: known, note }))).toBe(
    'voices.party-unknown',
  )
  await visitor.post(`/me/voices/${plain}/withdrawal`)
  const taken = (await stage.raise(visitor, dispute)).body.id
  await visitor.post(`/me/voices/${taken}/withdrawal`)
  expect(code(await stage.step(desk, taken, 'consultation', { acquaintanceId: known, note }))).toBe(
    'voices.consulted-too-late',
  )

  expect((await desk.post(`/voices/acquaintances/${known}/ending`, { because: '搬走了' })).status).toBe(204)
  expect(code(await desk.post(`/voices/acquaintances/${known}/ending`, { because: '搬走了' }))).toBe(
    'voices.acquaintance-missing',
  )
})

test('A001-04.c3: three clocks; what is missing is listed by day and week, and made up for', async () => {
  const [desk, visitor] = [await stage.officer('foundry'), await stage.member(8)]
  const { id } = (await stage.raise(visitor, dispute)).body
  const known = (await enter(desk, 12, orgIds().foundry)).body.id
  await stage.step(desk, id, 'assignment', { orgId: orgIds().foundry, dueDays: 30 })
  await stage.step(desk, id, 'consultation', { acquaintanceId: known, note: '请上门劝说' })
  const trusted = await stage.member(12)
  const record = (clock: string) => trusted.post(`/me/consultations/${id}/records`, { clock, note: '上门谈了一次' })
  expect((await record('daily')).status).toBe(204)
  const other = await stage.member(16)
  expect(code(await other.post(`/me/consultations/${id}/records`, { clock: 'daily', note: '冒名' }))).toBe(
    'voices.consultation-missing',
  )
  expect(code(await other.get(`/me/consultations/${id}`))).toBe('voices.consultation-missing')

  stopClock('2026-11-19T02:00:00.000Z')
  const [later, again] = [await stage.officer('foundry'), await stage.member(12)]
  expect((await again.post(`/me/consultations/${id}/records`, { clock: 'daily', note: '又去了一次' })).status).toBe(204)
  type Missed = { missed: { voice: VoiceCard; clock: string; onDay: string }[] }
  const missed = async (who: Visitor) =>
    (await who.get<Missed>('/voices/missed')).body.missed
      .filter((one) => one.voice.id === id)
      .map(({ clock, onDay }) => `${clock} ${onDay}`)
  expect(await missed(later)).toEqual(['daily 2026-11-18', 'daily 2026-11-17'])
  const makeUp = { clock: 'daily', note: '补记：电话沟通', on: '2026-11-17' }
  expect((await later.post(`/cases/${id}/records`, makeUp)).status).toBe(204)
  expect(await missed(later)).toEqual(['daily 2026-11-18'])

  expect(code(await stage.step(later, id, 'resolution', { note: '已协商' }))).toBe('cases.clock-unrecorded')
  expect(
    (await again.post(`/me/consultations/${id}/records`, { clock: 'lesson', note: '讲了工资支付规定' })).status,
  ).toBe(204)
  expect((await stage.step(later, id, 'resolution', { note: '补发津贴' })).status).toBe(204)
  const mine = (await again.get<{ consultations: { isOpen: boolean }[] }>('/me/consultations')).body
  expect(mine.consultations).toHaveLength(1)
  expect((await again.get(`/me/consultations/${id}`)).status).toBe(200)
  stopClock('2026-11-16T02:00:00.000Z')
})

test('A002-10.c2: an inspector and a manager visit in the evening, and a trouble becomes a case of the worker', async () => {
  const desk = await stage.officer('foundry')
  const pairId = newId()
  const pair = { id: pairId, kind: 'voices.visiting-pair', orgId: orgIds().foundry, a: person(20), b: person(24) }
  expect((await desk.post('/relations', { ...pair, fromOn: '2026-11-16' })).status).toBeLessThan(300)
  const plan = (more: object = {}) =>
    desk.post<{ id: string }>('/voices/visits', {
      ...{ pairId, personId: person(28), startsAt: '2026-11-16T11:30:00.000Z', ...more },
    })
  expect(code(await plan({ startsAt: '2026-11-16T06:30:00.000Z' }))).toBe('voices.not-in-the-evening')
  expect(code(await plan({ pairId: newId() }))).toBe('voices.pair-missing')
  expect(code(await plan({ startsAt: '2028-11-16T11:30:00.000Z' }))).toBe('voices.pair-not-holding')
  expect(code(await plan({ personId: person(2) }))).toBe('voices.person-missing')
  const { id } = (await plan()).body

  const report = {
    familyPresent: 2,
    household: '三口之家，妻子待业，孩子上小学。',
    troubles: [{ kind: 'difficulty', topic: 'life', words: '孩子放学后没人接，想找托管。' }],
  }
  const early = await stage.member(20)
  expect(code(await early.post(`/me/visits/${id}/report`, report))).toBe('voices.visit-to-come')
  stopClock('2026-11-16T12:30:00.000Z')
  const [inspector, stranger] = [await stage.member(20), await stage.member(16)]
  expect(code(await stranger.post(`/me/visits/${id}/report`, report))).toBe('voices.visit-missing')
  expect((await inspector.get<{ visits: VisitCard[] }>('/me/visits')).body.visits).toMatchObject([
    { id, maySend: true },
  ])
  const sent = await inspector.post<{ numbers: string[] }>(`/me/visits/${id}/report`, report)
  expect(sent.body.numbers).toHaveLength(1)
  expect(code(await inspector.post(`/me/visits/${id}/report`, report))).toBe('voices.visit-reported')

  const worker = await stage.member(28)
  const { voices } = (await worker.get<{ voices: { number: string; state: string }[] }>('/me/voices')).body
  expect(voices).toMatchObject([{ number: sent.body.numbers[0], state: 'registered' }])
  const later = await stage.officer('foundry')
  expect((await later.get(`/voices/visits/${id}`)).body).toMatchObject({
    ...{ familyPresent: 2, household: report.household, troubles: 1, voices: [{ number: sent.body.numbers[0] }] },
  })
  const market = await stage.officer('market')
  expect(code(await market.get(`/voices/visits/${id}`))).toBe('voices.visit-missing')
  expect((await later.get<{ visits: VisitCard[] }>('/voices/visits')).body.visits).toMatchObject([{ id, troubles: 1 }])
})

test('the console sees which records are due, who is trusted with it, and what a line is told to whom', async () => {
  const [desk, visitor] = [await stage.officer('foundry'), await stage.member(0)]
  const { id } = (await stage.raise(visitor, dispute)).body
  type Care = { appeal: boolean; consultation: { note: string } | null }
  type Clocks = { clocks: { clock: string; owed: boolean; mayRecord: boolean }[] }
  const care = async () => (await desk.get<Care>(`/voices/${id}/care`)).body
  const lessonOf = async (by: Visitor) =>
    (await by.get<Clocks>(`/cases/${id}/dossier`)).body.clocks.find(({ clock }) => clock === 'lesson')
  expect(await lessonOf(desk)).toMatchObject({ owed: true, mayRecord: true })
  const lesson = { clock: 'lesson', note: '讲了工资支付规定' }
  expect((await desk.post(`/cases/${id}/records`, lesson)).status).toBe(204)
  await stage.step(desk, id, 'assignment', { orgId: orgIds().foundry, dueDays: 30 })
  expect(await lessonOf(desk)).toMatchObject({ owed: false })
  const known = (await enter(desk, 24, orgIds().foundry)).body.id
  await stage.step(desk, id, 'consultation', { acquaintanceId: known, note: '请上门劝说' })
  expect((await care()).consultation).toMatchObject({ note: '请上门劝说' })
  const trusted = await stage.member(24)
  const { notices } = (await trusted.get<{ notices: { link: string | null }[] }>('/me/notices')).body
  expect(notices[0]!.link).toBe(`/m/voices/consultations/${id}`)
  expect((await stage.step(desk, id, 'resolution', { note: '补发津贴' })).status).toBe(204)

  await desk.post(`/cases/${id}/comments`, { text: '单位多次欠发，请留意', audience: 'union' })
  await desk.post(`/cases/${id}/comments`, { text: '已约好周五见面' })
  const notes = (await stage.mine(visitor, id)).events.map((event) => event.note)
  expect(notes).toContain('已约好周五见面')
  expect(notes).not.toContain('单位多次欠发，请留意')

  const suggestion = (await stage.raise(visitor)).body.id
  expect((await desk.get<Care>(`/voices/${suggestion}/care`)).body.appeal).toBe(false)
  const market = await stage.officer('market')
  expect(code(await market.get(`/voices/${id}/care`))).toBe('voices.voice-missing')
})

test('a worker finds who is trusted where she works, by skill and without more than tells her', async () => {
  const [desk, visitor, elsewhere] = [await stage.officer('foundry'), await stage.member(8), await stage.member(2)]
  await enter(desk, 28, orgIds().foundry, { skills: ['canteen'] })
  type Found = { acquaintances: { name: string; orgName: string; skills: string[] }[] }
  const of = async (who: Visitor, skill: string) =>
    (await who.get<Found>(`/me/acquaintances?skill=${skill}`)).body.acquaintances
  expect(await of(visitor, 'canteen')).toEqual([
    { name: expect.stringContaining('*'), orgName: expect.any(String), skills: ['canteen'] },
  ])
  expect(await of(elsewhere, 'canteen')).toEqual([])
  // More at once than the platform has connections: nobody may hold one while she waits for another.
  const crowd = await Promise.all(Array.from({ length: 40 }, () => of(visitor, 'canteen')))
  expect(crowd.every((one) => one.length === 1)).toBe(true)
})

test('what may yet be handed in anonymously is found by no officer between its upload and the voice', async () => {
  const [desk, visitor] = [await stage.officer('foundry'), await stage.member(4)]
  const send = (path: string) =>
    fetch(`${stage.platform.address}/api${path}`, {
      method: 'POST',
      headers: { cookie: visitor.cookie, 'content-type': 'application/octet-stream' },
      body: png,
    }).then((answer) => answer.json() as Promise<{ id: string }>)
  const hidden = await send(`/files?name=${encodeURIComponent('现场.png')}&purpose=photo&shownTo=nobody`)
  const plain = await send(`/files?name=${encodeURIComponent('现场.png')}&purpose=photo`)
  const open = (who: Visitor, id: string) =>
    fetch(`${stage.platform.address}/api/files/${id}/content`, { headers: { cookie: who.cookie } })
  expect((await open(desk, hidden.id)).status).toBe(404)
  expect((await open(visitor, hidden.id)).status).toBe(200)
  expect((await open(desk, plain.id)).status).toBe(200)
  const { id } = (await stage.raise(visitor, { photoIds: [hidden.id] })).body
  const seen = await fetch(`${stage.platform.address}/api/voices/${id}/photos/${hidden.id}`, {
    headers: { cookie: desk.cookie },
  })
  expect(seen.status).toBe(200)
})

test('voices and numbers balance', async () => {
  expect(await transaction(system, verifyVoices)).toEqual([])
})
