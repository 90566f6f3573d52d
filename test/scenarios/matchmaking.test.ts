import { afterAll, beforeAll, expect, test } from 'vitest'
import { sexOf } from '../../src/kernel/people/index.ts'
import { stopClock } from '../../src/platform/clock.ts'
import { system, transaction } from '../../src/platform/db/transaction.ts'
import type { FigureCard } from '../../src/services/orders/figures.contract.ts'
import type { MyMatchPage } from '../../src/services/orders/matching.contract.ts'
import { orders, pairMatches } from '../../src/services/orders/service.ts'
import { done, type OrderCast, openOrderCast } from '../world/orders.ts'

/**
 * 辽源市总工会“会聚良缘” (S50, A001-11): 「两年内举办婚恋交友活动3次，近40对情侣现场牵手成功」. The first event and its couples
 * are an opening; the other two run from the sign-up to the couples, with choices that stay one-sided among them.
 */
const published = { events: 3, couples: '近40' }
const before = { events: 1, couples: 12 }
const couplesEach = 13

let cast: OrderCast
beforeAll(async () => {
  cast = await openOrderCast('2026-09-01T01:00:00.000Z', 72)
}, 120_000)
afterAll(() => cast.stop())

test('three events bring nearly forty couples, and whom anybody chose in vain is known to nobody (A001-11.c7)', async () => {
  const city = cast.union.orgIds.city
  const host = () => cast.officers.manager
  for (const [figure, cases, qualifier] of [
    ['match-events', before.events, 'exact'],
    ['couples', before.couples, 'nearly'],
  ] as const)
    done(
      await host().post('/orders/openings', {
        ...{ orgId: city, figure, cases, qualifier, source: '2025年度工作总结', untilDay: '2025-12-31' },
      }),
    )

  const indexes = cast.union.workers.map((_, at) => at)
  const of = (sex: 'male' | 'female') =>
    indexes.filter((at) => sexOf(cast.union.workers[at]!.idNumber) === sex).slice(0, couplesEach + 5)
  const [men, women] = [of('male'), of('female')]
  const spare = Math.min(men.length, women.length)
  expect(spare).toBeGreaterThan(couplesEach)

  for (const month of ['09', '10']) {
    await cast.travel(`2026-${month}-01T01:00:00.000Z`)
    const { id } = done(
      await host().post<{ id: string }>('/orders/match-events', {
        ...{
          orgId: city,
          title: '会聚良缘',
          place: '职工服务中心',
          ageFrom: 18,
          ageTo: 80,
          seatsEach: 60,
          mostChoices: 2,
        },
        ...{ enrolUntil: `2026-${month}-18T16:00:00.000Z`, startsAt: `2026-${month}-19T01:00:00.000Z` },
        ...{ endsAt: `2026-${month}-19T04:00:00.000Z`, chooseUntil: `2026-${month}-19T06:00:00.000Z` },
      }),
    )
    const entries = new Map<number, string>()
    const page = async (at: number) => done(await cast.workers[at]!.get<MyMatchPage>(`/me/match-events/${id}`))
    for (const at of [...men, ...women]) {
      const body = { single: 'declared', nickname: `称呼${at}`, about: '爱好运动', contact: `wx-${at}-x` }
      done(await cast.workers[at]!.post(`/me/match-events/${id}/entry`, body))
      entries.set(at, (await page(at)).profile!.id)
    }
    stopClock(`2026-${month}-19T04:30:00.000Z`)
    const choose = (at: number, whom: number) =>
      cast.workers[at]!.put(`/me/match-events/${id}/choices`, { chosenIds: [entries.get(whom)!] })
    for (let at = 0; at < spare; at += 1) {
      done(await choose(men[at]!, women[at]!))
      // Beyond the couples everybody chooses somebody who chose another.
      done(await choose(women[at]!, at < couplesEach ? men[at]! : men[0]!))
    }
    stopClock(`2026-${month}-19T06:01:00.000Z`)
    expect(await pairMatches()).toBe(1)
    expect((await page(men[0]!)).couples).toEqual([
      { nickname: `称呼${women[0]}`, number: expect.any(Number), contact: `wx-${women[0]}-x` },
    ])
    expect((await page(men[couplesEach]!)).couples).toEqual([])
  }

  await cast.travel('2026-11-02T01:00:00.000Z')
  const span = `/orders/figures?orgId=${city}&from=2025-01-01&to=2026-12-31`
  const { figures } = done(await host().get<{ figures: FigureCard[] }>(span))
  const said = Object.fromEntries(figures.map((one) => [one.key, one]))
  expect(said['match-events']).toMatchObject({ counted: 2, total: published.events })
  expect(said.couples).toMatchObject({ counted: 26, total: 38, words: published.couples })
  expect(await transaction(system, orders.verify)).toEqual([])
}, 120_000)
