import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Visitor } from '../../../test/world/visitor.ts'
import { now } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import {
  all,
  announced,
  meeting,
  noon,
  ofFoundry,
  officers,
  openCast,
  pageOf,
  plan,
  platform,
  refusedAs,
  refusedPlan,
  seat,
  travel,
  union,
  workers,
} from './cast.ts'
import type { MyPlace, OccasionForMe } from './contract.ts'
import { remindPeople, verifyOccasions } from './index.ts'

beforeAll(openCast)
beforeEach(() => (now() === noon ? undefined : travel(noon)))
afterAll(() => platform.stop())

describe('planning', () => {
  test('times that run backwards, the past, strange words and faulty rules are refused', async () => {
    expect(await refusedPlan({ endsAt: '2026-11-25T05:00:00.000Z' })).toEqual([422, 'occasions.times-reversed'])
    expect(await refusedPlan({ startsAt: '2026-11-20T06:00:00.000Z' })).toEqual([422, 'occasions.in-the-past'])
    expect(await refusedPlan({ placeKind: 'moon' })).toEqual([422, 'occasions.word-unknown'])
    expect(await refusedPlan({ rule: { old: 1 } })).toEqual([422, 'occasions.rule-faulty'])
    expect(await refusedPlan({ kind: 'test.unknown' })).toEqual([404, 'occasions.kind-unknown'])
    expect(await refusedPlan({ orgId: union.orgIds.market })).toEqual([404, 'access.not-found'])
    expect(await refusedPlan({ placeKind: 'workshop' })).toBe('planned')
  })

  test('nobody sees it before it is announced, and then only those it is for', async () => {
    const id = await plan()
    expect(refusedAs(await workers[0]!.get(`/me/occasions/${id}`))).toEqual([404, 'occasions.not-found'])
    await officers.foundry!.post(`/occasions/${id}/announcement`)
    expect((await workers[0]!.get(`/me/occasions/${id}`)).status).toBe(200)
    expect(refusedAs(await workers[1]!.get(`/me/occasions/${id}`))).toEqual([404, 'occasions.not-found'])
    expect(refusedAs(await officers.market!.get(`/occasions/${id}`))).toEqual([404, 'occasions.not-found'])
    // A union of others and one that does not exist are answered in the same words.
    for (const orgId of [union.orgIds.foundry, newId()])
      expect(refusedAs(await officers.market!.get(`/occasions?orgId=${orgId}`))).toEqual([404, 'occasions.not-found'])
    // Nor does a role that runs nothing learn whether there is one.
    for (const one of [id, newId()])
      expect(refusedAs(await officers.outsider!.post(`/occasions/${one}/announcement`))).toEqual([
        404,
        'occasions.not-found',
      ])
    expect((await officers.north!.get(`/occasions/${id}`)).status).toBe(200)
    expect(refusedAs(await officers.foundry!.post(`/occasions/${id}/announcement`))).toEqual([
      409,
      'occasions.not-planned',
    ])
  })

  test('what everybody may see stands on the public list, the next first', async () => {
    const id = await announced({ visibility: 'everyone' })
    const guest = new Visitor(platform.address, '10.9.0.1')
    const { body } = await guest.get<{ occasions: { id: string }[] }>('/public/occasions')
    expect(body.occasions.map((one) => one.id)).toContain(id)
    expect(refusedAs(await guest.get('/public/occasions?cursor=nowhere'))).toEqual([422, 'occasions.cursor-unknown'])
  })
})

describe('places', () => {
  test('seats go first come first served, and a free one goes to the first who waits', async () => {
    const id = await announced()
    expect((await seat(0, id)).body).toEqual({ state: 'placed', before: 0 })
    expect((await seat(4, id)).body).toEqual({ state: 'placed', before: 0 })
    expect((await seat(8, id)).body).toEqual({ state: 'waiting', before: 0 })
    expect(refusedAs(await seat(0, id))).toEqual([409, 'occasions.place-taken'])
    expect((await workers[0]!.delete(`/me/occasions/${id}/place`)).status).toBe(204)
    const { body } = await workers[8]!.get<{ place: MyPlace }>(`/me/occasions/${id}`)
    expect(body.place).toMatchObject({ state: 'placed', before: 0 })
    const { body: told } = await workers[8]!.get<{ notices: { title: string }[] }>('/me/notices')
    expect(told.notices[0]!.title).toBe('候补成功')
    expect(refusedAs(await workers[0]!.delete(`/me/occasions/${id}/place`))).toEqual([409, 'occasions.no-place'])
    expect((await seat(0, id)).body.state).toBe('waiting')
  })

  test('of all who ask at the same moment exactly as many get a seat as there are', async () => {
    const id = await announced({ visibility: 'everyone', venues: [{ name: '主会场', place: '礼堂', capacity: 5 }] })
    const answers = await Promise.all(workers.map((_, at) => seat(at, id)))
    expect(answers.filter((one) => one.body.state === 'placed')).toHaveLength(5)
    expect(answers.filter((one) => one.body.state === 'waiting')).toHaveLength(7)
    const holders = workers.filter((_, at) => answers[at]!.body.state === 'placed')
    await Promise.all(holders.slice(0, 3).map((one) => one.delete(`/me/occasions/${id}/place`)))
    expect(await pageOf(id)).toMatchObject({ placed: 5, waiting: 4 })
    expect(await all(verifyOccasions)).toEqual([])
  })

  test('more seats move up those who wait; fewer than are taken are refused', async () => {
    const id = await announced()
    for (const at of ofFoundry) await seat(at, id)
    const body = { title: '惠工小舞台', summary: '', visibility: 'members' }
    const venue = { name: '主会场', place: '二号车间' }
    const put = (capacity: number) =>
      officers.foundry!.put(`/occasions/${id}`, { ...body, venues: [{ ...venue, capacity }] })
    expect(refusedAs(await put(1))).toEqual([409, 'occasions.seats-taken'])
    expect((await put(3)).status).toBe(204)
    expect(await pageOf(id)).toMatchObject({ placed: 3, waiting: 0 })
    expect(
      refusedAs(
        await officers.foundry!.put(`/occasions/${id}`, {
          ...body,
          venues: [{ ...venue, capacity: 3 }],
          placeKind: 'moon',
        }),
      ),
    ).toEqual([422, 'occasions.word-unknown'])
  })

  test('each venue has its own seats, and a strange one is refused', async () => {
    const venues = [
      { name: '主会场', place: '礼堂', capacity: 1 },
      { name: '分会场', place: '二车间', capacity: 1, liveUrl: 'https://live.example.cn/1' },
    ]
    const id = await announced({ venues })
    await seat(0, id)
    const second = await workers[4]!.post<{ state: string }>(`/me/occasions/${id}/place`, { venue: 2 })
    expect(second.body.state).toBe('placed')
    expect(refusedAs(await workers[8]!.post(`/me/occasions/${id}/place`, { venue: 3 }))).toEqual([
      404,
      'occasions.venue-unknown',
    ])
  })

  test('the rule of the kind decides who may come, and says why not', async () => {
    const year = union.workers[0]!.idNumber.slice(6, 10)
    const id = await announced({ rule: { born: year }, visibility: 'everyone' })
    const strangers = union.workers.flatMap((one, at) => (one.idNumber.slice(6, 10) === year ? [] : [at]))
    const refused = await seat(strangers[0]!, id)
    expect(refusedAs(refused)).toEqual([403, 'occasions.not-eligible'])
    const { body } = await workers[strangers[0]!]!.get<OccasionForMe>(`/me/occasions/${id}`)
    expect(body.closedBecause).toContain(`只限 ${year} 年出生的职工`)
    expect((await seat(0, id)).body.state).toBe('placed')
  })

  test('after the last day of enrolment and after the start nobody takes or gives up a place', async () => {
    const id = await announced({ enrolUntil: '2026-11-23T04:00:00.000Z' })
    await seat(0, id)
    await travel('2026-11-24T04:00:00.000Z')
    expect(refusedAs(await seat(4, id))).toEqual([409, 'occasions.enrolment-over'])
    await travel('2026-11-25T06:30:00.000Z')
    expect(refusedAs(await workers[0]!.delete(`/me/occasions/${id}/place`))).toEqual([409, 'occasions.begun'])
  })

  test('where the host invites nobody enrols, and those for whom there is no seat wait', async () => {
    const id = await announced({ kind: meeting.key, visibility: 'listed' })
    const [one, two, three] = ofFoundry.map((at) => union.workers[at]!.personId)
    expect(refusedAs(await seat(0, id))).toEqual([404, 'occasions.not-found'])
    const invite = (personIds: unknown, role?: string) =>
      officers.foundry!.post<{ placed: number; waiting: number; known: number }>(`/occasions/${id}/places`, {
        personIds,
        role,
      })
    expect((await invite([one])).body).toEqual({ placed: 1, waiting: 0, known: 0 })
    expect((await invite([one, two, three], 'leader')).body).toEqual({ placed: 1, waiting: 1, known: 1 })
    expect(refusedAs(await invite([one], 'clown'))).toEqual([422, 'occasions.word-unknown'])
    expect(refusedAs(await invite([union.workers[2]!.personId]))).toEqual([404, 'occasions.person-unknown'])
    const open = await announced({ kind: meeting.key })
    expect(refusedAs(await seat(0, open))).toEqual([403, 'occasions.by-invitation'])
  })
})

describe('changes', () => {
  test('everybody on the list is told of another time and of a cancellation', async () => {
    const id = await announced()
    await seat(0, id)
    const change = {
      startsAt: '2026-11-26T06:00:00.000Z',
      endsAt: '2026-11-26T08:00:00.000Z',
      place: '三号车间',
      reason: '设备检修',
    }
    const post = (body: object) => officers.foundry!.post(`/occasions/${id}/postponement`, body)
    expect(refusedAs(await post({ ...change, endsAt: change.startsAt }))).toEqual([422, 'occasions.times-reversed'])
    expect((await post(change)).status).toBe(204)
    expect((await officers.foundry!.post(`/occasions/${id}/cancellation`, { reason: '场地停电' })).status).toBe(204)
    const { body } = await workers[0]!.get<{ notices: { title: string; text: string }[] }>('/me/notices')
    expect(body.notices.slice(0, 2).map((one) => one.title)).toEqual(['活动取消', '时间有变动'])
    expect(body.notices[1]!.text).toContain('11月26日 14:00，地点：三号车间。原因：设备检修')
    expect(refusedAs(await post(change))).toEqual([409, 'occasions.over'])
    const { history } = await pageOf(id)
    expect(history.map((line) => line.action)).toEqual(['planned', 'announced', 'postponed', 'cancelled'])
  })

  test('what is not announced is not postponed', async () => {
    const id = await plan()
    const change = { startsAt: '2026-11-26T06:00:00.000Z', endsAt: '2026-11-26T08:00:00.000Z', reason: '设备检修' }
    expect(refusedAs(await officers.foundry!.post(`/occasions/${id}/postponement`, change))).toEqual([
      409,
      'occasions.not-announced',
    ])
  })

  test('who has a place is reminded the day before, once', async () => {
    const id = await announced({ startsAt: '2026-11-22T06:00:00.000Z', endsAt: '2026-11-22T08:00:00.000Z' })
    await seat(0, id)
    expect(await remindPeople()).toBe(1)
    expect(await remindPeople()).toBe(0)
  })
})
