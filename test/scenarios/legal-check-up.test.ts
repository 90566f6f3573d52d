import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FigureCard } from '../../src/services/orders/figures.contract.ts'
import { done, type OrderCast, openOrderCast } from '../world/orders.ts'

/**
 * 江苏省总三年行动计划 (S42, A000-07.c7): 「“苏工阳光法律援助志愿服务走基层”活动2500场」, 「深入平台企业及与其合作的企业1200家」,
 * 「提供“法治体检”2000次」. Three numbers kept apart: two counties of one city meet the same firms, and a firm stays one.
 */
const plan = { events: 2_500, firms: 1_200, checkUps: 2_000 }
const batch = 250

let cast: OrderCast
beforeAll(async () => {
  cast = await openOrderCast('2026-11-27T01:00:00.000Z', 4)
}, 120_000)
afterAll(() => cast.stop())

const dayOf = (at: number) => new Date(Date.UTC(2024, 0, 1) + (at % 1_050) * 86_400_000).toISOString().slice(0, 10)
const firmOf = (at: number, checkUp: 'given' | 'none') => ({
  ...{
    name: `第${at}号平台合作企业`,
    creditCode: `91320100MA${String(at).padStart(8, '0')}`,
    kind: at % 5 === 0 ? 'platform' : 'partner',
  },
  ...{ checkUp, advice: checkUp === 'given' ? '补签书面劳动合同，公示考勤制度' : '' },
})

test('2,500 events, 1,200 firms and 2,000 check-ups come out of the monthly logs of two counties, each counted apart', async () => {
  const event = {
    title: '法律援助志愿服务走基层',
    place: '快递网点',
    placeKind: 'station',
    people: 12,
    consultations: 3,
  }
  const entries = Array.from({ length: plan.events }, (_, at) => ({
    ...{ on: dayOf(at), event },
    firms: at < plan.checkUps ? [firmOf(at % plan.firms, 'given')] : [firmOf(at % plan.firms, 'none')],
  }))
  for (let from = 0; from < entries.length; from += batch) {
    const isNorth = (from / batch) % 2 === 0
    const [officer, orgId] = isNorth
      ? [cast.officers.north, cast.union.orgIds.north]
      : [cast.officers.south, cast.union.orgIds.south]
    const body = { orgId, entries: entries.slice(from, from + batch) }
    const key = `legal-log-of-batch-${from}`
    const entered = done(await officer.post<{ events: number }>('/orders/legal-log', body, key))
    expect(entered.events).toBe(batch)
    if (from === 0) expect(done(await officer.post('/orders/legal-log', body, key))).toEqual(entered)
  }
  const figures = async (orgId: string) => {
    const address = `/orders/figures?orgId=${orgId}&from=2024-01-01&to=2026-12-31`
    const found = done(await cast.officers.manager.get<{ figures: FigureCard[] }>(address)).figures
    return Object.fromEntries(found.map((one) => [one.key, one.total]))
  }
  const city = await figures(cast.union.orgIds.city)
  expect(city).toMatchObject({ 'legal-events': plan.events, firms: plan.firms, 'check-ups': plan.checkUps })
  const [north, south] = [await figures(cast.union.orgIds.north), await figures(cast.union.orgIds.south)]
  expect(north['legal-events']! + south['legal-events']!).toBe(plan.events)
  expect(north.firms! + south.firms!).toBeGreaterThan(plan.firms)
}, 600_000)
