import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/setup/database.ts'
import { connectDatabase, disconnectDatabase } from '../../platform/db/pool.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import { addWorkingDays, isWorkingDay, loadYear, readCalendar, seedCalendar, setDay } from './index.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
  connectDatabase(database.url)
  await seedCalendar()
})

afterAll(async () => {
  await disconnectDatabase()
  await database.drop()
})

function officer(...permissions: string[]): Actor {
  const orgId = newId()
  const grants = [{ role: 'r', roleName: '系统管理员', orgId, orgPath: [orgId], permissions: new Set(permissions) }]
  const personId = newId()
  const scope = { role: 'app', orgs: [orgId], personId } as const
  return { kind: 'officer', personId, name: '周敏', sessionId: null, grants, scope, requestId: newId(), address: '' }
}

const administrator = officer('calendar.edit')
const refused = (code: string) => expect.objectContaining({ code })
const current = () => transaction(system, readCalendar)

describe('the calendar that comes with the platform', () => {
  test('knows the holidays and make-up days of 2004 to 2026 and no other year', async () => {
    const calendar = await current()
    expect([...calendar.years].sort()).toEqual(Array.from({ length: 23 }, (_, at) => 2004 + at))
    expect(isWorkingDay(calendar, '2026-02-17')).toBe(false)
    expect(isWorkingDay(calendar, '2026-02-14')).toBe(true)
    expect(addWorkingDays(calendar, '2026-12-31', 1)).toEqual({ day: '2027-01-01', estimated: true })
  })

  test('seeding twice loads nothing, and a process keeps what it read until a version comes', async () => {
    expect(await seedCalendar()).toEqual([])
    expect(await current()).toBe(await current())
  })
})

describe('an administrator', () => {
  test('changes a day, everyone counts with it at once, and seeding leaves it', async () => {
    const before = await current()
    await setDay(administrator, { day: '2026-11-23', kind: 'holiday', name: '抗洪停工' })
    await seedCalendar()
    const after = await current()
    expect(after.version).toBe(before.version + 1)
    expect(addWorkingDays(after, '2026-11-20', 1).day).toBe('2026-11-24')
  })

  test('loads a year from the notice, once', async () => {
    const newYear = { day: '2027-01-01', kind: 'holiday', name: '元旦' } as const
    await loadYear(administrator, 2027, [newYear])
    expect(addWorkingDays(await current(), '2026-12-31', 1)).toEqual({ day: '2027-01-04', estimated: false })
    await expect(loadYear(administrator, 2027, [newYear])).rejects.toEqual(refused('calendar.year-already-loaded'))
  })

  test('cannot change a day of a year that is not loaded, nor make a Monday a make-up day', async () => {
    const sunday = { day: '2031-06-01', kind: 'make-up', name: null } as const
    await expect(setDay(administrator, sunday)).rejects.toEqual(refused('calendar.year-not-loaded'))
    const monday = { day: '2026-11-30', kind: 'make-up', name: null } as const
    await expect(setDay(administrator, monday)).rejects.toEqual(refused('calendar.kind-does-not-fit'))
  })

  test('must hold the permission', async () => {
    const day = { day: '2026-11-30', kind: 'holiday', name: null } as const
    await expect(setDay(officer('cases.supervise'), day)).rejects.toEqual(refused('access.not-permitted'))
    await expect(loadYear(officer(), 2028, [])).rejects.toEqual(refused('access.not-permitted'))
  })
})
