import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPerson } from '../../src/apps/demo/people.ts'
import { recurring } from '../../src/apps/server/modules.ts'
import { systemActor } from '../../src/kernel/access/index.ts'
import { verifyAudit } from '../../src/kernel/audit/index.ts'
import { verifyCases } from '../../src/kernel/cases/index.ts'
import { verifyPeople } from '../../src/kernel/people/index.ts'
import { stopClock } from '../../src/platform/clock.ts'
import { system, transaction } from '../../src/platform/db/transaction.ts'
import type { ImportCard } from '../../src/services/membership/import.contract.ts'
import type { InvitationCard } from '../../src/services/membership/invitations.contract.ts'
import type { Statistics } from '../../src/services/membership/statistics.contract.ts'
import { type Platform, startPlatform } from '../world/platform.ts'
import { foundSmallUnion, password, type SmallUnion, tree } from '../world/small-union.ts'
import { Visitor } from '../world/visitor.ts'

/**
 * 江苏省总发布“三年行动计划” (S13, A000-07.c1–c4): 「每年平均发展新就业形态劳动者会员30万人以上」 and 「至2026年末新发展100万人」,
 * handed down to a city at one in a hundred: 3,000 a year on average, and 10,000 by the end. New-form members come through
 * all doors; a county is split in mid-year, and last year's report stays.
 */
const plan = { averageAYear: 3_000, total: 10_000, fromYear: 2024, toYear: 2026 }
const won = {
  before2025: 3_000,
  in2025: { opening: 2_000, onPlatform: 1_000 },
  firstHalf: 2_000,
  byPhone: 3,
  byCode: 2,
}
const secondHalf = plan.averageAYear - won.firstHalf - won.byPhone - won.byCode

let platform: Platform
let union: SmallUnion
let strangers = 0
let addresses = 0

beforeAll(async () => {
  stopClock('2026-06-10T02:00:00.000Z')
  platform = await startPlatform(async () => {
    union = await foundSmallUnion(8)
  })
}, 120_000)
afterAll(() => platform.stop())

const officer = (account: string) =>
  new Visitor(platform.address, `10.5.0.${++addresses}`).signInAsOfficer(account, password)
const stranger = () => demoPerson(23, ++strangers, '130302')
const formWords = ['快递员', '外卖配送员', '网约车司机', '货车司机', '家政服务员', '网络主播']

function listOf(count: number, union: keyof typeof tree, on: string): string[] {
  return Array.from({ length: count }, (_, at) => {
    const { name, idNumber, phone } = stranger()
    return [name, idNumber, tree[union].code, phone, on, formWords[at % formWords.length], ''].join(',')
  })
}

async function importRows(visitor: Visitor, rows: readonly string[], newSince: string): Promise<ImportCard> {
  const file = ['姓名,证件号码,工会编码,手机号,入会日期,就业形态,工作单位', ...rows].join('\n')
  const fileId = await visitor.upload('新就业形态会员.csv', file)
  const wish = { fileId, orgId: union.orgIds.city, newSince }
  const { body } = await visitor.post<ImportCard>('/membership/imports', wish)
  const until = async (state: string): Promise<ImportCard> => {
    const card = (await visitor.get<ImportCard>(`/membership/imports/${body.id}`)).body
    if (card.state === 'failed') throw new Error(card.problem ?? '')
    if (card.state === state) return card
    await new Promise((resolve) => setTimeout(resolve, 50))
    return until(state)
  }
  await until('checked')
  await visitor.post(`/membership/imports/${body.id}/confirmation`)
  return until('done')
}

async function reportOf(visitor: Visitor, orgId: string, year: number): Promise<Statistics> {
  const path = `/membership/statistics?orgId=${orgId}&from=${year}-01-01&to=${year}-12-31`
  return (await visitor.get<Statistics>(path)).body
}

async function joinThrough(desk: Visitor, more: object): Promise<void> {
  const { name, idNumber, phone } = stranger()
  const visitor = new Visitor(platform.address, `10.5.1.${++addresses}`)
  const sent = await visitor.post<{ demoCode: string }>('/membership/phone-codes', { phone })
  await visitor.post('/membership/identity-proofs', { name, idNumber, phone, code: sent.body.demoCode })
  const form = { orgId: union.orgIds.couriers, form: 'courier', employerName: '迅捷配送', ...more }
  const { body, status } = await visitor.post<{ id: string }>('/me/membership/applications', form)
  expect(status).toBe(200)
  const review = await desk.post(`/membership/applications/${body.id}/review`, { decision: 'admit' })
  expect(review.status).toBe(204)
}

async function follow(): Promise<void> {
  await recurring.find((one) => one.kind === 'orgs.follow-reparentings')!.run(systemActor('test'))
}

let last2025: { city: Statistics; north: Statistics }

test('the plan’s two targets and the years before the platform are entered once, with their sources', async () => {
  const manager = await officer('manager')
  const orgId = union.orgIds.city
  const source = '新就业形态劳动者工会工作三年行动计划（2024—2026年）'
  const common = { orgId, fromYear: plan.fromYear, toYear: plan.toYear, source }
  const targets = [
    { ...common, title: '每年平均发展 3000 人以上', timeKind: 'yearly-average', amount: plan.averageAYear },
    { ...common, title: '至 2026 年末新发展 1 万人', timeKind: 'total', amount: plan.total },
  ]
  for (const target of targets) expect((await manager.post('/membership/targets', target)).status).toBe(200)
  const openings = [
    { orgId, year: 2024, people: won.before2025, qualifier: 'and-more', source: '2024 年工会组建统计年报' },
    { orgId, year: 2025, people: won.in2025.opening, qualifier: 'exact', source: '2025 年上半年台账' },
  ]
  for (const opening of openings) {
    expect((await manager.post('/membership/openings', opening)).status).toBe(204)
    expect((await manager.post('/membership/openings', opening)).status).toBe(204)
  }
  const other = await manager.post('/membership/openings', { ...openings[0], people: 3_001 })
  expect(other.body).toMatchObject({ code: 'indicators.opening-differs' })
})

test('new-form members come through all doors: the list, the phone, the invitation', async () => {
  const [manager, desk] = [await officer('manager'), await officer('couriers')]
  const half = won.in2025.onPlatform / 2
  const earlier = [...listOf(half, 'couriers', '2025-09-01'), ...listOf(half, 'market', '2025-10-08')]
  expect((await importRows(manager, earlier, '2025-01-01')).balance).toMatchObject({ joining: 1_000, rejected: 0 })
  const now = [
    ...listOf(won.firstHalf / 2, 'couriers', '2026-03-02'),
    ...listOf(won.firstHalf / 2, 'port', '2026-04-01'),
  ]
  expect((await importRows(manager, now, '2026-01-01')).balance).toMatchObject({ joining: won.firstHalf, rejected: 0 })

  for (let at = 0; at < won.byPhone; at += 1) await joinThrough(desk, {})
  const invitation = { orgId: union.orgIds.couriers, lastOn: '2026-12-31', mostUses: 10 }
  const { code } = (await desk.post<InvitationCard>('/membership/invitations', invitation)).body
  for (let at = 0; at < won.byCode; at += 1) await joinThrough(desk, { invitationCode: code })

  const report = await reportOf(manager, union.orgIds.city, 2026)
  expect(report.newForm).toBe(won.firstHalf + won.byPhone + won.byCode)
  expect(report.byForm.filter((one) => !one.isNew).every((one) => one.people === 0)).toBe(true)
  expect(report.openings.map(({ year, words }) => [year, words])).toEqual([
    [2024, '3,000余'],
    [2025, '2,000'],
  ])
  last2025 = {
    city: await reportOf(manager, union.orgIds.city, 2025),
    north: await reportOf(manager, union.orgIds.north, 2025),
  }
  expect(last2025.north.newForm).toBe(half)
})

test('a county is split in mid-year: from then on the new county counts, and last year’s report does not change', async () => {
  stopClock('2026-07-01T02:00:00.000Z')
  const builder = await officer('builder')
  const parts = [{ name: '江北新区总工会', childIds: [union.orgIds.couriers] }]
  const wish = { kind: 'split', orgId: union.orgIds.north, on: '2026-07-01', basis: '编办〔2026〕17 号', parts }
  const split = await builder.post<{ orgs: { id: string; name: string }[] }>('/unions/changes', wish)
  expect(split.status).toBe(200)
  const part = split.body.orgs.find((org) => org.name === '江北新区总工会')!
  await follow()

  stopClock('2026-09-01T02:00:00.000Z')
  const later = await officer('manager')
  const rows = listOf(secondHalf, 'couriers', '2026-08-03')
  expect((await importRows(later, rows, '2026-01-01')).balance).toMatchObject({ joining: secondHalf, rejected: 0 })
  expect((await reportOf(later, part.id, 2026)).newForm).toBe(secondHalf)
  expect((await reportOf(later, union.orgIds.north, 2026)).newForm).toBe(won.firstHalf / 2 + won.byPhone + won.byCode)
  expect(await reportOf(later, union.orgIds.north, 2025)).toEqual({ ...last2025.north, targets: [] })
  const city = await reportOf(later, union.orgIds.city, 2025)
  expect({ ...city, targets: [] }).toEqual({ ...last2025.city, targets: [] })
})

test('A000-07-c3: at the end of the plan the average is kept and the total is missed, each by its own measure', async () => {
  stopClock('2026-12-30T02:00:00.000Z')
  const before = await reportOf(await officer('manager'), union.orgIds.city, 2026)
  expect(before.targets.map((one) => [one.timeKind, one.state])).toEqual([
    ['yearly-average', 'met'],
    ['total', 'ahead'],
  ])
  stopClock('2027-01-10T02:00:00.000Z')
  const { targets } = await reportOf(await officer('manager'), union.orgIds.city, 2026)
  expect(targets).toMatchObject([
    { timeKind: 'yearly-average', state: 'met', value: plan.averageAYear, lacking: 0, shortYears: [] },
    { timeKind: 'total', state: 'missed', value: 3 * plan.averageAYear, lacking: plan.total - 3 * plan.averageAYear },
  ])
  expect(targets[0]!.years.map(({ value, opening }) => [value, opening])).toEqual([
    [3_000, '3,000余'],
    [3_000, '2,000'],
    [3_000, null],
  ])
})

test('the figures leave as a file that says what the page says, and only for who may read them', async () => {
  const manager = await officer('manager')
  const { city } = union.orgIds
  const report = await reportOf(manager, city, 2026)
  const reason = encodeURIComponent('报送年度总结')
  const path = `/membership/statistics/file?orgId=${city}&from=2026-01-01&to=2026-12-31&format=csv&reason=${reason}`
  const lines = new TextDecoder().decode(await manager.download(path)).split('\r\n')
  const holds = (...cells: (string | number)[]) =>
    expect(lines.some((line) => line.startsWith(cells.join(',')))).toBe(true)
  holds('统计口径', '名称', '新增会员', '其中新就业形态', '说明')
  holds('合计', report.orgName, report.people, report.newForm)
  for (const { name, people } of report.byForm) holds('按就业形态', name, people)
  for (const { name, people, newForm } of report.byOrg) holds('按下级工会', name, people, newForm)
  for (const { title, value } of report.targets) holds('目标完成情况', title, '', value)
  const stranger = new Visitor(platform.address, '10.5.9.9')
  expect((await stranger.get(path)).status).toBe(401)
})

test('every number opens to its people, and every promise holds', async () => {
  const manager = await officer('manager')
  const seen = new Set<string>()
  const path = `/membership/statistics/members?orgId=${union.orgIds.port}&from=2026-01-01&to=2026-12-31&form=courier`
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { members: { person: { id: string } | null }[]; next: string | null } = (
      await manager.get<typeof page>(`${path}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`)
    ).body
    for (const { person } of page.members) seen.add(person!.id)
    cursor = page.next
  }
  const report = await reportOf(manager, union.orgIds.port, 2026)
  expect(seen.size).toBe(report.byForm.find((one) => one.form === 'courier')!.people)
  await transaction(system, async (tx) => {
    expect(await verifyPeople(tx)).toEqual([])
    expect(await verifyCases(tx)).toEqual([])
    expect(await verifyAudit(tx)).toEqual([])
  })
})
