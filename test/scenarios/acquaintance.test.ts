import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../src/kernel/access/index.ts'
import { seedCalendar } from '../../src/kernel/calendar/index.ts'
import { sweepClocks } from '../../src/kernel/cases/index.ts'
import { stopClock } from '../../src/platform/clock.ts'
import { addDays, weekdayOf } from '../../src/platform/dates.ts'
import { system, transaction } from '../../src/platform/db/transaction.ts'
import { voices } from '../../src/services/voices/service.ts'
import type { Visitor } from '../world/visitor.ts'
import { openStage, type Stage } from '../world/voices.ts'

/**
 * 熟人问诊 (S41, A001-04): a dispute over wages, in the hands of somebody acquainted with the party; 「一案一普法、一日一动态、
 * 一周一汇报」 kept over two working weeks, one day forgotten and made up for; the bureau whistled for (「基层吹哨、部门报到」).
 */
const from = '2026-11-16'
const days = 12

let stage: Stage
beforeAll(async () => {
  stopClock(`${from}T01:00:00.000Z`)
  stage = await openStage(16)
  await seedCalendar()
}, 120_000)
afterAll(() => stage.platform.stop())

const orgIds = () => stage.union.orgIds
const done = async <Body>(asked: Promise<{ status: number; body: Body }>): Promise<Body> => {
  const { status, body } = await asked
  expect([status, body]).toEqual([expect.toSatisfy((one) => one === 200 || one === 204), body])
  return body
}

type Clocks = { clocks: { clock: string; missed: string[] }[] }
const clocks = async (desk: Visitor, id: string) => (await done(desk.get<Clocks>(`/cases/${id}/dossier`))).clocks
const isWorking = (day: string) => weekdayOf(day) >= 1 && weekdayOf(day) <= 5

test('a dispute is solved by a trusted person in two weeks: lesson, an entry each working day, a report each week', async () => {
  const qualities = {
    ability: '二十年老班长',
    network: '厂里人人认识',
    resources: '联系得上司法所',
    appeal: '说话大家听',
  }
  const first = await stage.officer('foundry')
  const trustedId = stage.union.workers[4]!.personId
  const entry = { personId: trustedId, orgId: orgIds().foundry, skills: ['pay'], ...qualities }
  const { id: acquaintanceId } = await done(first.post<{ id: string }>('/voices/acquaintances', entry))
  const party = await stage.member(0)
  const words = '班组长把三个人的高温津贴扣了，想请人出面说说。'
  const { id } = await done(stage.raise(party, { kind: 'dispute', topic: 'pay', words }))
  await done(stage.step(first, id, 'assignment', { orgId: orgIds().foundry, dueDays: 15 }))
  await done(stage.step(first, id, 'consultation', { acquaintanceId, note: '和当事人同一个班组' }))
  await done(
    first.post(`/cases/${id}/bodies`, { orgId: stage.offices.bureau, role: 'called', note: '请到场核对工资表' }),
  )

  const forgotten = '2026-11-19'
  let entries = 0
  let reports = 0
  for (let at = 0; at < days; at += 1) {
    const day = addDays(from, at)
    stopClock(`${day}T08:00:00.000Z`)
    if (isWorking(day) && day !== forgotten) {
      const trusted = await stage.member(4)
      const record = (clock: string, note: string) =>
        done(trusted.post(`/me/consultations/${id}/records`, { clock, note }))
      await record('daily', `第${at + 1}天：上门谈话，双方愿意再谈。`)
      entries += 1
      if (weekdayOf(day) === 5) {
        await record('weekly', '本周谈了四次，下周核对考勤。')
        reports += 1
      }
      if (at === 1) await record('lesson', '给班组讲了工资支付规定和高温津贴办法。')
      if (at === 2) {
        const bureau = await stage.officer('bureau')
        await done(bureau.post(`/cases/${id}/arrival`))
      }
    }
    await sweepClocks(systemActor('test'))
  }
  expect({ entries, reports }).toEqual({ entries: 9, reports: 2 })

  const desk = await stage.officer('foundry')
  const missed = (await clocks(desk, id)).flatMap((one) => one.missed.map((day) => `${one.clock} ${day}`))
  expect(missed).toEqual([`daily ${forgotten}`])
  await done(desk.post(`/cases/${id}/records`, { clock: 'daily', note: '补记：当天电话沟通。', on: forgotten }))
  expect((await clocks(desk, id)).every((one) => one.missed.length === 0)).toBe(true)
})

test('only then may it be closed, and both recognise it', async () => {
  const [desk, party] = [await stage.officer('foundry'), await stage.member(0)]
  const { voices: mine } = await done(party.get<{ voices: { id: string }[] }>('/me/voices'))
  const { id } = mine[0]!
  await done(stage.step(desk, id, 'resolution', { note: '三个人的津贴已经补发。' }))
  await done(party.post(`/me/voices/${id}/agreement`))
  await done(stage.step(desk, id, 'recognition', { decision: 'agree' }))
  const page = await stage.mine(party, id)
  expect(page.voice.state).toBe('closed')
  type Bodies = { bodies: { orgName: string; arrivedAt: string | null }[] }
  const { bodies } = await done(desk.get<Bodies>(`/cases/${id}/dossier`))
  expect(bodies.find(({ orgName }) => orgName === '市人社局')?.arrivedAt).not.toBeNull()

  const other = (await done(stage.raise(party, { kind: 'dispute', topic: 'pay', words: '加班费算少了，请核对。' }))).id
  const early = await stage.step(desk, other, 'resolution', { note: '已核对' })
  expect((early.body as { code: string }).code).toBe('cases.clock-unrecorded')
  expect(await transaction(system, voices.verify)).toEqual([])
})
