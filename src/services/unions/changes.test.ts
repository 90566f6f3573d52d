import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Cast, openUnionCast, refusedAs, wellDone, wishOf } from './cast.ts'
import type { ChangeSummary } from './changes.contract.ts'

let cast: Cast
let ids: Cast['union']['orgIds']
const basis = '江工发〔2026〕30号'

beforeAll(async () => {
  cast = await openUnionCast('2026-07-15T02:00:00.000Z')
  ids = cast.union.orgIds
})

afterAll(() => cast.platform.stop())

type Done = ChangeSummary & { id: string }

test('a preview says what moves, and moves nothing', async () => {
  const wish = { kind: 'move', orgId: ids.couriers, parentId: ids.south, on: '2026-07-01', basis }
  const preview = wellDone(await cast.officers.builder.post<ChangeSummary>('/unions/changes/preview', wish))
  expect(preview).toMatchObject({
    sentence: '迅捷配送工会由江北区总工会划归江南区总工会',
    counts: { unions: 1, members: 3, openCases: 0 },
  })
  const { orgs } = wellDone(await cast.officers.north.get<{ orgs: { id: string }[] }>(`/orgs?parentId=${ids.north}`))
  expect(orgs.map((org) => org.id)).toContain(ids.couriers)
})

test('a county is split, and its part takes unions along', async () => {
  const wish = {
    kind: 'split',
    orgId: ids.north,
    on: '2026-07-01',
    basis,
    parts: [{ name: '江北新区总工会', code: '130305', childIds: [ids.couriers] }],
  }
  const done = wellDone(await cast.officers.builder.post<Done>('/unions/changes', wish, 'split-of-north-1'))
  expect(done.counts).toMatchObject({ unions: 1, members: 3 })
  expect(done.sentence).toBe('从江北区总工会分设江北新区总工会')
  const replay = await cast.officers.builder.post<Done>('/unions/changes', wish, 'split-of-north-1')
  expect(replay.body.id).toBe(done.id)
  const part = done.orgs.find((org) => org.name === '江北新区总工会')!
  const couriers = done.orgs.find((org) => org.id === ids.couriers)!
  expect(part).toMatchObject({ kind: 'county', parentId: ids.city, code: '130305' })
  expect(couriers.parentId).toBe(part.id)
})

test('a union moves, is renamed, merged and closed', async () => {
  const change = (wish: Record<string, unknown>) =>
    cast.officers.builder.post<Done>('/unions/changes', { on: '2026-07-10', basis, ...wish })
  expect(wellDone(await change({ kind: 'move', orgId: ids.port, parentId: ids.north })).sentence).toBe(
    '东港造船工会由江南区总工会划归江北区总工会',
  )
  expect(wellDone(await change({ kind: 'rename', orgId: ids.port, name: '东港船舶工会' })).sentence).toBe(
    '东港造船工会更名为东港船舶工会',
  )
  expect(wellDone(await change({ kind: 'merge', fromIds: [ids.port], intoId: ids.foundry })).sentence).toBe(
    '东港船舶工会并入江北铸造厂工会',
  )
  expect(refusedAs(await change({ kind: 'close', orgId: ids.market }))).toEqual([409, 'unions.not-empty'])
})

test('nobody applies to a union that is no more', async () => {
  const wish = wishOf(ids.port, { kind: 'firm', employerCreditCode: null })
  expect(refusedAs(await cast.officers.market.post('/unions/applications', wish))).toEqual([
    409,
    'unions.parent-closed',
  ])
})

test('what the tree forbids is refused, and so is what a preview would do', async () => {
  const both = async (wish: Record<string, unknown>, code: string, who = cast.officers.builder) => {
    const whole = { on: '2026-07-14', basis, ...wish }
    expect(refusedAs(await who.post('/unions/changes', whole))[1]).toBe(code)
    expect(refusedAs(await who.post('/unions/changes/preview', whole))[1]).toBe(code)
  }
  await both({ kind: 'move', orgId: ids.market, parentId: ids.south }, 'orgs.already-there')
  await both({ kind: 'move', orgId: ids.south, parentId: ids.market }, 'orgs.cycle')
  await both({ kind: 'move', orgId: ids.south, parentId: ids.north }, 'orgs.kind-not-below')
  await both({ kind: 'move', orgId: ids.market, parentId: ids.north, on: '2026-07-16' }, 'orgs.not-yet-effective')
  await both({ kind: 'move', orgId: ids.couriers, parentId: ids.south, on: '2026-06-30' }, 'orgs.before-last-change')
  await both({ kind: 'rename', orgId: ids.city, name: '滨江市工会' }, 'unions.upper-must-act')
  await both({ kind: 'move', orgId: ids.market, parentId: ids.neighbour }, 'unions.not-found')
  await both({ kind: 'close', orgId: ids.north }, 'orgs.has-children')
  const split = (parts: unknown[]) => ({ kind: 'split', orgId: ids.south, parts })
  await both(split([{ name: '江南新区总工会', childIds: [] }]), 'unions.part-without-child')
  const twice = ['甲', '乙'].map((name) => ({ name: `${name}区总工会`, childIds: [ids.market] }))
  await both(split(twice), 'unions.child-twice')
  await both(split([{ name: '江南新区总工会', childIds: [ids.foundry] }]), 'orgs.not-a-child')
})

test('an officer changes only what lies below her own union', async () => {
  const rename = (orgId: string) => ({ kind: 'rename', orgId, name: '改个名字工会', on: '2026-07-15', basis })
  const ask = (who: keyof Cast['officers'], orgId: string) => cast.officers[who].post('/unions/changes', rename(orgId))
  expect(refusedAs(await ask('south', ids.south))).toEqual([403, 'unions.upper-must-act'])
  expect(refusedAs(await ask('south', ids.foundry))).toEqual([404, 'unions.not-found'])
  expect(refusedAs(await ask('south', '019aa000-0000-7000-8000-000000000000'))).toEqual([404, 'unions.not-found'])
  expect(refusedAs(await ask('stranger', ids.foundry))).toEqual([404, 'unions.not-found'])
  expect(refusedAs(await ask('market', ids.market))).toEqual([403, 'access.not-permitted'])
  expect(refusedAs(await ask('auditor', ids.market))).toEqual([403, 'access.not-permitted'])
  wellDone(await ask('south', ids.market))
})
