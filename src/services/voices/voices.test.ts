import { afterAll, beforeAll, expect, test } from 'vitest'
import { Visitor } from '../../../test/world/visitor.ts'
import { code, openStage, png, type Stage, wish } from '../../../test/world/voices.ts'
import { demoPerson } from '../../apps/demo/people.ts'
import { verifyCases } from '../../kernel/cases/index.ts'
import { registerPeople, sealRegistration } from '../../kernel/people/index.ts'
import { stopClock } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { verifyVoices } from './verify-voices.ts'
import type { MyVoice, VoiceCard } from './voices.contract.ts'

const today = '2026-11-23'
let stage: Stage

beforeAll(async () => {
  stopClock(`${today}T02:00:00.000Z`)
  stage = await openStage(44)
})
afterAll(() => stage.platform.stop())

type Raised = { id: string; number: string }

const { foundry, market } = { foundry: () => stage.union.orgIds.foundry, market: () => stage.union.orgIds.market }

/** Raised by a worker and answered by her union, so that both are asked. */
async function answered(worker: number): Promise<{ id: string; visitor: Visitor; desk: Visitor }> {
  const [visitor, desk] = [await stage.member(worker), await stage.officer('foundry')]
  const { id } = (await stage.raise(visitor)).body
  expect(
    (await stage.step(desk, id, 'assignment', { orgId: foundry(), dueDays: 10, note: '请设备组处理' })).status,
  ).toBe(204)
  expect((await stage.step(desk, id, 'progress', { note: '灯具已采购' })).status).toBe(204)
  expect((await stage.step(desk, id, 'resolution', { note: '已更换照明灯' })).status).toBe(204)
  return { id, visitor, desk }
}

test('A000-05.c3, c4: raised on the phone, assigned, followed up, and closed only when the person and the unit both recognise it', async () => {
  const visitor = await stage.member(0)
  const photo = await visitor.upload('现场.png', png, 'photo')
  const raised = await stage.raise(visitor, { photoIds: [photo] })
  expect(raised.status).toBe(200)
  const { id, number } = raised.body
  expect(number).toMatch(/^ZGXS2026-\d{6}$/)
  expect(await stage.mine(visitor, id)).toMatchObject({
    voice: { state: 'registered', title: '装置区的点火照明灯坏了，已经两周没人修', due: { daysLeft: 2 } },
    role: 'own',
  })

  const desk = await stage.officer('foundry')
  const listed = await desk.get<{ voices: VoiceCard[] }>('/voices?topic=safety')
  expect(listed.body.voices.map((one) => one.id)).toContain(id)
  await stage.step(desk, id, 'assignment', { orgId: foundry(), dueDays: 10 })
  await stage.step(desk, id, 'progress', { note: '灯具已到货，周三更换' })
  const notices = await visitor.get<{ notices: { title: string; text: string }[] }>('/me/notices')
  expect(notices.body.notices[0]).toMatchObject({ title: '您反映的事有新进展' })
  await stage.step(desk, id, 'resolution', { note: '已更换照明灯并加装一盏' })
  expect(await stage.mine(visitor, id)).toMatchObject({
    voice: { state: 'confirming', personStatus: 'to-confirm' },
    message: '已更换照明灯并加装一盏',
  })
  expect(await stage.counted('voices.closed')).toBe(0)

  expect((await visitor.post(`/me/voices/${id}/agreement`)).status).toBe(204)
  expect((await stage.mine(visitor, id)).voice.state).toBe('person-agreed')
  expect(await stage.counted('voices.closed')).toBe(0)
  expect((await stage.step(desk, id, 'recognition', { decision: 'agree' })).status).toBe(204)
  expect((await stage.mine(visitor, id)).voice).toMatchObject({ state: 'closed', personStatus: 'closed' })
  expect([await stage.counted('voices.registered'), await stage.counted('voices.closed')]).toEqual([1, 1])

  expect(Buffer.from(await desk.download(`/voices/${id}/photos/${photo}`))).toEqual(Buffer.from(png))
  expect(Buffer.from(await visitor.download(`/me/voices/${id}/photos/${photo}`))).toEqual(Buffer.from(png))
})

test('the unit may recognise first; then the person closes it', async () => {
  const { id, visitor, desk } = await answered(4)
  await stage.step(desk, id, 'recognition', { decision: 'agree' })
  expect((await stage.mine(visitor, id)).voice.state).toBe('unit-agreed')
  await visitor.post(`/me/voices/${id}/agreement`)
  expect((await stage.mine(visitor, id)).voice.state).toBe('closed')
})

test('«not solved» of the person, and of the unit, sends it back to work', async () => {
  const { id, visitor, desk } = await answered(8)
  expect((await visitor.post(`/me/voices/${id}/objection`, { note: '晚上还是不亮' })).status).toBe(204)
  expect((await stage.mine(visitor, id)).voice.state).toBe('working')
  await stage.step(desk, id, 'resolution', { note: '重新接线' })
  await stage.step(desk, id, 'recognition', { decision: 'send-back', note: '现场看过，还有一盏不亮' })
  expect(await stage.mine(visitor, id)).toMatchObject({ voice: { state: 'working' }, message: null })
})

test('what is solved on the spot counts as registered and closed, and the person may still say that it is not', async () => {
  const before = [await stage.counted('voices.registered'), await stage.counted('voices.closed.on-the-spot')]
  const desk = await stage.officer('foundry')
  const settled = await desk.post<Raised>('/voices', {
    ...wish,
    personId: stage.union.workers[12]!.personId,
    channel: 'hotline',
    settledBy: '电话里告知了更换时间，本人认可',
  })
  expect(settled.status).toBe(200)
  const visitor = await stage.member(12)
  expect((await stage.mine(visitor, settled.body.id)).voice).toMatchObject({ state: 'settled', personStatus: 'closed' })
  expect([await stage.counted('voices.registered'), await stage.counted('voices.closed.on-the-spot')]).toEqual(
    before.map((number) => number + 1),
  )
  await visitor.post(`/me/voices/${settled.body.id}/objection`, { note: '没有人来换' })
  expect((await stage.mine(visitor, settled.body.id)).voice.state).toBe('working')
  expect(await stage.counted('voices.closed.on-the-spot')).toBe(before[1])
})

test('A000-05.c3: a representative is told of every step of what she brought forward, and reads it, but decides nothing', async () => {
  const desk = await stage.officer('foundry')
  const { body } = await desk.post<Raised>('/voices', {
    ...wish,
    personId: stage.union.workers[16]!.personId,
    representativeId: stage.union.workers[20]!.personId,
    channel: 'officer',
  })
  await stage.step(desk, body.id, 'assignment', { orgId: foundry(), dueDays: 5 })
  await stage.step(desk, body.id, 'progress', { note: '正在采购' })
  const representative = await stage.member(20)
  const { notices } = (await representative.get<{ notices: { text: string }[] }>('/me/notices')).body
  expect(notices.filter(({ text }) => text.includes(body.number))).toHaveLength(2)
  expect(await stage.mine(representative, body.id)).toMatchObject({ role: 'representative', actions: [] })
  const listed = await representative.get<{ voices: MyVoice[] }>('/me/voices')
  expect(listed.body.voices).toMatchObject([{ id: body.id, role: 'representative' }])
  expect(code(await representative.post(`/me/voices/${body.id}/agreement`))).toBe('voices.voice-missing')
})

test('the union may say why a matter is not its own, and the worker may take hers back', async () => {
  const [visitor, desk] = [await stage.member(24), await stage.officer('foundry')]
  const refused = (await stage.raise(visitor)).body.id
  await stage.step(desk, refused, 'refusal', { note: '小区物业问题，请联系社区' })
  expect((await stage.mine(visitor, refused)).voice.personStatus).toBe('refused')
  const taken = (await stage.raise(visitor)).body.id
  expect((await visitor.post(`/me/voices/${taken}/withdrawal`)).status).toBe(204)
  expect((await stage.mine(visitor, taken)).voice.state).toBe('withdrawn')
})

test('silence closes it only after the day to answer, apart from what was recognised, and she may reopen it', async () => {
  const { id, visitor, desk } = await answered(28)
  const early = await stage.step(desk, id, 'lapse', { note: '电话打不通' })
  expect(code(early)).toBe('voices.answer-still-awaited')
  stopClock('2026-12-02T02:00:00.000Z')
  const before = await stage.counted('voices.closed.unconfirmed')
  const later = await stage.officer('foundry')
  expect((await stage.step(later, id, 'lapse', { note: '三次电话打不通' })).status).toBe(204)
  expect(await stage.counted('voices.closed.unconfirmed')).toBe(before + 1)
  const again = await stage.member(28)
  await again.post(`/me/voices/${id}/objection`, { note: '回来一看还是坏的' })
  expect((await stage.mine(again, id)).voice.state).toBe('working')
  stopClock(`${today}T02:00:00.000Z`)
  expect(visitor).toBeDefined()
})

test('A000-05.c7: a closed voice opens what it created, place by place, and each leads back to it', async () => {
  const { id, visitor, desk } = await answered(32)
  const aed = { kind: 'aed', name: 'AED 体外除颤仪', places: ['炼油中控室', '芳烃中控室'], sinceOn: '2026-11-23' }
  expect(code(await stage.step(desk, id, 'outcomes', aed))).toBe('voices.outcome-needs-closing')
  await visitor.post(`/me/voices/${id}/agreement`)
  await stage.step(desk, id, 'recognition', { decision: 'agree' })
  expect((await stage.step(desk, id, 'outcomes', aed)).status).toBe(200)
  expect(code(await stage.step(desk, id, 'outcomes', { ...aed, places: ['芳烃中控室'] }))).toBe('voices.outcome-linked')
  const city = await stage.officer('manager')
  const { outcomes } = (await city.get<{ outcomes: object[] }>('/voices/outcomes?kind=aed')).body
  expect(outcomes).toMatchObject([
    { place: '芳烃中控室', voiceId: id },
    { place: '炼油中控室', voiceId: id },
  ])
})

test('what is not allowed now is refused with the reason, and books nothing', async () => {
  const { id, visitor, desk } = await answered(36)
  expect(code(await stage.step(desk, id, 'progress', { note: '还在办' }))).toBe('cases.moved-meanwhile')
  expect(code(await visitor.post(`/me/voices/${id}/withdrawal`))).toBe('cases.moved-meanwhile')
  expect((await stage.mine(visitor, id)).voice.state).toBe('confirming')
})

test('bad input is refused: markup, what is no photograph, a stranger’s picture, somebody of no union', async () => {
  const [visitor, other] = [await stage.member(3), await stage.member(7)]
  const before = await stage.counted('voices.registered')
  expect(code(await stage.raise(visitor, { words: '请看<script>alert(1)</script>' }))).toBe('voices.markup-in-text')
  expect(code(await stage.raise(visitor, { place: '<img src=x onerror=alert(1)>' }))).toBe('voices.markup-in-text')
  const sheet = await visitor.upload('名单.csv', '姓名,电话\n', 'sheet')
  expect(code(await stage.raise(visitor, { photoIds: [sheet] }))).toBe('voices.not-a-photo')
  const hers = await other.upload('照片.png', png, 'photo')
  expect(code(await stage.raise(visitor, { photoIds: [hers] }))).toBe('voices.photo-missing')
  await expect(visitor.upload('照片.png', '<svg onload=alert(1)>', 'photo')).rejects.toThrow(/files\.kind-unknown/)
  await expect(visitor.upload('照片.png', '%PDF-1.4\n%%EOF', 'photo')).rejects.toThrow(/files\.kind-not-allowed/)
  await expect(visitor.upload('照片.jpg', png, 'photo')).rejects.toThrow(/files\.disguised/)
  const huge = new Uint8Array(11 * 1024 ** 2)
  huge.set(png)
  await expect(visitor.upload('照片.png', huge, 'photo')).rejects.toThrow(/files\.too-large/)

  const stranger = demoPerson(31, 5, '130302')
  await transaction(system, (tx) => registerPeople(tx, [sealRegistration(config().sealKeys, stranger)]))
  const nobody = await new Visitor(stage.platform.address, '10.9.0.1').signInAsWorker(stranger.phone)
  expect(code(await stage.raise(nobody))).toBe('voices.no-union')
  expect(await stage.counted('voices.registered')).toBe(before)
})

test('outside her subtree an officer finds no voice and no photograph, and another worker none of hers', async () => {
  const visitor = await stage.member(40)
  const photo = await visitor.upload('现场.png', png, 'photo')
  const { id } = (await stage.raise(visitor, { photoIds: [photo] })).body
  const other = await stage.officer('market')
  expect(code(await other.get(`/voices/${id}`))).toBe('voices.voice-missing')
  expect(code(await stage.step(other, id, 'assignment', { orgId: market(), dueDays: 3 }))).toBe('voices.voice-missing')
  expect(code(await other.get(`/voices/${id}/photos/${photo}`))).toBe('voices.voice-missing')
  const own = await stage.officer('foundry')
  expect(code(await own.get(`/voices/${id}/photos/${id}`))).toBe('voices.photo-missing')
  const stranger = await stage.member(1)
  expect(code(await stranger.get(`/me/voices/${id}`))).toBe('voices.voice-missing')
  const notHers = { ...wish, personId: stage.union.workers[40]!.personId, channel: 'officer' }
  expect(code(await other.post('/voices', notHers))).toBe('voices.person-missing')
})

test('cases and their counts balance', async () => {
  expect(await transaction(system, verifyCases)).toEqual([])
  expect(await transaction(system, verifyVoices)).toEqual([])
})
