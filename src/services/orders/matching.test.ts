import { afterAll, beforeAll, expect, test } from 'vitest'
import { done, noon, type OrderCast, openOrderCast, refusedAs } from '../../../test/world/orders.ts'
import { sexOf } from '../../kernel/people/index.ts'
import { stopClock } from '../../platform/clock.ts'
import { rows, sql } from '../../platform/db/sql.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import type { Scope } from '../../platform/scope.ts'
import { findObstacles } from './find-obstacles.ts'
import type { HostedMatchCard, MatchGuest, MyMatchPage } from './matching.contract.ts'
import { pairMatches } from './pair-matches.ts'
import { verifyOrders } from './verify-orders.ts'

const begun = '2026-12-05T07:00:00.000Z'
const ended = '2026-12-06T16:00:00.000Z'
const times = {
  ...{ enrolUntil: '2026-12-04T16:00:00.000Z', startsAt: '2026-12-05T06:00:00.000Z' },
  ...{ endsAt: '2026-12-05T09:00:00.000Z', chooseUntil: '2026-12-06T15:59:00.000Z' },
}

let cast: OrderCast
/** Workers of the county by sex, as indexes; the outsiders are of the other county. */
let men: number[]
let women: number[]
let outsider: number
beforeAll(async () => {
  cast = await openOrderCast(noon, 40)
  const { workers } = cast.union
  const north = workers.flatMap(({ union }, at) => (union === 'foundry' || union === 'couriers' ? [at] : []))
  men = north.filter((at) => sexOf(workers[at]!.idNumber) === 'male')
  women = north.filter((at) => sexOf(workers[at]!.idNumber) === 'female')
  outsider = workers.findIndex(({ union }) => union === 'market')
})
afterAll(() => cast.stop())

const profile = (at: number, changes: object = {}) => ({
  ...{ single: 'declared', nickname: `称呼${at}`, about: '喜欢爬山', hopes: '', contact: `wx-${at}-only-for-two` },
  ...changes,
})
const wish = (changes: object = {}) => ({
  ...{ orgId: cast.union.orgIds.north, title: '会聚良缘', place: '职工之家', ...times },
  ...{ ageFrom: 18, ageTo: 80, seatsEach: 20, mostChoices: 2 },
  ...changes,
})
const opened = async (changes: object = {}) =>
  done(await cast.officers.north.post<{ id: string }>('/orders/match-events', wish(changes))).id
const enter = (event: string, at: number, changes: object = {}) =>
  cast.workers[at]!.post<{ number: number }>(`/me/match-events/${event}/entry`, profile(at, changes))
const pageOf = async (event: string, at: number) =>
  done(await cast.workers[at]!.get<MyMatchPage>(`/me/match-events/${event}`))
const choose = (event: string, at: number, chosenIds: readonly string[]) =>
  cast.workers[at]!.put(`/me/match-events/${event}/choices`, { chosenIds })
const entryOf = async (event: string, at: number) => (await pageOf(event, at)).profile!.id
const hosted = async (event: string) => {
  const { events } = done(
    await cast.officers.north.get<{ events: HostedMatchCard[] }>(
      `/orders/match-events?orgId=${cast.union.orgIds.north}`,
    ),
  )
  return events.find((one) => one.id === event)!
}

async function filled(changes: object = {}): Promise<string> {
  await cast.travel(noon)
  const event = await opened(changes)
  for (const at of [...men.slice(0, 3), ...women.slice(0, 3)]) done(await enter(event, at))
  return event
}

const secretTables = ['match_choices', 'match_profiles'] as const
const read = (scope: Scope, work: (tx: Tx) => Promise<unknown[]>) => transaction({ scope }, work)

test('one signs up as a single member of the right age, once, while there are seats and time', async () => {
  await cast.travel(noon)
  const event = await opened({ seatsEach: 1 })
  expect(refusedAs(await enter(event, outsider))).toEqual([404, 'orders.match-missing'])
  expect(refusedAs(await enter(event, men[0]!, { single: 'not-declared' }))).toEqual([422, 'orders.match-not-single'])
  expect(done(await enter(event, men[0]!)).number).toBe(1)
  expect(refusedAs(await enter(event, men[0]!))).toEqual([409, 'orders.match-entered'])
  expect(refusedAs(await enter(event, men[1]!))).toEqual([409, 'orders.match-full'])
  const narrow = await opened({ ageFrom: 79, ageTo: 80 })
  expect(refusedAs(await enter(narrow, men[0]!))).toEqual([422, 'orders.match-age'])
  stopClock(times.enrolUntil)
  expect(refusedAs(await enter(event, women[0]!))).toEqual([409, 'orders.match-entry-over'])
})

test('two who want the last seat at once do not both get it', async () => {
  await cast.travel(noon)
  const event = await opened({ seatsEach: 1 })
  const asked = await Promise.all(women.slice(0, 4).map((at) => enter(event, at)))
  expect(asked.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
})

test('a profile is shown to whoever takes part, without the contact, and to nobody else', async () => {
  const event = await filled()
  const seen = await pageOf(event, men[0]!)
  expect(seen.others.map((one) => one.nickname)).toEqual(women.slice(0, 3).map((at) => `称呼${at}`))
  expect(JSON.stringify(seen.others)).not.toContain('only-for-two')
  expect((await pageOf(event, men[5]!)).others).toEqual([])
  expect(refusedAs(await cast.workers[outsider]!.get(`/me/match-events/${event}`))).toEqual([
    404,
    'orders.match-missing',
  ])
  const { guests } = done(await cast.officers.north.get<{ guests: MatchGuest[] }>(`/orders/match-events/${event}/door`))
  expect(guests).toHaveLength(6)
  expect(JSON.stringify(guests)).not.toContain('称呼')
  expect(refusedAs(await cast.officers.south.get(`/orders/match-events/${event}/door`))).toEqual([
    404,
    'orders.match-missing',
  ])
  done(await cast.workers[men[0]!]!.put(`/me/match-events/${event}/profile`, profile(men[0]!, { about: '也喜欢下棋' })))
  expect((await pageOf(event, women[0]!)).others[0]).toMatchObject({ about: '也喜欢下棋' })
})

test('one chooses from the beginning to the end, as many as allowed, whoever takes part', async () => {
  const event = await filled()
  const [her, other, third] = await Promise.all(women.slice(0, 3).map((at) => entryOf(event, at)))
  expect(refusedAs(await choose(event, men[0]!, [her!]))).toEqual([409, 'orders.match-not-begun'])
  stopClock(begun)
  expect(refusedAs(await choose(event, men[0]!, [her!, other!, third!]))).toEqual([422, 'orders.match-too-many'])
  const own = await entryOf(event, men[1]!)
  expect(refusedAs(await choose(event, men[0]!, [own]))).toEqual([404, 'orders.match-partner-missing'])
  expect(refusedAs(await choose(event, men[6]!, [her!]))).toEqual([409, 'orders.match-not-entered'])
  done(await choose(event, men[0]!, [her!, other!]))
  done(await choose(event, men[0]!, [third!]))
  expect((await pageOf(event, men[0]!)).chosenIds).toEqual([third])
  stopClock(times.chooseUntil)
  expect(refusedAs(await choose(event, men[0]!, [her!]))).toEqual([409, 'orders.match-over'])
})

test('nobody sees a one-sided choice: no role, no officer’s scope, not the one chosen, not the platform itself', async () => {
  const event = await filled()
  stopClock(begun)
  const [man, woman] = [men[0]!, women[0]!]
  done(await choose(event, man, [await entryOf(event, woman)]))
  const { union } = cast
  const own = { role: 'app', orgs: [], personId: union.workers[man]!.personId } as const
  const choicesIn = (tx: Tx) => rows(tx, sql`select * from orders.match_choices where event_id = ${event}`)
  expect(await read(own, choicesIn)).toHaveLength(1)
  const others: Scope[] = [
    { role: 'system' },
    { role: 'app', orgs: Object.values(union.orgIds), personId: null },
    { role: 'app', orgs: [], personId: union.workers[woman]!.personId },
    { role: 'app', orgs: [], personId: union.workers[men[1]!]!.personId },
    ...Object.values(union.officerIds).map((personId) => ({
      ...({ role: 'app', orgs: Object.values(union.orgIds) } as const),
      personId,
    })),
  ]
  for (const scope of others) expect(await read(scope, choicesIn)).toEqual([])
  const profilesIn = (tx: Tx) => rows(tx, sql`select * from orders.match_profiles where event_id = ${event}`)
  const strangers = others.filter((scope) => scope.role === 'system' || scope.orgs.length > 0)
  for (const scope of strangers) expect(await read(scope, profilesIn)).toEqual([])
  expect(await pageOf(event, woman)).toMatchObject({ chosenIds: [], couples: [] })
  const traces = await transaction(system, (tx) =>
    rows(tx, sql`select action from audit.entries where action like 'orders.match-chos%'`),
  )
  expect(traces).toEqual([])
  for (const verb of ['insert into', 'delete from']) {
    const forged = read({ role: 'system' }, (tx) =>
      tx.client
        .query(`${verb} orders.match_choices ${verb === 'delete from' ? '' : 'select * from orders.match_choices'}`)
        .then((one) => one.rows),
    )
    await expect(forged).rejects.toThrow('permission denied')
  }
})

test('only who chose each other are told, then every choice is erased and the couples are counted', async () => {
  const event = await filled()
  stopClock(begun)
  const [m1, m2, m3] = men as [number, number, number]
  const [w1, w2, w3] = women as [number, number, number]
  const ids = new Map<number, string>()
  for (const at of [m1, m2, m3, w1, w2, w3]) ids.set(at, await entryOf(event, at))
  await Promise.all([choose(event, m1, [ids.get(w1)!]), choose(event, w1, [ids.get(m1)!, ids.get(m2)!])])
  done(await choose(event, m2, [ids.get(w2)!]))
  done(await choose(event, m3, [ids.get(w3)!]))
  done(await choose(event, w3, [ids.get(m3)!]))
  done(await cast.workers[w3]!.post(`/me/match-events/${event}/withdrawal`))
  expect(await pairMatches()).toBe(0)
  stopClock(ended)
  const told = await Promise.all([pairMatches(), pairMatches()])
  expect(told[0]! + told[1]!).toBeGreaterThanOrEqual(1)
  expect((await pageOf(event, m1)).couples).toEqual([
    expect.objectContaining({ nickname: `称呼${w1}`, contact: `wx-${w1}-only-for-two` }),
  ])
  expect((await pageOf(event, w1)).couples).toEqual([expect.objectContaining({ contact: `wx-${m1}-only-for-two` })])
  for (const at of [m2, m3, w2, w3]) expect((await pageOf(event, at)).couples).toEqual([])
  await cast.travel(ended)
  expect(await hosted(event)).toMatchObject({ couples: 1, stage: 'over', men: 3, women: 2 })
  for (const at of [m1, m2, w1]) {
    const scope = { role: 'app', orgs: [], personId: cast.union.workers[at]!.personId } as const
    for (const table of secretTables)
      expect(
        await read(scope, (tx) =>
          tx.client.query(`select * from orders.${table} where event_id = '${event}'`).then((one) => one.rows),
        ),
      ).toEqual([])
  }
  expect(await transaction(system, verifyOrders)).toEqual([])
})

test('whoever withdraws takes her profile and her choices with her, and may come back', async () => {
  const event = await filled()
  const { personId } = cast.union.workers[women[0]!]!
  const still = () => transaction(system, (tx) => findObstacles(tx, personId))
  done(await cast.workers[women[0]!]!.post(`/me/match-events/${event}/withdrawal`))
  expect((await pageOf(event, women[0]!)).profile).toBeNull()
  expect((await pageOf(event, men[0]!)).others).toHaveLength(2)
  const again = await cast.workers[women[0]!]!.post(`/me/match-events/${event}/withdrawal`)
  expect(refusedAs(again)).toEqual([409, 'orders.match-not-entered'])
  expect(done(await enter(event, women[0]!)).number).toBe(4)
  expect(await still()).toHaveLength(1)
})

test('whoever is blocked neither sees nor is seen, at this event or another, and no couple comes of it', async () => {
  const event = await filled()
  const [man, woman] = [men[0]!, women[0]!]
  const [his, hers] = [await entryOf(event, man), await entryOf(event, woman)]
  stopClock(begun)
  done(await choose(event, man, [hers]))
  const { id } = done(await cast.workers[woman]!.post<{ id: string }>('/me/match-blocks', { entryId: his }))
  expect((await pageOf(event, woman)).others.map((one) => one.id)).not.toContain(his)
  expect(await pageOf(event, man)).toMatchObject({ chosenIds: [] })
  expect((await pageOf(event, man)).others.map((one) => one.id)).not.toContain(hers)
  const again = await cast.workers[woman]!.post('/me/match-blocks', { entryId: his })
  expect(refusedAs(again)).toEqual([404, 'orders.match-partner-missing'])
  const foreign = await cast.workers[man]!.delete(`/me/match-blocks/${id}`)
  expect(refusedAs(foreign)).toEqual([404, 'orders.match-block-missing'])
  const { blocks } = done(await cast.workers[woman]!.get<{ blocks: unknown[] }>('/me/match-blocks'))
  expect(blocks).toHaveLength(1)
  done(await cast.workers[woman]!.delete(`/me/match-blocks/${id}`))
  expect((await pageOf(event, woman)).others.map((one) => one.id)).toContain(his)
})

test('a host moves an event before it begins and calls it off with the reason; what people wrote is erased', async () => {
  const event = await filled()
  const put = (body: object) => cast.officers.north.put(`/orders/match-events/${event}/times`, body)
  const later = { ...times, startsAt: '2026-12-05T07:00:00.000Z', reason: '场地调整' }
  done(await put(later))
  expect(refusedAs(await put({ ...later, chooseUntil: later.startsAt }))).toEqual([422, 'orders.match-times-wrong'])
  const ages = await cast.officers.north.post('/orders/match-events', wish({ ageFrom: 40, ageTo: 30 }))
  expect(refusedAs(ages)).toEqual([422, 'orders.match-ages-wrong'])
  await cast.travel('2026-12-05T07:30:00.000Z')
  expect(refusedAs(await put(later))).toEqual([409, 'orders.match-begun'])
  const callOff = () => cast.officers.north.post(`/orders/match-events/${event}/calling-off`, { reason: '天气原因' })
  done(await callOff())
  expect(refusedAs(await callOff())).toEqual([409, 'orders.match-called-off'])
  expect(await pageOf(event, men[0]!)).toMatchObject({ profile: null, event: { stage: 'called-off' } })
  const { notices } = done(await cast.workers[men[0]!]!.get<{ notices: { text: string }[] }>('/me/notices'))
  expect(notices.map((one) => one.text).join()).toContain('天气原因')
  expect(await transaction(system, verifyOrders)).toEqual([])
})
