import { afterAll, beforeAll, expect, test } from 'vitest'
import { done, type OrderCast, openOrderCast, refusedAs } from '../../../test/world/orders.ts'
import type { FigureCard } from './figures.contract.ts'

let cast: OrderCast
let county: string
beforeAll(async () => {
  cast = await openOrderCast()
  county = cast.union.orgIds.north
})
afterAll(() => cast.stop())

const code = (at: number) => `91130302MA${String(at).padStart(8, '0')}`
const firm = (at: number, checkUp: 'given' | 'none' = 'given') => ({
  ...{ name: `第${at}货运公司`, creditCode: code(at), kind: 'partner', checkUp },
  advice: checkUp === 'given' ? '补签书面劳动合同' : '',
})
const event = { title: '法律援助走基层', place: '物流园', placeKind: 'park', people: 40, consultations: 6 }
const enter = (entries: object[], by = cast.officers.north, orgId = county) =>
  by.post<{ events: number; visits: number; newFirms: number; checkUps: number }>('/orders/legal-log', {
    orgId,
    entries,
  })

async function figuresOf(orgId: string, by = cast.officers.manager) {
  const { figures } = done(
    await by.get<{ figures: FigureCard[] }>(`/orders/figures?orgId=${orgId}&from=2026-11-01&to=2026-11-30`),
  )
  return Object.fromEntries(figures.map((one) => [one.key, one.total]))
}

test('events, firms and check-ups are three numbers: a firm is one 家 however often it is visited (A000-07.c7)', async () => {
  const entries = [
    { on: '2026-11-02', event, firms: [firm(1), firm(2, 'none')] },
    { on: '2026-11-03', event, firms: [firm(1)] },
    { on: '2026-11-04', event: null, firms: [firm(3)] },
  ]
  expect(done(await enter(entries))).toEqual({ events: 2, visits: 4, newFirms: 3, checkUps: 3 })
  const south = [{ on: '2026-11-05', event: null, firms: [firm(1)] }]
  const other = done(await enter(south, cast.officers.south, cast.union.orgIds.south))
  expect(other).toMatchObject({ visits: 1, newFirms: 0, checkUps: 1 })
  expect(await figuresOf(cast.union.orgIds.city)).toMatchObject({
    'legal-events': 2,
    firms: 3,
    'check-ups': 4,
    consultations: 12,
  })
  expect(await figuresOf(cast.union.orgIds.south)).toMatchObject({ 'legal-events': 0, firms: 1, 'check-ups': 1 })
})

test('a faulty line refuses the whole batch and books nothing', async () => {
  const before = await figuresOf(county)
  const good = { on: '2026-11-06', event, firms: [firm(9)] }
  for (const [bad, refusal] of [
    [{ on: '2026-12-06', event, firms: [] }, [422, 'orders.legal-to-come']],
    [{ on: '2026-11-06', event: null, firms: [] }, [422, 'orders.legal-empty']],
    [{ on: '2026-11-06', event, firms: [{ ...firm(8), advice: '' }] }, [422, 'orders.legal-without-advice']],
  ] as const)
    expect(refusedAs(await enter([good, bad]))).toEqual(refusal)
  expect(refusedAs(await enter([good], cast.officers.market))).toEqual([404, 'access.not-found'])
  expect(await figuresOf(county)).toEqual(before)
})

test('the visits behind the numbers are listed by whoever may read them', async () => {
  const list = (orgId: string, by = cast.officers.north) =>
    by.get<{ visits: { firmName: string; advice: string }[] }>(`/orders/firm-visits?orgId=${orgId}&checkUp=given`)
  const { visits } = done(await list(county))
  expect(visits[0]).toMatchObject({ firmName: '第3货运公司', advice: '补签书面劳动合同' })
  expect(refusedAs(await list(county, cast.officers.south))).toEqual([404, 'access.not-found'])
})

test('an opening is marked with its source and how exact it is, and told beside what was counted', async () => {
  const opening = {
    orgId: county,
    figure: 'stages',
    cases: 9,
    qualifier: 'and-more',
    source: '2026年上半年工作台账',
    untilDay: '2026-11-10',
  }
  done(await cast.officers.north.post('/orders/openings', opening))
  const answer = await cast.officers.north.get<{ figures: FigureCard[] }>(
    `/orders/figures?orgId=${county}&from=2026-11-01&to=2026-11-30`,
  )
  const stages = done(answer).figures.find((one) => one.key === 'stages')!
  expect(stages).toMatchObject({
    counted: 0,
    total: 9,
    openings: [{ source: '2026年上半年工作台账', qualifier: 'and-more' }],
  })
  expect(refusedAs(await cast.officers.north.post('/orders/openings', { ...opening, cases: 10 }))[0]).toBe(409)
})
