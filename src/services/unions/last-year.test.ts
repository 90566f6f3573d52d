import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { recurring } from '../../apps/server/modules.ts'
import { systemActor } from '../../kernel/access/index.ts'
import { stopClock } from '../../platform/clock.ts'
import { type Cast, openUnionCast, signInEveryone, wellDone, wishOf } from './cast.ts'

let cast: Cast
let ids: Cast['union']['orgIds']
let officers: Cast['officers']
/** Founded last year: two under the northern county, one under the southern. */
let founded: Record<'moving' | 'closing' | 'merging', string>

type Figures = { figures: { key: string; count: number }[] }

async function found(county: 'north' | 'south', name: string): Promise<string> {
  const wish = wishOf(ids[county], { name, employerName: name, employerCreditCode: null })
  const { id } = wellDone(await officers.foundry.post<{ id: string }>('/unions/applications', wish))
  const approve = { decision: 'approve', note: '' }
  return wellDone(await officers[county].post<{ orgId: string }>(`/unions/applications/${id}/decision`, approve)).orgId
}

async function foundedIn(year: number, orgId: string): Promise<number> {
  const { figures } = wellDone(await officers.builder.get<Figures>(`/unions/${orgId}/figures?year=${year}`))
  return figures.find((figure) => figure.key === 'founded')!.count
}

/** Carries out a change of the tree, lets everything follow, and reads last year's report again. */
async function after(change: Record<string, unknown>) {
  const basis = '江编发〔2026〕9号'
  wellDone(await officers.builder.post('/unions/changes', { on: '2026-07-01', basis, ...change }))
  await recurring.find((one) => one.kind === 'orgs.follow-reparentings')!.run(systemActor('test'))
  return report(2025)
}

async function report(year: number) {
  const [north, south, city] = [ids.north, ids.south, ids.city].map((id) => foundedIn(year, id))
  return { north: await north, south: await south, city: await city }
}

beforeAll(async () => {
  cast = await openUnionCast('2025-06-10T02:00:00.000Z')
  ids = cast.union.orgIds
  officers = cast.officers
  founded = {
    moving: await found('north', '江北甲工会委员会'),
    closing: await found('north', '江北乙工会委员会'),
    merging: await found('south', '江南丙工会委员会'),
  }
  stopClock('2026-07-15T02:00:00.000Z')
  officers = await signInEveryone(cast.platform)
})

afterAll(() => cast.platform.stop())

const lastYear = { north: 2, south: 1, city: 3 }

beforeEach(async () => expect(await report(2025)).toEqual(lastYear))

test('a union that moves to another county leaves last year’s report as it was', async () => {
  expect(await after({ kind: 'move', orgId: founded.moving, parentId: ids.south })).toEqual(lastYear)
  expect(await report(2026)).toEqual({ north: 0, south: 0, city: 0 })
})

test('a union that merges into one of another county leaves last year’s report as it was', async () => {
  expect(await after({ kind: 'merge', fromIds: [founded.merging], intoId: ids.foundry })).toEqual(lastYear)
})

test('a union that closes leaves last year’s report as it was', async () => {
  expect(await after({ kind: 'close', orgId: founded.closing })).toEqual(lastYear)
})

test('a county that merges into another, with all below it, leaves both reports of last year as they were', async () => {
  expect(await after({ kind: 'merge', fromIds: [ids.south], intoId: ids.north })).toEqual(lastYear)
})
