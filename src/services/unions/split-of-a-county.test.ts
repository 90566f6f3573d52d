import { afterAll, beforeAll, expect, test } from 'vitest'
import { finished } from '../../../test/world/mutual-aid.ts'
import { recurring } from '../../apps/server/modules.ts'
import { systemActor } from '../../kernel/access/index.ts'
import { verifyCases } from '../../kernel/cases/index.ts'
import { stopClock } from '../../platform/clock.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { type Cast, openUnionCast, refusedAs, signInEveryone, wellDone, wishOf } from './cast.ts'
import type { ChangeSummary } from './changes.contract.ts'
import type { UnionPage } from './unions.contract.ts'
import { verifyUnions } from './verify-unions.ts'

let cast: Cast
let ids: Cast['union']['orgIds']
const basis = '江编发〔2026〕7号'

beforeAll(async () => {
  cast = await openUnionCast('2025-06-10T02:00:00.000Z')
  ids = cast.union.orgIds
})

afterAll(() => cast.platform.stop())

type Figures = { figures: { key: string; count: number }[]; coverage: { covered: number; total: unknown } }
type Cases = { cases: { id: string; orgName: string; deskName: string }[] }

let officers: Cast['officers']

async function applyAt(union: 'couriers' | 'foundry', name: string): Promise<string> {
  const wish = wishOf(ids[union], { kind: 'firm', name, employerName: name, employerCreditCode: null })
  return wellDone(await officers[union].post<{ id: string }>('/unions/applications', wish)).id
}

async function decide(id: string, who: 'couriers' | 'foundry' | 'north', decision: string) {
  return wellDone(
    await officers[who].post<{ orgId: string }>(`/unions/applications/${id}/decision`, {
      decision,
      note: '经研究决定',
    }),
  )
}

async function foundedIn(year: number, orgId: string): Promise<number> {
  const { figures } = wellDone(await officers.builder.get<Figures>(`/unions/${orgId}/figures?year=${year}`))
  return figures.find((figure) => figure.key === 'founded')!.count
}

async function foundGrassroots(name: string, parentId: string): Promise<string> {
  const wish = wishOf(parentId, { name, employerName: name, employerCreditCode: null })
  const { id } = wellDone(await officers.foundry.post<{ id: string }>('/unions/applications', wish))
  const approve = { decision: 'approve', note: '' }
  return wellDone(await officers.north.post<{ orgId: string }>(`/unions/applications/${id}/decision`, approve)).orgId
}

/** Where a new county has no officer yet, the city founds by a list. */
async function importBelow(parentCode: string, name: string): Promise<void> {
  const row = `${parentCode}9999,${name},基层工会,${parentCode},2026-07-10`
  const fileId = await officers.builder.upload('unions.csv', `组织编码,组织名称,类别,上级组织编码,成立日期\n${row}`)
  const { jobId } = wellDone(await officers.builder.post<{ jobId: string }>('/unions/imports', { fileId }))
  await finished(officers.builder, jobId)
}

async function followPaths(): Promise<void> {
  await recurring.find((one) => one.kind === 'orgs.follow-reparentings')!.run(systemActor('test'))
}

test('a county is split in mid-year: last year stays, open cases follow, closed ones keep the old name', async () => {
  officers = cast.officers
  const old = await foundGrassroots('江北老工会委员会', ids.north)
  const closedId = await applyAt('couriers', '配送一分会')
  await decide(closedId, 'couriers', 'refuse')
  const openId = await applyAt('couriers', '配送二分会')

  stopClock('2026-07-15T02:00:00.000Z')
  officers = await signInEveryone(cast.platform)
  const lastYear = await foundedIn(2025, ids.north)
  expect(lastYear).toBe(1)

  const wish = {
    kind: 'split',
    orgId: ids.north,
    on: '2026-07-01',
    basis,
    parts: [{ name: '江北新区总工会', childIds: [ids.couriers, old] }],
  }
  const before = wellDone(await officers.builder.post<ChangeSummary>('/unions/changes/preview', wish))
  expect(before.counts).toMatchObject({ unions: 2, members: 3, openCases: 1 })
  const done = wellDone(await officers.builder.post<ChangeSummary>('/unions/changes', wish))
  const part = done.orgs.find((org) => org.name === '江北新区总工会')!
  wellDone(
    await officers.builder.post('/unions/changes', {
      kind: 'rename',
      orgId: ids.couriers,
      name: '迅捷即时配送工会',
      on: '2026-07-02',
      basis,
    }),
  )
  await followPaths()

  expect(await foundedIn(2025, ids.north)).toBe(lastYear)
  expect(await foundedIn(2025, part.id)).toBe(0)
  expect(refusedAs(await officers.north.get(`/unions/${ids.couriers}`))).toEqual([404, 'unions.not-found'])

  const { cases } = wellDone(await officers.builder.get<Cases>(`/cases?type=unions.founding&orgId=${part.id}`))
  expect(cases).toMatchObject([
    { id: openId, orgName: '迅捷即时配送工会', deskName: '迅捷即时配送工会' },
    { id: closedId, orgName: '迅捷配送工会' },
  ])
  await decide(openId, 'couriers', 'approve')

  await importBelow(part.code, '新区第一工会')
  expect(await foundedIn(2026, part.id)).toBe(1)
  expect(await foundedIn(2026, ids.north)).toBe(0)

  const page = wellDone(await officers.builder.get<UnionPage>(`/unions/${ids.couriers}`))
  expect(page.names.map((one) => one.name)).toEqual(['迅捷即时配送工会', '迅捷配送工会'])
  expect(page.places).toEqual([
    { fromOn: '2026-07-01', parentName: '江北新区总工会' },
    { fromOn: '2013-01-01', parentName: '江北区总工会' },
  ])
  expect(page.changes.map((one) => one.kindName)).toContain('分设')
  expect(page.openCases).toBe(0)
  expect(page.accounts).toBeNull()
})

test('a merger ends a union with its posts, and its open cases are its successor’s', async () => {
  const openId = await applyAt('foundry', '铸造三分会')
  const merger = { kind: 'merge', fromIds: [ids.market], intoId: ids.port, on: '2026-07-15', basis }
  const done = wellDone(await officers.builder.post<ChangeSummary>('/unions/changes', merger))
  expect(done.counts.members).toBe(3)
  await followPaths()
  const market = wellDone(await officers.builder.get<UnionPage>(`/unions/${ids.market}`))
  expect(market).toMatchObject({ closedOn: '2026-07-15', successor: { name: '东港造船工会' }, members: 0 })
  expect(market.may).toEqual({ change: 'no', reopen: 'yes', elect: 'no', set: 'no' })
  const port = wellDone(await officers.builder.get<UnionPage>(`/unions/${ids.port}`))
  expect(port.members).toBe(6)
  const [chair] = cast.union.workers.filter((worker) => worker.union === 'port')
  const election = {
    orgId: ids.market,
    kind: 'general',
    heldOn: '2026-07-15',
    method: 'members',
    eligibleCount: 3,
    attendedCount: 3,
    elected: [{ personId: chair!.personId, post: 'chair', votes: 3 }],
  }
  expect(refusedAs(await officers.builder.post('/unions/elections', election))).toEqual([409, 'unions.ended'])
  wellDone(await officers.foundry.post(`/unions/applications/${openId}/withdrawal`))
})

test('coverage is told against a number from outside, or not at all', async () => {
  const ask = () => officers.builder.get<Figures>(`/unions/${ids.north}/figures?year=2026`)
  expect(wellDone(await ask()).coverage.total).toBeNull()
  const total = { year: 2026, firmCount: 1200, source: '市场监管局 2026 年 6 月登记数' }
  wellDone(await officers.builder.put(`/unions/${ids.north}/firm-total`, total))
  expect(wellDone(await ask()).coverage.total).toEqual(total)
  expect(refusedAs(await officers.south.put(`/unions/${ids.north}/firm-total`, total))).toEqual([
    404,
    'unions.not-found',
  ])
  const rows = wellDone(
    await officers.builder.get<{ rows: { name: string }[] }>(`/unions/${ids.north}/figures/rows?year=2025&key=founded`),
  )
  expect(rows.rows.map((row) => row.name)).toEqual(['江北老工会委员会'])
})

test('after all of it every promise holds', async () => {
  expect(await transaction(system, verifyUnions)).toEqual([])
  expect(await transaction(system, verifyCases)).toEqual([])
})
