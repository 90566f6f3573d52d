import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Platform, startPlatform } from '../../../test/world/platform.ts'
import { foundSmallUnion, password, type SmallUnion } from '../../../test/world/small-union.ts'
import { type Answer, Visitor } from '../../../test/world/visitor.ts'
import { demoPerson } from '../../apps/demo/people.ts'
import { verifyCases } from '../../kernel/cases/index.ts'
import { readIndicator } from '../../kernel/indicators/index.ts'
import { registerPeople, sealRegistration } from '../../kernel/people/index.ts'
import { stopClock } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import type { MyVoice, VoiceCard } from './voices.contract.ts'

const today = '2026-11-23'
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])
let platform: Platform
let union: SmallUnion
let addresses = 0

beforeAll(async () => {
  stopClock(`${today}T02:00:00.000Z`)
  platform = await startPlatform(async () => {
    union = await foundSmallUnion(44)
  })
})
afterAll(() => platform.stop())

type Raised = { id: string; number: string }
type Mine = {
  voice: VoiceCard
  message: string | null
  photos: { id: string }[]
  events: { title: string; note: string | null; actorName: string }[]
  actions: { action: string; allowed: boolean }[]
  role: string
}

const code = (answer: Answer) => (answer.body as { code: string }).code
const address = () => `10.7.0.${++addresses}`
const officer = (account: string) => new Visitor(platform.address, address()).signInAsOfficer(account, password)
/** Workers go round foundry, couriers, market and port in turn. */
const member = (at: number) => new Visitor(platform.address, address()).signInAsWorker(union.workers[at]!.phone)
const wish = {
  kind: 'suggestion',
  topic: 'safety',
  words: '装置区的点火照明灯坏了，已经两周没人修。夜班巡检看不清地面。',
  place: '二号装置区',
}
const raise = (visitor: Visitor, more: object = {}) => visitor.post<Raised>('/me/voices', { ...wish, ...more })
const mine = async (visitor: Visitor, id: string) => (await visitor.get<Mine>(`/me/voices/${id}`)).body
const step = (visitor: Visitor, id: string, deed: string, body: object = {}) =>
  visitor.post(`/voices/${id}/${deed}`, body)

async function counted(kind: string): Promise<number> {
  const wish = { kind, orgId: union.orgIds.city, from: '2020-01-01', to: '2099-12-31' }
  return (await transaction(system, (tx) => readIndicator(tx, wish))).cases
}

/** Raised by a worker and answered by her union, so that both are asked. */
async function answered(worker: number): Promise<{ id: string; visitor: Visitor; desk: Visitor }> {
  const [visitor, desk] = [await member(worker), await officer('foundry')]
  const { id } = (await raise(visitor)).body
  expect((await step(desk, id, 'assignment', { dueDays: 10, note: '请设备组处理' })).status).toBe(204)
  expect((await step(desk, id, 'progress', { note: '灯具已采购' })).status).toBe(204)
  expect((await step(desk, id, 'resolution', { note: '已更换照明灯' })).status).toBe(204)
  return { id, visitor, desk }
}

test('A000-05.c3, c4: raised on the phone, assigned, followed up, and closed only when the person and the unit both recognise it', async () => {
  const visitor = await member(0)
  const photo = await visitor.upload('现场.png', png, 'photo')
  const raised = await raise(visitor, { photoIds: [photo] })
  expect(raised.status).toBe(200)
  const { id, number } = raised.body
  expect(number).toMatch(/^ZGXS2026-\d{6}$/)
  expect(await mine(visitor, id)).toMatchObject({
    voice: { state: 'registered', title: '装置区的点火照明灯坏了，已经两周没人修', due: { daysLeft: 2 } },
    role: 'own',
  })

  const desk = await officer('foundry')
  const listed = await desk.get<{ voices: VoiceCard[] }>('/voices?topic=safety')
  expect(listed.body.voices.map((one) => one.id)).toContain(id)
  await step(desk, id, 'assignment', { dueDays: 10 })
  await step(desk, id, 'progress', { note: '灯具已到货，周三更换' })
  const notices = await visitor.get<{ notices: { title: string; text: string }[] }>('/me/notices')
  expect(notices.body.notices[0]).toMatchObject({ title: '您反映的事有新进展' })
  await step(desk, id, 'resolution', { note: '已更换照明灯并加装一盏' })
  expect(await mine(visitor, id)).toMatchObject({
    voice: { state: 'confirming', personStatus: 'to-confirm' },
    message: '已更换照明灯并加装一盏',
  })
  expect(await counted('voices.closed')).toBe(0)

  expect((await visitor.post(`/me/voices/${id}/agreement`)).status).toBe(204)
  expect((await mine(visitor, id)).voice.state).toBe('person-agreed')
  expect(await counted('voices.closed')).toBe(0)
  expect((await step(desk, id, 'recognition', { decision: 'agree' })).status).toBe(204)
  expect((await mine(visitor, id)).voice).toMatchObject({ state: 'closed', personStatus: 'closed' })
  expect([await counted('voices.registered'), await counted('voices.closed')]).toEqual([1, 1])

  expect(Buffer.from(await desk.download(`/voices/${id}/photos/${photo}`))).toEqual(Buffer.from(png))
  expect(Buffer.from(await visitor.download(`/me/voices/${id}/photos/${photo}`))).toEqual(Buffer.from(png))
})

test('the unit may recognise first; then the person closes it', async () => {
  const { id, visitor, desk } = await answered(4)
  await step(desk, id, 'recognition', { decision: 'agree' })
  expect((await mine(visitor, id)).voice.state).toBe('unit-agreed')
  await visitor.post(`/me/voices/${id}/agreement`)
  expect((await mine(visitor, id)).voice.state).toBe('closed')
})

test('«not solved» of the person, and of the unit, sends it back to work', async () => {
  const { id, visitor, desk } = await answered(8)
  expect((await visitor.post(`/me/voices/${id}/objection`, { note: '晚上还是不亮' })).status).toBe(204)
  expect((await mine(visitor, id)).voice.state).toBe('working')
  await step(desk, id, 'resolution', { note: '重新接线' })
  await step(desk, id, 'recognition', { decision: 'send-back', note: '现场看过，还有一盏不亮' })
  expect(await mine(visitor, id)).toMatchObject({ voice: { state: 'working' }, message: null })
})

test('what is solved on the spot counts as registered and closed, and the person may still say that it is not', async () => {
  const before = [await counted('voices.registered'), await counted('voices.closed.on-the-spot')]
  const desk = await officer('foundry')
  const settled = await desk.post<Raised>('/voices', {
    ...wish,
    personId: union.workers[12]!.personId,
    channel: 'hotline',
    settledBy: '电话里告知了更换时间，本人认可',
  })
  expect(settled.status).toBe(200)
  const visitor = await member(12)
  expect((await mine(visitor, settled.body.id)).voice).toMatchObject({ state: 'settled', personStatus: 'closed' })
  expect([await counted('voices.registered'), await counted('voices.closed.on-the-spot')]).toEqual(
    before.map((number) => number + 1),
  )
  await visitor.post(`/me/voices/${settled.body.id}/objection`, { note: '没有人来换' })
  expect((await mine(visitor, settled.body.id)).voice.state).toBe('working')
  expect(await counted('voices.closed.on-the-spot')).toBe(before[1])
})

test('A000-05.c3: a representative is told of every step of what she brought forward, and reads it, but decides nothing', async () => {
  const desk = await officer('foundry')
  const { body } = await desk.post<Raised>('/voices', {
    ...wish,
    personId: union.workers[16]!.personId,
    representativeId: union.workers[20]!.personId,
    channel: 'officer',
  })
  await step(desk, body.id, 'assignment', { dueDays: 5 })
  await step(desk, body.id, 'progress', { note: '正在采购' })
  const representative = await member(20)
  const { notices } = (await representative.get<{ notices: { text: string }[] }>('/me/notices')).body
  expect(notices.filter(({ text }) => text.includes(body.number))).toHaveLength(2)
  expect(await mine(representative, body.id)).toMatchObject({ role: 'representative', actions: [] })
  const listed = await representative.get<{ voices: MyVoice[] }>('/me/voices')
  expect(listed.body.voices).toMatchObject([{ id: body.id, role: 'representative' }])
  expect(code(await representative.post(`/me/voices/${body.id}/agreement`))).toBe('voices.voice-missing')
})

test('the union may say why a matter is not its own, and the worker may take hers back', async () => {
  const [visitor, desk] = [await member(24), await officer('foundry')]
  const refused = (await raise(visitor)).body.id
  await step(desk, refused, 'refusal', { note: '小区物业问题，请联系社区' })
  expect((await mine(visitor, refused)).voice.personStatus).toBe('refused')
  const taken = (await raise(visitor)).body.id
  expect((await visitor.post(`/me/voices/${taken}/withdrawal`)).status).toBe(204)
  expect((await mine(visitor, taken)).voice.state).toBe('withdrawn')
})

test('silence closes it only after the day to answer, apart from what was recognised, and she may reopen it', async () => {
  const { id, visitor, desk } = await answered(28)
  const early = await step(desk, id, 'lapse', { note: '电话打不通' })
  expect(code(early)).toBe('voices.answer-still-awaited')
  stopClock('2026-12-02T02:00:00.000Z')
  const before = await counted('voices.closed.unconfirmed')
  const later = await officer('foundry')
  expect((await step(later, id, 'lapse', { note: '三次电话打不通' })).status).toBe(204)
  expect(await counted('voices.closed.unconfirmed')).toBe(before + 1)
  const again = await member(28)
  await again.post(`/me/voices/${id}/objection`, { note: '回来一看还是坏的' })
  expect((await mine(again, id)).voice.state).toBe('working')
  stopClock(`${today}T02:00:00.000Z`)
  expect(visitor).toBeDefined()
})

test('A000-05.c7: a closed voice opens what it created, place by place, and each leads back to it', async () => {
  const { id, visitor, desk } = await answered(32)
  const aed = { kind: 'aed', name: 'AED 体外除颤仪', places: ['炼油中控室', '芳烃中控室'], sinceOn: '2026-11-23' }
  expect(code(await step(desk, id, 'outcomes', aed))).toBe('voices.outcome-needs-closing')
  await visitor.post(`/me/voices/${id}/agreement`)
  await step(desk, id, 'recognition', { decision: 'agree' })
  expect((await step(desk, id, 'outcomes', aed)).status).toBe(200)
  expect(code(await step(desk, id, 'outcomes', { ...aed, places: ['芳烃中控室'] }))).toBe('voices.outcome-linked')
  const city = await officer('manager')
  const { outcomes } = (await city.get<{ outcomes: object[] }>('/voices/outcomes?kind=aed')).body
  expect(outcomes).toMatchObject([
    { place: '芳烃中控室', voiceId: id },
    { place: '炼油中控室', voiceId: id },
  ])
})

test('what is not allowed now is refused with the reason, and books nothing', async () => {
  const { id, visitor, desk } = await answered(36)
  expect(code(await step(desk, id, 'progress', { note: '还在办' }))).toBe('cases.moved-meanwhile')
  expect(code(await visitor.post(`/me/voices/${id}/withdrawal`))).toBe('cases.moved-meanwhile')
  expect((await mine(visitor, id)).voice.state).toBe('confirming')
})

test('bad input is refused: markup, what is no photograph, a stranger’s picture, somebody of no union', async () => {
  const [visitor, other] = [await member(3), await member(7)]
  const before = await counted('voices.registered')
  expect(code(await raise(visitor, { words: '请看<script>alert(1)</script>' }))).toBe('voices.markup-in-text')
  expect(code(await raise(visitor, { place: '<img src=x onerror=alert(1)>' }))).toBe('voices.markup-in-text')
  const sheet = await visitor.upload('名单.csv', '姓名,电话\n', 'sheet')
  expect(code(await raise(visitor, { photoIds: [sheet] }))).toBe('voices.not-a-photo')
  const hers = await other.upload('照片.png', png, 'photo')
  expect(code(await raise(visitor, { photoIds: [hers] }))).toBe('voices.photo-missing')
  await expect(visitor.upload('照片.png', '<svg onload=alert(1)>', 'photo')).rejects.toThrow(/files\.kind-unknown/)
  await expect(visitor.upload('照片.png', '%PDF-1.4\n%%EOF', 'photo')).rejects.toThrow(/files\.kind-not-allowed/)
  await expect(visitor.upload('照片.jpg', png, 'photo')).rejects.toThrow(/files\.disguised/)
  const huge = new Uint8Array(11 * 1024 ** 2)
  huge.set(png)
  await expect(visitor.upload('照片.png', huge, 'photo')).rejects.toThrow(/files\.too-large/)

  const stranger = demoPerson(31, 5, '130302')
  await transaction(system, (tx) => registerPeople(tx, [sealRegistration(config().sealKeys, stranger)]))
  const nobody = await new Visitor(platform.address, address()).signInAsWorker(stranger.phone)
  expect(code(await raise(nobody))).toBe('voices.no-union')
  expect(await counted('voices.registered')).toBe(before)
})

test('outside her subtree an officer finds no voice and no photograph, and another worker none of hers', async () => {
  const visitor = await member(40)
  const photo = await visitor.upload('现场.png', png, 'photo')
  const { id } = (await raise(visitor, { photoIds: [photo] })).body
  const other = await officer('market')
  expect(code(await other.get(`/voices/${id}`))).toBe('voices.voice-missing')
  expect(code(await step(other, id, 'assignment', { dueDays: 3 }))).toBe('voices.voice-missing')
  expect(code(await other.get(`/voices/${id}/photos/${photo}`))).toBe('voices.voice-missing')
  const own = await officer('foundry')
  expect(code(await own.get(`/voices/${id}/photos/${id}`))).toBe('voices.photo-missing')
  const stranger = await member(1)
  expect(code(await stranger.get(`/me/voices/${id}`))).toBe('voices.voice-missing')
  const notHers = { ...wish, personId: union.workers[40]!.personId, channel: 'officer' }
  expect(code(await other.post('/voices', notHers))).toBe('voices.person-missing')
})

test('cases and their counts balance', async () => {
  expect(await transaction(system, verifyCases)).toEqual([])
})
