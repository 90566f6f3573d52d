import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Visitor } from '../../../test/world/visitor.ts'
import { code, openStage, png, type Stage } from '../../../test/world/voices.ts'
import type { Dossier } from '../../kernel/cases/contract.ts'
import { verifyCases } from '../../kernel/cases/index.ts'
import { stopClock } from '../../platform/clock.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { verifyVoices } from './verify-voices.ts'
import type { VoiceCard } from './voices.contract.ts'

let stage: Stage

beforeAll(async () => {
  stopClock('2026-11-23T02:00:00.000Z')
  stage = await openStage(48)
})
afterAll(() => stage.platform.stop())

type Detail = { voice: VoiceCard }

const detail = async (visitor: Visitor, id: string) => (await visitor.get<Detail>(`/voices/${id}`)).body
const dossier = async (visitor: Visitor, id: string) => (await visitor.get<Dossier>(`/cases/${id}/dossier`)).body
const handOn = (visitor: Visitor, id: string, orgId: string, more: object = {}) =>
  visitor.post(`/cases/${id}/assignment`, { orgId, note: '请办理', ...more })
const assign = (visitor: Visitor, id: string, orgId: string, dueDays = 5) =>
  stage.step(visitor, id, 'assignment', { orgId, dueDays, note: '请尽快处理' })
const orgIds = () => stage.union.orgIds

test('an office takes part: it finds what it was assigned, works on it, and no other office sees it', async () => {
  const [visitor, desk] = [await stage.member(0), await stage.officer('foundry')]
  const { id } = (await stage.raise(visitor)).body
  expect((await assign(desk, id, stage.offices.equipment)).status).toBe(204)
  expect((await stage.mine(visitor, id)).voice).toMatchObject({ state: 'working', deskName: '设备部' })

  const [equipment, bureau] = [await stage.officer('equipment'), await stage.officer('bureau')]
  expect((await detail(equipment, id)).voice.deskName).toBe('设备部')
  expect(code(await bureau.get(`/voices/${id}`))).toBe('voices.voice-missing')
  expect(code(await stage.step(desk, id, 'progress', { note: '催一催' }))).toBe('cases.moved-meanwhile')
  expect((await stage.step(equipment, id, 'progress', { note: '灯具已到货' })).status).toBe(204)
  expect((await stage.step(equipment, id, 'resolution', { note: '已更换' })).status).toBe(204)
  expect((await stage.mine(visitor, id)).voice.state).toBe('confirming')
})

test('«not solved» goes back to whoever worked on it, the second time one level up', async () => {
  const [visitor, desk] = [await stage.member(4), await stage.officer('foundry')]
  const { id } = (await stage.raise(visitor)).body
  await assign(desk, id, stage.offices.equipment)
  const equipment = await stage.officer('equipment')
  await stage.step(equipment, id, 'resolution', { note: '已更换' })
  await visitor.post(`/me/voices/${id}/objection`, { note: '还是不亮' })
  expect((await stage.mine(visitor, id)).voice).toMatchObject({ state: 'working', deskName: '设备部' })
  await stage.step(equipment, id, 'resolution', { note: '又换了一次' })
  await visitor.post(`/me/voices/${id}/objection`, { note: '还是不亮' })
  expect((await stage.mine(visitor, id)).voice).toMatchObject({ state: 'working', deskName: '江北铸造厂工会' })
  await stage.step(desk, id, 'resolution', { note: '重新布线' })
  await visitor.post(`/me/voices/${id}/objection`, { note: '又坏了' })
  expect((await stage.mine(visitor, id)).voice).toMatchObject({ deskName: '江北区总工会' })
})

test('a poor rating opens it again one level up and takes it out of the closed ones; a good one stays', async () => {
  const desk = await stage.officer('foundry')
  const close = async (worker: number) => {
    const visitor = await stage.member(worker)
    const { id } = (await stage.raise(visitor)).body
    await stage.step(desk, id, 'resolution', { note: '已更换' })
    await visitor.post(`/me/voices/${id}/agreement`)
    await stage.step(desk, id, 'recognition', { decision: 'agree' })
    return { visitor, id }
  }
  const [poor, good] = [await close(8), await close(12)]
  const before = await stage.counted('voices.closed')
  const early = await stage.raise(poor.visitor)
  expect(code(await poor.visitor.post(`/me/voices/${early.body.id}/rating`, { stars: 5 }))).toBe(
    'cases.rated-too-early',
  )
  expect((await good.visitor.post(`/me/voices/${good.id}/rating`, { stars: 5, text: '很及时' })).status).toBe(204)
  expect((await poor.visitor.post(`/me/voices/${poor.id}/rating`, { stars: 1, text: '拖了两周' })).status).toBe(204)
  expect((await stage.mine(good.visitor, good.id)).voice.state).toBe('closed')
  expect((await stage.mine(poor.visitor, poor.id)).voice).toMatchObject({ state: 'working', deskName: '江北区总工会' })
  expect(await stage.counted('voices.closed')).toBe(before - 1)
  expect(code(await good.visitor.post(`/me/voices/${good.id}/rating`, { stars: 4 }))).toBe('cases.rated-already')
  expect(await stage.counted('voices.voice.rated')).toBe(2)
})

test('whoever is anonymous is not to be found by any officer, and still follows, confirms and rates', async () => {
  const worker = stage.union.workers[16]!
  const visitor = await stage.member(16)
  const photo = await visitor.upload('我的照片.png', png, 'photo')
  const { id } = (await stage.raise(visitor, { named: 'anonymous', photoIds: [photo] })).body
  const desk = await stage.officer('foundry')
  await assign(desk, id, orgIds().foundry)
  for (const path of [
    `/voices/${id}`,
    '/voices',
    `/cases/${id}/timeline`,
    '/cases',
    `/voices?search=${encodeURIComponent('照明灯')}`,
  ]) {
    const seen = JSON.stringify((await desk.get(path)).body)
    for (const mark of [worker.personId, worker.name, worker.phone, '我的照片']) expect(seen).not.toContain(mark)
  }
  expect(Buffer.from(await desk.download(`/voices/${id}/photos/${photo}`))).toEqual(Buffer.from(png))
  expect((await desk.get(`/files/${photo}/content`)).status).toBe(404)
  const eye = await stage.officer('eye')
  expect(JSON.stringify((await eye.get('/audit?search=voices')).body)).not.toContain(worker.name)

  await stage.step(desk, id, 'resolution', { note: '已更换' })
  expect((await stage.mine(visitor, id)).voice).toMatchObject({ state: 'confirming' })
  expect((await visitor.post(`/me/voices/${id}/agreement`)).status).toBe(204)
  await stage.step(desk, id, 'recognition', { decision: 'agree' })
  expect((await visitor.post(`/me/voices/${id}/rating`, { stars: 5 })).status).toBe(204)
  const { notices } = (await visitor.get<{ notices: { text: string }[] }>('/me/notices')).body
  expect(notices.some(({ text }) => text.includes('办理结果'))).toBe(true)
})

test('it moves down to what lies below and up one level, not sideways, and not beyond the top', async () => {
  const [visitor, desk, county] = [await stage.member(20), await stage.officer('foundry'), await stage.officer('north')]
  const { id } = (await stage.raise(visitor)).body
  expect(code(await assign(desk, id, orgIds().market))).toBe('voices.desk-not-yours')
  await assign(desk, id, orgIds().foundry)
  const { foundry, market, north, city, province } = orgIds()
  expect(code(await handOn(desk, id, market))).toBe('cases.desk-not-yours')
  expect(code(await handOn(desk, id, city))).toBe('cases.desk-not-yours')
  const { above } = (await desk.get<{ above: { id: string } }>(`/cases/${id}/callable`)).body
  expect(above.id).toBe(north)
  expect((await handOn(desk, id, north)).status).toBe(204)
  expect((await stage.mine(visitor, id)).voice.deskName).toBe('江北区总工会')
  expect((await handOn(county, id, foundry, { dueDays: 3 })).status).toBe(204)
  expect((await stage.mine(visitor, id)).voice).toMatchObject({ deskName: '江北铸造厂工会', due: { daysLeft: 3 } })
  await handOn(desk, id, north)
  await handOn(county, id, city)
  const manager = await stage.officer('manager')
  await handOn(manager, id, province)
  expect((await stage.mine(visitor, id)).voice.deskName).toBe('江河省总工会')
  expect((await manager.get<{ above: unknown }>(`/cases/${id}/callable`)).body.above).toBeNull()
})

test('an office to which it was handed may hand it on, and has it back when it is not solved', async () => {
  const [visitor, desk, office] = [
    await stage.member(40),
    await stage.officer('foundry'),
    await stage.officer('equipment'),
  ]
  const { id } = (await stage.raise(visitor)).body
  await assign(desk, id, orgIds().foundry)
  expect((await handOn(desk, id, stage.offices.equipment)).status).toBe(204)
  const way = (await dossier(office, id)).ways.find((one) => one.way === 'assign')
  expect(way).toMatchObject({ allowed: true })
  await stage.step(office, id, 'resolution', { note: '已更换' })
  await visitor.post(`/me/voices/${id}/objection`, { note: '还是不亮' })
  expect((await stage.mine(visitor, id)).voice.deskName).toBe('设备部')
})

test('the same matter several times becomes one, and everybody hears what becomes of it', async () => {
  const desk = await stage.officer('foundry')
  const [one, other] = [await stage.member(24), await stage.member(28)]
  const main = (await stage.raise(one)).body
  const same = (await stage.raise(other)).body
  const before = await stage.counted('voices.ended-otherwise')
  expect((await desk.post(`/cases/${main.id}/mergers`, { ids: [same.id], note: '同一盏灯' })).status).toBe(204)
  expect((await stage.mine(other, same.id)).voice.state).toBe('merged')
  expect((await dossier(desk, main.id)).links).toMatchObject([{ number: same.number, kind: 'merged', below: true }])
  expect(await stage.counted('voices.ended-otherwise')).toBe(before + 1)
  await stage.step(desk, main.id, 'resolution', { note: '已更换照明灯' })
  const { notices } = (await other.get<{ notices: { text: string }[] }>('/me/notices')).body
  expect(notices.some(({ text }) => text.includes(same.number) && !text.includes(main.number))).toBe(true)
})

test('A001-04.c2: a whistle calls an office of the upper level, and the time of its arrival is kept', async () => {
  const [visitor, desk, bureau] = [
    await stage.member(32),
    await stage.officer('foundry'),
    await stage.officer('bureau'),
  ]
  const { id } = (await stage.raise(visitor, { kind: 'dispute', topic: 'pay' })).body
  await assign(desk, id, orgIds().foundry)
  const { beside } = (await desk.get<{ beside: { name: string }[] }>(`/cases/${id}/callable`)).body
  expect(beside.map(({ name }) => name).sort()).toEqual(['市人社局', '设备部'])
  expect(code(await bureau.get(`/voices/${id}`))).toBe('voices.voice-missing')
  const whistle = { orgId: stage.offices.bureau, role: 'called', note: '请到现场调解', dueDays: 1 }
  expect((await desk.post(`/cases/${id}/bodies`, whistle)).status).toBe(204)
  expect(code(await desk.post(`/cases/${id}/bodies`, whistle))).toBe('cases.body-already')
  const read = await dossier(bureau, id)
  expect(read.bodies).toMatchObject([{ role: 'called', arrivedAt: null }])
  expect(read.ways.find(({ way }) => way === 'arrive')).toMatchObject({ allowed: true })
  stopClock('2026-11-23T02:20:00.000Z')
  expect((await bureau.post(`/cases/${id}/arrival`)).status).toBe(204)
  expect((await dossier(desk, id)).bodies).toMatchObject([
    { orgName: '市人社局', calledAt: '2026-11-23T02:00:00.000Z', arrivedAt: '2026-11-23T02:20:00.000Z' },
  ])
  expect(code(await bureau.post(`/cases/${id}/arrival`))).toBe('cases.body-arrived')
  stopClock('2026-11-23T02:00:00.000Z')
})

test('A001-04.c3: a dispute is closed only after a law lesson, and never on the spot without one', async () => {
  const [visitor, desk] = [await stage.member(36), await stage.officer('foundry')]
  const { id, number } = (await stage.raise(visitor, { kind: 'petition', topic: 'pay' })).body
  expect(number).toMatch(/^SQBL/)
  await assign(desk, id, orgIds().foundry)
  expect(code(await stage.step(desk, id, 'resolution', { note: '已协商' }))).toBe('cases.clock-unrecorded')
  const atOnce = {
    ...{ kind: 'dispute', topic: 'pay', words: '高温津贴被扣了', personId: stage.union.workers[36]!.personId },
    ...{ channel: 'officer', settledBy: '当场说清' },
  }
  expect(code(await desk.post('/voices', atOnce))).toBe('voices.appeal-not-on-the-spot')
  const { voices } = (await desk.get<{ voices: VoiceCard[] }>('/voices?list=appeals')).body
  expect(voices.map((one) => one.id)).toContain(id)
})

test('cases, voices and numbers balance', async () => {
  expect(await transaction(system, verifyCases)).toEqual([])
  expect(await transaction(system, verifyVoices)).toEqual([])
})
