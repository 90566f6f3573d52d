import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/setup/database.ts'
import { releaseClock, stopClock } from '../../platform/clock.ts'
import { connectDatabase, disconnectDatabase } from '../../platform/db/pool.ts'
import { transaction } from '../../platform/db/transaction.ts'
import type { Actor } from '../access/index.ts'
import { seedCalendar, setDay } from '../calendar/index.ts'
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
  west,
  workerNamed,
} from './cast.ts'
import { getTimeline } from './get-timeline.ts'
import {
  advanceCase,
  type ClockRecord,
  escalateOverdue,
  missedClocks,
  recordOnClock,
  registerCaseTypes,
  sweepClocks,
  verifyCases,
} from './index.ts'
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

describe('the sweep', () => {
  test('writes down what nobody recorded, once, and lets the clock await the present day', async () => {
    stopClock(at('2026-11-16'))
    const ids = [await working(), await working(), await working()]
    stopClock(at('2026-11-18'))
    await record(ids[1]!, 'day')
    stopClock(at('2026-11-20'))
    await escalateOverdue(platform)
    expect(await Promise.all(ids.map(missed))).toEqual([
      ['day 2026-11-17', 'day 2026-11-18', 'day 2026-11-19'],
      ['day 2026-11-17', 'day 2026-11-19'],
      ['day 2026-11-17', 'day 2026-11-18', 'day 2026-11-19'],
    ])
    expect(await sweepClocks(platform)).toBe(0)
    stopClock(at('2026-11-23'))
    await sweepClocks(platform)
    expect(await missed(ids[0]!)).toEqual([
      ...['day 2026-11-17', 'day 2026-11-18', 'day 2026-11-19', 'day 2026-11-20'],
      'week 2026-11-16',
    ])
  })

  test('lists what is missed below an officer, the newest day first, and what is made up no more', async () => {
    stopClock(at('2026-11-24'))
    const id = await working()
    stopClock(at('2026-11-27'))
    await sweepClocks(platform)
    const list = (by: Actor, more = {}) => transaction(by, (tx) => missedClocks(tx, by, { type: plea.key, ...more }))
    const mine = (found: Awaited<ReturnType<typeof list>>) =>
      found.missed.filter(({ caseId }) => caseId === id).map(({ clock, onDay }) => `${clock} ${onDay}`)
    expect(mine(await list(lin))).toEqual(['day 2026-11-26', 'day 2026-11-25'])
    expect(mine(await list(lin, { orgId: mill, from: '2026-11-26' }))).toEqual(['day 2026-11-26'])
    expect(mine(await list(lin, { clock: 'week' }))).toEqual([])
    await record(id, 'day', { on: '2026-11-25' })
    expect(mine(await list(lin))).toEqual(['day 2026-11-26'])
    expect(mine(await list(officerAt(west, '钱进', ofPleas)))).toEqual([])
    await expect(list(officerAt(west, '钱进', ofPleas), { orgId: mill })).rejects.toEqual(refused('cases.not-found'))
    const first = await list(lin)
    const second = await list(lin, { cursor: first.next ?? undefined })
    const keys = [...first.missed, ...second.missed].map(({ caseId, clock, onDay }) => `${caseId} ${clock} ${onDay}`)
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('counts again when a holiday is declared or worked midway', async () => {
    stopClock(at('2026-11-30'))
    const id = await working()
    stopClock(at('2026-12-01'))
    await record(id, 'law')
    const clerk = { ...officerAt(east, '林静', ['calendar.edit']) }
    stopClock(at('2026-12-04'))
    await sweepClocks(platform)
    expect(await missed(id)).toEqual(['day 2026-12-01', 'day 2026-12-02', 'day 2026-12-03'])
    await setDay(clerk, { day: '2026-12-02', kind: 'holiday', name: '台风停工' })
    await setDay(clerk, { day: '2026-12-04', kind: 'holiday', name: '台风停工' })
    await setDay(clerk, { day: '2026-12-05', kind: 'make-up', name: null })
    await escalateOverdue(platform)
    expect(await missed(id)).toEqual(['day 2026-12-01', 'day 2026-12-03'])
    stopClock(at('2026-12-07'))
    await escalateOverdue(platform)
    expect(await missed(id)).toEqual([...['day 2026-12-01', 'day 2026-12-03', 'day 2026-12-05'], 'week 2026-11-30'])
  })

  test('moves the day on which a case rises with the working days, and not its due date', async () => {
    stopClock(at('2026-12-09'))
    const { id } = await file(lin, pleaOf(mill, zhao))
    expect(await current(id)).toMatchObject({ dueOn: '2026-12-14', risesOn: '2026-12-15' })
    const clerk = { ...officerAt(east, '林静', ['calendar.edit']) }
    await setDay(clerk, { day: '2026-12-15', kind: 'holiday', name: '停工' })
    await escalateOverdue(platform)
    expect(await current(id)).toMatchObject({ dueOn: '2026-12-14', risesOn: '2026-12-16' })
  })
})
