import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { done, noon, type OrderCast, openOrderCast, refusedAs } from '../../../test/world/orders.ts'
import { systemActor } from '../../kernel/access/index.ts'
import { escalateOverdue } from '../../kernel/cases/index.ts'
import { readIndicator } from '../../kernel/indicators/index.ts'
import { heldFact, tallyFact } from '../../kernel/occasions/index.ts'
import { now } from '../../platform/clock.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { MenuPage, OfferCard } from './menu.contract.ts'
import type { OrderCard, OrderPage } from './orders.contract.ts'
import { lapseOrders } from './rate-order.ts'
import { verifyOrders } from './verify-orders.ts'

let cast: OrderCast
let officeId: string
let offerId: string
let squadId: string
let county: string

beforeAll(async () => {
  cast = await openOrderCast()
  county = cast.union.orgIds.north
  const { north } = cast.officers
  officeId = done(await north.post<{ id: string }>('/orders/offices', { orgId: county, name: '宣教文体部' })).id
  offerId = done(await north.post<{ id: string }>('/orders/offers', offer())).id
  const squad = {
    orgId: county,
    name: '轻骑兵小分队',
    families: ['stage'],
    leader: '赵队长',
    members: [{ name: '钱演员', volunteer: 'artist' }],
  }
  squadId = done(await north.post<{ id: string }>('/orders/squads', squad)).id
})
beforeEach(() => (now() === noon ? undefined : cast.travel(noon)))
afterAll(() => cast.stop())

function offer(changes: object = {}) {
  return {
    ...{ orgId: county, family: 'stage', title: '惠工流动小舞台', summary: '歌舞、快板', officeId },
    ...{ placeKinds: ['firm', 'workshop', 'park'], months: [], fewest: 10 },
    ...changes,
  }
}

function wish(changes: object = {}) {
  return {
    ...{ menuOrgId: county, offerId, wish: '想在车间看演出', placeKind: 'workshop', place: '铸造厂一号车间' },
    ...{ wantedFrom: '2026-11-26', wantedTo: '2026-12-10', people: 30 },
    ...changes,
  }
}

/** Workers 0, 4, 8 are of the foundry, 1, 5, 9 of the couriers, both below the north; 2 and 3 are of the south. */
const order = (at: number, changes: object = {}) =>
  cast.workers[at]!.post<{ id: string; number: string }>('/me/orders', wish(changes))
const placed = async (at: number, changes: object = {}) => done(await order(at, changes)).id
const times = { startsAt: '2026-11-26T06:00:00.000Z', endsAt: '2026-11-26T07:30:00.000Z' }
const plan = (changes: object = {}) => ({
  squadId,
  ...times,
  place: '铸造厂一号车间',
  placeKind: 'workshop',
  ...changes,
})
const act = (id: string, deed: string, body: object = {}, by = cast.officers.north) =>
  by.post(`/orders/${id}/${deed}`, body)
const free = (changes: object = {}) => ({ offerId: null, wish: `想请人来教大家用灭火器${newId()}`, ...changes })
async function scheduled(at: number, changes: object = {}) {
  const id = await placed(at, free())
  done(await act(id, 'taking', { officeId }))
  const { occasionId } = done(await act(id, 'schedule', plan(changes))) as { occasionId: string }
  return { id, occasionId }
}

describe('ordering', () => {
  test('a worker finds the menus of her union and of those above it, and nobody else’s (A001-11.c3)', async () => {
    const menus = async (at: number) => {
      const { menus: found } = done(
        await cast.workers[at]!.get<{ menus: { orgId: string; offers: OfferCard[] }[] }>('/me/menus'),
      )
      return found.flatMap((one) => one.offers.map((card) => card.id))
    }
    expect(await menus(0)).toContain(offerId)
    expect(await menus(2)).toEqual([])
    expect(refusedAs(await order(2))).toEqual([403, 'orders.menu-not-yours'])
  })

  test('an order has a wish, a place and days; what does not fit is refused and books nothing (A002-04.c1)', async () => {
    for (const [changes, refusal] of [
      [{ offerId: null, wish: '玩' }, [422, 'orders.wish-empty']],
      [{ wantedFrom: '2026-11-20' }, [422, 'orders.days-wrong']],
      [{ placeKind: 'school' }, [422, 'orders.place-kind-wrong']],
      [{ people: 3 }, [422, 'orders.too-few']],
      [{ offerId: newId() }, [404, 'orders.offer-missing']],
    ] as const)
      expect(refusedAs(await order(0, changes))).toEqual(refusal)
    const { orders } = done(await cast.workers[0]!.get<{ orders: OrderCard[] }>('/me/orders'))
    expect(orders).toEqual([])
  })

  test('whoever belongs to no union is asked to join one first', async () => {
    const officer = cast.officers.guard
    expect(refusedAs(await officer.post('/me/orders', wish(free())))).toEqual([409, 'orders.no-union'])
  })

  test('the same offer is ordered once while it is under way, also under two clicks', async () => {
    const both = await Promise.all([order(4), order(4)])
    expect(both.some((answer) => answer.status === 200)).toBe(true)
    expect(refusedAs(await order(4))).toEqual([409, 'orders.ordered-already'])
  })

  test('an officer writes a call down; a member owns it and is told, a stranger stays under seal (A002-04.c1)', async () => {
    const member = cast.union.workers[8]!
    const call = (body: object) =>
      cast.officers.north.post<{ id: string; known: boolean }>('/orders/calls', { ...wish(free()), ...body })
    const known = done(await call({ name: member.name, phone: member.phone }))
    expect(known.known).toBe(true)
    expect((await cast.workers[8]!.get(`/me/orders/${known.id}`)).status).toBe(200)
    const stranger = done(await call({ name: '韩骑手', phone: '13900001234' }))
    expect(stranger.known).toBe(false)
    const page = done(await cast.officers.north.get<OrderPage>(`/orders/${stranger.id}`))
    expect([page.channel, page.caller, page.orderedBy]).toEqual([
      'hotline',
      { name: '韩骑手', phone: '13900001234' },
      '韩*手',
    ])
    const elsewhere = cast.union.workers[2]!
    expect(done(await call({ name: elsewhere.name, phone: elsewhere.phone })).known).toBe(false)
  })

  test('a union orders for its members and rates what was served', async () => {
    const body = { ...wish(free({ people: 50 })), orgId: cast.union.orgIds.couriers }
    const { id } = done(await cast.officers.couriers.post<{ id: string }>('/orders', body))
    done(await act(id, 'taking', { officeId }))
    done(await act(id, 'schedule', plan({ startsAt: '2026-11-27T01:00:00.000Z', endsAt: '2026-11-27T02:00:00.000Z' })))
    await cast.travel('2026-11-27T02:10:00.000Z')
    done(await act(id, 'service', { heads: 48 }))
    const rating = { served: 'served', stars: 5, text: '职工很喜欢' }
    expect(refusedAs(await act(id, 'rating', rating, cast.officers.market))).toEqual([404, 'orders.order-missing'])
    done(await act(id, 'rating', rating, cast.officers.couriers))
    expect(done(await cast.officers.north.get<OrderPage>(`/orders/${id}`))).toMatchObject({
      state: 'closed',
      stars: 5,
      attended: 48,
    })
  })
})

describe('taking and serving', () => {
  test('an office takes it, a squad serves it, the worker rates it: three acts of three parties (A002-04.c2, c3, c4)', async () => {
    const id = await placed(0)
    expect(refusedAs(await act(id, 'taking', { officeId }, cast.officers.market))).toEqual([
      404,
      'orders.order-missing',
    ])
    expect(refusedAs(await act(id, 'taking', { officeId: newId() }))).toEqual([404, 'orders.office-missing'])
    expect(refusedAs(await act(id, 'service', { heads: 30 }))).toEqual([409, 'cases.moved-meanwhile'])
    done(await act(id, 'taking', { officeId }))
    done(await act(id, 'schedule', plan()))
    const { body: mine } = await cast.workers[0]!.get<OrderCard>(`/me/orders/${id}`)
    expect(mine).toMatchObject({ state: 'scheduled', officeName: '宣教文体部', serving: { place: '铸造厂一号车间' } })
    expect(refusedAs(await act(id, 'service', { heads: 30 }))).toEqual([409, 'occasions.not-begun'])
    await cast.travel('2026-11-26T08:00:00.000Z')
    done(await act(id, 'service', { heads: 36, note: '加演一个节目' }))
    done(await cast.workers[0]!.post(`/me/orders/${id}/rating`, { served: 'served', stars: 5, text: '很热闹' }))
    const page = done(await cast.officers.north.get<OrderPage>(`/orders/${id}`))
    expect(page).toMatchObject({ state: 'closed', stars: 5, said: '很热闹', attended: 36 })
    const count = (kind: string) =>
      transaction(system, (tx) => readIndicator(tx, { kind, orgId: county, from: '2026-11-26', to: '2026-11-26' }))
    expect(await count(heldFact('orders.stage'))).toMatchObject({ cases: 1 })
    expect(await count(tallyFact('orders.stage', 'people'))).toMatchObject({ cases: 36, people: 0 })
    expect(await transaction(system, verifyOrders)).toEqual([])
  })

  test('an order that nobody took rises and is seen (A002-04.c2)', async () => {
    await placed(9, free())
    await cast.travel('2026-11-27T04:00:00.000Z')
    await escalateOverdue(systemActor('test'))
    const { waiting } = done(await cast.officers.north.get<{ waiting: { late: number } }>('/orders'))
    expect(waiting.late).toBeGreaterThan(0)
  })

  test('a squad is at one place at a time, also when two are scheduled at the same moment', async () => {
    const ids = await Promise.all([5, 9].map((at) => placed(at, free())))
    for (const id of ids) done(await act(id, 'taking', { officeId }))
    const hours = { startsAt: '2026-12-01T01:00:00.000Z', endsAt: '2026-12-01T03:00:00.000Z' }
    const both = await Promise.all(ids.map((id) => act(id, 'schedule', plan(hours))))
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 409])
    expect(refusedAs(both.find((answer) => answer.status === 409)!)).toEqual([409, 'orders.squad-booked'])
  })

  test('times that are past, a strange squad, and one that serves other things are refused', async () => {
    const { north } = cast.officers
    const id = await placed(1)
    done(await act(id, 'taking', { officeId }))
    const lawyers = { orgId: county, name: '律师服务队', families: ['legal-aid'], leader: '孙律师' }
    const other = done(await north.post<{ id: string }>('/orders/squads', lawyers)).id
    const hours = { startsAt: '2026-12-03T01:00:00.000Z', endsAt: '2026-12-03T03:00:00.000Z' }
    for (const [changes, refusal] of [
      [{ ...hours, endsAt: hours.startsAt }, [422, 'orders.times-wrong']],
      [{ ...hours, squadId: newId() }, [404, 'orders.squad-missing']],
      [{ ...hours, squadId: other }, [422, 'orders.squad-serves-other']],
    ] as const)
      expect(refusedAs(await act(id, 'schedule', plan(changes)))).toEqual(refusal)
    done(await north.post(`/orders/squads/${other}/end`))
    expect(refusedAs(await north.post(`/orders/squads/${other}/end`))).toEqual([409, 'orders.squad-ended'])
    expect(refusedAs(await north.post(`/orders/squads/${squadId}/end`))).toEqual([409, 'orders.squad-out'])
    expect(refusedAs(await north.post('/orders/squads', lawyers))).toEqual([409, 'orders.squad-known'])
    const gone = `/orders/squads/${squadId}/members/${newId()}/leaving`
    expect(refusedAs(await north.post(gone))).toEqual([404, 'orders.squad-member-missing'])
  })

  test('what is called off waits to be scheduled again, and the squad is free', async () => {
    const hours = { startsAt: '2026-12-05T01:00:00.000Z', endsAt: '2026-12-05T03:00:00.000Z' }
    const { id } = await scheduled(5, hours)
    done(await act(id, 'calling-off', { note: '车间检修' }))
    expect(done(await cast.officers.north.get<OrderPage>(`/orders/${id}`)).state).toBe('taken')
    done(await act(id, 'schedule', plan(hours)))
  })

  test('«not served» sends it back to the office and says what was missing', async () => {
    const { id } = await scheduled(9, { startsAt: '2026-11-26T10:00:00.000Z', endsAt: '2026-11-26T11:00:00.000Z' })
    await cast.travel('2026-11-26T11:10:00.000Z')
    done(await act(id, 'service', { heads: 0 }))
    const rate = (text: string) =>
      cast.workers[9]!.post(`/me/orders/${id}/rating`, { served: 'not-served', stars: 1, text })
    expect(refusedAs(await rate(''))).toEqual([422, 'orders.nothing-to-say'])
    done(await rate('等了一下午没人来'))
    expect(done(await cast.officers.north.get<OrderPage>(`/orders/${id}`)).state).toBe('taken')
  })

  test('what nobody rates is closed without stars after ten days', async () => {
    const { id } = await scheduled(8, { startsAt: '2026-11-26T12:00:00.000Z', endsAt: '2026-11-26T13:00:00.000Z' })
    await cast.travel('2026-11-26T13:10:00.000Z')
    done(await act(id, 'service', { heads: 12 }))
    await cast.travel('2026-12-07T04:00:00.000Z')
    expect(await lapseOrders()).toBe(1)
    expect(done(await cast.officers.north.get<OrderPage>(`/orders/${id}`))).toMatchObject({
      state: 'unrated',
      stars: null,
    })
  })

  test('it is declined with a reason, withdrawn by its owner, or handed on to a union above', async () => {
    const [declined, withdrawn, handed] = await Promise.all([1, 5, 9].map((at) => placed(at, free())))
    done(await act(declined!, 'declining', { note: '这项服务今年没有安排' }))
    done(await cast.workers[5]!.post(`/me/orders/${withdrawn}/withdrawal`))
    const to = (orgId: string) => act(handed!, 'handing-on', { orgId, note: '市里有这支队伍' })
    expect(refusedAs(await to(cast.union.orgIds.south))).toEqual([403, 'orders.menu-not-yours'])
    done(await to(cast.union.orgIds.city))
    const states = await Promise.all(
      [declined, withdrawn, handed].map(
        async (id) => done(await cast.officers.manager.get<OrderPage>(`/orders/${id}`)).state,
      ),
    )
    expect(states).toEqual(['declined', 'withdrawn', 'waiting'])
    expect(refusedAs(await cast.workers[0]!.get(`/me/orders/${declined}`))).toEqual([404, 'orders.order-missing'])
    expect(refusedAs(await cast.officers.outsider.get(`/orders/${declined}`))).toEqual([404, 'orders.order-missing'])
    // A union of others and one that does not exist are answered in the same words.
    for (const orgId of [cast.union.orgIds.market, newId()])
      expect(refusedAs(await cast.officers.outsider.get(`/orders?orgId=${orgId}`))).toEqual([
        404,
        'orders.order-missing',
      ])
  })
})

describe('the menu', () => {
  test('offers are changed and retired with the reason and what people had said (A001-11.c2)', async () => {
    const { north } = cast.officers
    const id = done(
      await north.post<{ id: string }>('/orders/offers', offer({ title: '夏日送清凉', months: [6, 7, 8] })),
    ).id
    expect(refusedAs(await order(0, { offerId: id }))).toEqual([409, 'orders.out-of-season'])
    const { orgId: _, ...changed } = offer({ title: '四季慰问演出', fewest: null })
    done(await north.put(`/orders/offers/${id}`, { ...changed, reason: '职工反映其他季节也想看' }))
    const ordered = await placed(8, { offerId: id })
    done(await north.post(`/orders/offers/${id}/retiring`, { reason: '评价不高，换新节目' }))
    expect(refusedAs(await order(0, { offerId: id }))).toEqual([409, 'orders.offer-retired'])
    expect(done(await cast.officers.north.get<OrderPage>(`/orders/${ordered}`)).state).toBe('waiting')
    const menu = done(await north.get<MenuPage>(`/orders/menu?orgId=${county}`))
    const found = menu.offers.find((one) => one.id === id)!
    expect(found.changes.map((one) => [one.action, one.reason, one.orders])).toEqual([
      ['retired', '评价不高，换新节目', 1],
      ['changed', '职工反映其他季节也想看', 0],
      ['offered', '', 0],
    ])
  })

  test('a free wish becomes an offer', async () => {
    const { north } = cast.officers
    const wishOrderId = await placed(1, free())
    const made = await north.post('/orders/offers', offer({ title: '消防培训', family: 'class', wishOrderId }))
    done(made)
    const menu = done(await north.get<MenuPage>(`/orders/menu?orgId=${county}`))
    expect(menu.wishes.find((one) => one.orderId === wishOrderId)?.onMenu).toBe(true)
    const strange = await north.post('/orders/offers', offer({ title: '消防培训', wishOrderId: newId() }))
    expect(refusedAs(strange)).toEqual([404, 'orders.order-missing'])
  })

  test('an office is closed once no offer names it', async () => {
    const { north } = cast.officers
    const add = (name: string) => north.post<{ id: string }>('/orders/offices', { orgId: county, name })
    expect(refusedAs(await add('宣教文体部'))).toEqual([409, 'orders.office-known'])
    expect(refusedAs(await north.post(`/orders/offices/${officeId}/closing`))).toEqual([409, 'orders.office-in-use'])
    const { id } = done(await add('临时部'))
    done(await north.post(`/orders/offices/${id}/closing`))
    expect(refusedAs(await north.post('/orders/offers', offer({ officeId: id })))).toEqual([
      409,
      'orders.office-closed',
    ])
  })
})
