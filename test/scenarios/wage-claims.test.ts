import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPerson } from '../../src/apps/demo/people.ts'
import { stopClock } from '../../src/platform/clock.ts'
import { system, transaction } from '../../src/platform/db/transaction.ts'
import { disputes } from '../../src/services/disputes/service.ts'
import { type Platform, startPlatform } from '../world/platform.ts'
import { foundSmallUnion, password, type SmallUnion } from '../world/small-union.ts'
import { type Answer, Visitor } from '../world/visitor.ts'

let platform: Platform
let union: SmallUnion
let officer: Visitor
let rounds = 0

/** 21 leads over three years; the month is that in which each comes in. */
const leads = Array.from({ length: 21 }, (_, at) => {
  const month = at * 1.6
  const year = 2023 + Math.floor(month / 12)
  return {
    at,
    day: `${year}-${String(Math.floor(month % 12) + 1).padStart(2, '0')}-10`,
    owedFen: 2_700_000 + at * 20_000,
    source: (['labour-bureau', 'court', 'public', 'publicity'] as const)[at % 4],
  }
})

beforeAll(async () => {
  stopClock('2023-01-05T01:00:00.000Z')
  platform = await startPlatform(async () => {
    union = await foundSmallUnion(4)
  })
})

afterAll(() => platform.stop())

async function on(day: string): Promise<void> {
  rounds += 1
  stopClock(`${day}T01:00:00.000Z`)
  officer = await new Visitor(platform.address, `10.4.0.${rounds}`).signInAsOfficer('rights', password)
}

async function done<Body>(asked: Promise<Answer<Body>>): Promise<Body> {
  const { status, body } = await asked
  expect([status, body]).toEqual([expect.toSatisfy((one) => one === 200 || one === 204), body])
  return body
}

test('「讨薪一站式服务」: 21 cases in three years, more than 600,000 yuan recovered, each with one person in charge (A000-02)', async () => {
  const { north } = union.orgIds
  await on('2022-03-01')
  const old = await enter({ ...leads[0]!, at: 99, day: '2022-03-01' })
  await settle(old, leads[0]!.owedFen, '2022-03-01')
  for (const lead of leads) {
    await on(lead.day)
    const id = await enter(lead)
    if (lead.at % 5 === 0) await hearInPublic(id, lead.day)
    await settle(id, lead.owedFen, lead.day)
    const file = await done(officer.get<{ officerName: string | null; source: string }>(`/disputes/${id}`))
    expect(file).toMatchObject({ officerName: expect.any(String), source: lead.source })
  }
  await on('2025-12-31')
  type Counter = { kind: string; cases: number; people: number; amountFen: number }
  type Figures = { from: string; to: string; counters: Counter[] }
  const figures = await done(officer.get<Figures>(`/disputes/figures?orgId=${north}`))
  expect([figures.from, figures.to]).toEqual(['2023-01-01', '2025-12-31'])
  const of = (kind: string) => figures.counters.find((one) => one.kind === kind)!
  expect(of('concluded').cases).toBe(21)
  expect(of('recovered').amountFen).toBeGreaterThan(60_000_000)
  expect(of('recovered').amountFen).toBe(leads.reduce((sum, lead) => sum + lead.owedFen, 0))
  expect(await transaction(system, disputes.verify)).toEqual([])
})

async function enter({ at, day, owedFen, source }: (typeof leads)[number]): Promise<string> {
  const { name, idNumber, phone } = demoPerson(81, at, '130302')
  const body = {
    ...{ orgId: union.orgIds.north, channel: 'referral', source, claimant: { name, idNumber, phone } },
    ...{ isMigrant: true, employment: 'ended', endedOn: day, subjects: ['wages'] },
    wages: [{ month: `${day.slice(0, 7)}-01`, owedFen }],
    respondents: [{ name: `欠薪单位${at}`, creditCode: null }],
  }
  return (await done(officer.post<{ id: string }>('/disputes', body))).id
}

/** 诉前和解, on paper. */
async function settle(id: string, amountFen: number, day: string): Promise<void> {
  const fileId = await officer.upload('和解协议.pdf', `%PDF-1.4\n% ${id}\n%%EOF`, 'document')
  const terms = { way: 'pre-litigation', amountFen, payBy: day, fileId }
  await done(officer.post(`/disputes/${id}/agreement`, terms))
  const paid = { paidAt: `${day}T01:00:00.000Z`, amountFen, way: 'pre-litigation' }
  await done(officer.post(`/disputes/${id}/payments`, paid))
}

async function hearInPublic(id: string, day: string): Promise<void> {
  const ids: string[] = []
  for (const [kind, name] of [
    ['supervisor', '吴监督'],
    ['deputy', '郑代表'],
    ['adviser', '王委员'],
  ]) {
    const body = { orgId: union.orgIds.north, kind, name, unit: '区里推荐', fromOn: '2022-01-01' }
    ids.push((await done(officer.post<{ id: string }>('/disputes/hearing-officers', body))).id)
  }
  const plan = { kind: 'public', startsAt: `${day}T01:00:00.000Z`, place: '听证室', officerIds: ids }
  const { id: hearing } = await done(officer.post<{ id: string }>(`/disputes/${id}/hearings`, plan))
  const seats = ids.map((officerId) => ({ officerId, attended: true, opinion: '建议尽快付清' }))
  await done(officer.post(`/disputes/hearings/${hearing}/end`, { state: 'held', outcome: '同意和解', seats }))
}
