import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/setup/database.ts'
import { releaseClock, stopClock } from '../clock.ts'
import { newId } from '../ids.ts'
import { forgetAnswers, once } from './once.ts'
import { connectDatabase, disconnectDatabase, poolOf } from './pool.ts'
import { system, transaction } from './transaction.ts'

let database: TestDatabase

type Caller = { personId: string; scope: { role: 'app'; orgs: string[]; personId: string } }

function caller(): Caller {
  const personId = newId()
  return { personId, scope: { role: 'app', orgs: [], personId } }
}

/** Pays `amount` once and answers how much the till then held. */
function pay(
  who: Caller,
  key: string,
  amount: number,
  before: () => Promise<void> = () => Promise.resolve(),
): Promise<{ till: number }> {
  return transaction(who, (tx) =>
    once(tx, who, { key, request: { pay: amount } }, async () => {
      await before()
      const paid = await tx.client.query<{ held: number }>('update public.till set held = held + $1 returning held', [
        amount,
      ])
      return { till: paid.rows[0]!.held }
    }),
  )
}

async function till(): Promise<number> {
  const held = await poolOf('system').query<{ held: number }>('select held from public.till')
  return held.rows[0]!.held
}

beforeAll(async () => {
  database = await testDatabase()
  connectDatabase(database.url)
  stopClock('2026-11-21T02:00:00.000Z')
  await transaction(system, async (tx) => {
    await tx.client.query('set local role none')
    await tx.client.query('create table public.till (held integer not null)')
    await tx.client.query('insert into public.till values (0)')
    await tx.client.query('grant all on public.till to gonghui_app, gonghui_system')
  })
})

beforeEach(async () => {
  await poolOf('system').query('update public.till set held = 0')
})

afterAll(async () => {
  releaseClock()
  await disconnectDatabase()
  await database.drop()
})

test('a replay gets the first answer and moves nothing', async () => {
  const who = caller()
  expect(await pay(who, 'key-00001', 500)).toEqual({ till: 500 })
  await pay(caller(), 'key-00001', 30)
  expect(await pay(who, 'key-00001', 500)).toEqual({ till: 500 })
  expect(await till()).toBe(530)
})

test('the same key for another request is refused and moves nothing', async () => {
  const who = caller()
  await pay(who, 'key-00002', 500)
  await expect(pay(who, 'key-00002', 501)).rejects.toMatchObject({ code: 'platform.key-reused', status: 409 })
  expect(await till()).toBe(500)
})

test('ten identical requests at once move the value once and all get the same answer', async () => {
  const who = caller()
  const answers = await Promise.all(Array.from({ length: 10 }, () => pay(who, 'key-00003', 70)))
  expect(answers).toEqual(Array.from({ length: 10 }, () => ({ till: 70 })))
  expect(await till()).toBe(70)
})

test('the second of two waits for the first to commit', async () => {
  const who = caller()
  const held = Promise.withResolvers<void>()
  const inside = Promise.withResolvers<void>()
  const first = pay(who, 'key-00004', 9, () => {
    inside.resolve()
    return held.promise
  })
  await inside.promise
  let answered = false
  const second = pay(who, 'key-00004', 9).finally(() => {
    answered = true
  })
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(answered).toBe(false)
  held.resolve()
  expect(await Promise.all([first, second])).toEqual([{ till: 9 }, { till: 9 }])
})

test('a request that failed may be asked again under its key', async () => {
  const who = caller()
  const failing = pay(who, 'key-00005', 9, () => Promise.reject(new Error('the bank is away')))
  await expect(failing).rejects.toThrow('the bank is away')
  expect(await pay(who, 'key-00005', 9)).toEqual({ till: 9 })
})

test('the platform has keys of its own', async () => {
  const asked = () =>
    transaction(system, (tx) =>
      once(tx, { personId: null }, { key: 'key-00006', request: 1 }, async () => ({ at: newId() })),
    )
  expect(await asked()).toEqual(await asked())
})

test('an answer is nobody else’s to read', async () => {
  const who = caller()
  await pay(who, 'key-00007', 1)
  const seen = await transaction(caller(), (tx) => tx.client.query('select from platform.answers'))
  expect(seen.rowCount).toBe(0)
})

test('an answer is forgotten after ninety days', async () => {
  const who = caller()
  stopClock('2026-03-01T02:00:00.000Z')
  await pay(who, 'key-00008', 4)
  stopClock('2026-05-30T02:00:00.000Z')
  expect(await pay(who, 'key-00008', 4)).toEqual({ till: 4 })
  expect(await transaction(system, forgetAnswers)).toBe(0)
  stopClock('2026-05-31T02:00:00.000Z')
  expect(await transaction(system, forgetAnswers)).toBe(1)
  expect(await pay(who, 'key-00008', 4)).toEqual({ till: 8 })
})
