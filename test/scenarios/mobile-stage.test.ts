import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyCases } from '../../src/kernel/cases/index.ts'
import { verifyOccasions } from '../../src/kernel/occasions/index.ts'
import { system, transaction } from '../../src/platform/db/transaction.ts'
import type { FigureCard } from '../../src/services/orders/figures.contract.ts'
import type { OrderPage } from '../../src/services/orders/orders.contract.ts'
import { done, type OrderCast, openOrderCast } from '../world/orders.ts'

/**
 * 曹县总工会“惠工流动小舞台” (S49, A002-04): a courier calls the hotline, a department takes the order, a squad performs at the
 * post office for 30余 workers; 「今年以来，已到生产一线开展文艺演出10余场，服务职工2000多人次」. What was before the platform is an
 * opening; the rest comes out of orders that ran through all four steps.
 */
const published = { stages: '10余', people: '2000多', audience: 36 }
const before = { stages: 9, people: 1_850 }
const shows = [
  { place: '曹县邮政公司', placeKind: 'firm', heads: published.audience },
  { place: '纺织厂二车间', placeKind: 'workshop', heads: 88 },
  { place: '电商产业园区', placeKind: 'park', heads: 73 },
] as const

let cast: OrderCast
beforeAll(async () => {
  cast = await openOrderCast('2026-11-02T01:00:00.000Z')
}, 120_000)
afterAll(() => cast.stop())

test('orders come by hotline and phone, a department takes them, a squad serves, workers rate: 10余场, 2000多人次', async () => {
  const county = cast.union.orgIds.north
  const make = async <Body>(address: string, body: object) =>
    done(await cast.officers.north.post<Body & { id: string }>(address, { orgId: county, ...body }))
  const { id: officeId } = await make('/orders/offices', { name: '宣教文体部' })
  const { id: offerId } = await make('/orders/offers', {
    ...{ family: 'stage', title: '惠工流动小舞台', officeId, placeKinds: ['firm', 'workshop', 'park'] },
  })
  const members = Array.from({ length: 8 }, (_, at) => ({ name: `文艺志愿者${at + 1}`, volunteer: 'artist' }))
  const { id: squadId } = await make('/orders/squads', {
    name: '文艺志愿服务小分队',
    families: ['stage'],
    leader: '队长',
    members,
  })
  for (const [figure, cases, qualifier] of [
    ['stages', before.stages, 'and-more'],
    ['stage-people', before.people, 'many'],
  ] as const)
    await make('/orders/openings', { figure, cases, qualifier, source: '2026年10月底工作台账', untilDay: '2026-10-31' })

  const courier = cast.union.workers[1]!
  const wish = (at: number) => ({
    ...{ menuOrgId: county, offerId, place: shows[at]!.place, placeKind: shows[at]!.placeKind, wish: '想看演出' },
    ...{ wantedFrom: '2026-11-03', wantedTo: '2026-11-30', people: 30 },
  })
  const call = { ...wish(0), name: courier.name, phone: courier.phone }
  const ordered = [
    done(await cast.officers.north.post<{ id: string; known: boolean }>('/orders/calls', call)).id,
    done(await cast.workers[0]!.post<{ id: string }>('/me/orders', wish(1))).id,
    done(await cast.workers[4]!.post<{ id: string }>('/me/orders', wish(2))).id,
  ]
  const raters = [cast.workers[1]!, cast.workers[0]!, cast.workers[4]!]
  for (const [at, id] of ordered.entries()) {
    const act = async (deed: string, body: object) =>
      done(await cast.officers.north.post(`/orders/${id}/${deed}`, body))
    await cast.travel(`2026-11-${String(3 + at * 5).padStart(2, '0')}T01:00:00.000Z`)
    const day = `2026-11-${String(4 + at * 5).padStart(2, '0')}`
    await act('taking', { officeId })
    const hours = { startsAt: `${day}T06:00:00.000Z`, endsAt: `${day}T07:30:00.000Z` }
    await act('schedule', { squadId, ...hours, place: shows[at]!.place, placeKind: shows[at]!.placeKind })
    await cast.travel(`${day}T08:00:00.000Z`)
    await act('service', { heads: shows[at]!.heads })
    done(await raters[at]!.post(`/me/orders/${id}/rating`, { served: 'served', stars: 5, text: '送到家门口了' }))
    const page = done(await cast.officers.north.get<OrderPage>(`/orders/${id}`))
    expect(page).toMatchObject({ state: 'closed', attended: shows[at]!.heads, squadName: '文艺志愿服务小分队' })
  }

  const year = `/orders/figures?orgId=${county}&from=2026-01-01&to=2026-12-31`
  const { figures } = done(await cast.officers.north.get<{ figures: FigureCard[] }>(year))
  const said = Object.fromEntries(figures.map((one) => [one.key, one]))
  expect(said.stages).toMatchObject({ counted: 3, total: 12, words: published.stages })
  expect(said['stage-people']).toMatchObject({ counted: 197, total: 2_047, words: published.people })
  expect(published.audience).toBeGreaterThan(30)
  expect(await transaction(system, verifyOccasions)).toEqual([])
  expect(await transaction(system, verifyCases)).toEqual([])
}, 120_000)
