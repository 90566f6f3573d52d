import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/setup/database.ts'
import { releaseClock, stopClock } from '../../platform/clock.ts'
import { connectDatabase, disconnectDatabase } from '../../platform/db/pool.ts'
import { transaction } from '../../platform/db/transaction.ts'
import type { Actor } from '../access/index.ts'
import { seedCalendar } from '../calendar/index.ts'
import {
  current,
  east,
  file,
  mill,
  officerAt,
  ofPleas,
  plantTree,
  platform,
  plea,
  pleaOf,
  workerNamed,
} from './cast.ts'
import { getTimeline } from './get-timeline.ts'
import { advanceCase, type ClockRecord, recordOnClock, registerCaseTypes, verifyCases } from './index.ts'
import type { Move } from './model.ts'

let database: TestDatabase

const at = (day: string) => `${day}T02:00:00.000Z`
const zhao = workerNamed('赵强')
const lin = officerAt(east, '林静', ofPleas)

beforeAll(async () => {
  database = await testDatabase()
  connectDatabase(database.url)
  registerCaseTypes([plea])
  await seedCalendar()
  await plantTree()
})

afterEach(releaseClock)

afterAll(async () => {
  expect(await transaction(platform, verifyCases)).toEqual([])
  await disconnectDatabase()
  await database.drop()
})

const refused = (code: string, facts = {}) => expect.objectContaining({ code, facts: expect.objectContaining(facts) })
const working = async () => (await file(lin, pleaOf(mill, zhao, { state: 'working', deskOrgId: east }))).id
const record = (id: string, clock: string, more: Partial<ClockRecord> = {}, by: Actor = lin) =>
  transaction(by, (tx) => recordOnClock(tx, by, plea, id, clock, { note: '已走访', ...more }))
const move = (by: Actor, id: string, action: keyof typeof plea.actions, more: Move<keyof typeof plea.states> = {}) =>
  transaction(by, (tx) => advanceCase(tx, by, plea, id, action, more))
const missed = async (id: string) => {
  const found = await transaction(lin, (tx) =>
    tx.client.query<{ what: string }>(
      `select clock || ' ' || on_day as what from cases.missed where case_id = $1 and made_up_at is null order by clock, on_day`,
      [id],
    ),
  )
  return found.rows.map(({ what }) => what)
}

describe('a record once a case', () => {
  test('is demanded before what it holds is open (A001-04.c3)', async () => {
    const id = await working()
    await expect(move(lin, id, 'answer', { note: '已解决' })).rejects.toEqual(
      refused('cases.clock-unrecorded', { clock: '普法', action: '答复' }),
    )
    const { actions } = await getTimeline(lin, id)
    expect(actions.find(({ action }) => action === 'answer')).toMatchObject({
      allowed: false,
      because: '办理「答复」前须先完成一次「普法」记录。请在办理记录中补上后再提交。',
    })
    await record(id, 'law', { note: '讲解劳动合同法' })
    expect(await current(id)).toMatchObject({ recorded: ['law'] })
    await move(lin, id, 'answer', { note: '已解决' })
    const { events } = await getTimeline(zhao, id)
    expect(events.map(({ note }) => note)).toContain('普法：讲解劳动合同法')
  })
})

describe('a record each working day', () => {
  test('is missed on the days that had none, and never on a weekend or holiday', async () => {
    stopClock(at('2026-09-23'))
    const id = await working()
    stopClock(at('2026-09-24'))
    await record(id, 'day')
    await record(id, 'day', { note: '下午又去了一次' })
    stopClock(at('2026-09-29'))
    await record(id, 'day')
    // From 25 to 27 September people rested, and on Monday 28 they worked.
    expect(await missed(id)).toEqual(['day 2026-09-28'])
    await record(id, 'day', { on: '2026-09-28' })
    expect(await missed(id)).toEqual([])
    await expect(record(id, 'day', { on: '2026-09-27' })).rejects.toEqual(
      refused('cases.clock-not-missed', { on: '2026年9月27日' }),
    )
  })

  test('is not asked for once the case has moved on, and again when it comes back', async () => {
    stopClock(at('2026-11-16'))
    const id = await working()
    await record(id, 'law')
    stopClock(at('2026-11-18'))
    await move(lin, id, 'answer', { note: '已解决' })
    expect(await missed(id)).toEqual(['day 2026-11-17'])
    await expect(record(id, 'day')).rejects.toEqual(refused('cases.clock-stands', { state: '待确认' }))
    stopClock(at('2026-11-23'))
    await move(zhao, id, 'reject', { note: '没有', deskOrgId: east })
    stopClock(at('2026-11-25'))
    await record(id, 'day')
    expect(await missed(id)).toEqual(['day 2026-11-17', 'day 2026-11-24'])
  })

  test('is not the person’s to make', async () => {
    const id = await working()
    await expect(record(id, 'day', {}, zhao)).rejects.toEqual(refused('cases.no-permission'))
    await expect(record(id, 'day', {}, workerNamed('钱多'))).rejects.toEqual(refused('cases.not-found'))
  })
})

describe('a record each working week', () => {
  test('is due by its last working day, and missed after it', async () => {
    stopClock(at('2026-11-12'))
    const id = await working()
    stopClock(at('2026-11-16'))
    await record(id, 'week')
    expect((await missed(id)).filter((what) => what.startsWith('week'))).toEqual(['week 2026-11-09'])
    stopClock(at('2026-11-27'))
    await record(id, 'week')
    expect((await missed(id)).filter((what) => what.startsWith('week'))).toEqual(['week 2026-11-09'])
  })
})
