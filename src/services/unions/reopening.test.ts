import { afterAll, beforeAll, expect, test } from 'vitest'
import { recurring } from '../../apps/server/modules.ts'
import { systemActor } from '../../kernel/access/index.ts'
import { pathAsOf } from '../../kernel/orgs/index.ts'
import { stopClock } from '../../platform/clock.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { type Cast, openUnionCast, refusedAs, signInEveryone, wellDone, wishOf } from './cast.ts'
import type { ChangeSummary } from './changes.contract.ts'
import type { UnionPage } from './unions.contract.ts'

let cast: Cast
let ids: Cast['union']['orgIds']
const basis = '江工发〔2026〕31号'
const reason = '企业恢复生产'

beforeAll(async () => {
  cast = await openUnionCast('2026-07-15T02:00:00.000Z')
  ids = cast.union.orgIds
})

afterAll(() => cast.platform.stop())

const change = (wish: Record<string, unknown>, key?: string) =>
  cast.officers.builder.post<ChangeSummary & { id: string }>(
    '/unions/changes',
    { on: '2026-07-15', basis, ...wish },
    key,
  )
const reopen = (orgId: string, more: Record<string, unknown> = {}) => change({ kind: 'reopen', orgId, reason, ...more })
const page = (id: string) => cast.officers.builder.get<UnionPage>(`/unions/${id}`)

/** An empty union founded for a firm below the north county. */
async function foundFor(employerCreditCode: string | null, name: string): Promise<string> {
  const wish = wishOf(ids.north, { name, employerCreditCode })
  const { id } = wellDone(await cast.officers.market.post<{ id: string }>('/unions/applications', wish))
  const decision = { decision: 'approve', note: basis, on: '2026-07-01' }
  const { orgId } = wellDone(
    await cast.officers.north.post<{ orgId: string }>(`/unions/applications/${id}/decision`, decision),
  )
  return orgId
}

const figure = async (key: string) => {
  const { figures } = wellDone(
    await cast.officers.north.get<{ figures: { key: string; count: number }[] }>(
      `/unions/${ids.north}/figures?year=2026`,
    ),
  )
  return figures.find((one) => one.key === key)!.count
}

test('a closed union lives again from a day on: name, code and history are there, and the days between stay', async () => {
  const id = await foundFor(null, '江北快递工会')
  wellDone(await change({ kind: 'close', orgId: id, on: '2026-07-03' }))
  const closed = wellDone(await page(id))
  expect(closed).toMatchObject({ closedOn: '2026-07-03', may: { change: 'no', reopen: 'yes' } })
  expect(wellDone(await page(ids.north)).ended).toMatchObject([{ id, closedOn: '2026-07-03', successor: null }])

  const wish = { kind: 'reopen', orgId: id, reason, on: '2026-07-10', basis }
  const preview = wellDone(await cast.officers.builder.post<ChangeSummary>('/unions/changes/preview', wish))
  expect(preview.sentence).toBe('恢复江北快递工会（企业恢复生产）')
  expect(wellDone(await page(id)).closedOn).toBe('2026-07-03')
  const done = wellDone(await change(wish, 'reopening-once-1'))
  expect(wellDone(await change(wish, 'reopening-once-1')).id).toBe(done.id)

  const living = wellDone(await page(id))
  expect(living).toMatchObject({ closedOn: null, successor: null, may: { change: 'yes', reopen: 'no' } })
  expect(living.org.code).toBe(closed.org.code)
  expect(living.changes.map((one) => one.sentence)).toContain('恢复江北快递工会（企业恢复生产）')
  expect(wellDone(await page(ids.north)).ended).toEqual([])
  expect(await figure('reopened')).toBe(1)
  const standing = await transaction(system, async (tx) => {
    const on = ['2026-07-02', '2026-07-03', '2026-07-09', '2026-07-10']
    const paths = []
    for (const day of on) paths.push((await pathAsOf(tx, id, day)) !== null)
    return paths
  })
  expect(standing).toEqual([true, false, false, true])
})

test('it is audited with reason and day, and closes and reopens again', async () => {
  const id = await foundFor(null, '江北仓储工会')
  for (const [closing, reopening] of [
    ['2026-07-04', '2026-07-05'],
    ['2026-07-06', '2026-07-08'],
  ]) {
    wellDone(await change({ kind: 'close', orgId: id, on: closing }))
    wellDone(await reopen(id, { on: reopening }))
  }
  const { entries } = wellDone(
    await cast.officers.eye.get<{ entries: { action: string }[] }>(`/audit?room=unions&orgId=${ids.north}`),
  )
  expect(entries.filter((entry) => entry.action === 'unions.reopen').length).toBeGreaterThanOrEqual(2)
})

test('what is not closed, not due or not one’s own is not reopened', async () => {
  const id = await foundFor(null, '江北装卸工会')
  expect(refusedAs(await reopen(id))).toEqual([409, 'orgs.not-closed'])
  wellDone(await change({ kind: 'close', orgId: id, on: '2026-07-05' }))
  expect(refusedAs(await reopen(id, { on: '2026-07-04' }))).toEqual([409, 'orgs.before-last-change'])
  expect(refusedAs(await reopen(id, { on: '2026-07-16' }))).toEqual([422, 'orgs.not-yet-effective'])
  const wish = { kind: 'reopen', orgId: id, reason, on: '2026-07-15', basis }
  expect(refusedAs(await cast.officers.south.post('/unions/changes', wish))).toEqual([404, 'unions.not-found'])
  expect(refusedAs(await cast.officers.market.post('/unions/changes', wish))).toEqual([403, 'access.not-permitted'])
  wellDone(await cast.officers.north.post('/unions/changes', wish))
})

test('an employer that has founded another since has one living union', async () => {
  const firm = '91110108551385082Q'
  const id = await foundFor(firm, '江北快送工会')
  wellDone(await change({ kind: 'close', orgId: id, on: '2026-07-05' }))
  const other = await foundFor(firm, '江北快送新工会')
  expect(refusedAs(await reopen(id))).toEqual([409, 'unions.employer-covered'])
  wellDone(await change({ kind: 'close', orgId: other }))
  wellDone(await reopen(id))
  const again = wishOf(ids.north, { employerCreditCode: firm })
  expect(refusedAs(await cast.officers.market.post('/unions/applications', again))).toEqual([
    409,
    'unions.employer-covered',
  ])
})

test('the union above must live: it is reopened first', async () => {
  const upper = await foundFor(null, '江北商圈工会')
  const lower = await foundFor(null, '江北商圈二工会')
  wellDone(await change({ kind: 'move', orgId: lower, parentId: upper, on: '2026-07-03' }))
  wellDone(await change({ kind: 'close', orgId: lower, on: '2026-07-05' }))
  wellDone(await change({ kind: 'close', orgId: upper, on: '2026-07-06' }))
  expect(refusedAs(await reopen(lower))).toEqual([409, 'orgs.parent-closed'])
  wellDone(await reopen(upper, { on: '2026-07-08' }))
  expect(refusedAs(await reopen(lower, { on: '2026-07-07' }))).toEqual([409, 'orgs.before-last-change'])
  wellDone(await reopen(lower, { on: '2026-07-09' }))
})

test('what a merger took stays with the successor, and a merger under way is not undone', async () => {
  wellDone(await change({ kind: 'merge', fromIds: [ids.port], intoId: ids.foundry, on: '2026-07-10' }))
  const members = wellDone(await page(ids.foundry)).members
  expect(refusedAs(await reopen(ids.port))).toEqual([409, 'orgs.still-following'])

  stopClock('2026-07-17T02:00:00.000Z')
  Object.assign(cast.officers, await signInEveryone(cast.platform))
  await recurring.find((one) => one.kind === 'orgs.follow-reparentings')!.run(systemActor('test'))
  wellDone(await reopen(ids.port, { on: '2026-07-17' }))
  const port = wellDone(await page(ids.port))
  expect(port).toMatchObject({ closedOn: null, members: 0, successor: null, term: null })
  expect(wellDone(await page(ids.foundry)).members).toBeGreaterThanOrEqual(members)
})
