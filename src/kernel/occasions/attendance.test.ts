import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { now } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { systemActor } from '../access/index.ts'
import { cardCodes } from '../credentials/index.ts'
import { readIndicator } from '../indicators/index.ts'
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
  seat,
  show,
  travel,
  union,
  workers,
} from './cast.ts'
import type { OccasionPage } from './contract.ts'
import { heldFact, recordHeldOccasion, tallyFact, verifyOccasions } from './index.ts'

beforeAll(openCast)
beforeEach(() => (now() === noon ? undefined : travel(noon)))
afterAll(() => platform.stop())

describe('at the door', () => {
  async function codeOf(id: string): Promise<string> {
    const { body } = await officers.foundry!.get<{ codes: { code: string; from: string; until: string }[] }>(
      `/occasions/${id}/door`,
    )
    return body.codes.find(({ from, until }) => from <= now() && now() < until)!.code
  }
  const start = '2026-11-25T06:05:00.000Z'

  test('the code at the door checks in whoever reads it, also sent later, and again it is the same', async () => {
    const id = await announced()
    await seat(0, id)
    const checkIn = (at: number, code: string, time: string) =>
      workers[at]!.post<{ late: boolean }>(`/me/occasions/${id}/check-in`, { code, at: time })
    expect(refusedAs(await checkIn(0, '000000', noon))).toEqual([409, 'occasions.door-shut'])
    await travel(start)
    const code = await codeOf(id)
    expect(refusedAs(await checkIn(0, code === '123456' ? '654321' : '123456', start))).toEqual([
      422,
      'occasions.door-code-wrong',
    ])
    expect((await checkIn(0, code, start)).body.late).toBe(false)
    await travel('2026-11-25T13:00:00.000Z')
    expect((await checkIn(4, code, start)).body.late).toBe(true)
    expect((await checkIn(0, code, start)).body.late).toBe(false)
    expect(refusedAs(await checkIn(8, code, start))).toEqual([409, 'occasions.full'])
    await travel('2026-11-29T13:00:00.000Z')
    expect(refusedAs(await checkIn(8, code, start))).toEqual([409, 'occasions.sync-too-late'])
    expect(await pageOf(id)).toMatchObject({ checkedIn: 2, attended: 2 })
  })

  test('cards read without a line are sent afterwards, each told its outcome, and twice is once', async () => {
    const id = await announced({ venues: [{ name: '主会场', place: '礼堂', capacity: 1 }] })
    await seat(0, id)
    await travel(start)
    const [first, other, third] = await Promise.all(
      [0, 4, 2].map(async (at) => (await all((tx) => cardCodes(tx, union.workers[at]!.personId, 1)))[0]!.code),
    )
    await travel('2026-11-25T11:00:00.000Z')
    const scans = [first, other, third, '000000000000'].map((code) => ({ code, at: start }))
    const sync = async () => {
      const { body } = await officers.foundry!.post<{ scans: { outcome: string }[] }>(`/occasions/${id}/scans`, {
        scans,
      })
      return body.scans.map((one) => one.outcome)
    }
    expect(await sync()).toEqual(['in', 'full', 'full', 'wrong-code'])
    expect(await sync()).toEqual(['known', 'full', 'full', 'wrong-code'])
    expect(await pageOf(id)).toMatchObject({ attended: 1 })
  })

  test('people without account are counted, and a wrong number is taken back', async () => {
    const id = await announced()
    const count = (body: object) =>
      officers.foundry!.post(`/occasions/${id}/counts`, { id: newId(), quantity: 30, ...body })
    expect(refusedAs(await count({}))).toEqual([409, 'occasions.not-begun'])
    await travel(start)
    const wrong = newId()
    expect((await count({ id: wrong, quantity: 300 })).status).toBe(204)
    const back = (countId: string) =>
      officers.foundry!.post(`/occasions/${id}/counts/${countId}/taking-back`, { reason: '多写了一个零' })
    expect((await back(wrong)).status).toBe(204)
    expect(refusedAs(await back(wrong))).toEqual([409, 'occasions.count-taken-back'])
    expect(refusedAs(await back(newId()))).toEqual([404, 'occasions.count-unknown'])
    expect((await count({})).status).toBe(204)
    expect((await count({ tally: 'handouts', quantity: 160 })).status).toBe(204)
    expect(refusedAs(await count({ tally: 'balloons' }))).toEqual([422, 'occasions.word-unknown'])
    expect(refusedAs(await officers.foundry!.post(`/occasions/${id}/cancellation`, { reason: '不办了' }))).toEqual([
      409,
      'occasions.has-attendance',
    ])
    expect((await pageOf(id)).attended).toBe(30)
  })

  test('guests without a record count when they are marked, once', async () => {
    const id = await announced()
    await officers.foundry!.post(`/occasions/${id}/guests`, { guests: [{ name: '王来宾', unit: '大瑶镇' }] })
    await travel(start)
    const guestIds = (await pageOf(id)).guests.map((one) => one.id)
    const mark = () => officers.foundry!.post<{ marked: number }>(`/occasions/${id}/guests/presence`, { guestIds })
    expect((await mark()).body.marked).toBe(1)
    expect((await mark()).body.marked).toBe(0)
    expect((await pageOf(id)).attended).toBe(1)
  })

  test('by hand only people on the list are marked where nobody walks in', async () => {
    const id = await announced({ kind: meeting.key })
    const [one, two] = ofFoundry.map((at) => union.workers[at]!.personId)
    await officers.foundry!.post(`/occasions/${id}/places`, { personIds: [one] })
    await travel(start)
    const mark = (personIds: unknown) => officers.foundry!.post(`/occasions/${id}/check-ins`, { personIds })
    expect(refusedAs(await mark([two]))).toEqual([409, 'occasions.no-place'])
    expect((await mark([one])).body).toEqual({ marked: 1, known: 0 })
  })
})

describe('afterwards', () => {
  test('held occasions, people there and tallies are three numbers, and people are counted once', async () => {
    const question = (kind: string) => ({ kind, orgId: union.orgIds.foundry, from: '2026-12-01', to: '2026-12-31' })
    const times = { startsAt: '2026-12-05T06:00:00.000Z', endsAt: '2026-12-05T08:00:00.000Z' }
    const ids = [await announced(times), await announced(times)]
    for (const id of ids) await seat(0, id)
    await travel('2026-12-05T06:05:00.000Z')
    for (const id of ids) {
      const personIds = [union.workers[0]!.personId]
      await officers.foundry!.post(`/occasions/${id}/check-ins`, { personIds })
      await officers.foundry!.post(`/occasions/${id}/counts`, { id: newId(), quantity: 30 })
      expect((await officers.foundry!.post(`/occasions/${id}/closing`, {})).status).toBe(204)
    }
    expect(refusedAs(await officers.foundry!.post(`/occasions/${ids[0]}/closing`, {}))).toEqual([409, 'occasions.over'])
    await all(async (tx) => {
      expect(await readIndicator(tx, question(heldFact(show.key)))).toMatchObject({ cases: 2 })
      expect(await readIndicator(tx, question(tallyFact(show.key, 'people')))).toMatchObject({ cases: 62, people: 1 })
      expect(await verifyOccasions(tx)).toEqual([])
    })
  })

  test('what was held already is entered with its numbers in one step', async () => {
    const id = newId()
    const wish = {
      ...{
        id,
        kind: show.key,
        orgId: union.orgIds.market,
        title: '补记的演出',
        summary: '',
        visibility: 'listed' as const,
      },
      venues: [{ name: '主会场', place: '超市广场', capacity: null }],
      ...{ counts: { people: 200, handouts: 50 }, note: '' },
    }
    const actor = systemActor('test')
    const past = { startsAt: '2026-11-10T06:00:00.000Z', endsAt: '2026-11-10T08:00:00.000Z' }
    await all((tx) => recordHeldOccasion(tx, actor, { ...wish, ...past }))
    const { body } = await officers.market!.get<OccasionPage>(`/occasions/${id}`)
    expect(body).toMatchObject({ state: 'held', attended: 200 })
    const coming = { startsAt: '2026-11-25T06:00:00.000Z', endsAt: '2026-11-25T08:00:00.000Z' }
    const early = all((tx) => recordHeldOccasion(tx, actor, { ...wish, ...coming, id: newId() }))
    await expect(early).rejects.toMatchObject({ code: 'occasions.not-begun' })
  })

  test('only who was there gives feedback, once, and the host reads it without a name', async () => {
    const id = await announced()
    for (const at of [0, 4]) await seat(at, id)
    await travel('2026-11-25T06:05:00.000Z')
    await officers.foundry!.post(`/occasions/${id}/check-ins`, { personIds: [union.workers[0]!.personId] })
    const say = (at: number) => workers[at]!.post(`/me/occasions/${id}/feedback`, { stars: 4, text: '很热闹' })
    expect((await say(0)).status).toBe(204)
    expect(refusedAs(await say(0))).toEqual([409, 'occasions.feedback-given'])
    expect(refusedAs(await say(4))).toEqual([409, 'occasions.not-attended'])
    const { feedback } = await pageOf(id)
    expect(feedback).toMatchObject({ count: 1, average: 4 })
    expect(JSON.stringify(feedback)).not.toContain(union.workers[0]!.name)
  })

  test('minutes are versions; who had a place reads the newest', async () => {
    const id = await announced()
    await seat(0, id)
    const write = (text: string) => officers.foundry!.post(`/occasions/${id}/minutes`, { text })
    expect(refusedAs(await write('太早了'))).toEqual([409, 'occasions.not-begun'])
    await travel('2026-11-25T06:05:00.000Z')
    await write('第一稿')
    await write('第二稿')
    const { body } = await workers[0]!.get<{ minutes: { text: string } | null }>(`/me/occasions/${id}`)
    expect(body.minutes?.text).toBe('第二稿')
    expect((await workers[4]!.get<{ minutes: unknown }>(`/me/occasions/${id}`)).body.minutes).toBeNull()
    expect((await pageOf(id)).minutes.map((one) => one.text)).toEqual(['第二稿', '第一稿'])
  })
})

describe('duties', () => {
  test('each unit once a quarter: which hold it, which plan it, which are missing', async () => {
    const wish = {
      ...{ id: newId(), kind: meeting.key, orgId: union.orgIds.north, title: '季度民主管理座谈会', layer: '运行部' },
      ...{ every: 'quarter', unitIds: [union.orgIds.foundry, union.orgIds.couriers], fromOn: '2026-10-01' },
    }
    expect((await officers.north!.post('/occasions/duties', wish)).status).toBe(204)
    const strange = { ...wish, id: newId(), unitIds: [union.orgIds.market] }
    expect(refusedAs(await officers.north!.post('/occasions/duties', strange))).toEqual([
      422,
      'occasions.unit-out-of-reach',
    ])
    const standing = async (by = officers.north!) => {
      const { body } = await by.get<{ standings: { unitId: string; state: string }[] }>(
        `/occasions/duties?kind=${meeting.key}&on=2026-12-31`,
      )
      return body.standings.map(({ unitId, state }) => [unitId, state])
    }
    const { foundry, couriers } = union.orgIds
    await plan({ kind: meeting.key, startsAt: '2026-12-20T06:00:00.000Z', endsAt: '2026-12-20T08:00:00.000Z' }).then(
      (id) => officers.foundry!.post(`/occasions/${id}/cancellation`, { reason: '人没到齐' }),
    )
    const before = await standing()
    expect(before).toContainEqual([couriers, 'missing'])
    expect(await standing(officers.foundry!)).toEqual(before.filter(([unitId]) => unitId === foundry))
    expect(await standing(officers.market!)).toEqual([])
    const id = await plan(
      { kind: meeting.key, orgId: couriers, startsAt: '2026-12-21T06:00:00.000Z', endsAt: '2026-12-21T08:00:00.000Z' },
      officers.north!,
    )
    expect(await standing()).toContainEqual([couriers, 'planned'])
    await travel('2026-12-21T06:30:00.000Z')
    await officers.north!.post(`/occasions/${id}/closing`, {})
    expect(await standing()).toContainEqual([couriers, 'held'])
    await travel(noon)
    expect((await officers.north!.post(`/occasions/duties/${wish.id}/end`)).status).toBe(204)
    expect(refusedAs(await officers.north!.post(`/occasions/duties/${wish.id}/end`))).toEqual([
      409,
      'occasions.duty-ended',
    ])
    expect(refusedAs(await officers.north!.post('/occasions/duties', wish))).toEqual([409, 'occasions.duty-known'])
    for (const stranger of [officers.market!, officers.outsider!])
      expect(refusedAs(await stranger.post(`/occasions/duties/${wish.id}/end`))).toEqual([
        404,
        'occasions.duty-unknown',
      ])
  })
})
