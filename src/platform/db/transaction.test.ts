import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/setup/database.ts'
import { newId } from '../ids.ts'
import { connectDatabase, disconnectDatabase } from './pool.ts'
import { get, run, sql } from './sql.ts'
import { reading, system, type Tx, transaction } from './transaction.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
  connectDatabase(database.url)
})

afterAll(async () => {
  // Transactions that wait for each other end only with their database.
  await inTime(disconnectDatabase())
  await database.drop()
})

/** What would wait for ever is told after a few seconds. */
function inTime<Result>(work: Promise<Result>): Promise<Result | 'still waiting'> {
  work.catch(() => null)
  return Promise.race([work, sleep(8_000, 'still waiting' as const)])
}

const callerAt = (orgId: string, personId: string | null = null) => ({
  scope: { role: 'app' as const, orgs: [orgId], personId },
})

function scopeOf(tx: Tx): Promise<{ orgs: string; person: string | null }> {
  return get(tx, sql`select platform.scope_orgs()::text as orgs, platform.scope_person() as person`)
}

function keepAnswer(tx: Tx, ownerId: string): Promise<number> {
  return run(
    tx,
    sql`insert into platform.answers (owner_id, key, request_digest, answer) values (${ownerId}, 'a key of ours', 'digest', '{}')`,
  )
}

test('every transaction has its caller’s own scope, also when forty share ten connections', async () => {
  const callers = Array.from({ length: 40 }, () => callerAt(newId(), newId()))
  const seen = await Promise.all(callers.map((caller, at) => (at % 2 ? reading : transaction)(caller, scopeOf)))
  expect(seen).toEqual(callers.map(({ scope }) => ({ orgs: `{${scope.orgs[0]}}`, person: scope.personId })))
})

test('what a reading would write is refused, and the connection serves the next caller', async () => {
  const person = newId()
  const caller = callerAt(newId(), person)
  await expect(reading(caller, (tx) => keepAnswer(tx, person))).rejects.toMatchObject({ code: '25006' })
  await expect(reading(system, (tx) => keepAnswer(tx, person))).rejects.toMatchObject({ code: '25006' })
  expect(await transaction(caller, (tx) => keepAnswer(tx, person))).toBe(1)
  const kept = await reading(caller, (tx) =>
    get<{ count: number }>(tx, sql`select count(*) as count from platform.answers where owner_id = ${person}`),
  )
  expect(kept.count).toBe(1)
})

test('a throw leaves nothing written', async () => {
  const person = newId()
  const caller = callerAt(newId(), person)
  const failing = transaction(caller, async (tx) => {
    await keepAnswer(tx, person)
    throw new Error('the card reader broke')
  })
  await expect(failing).rejects.toThrow('the card reader broke')
  expect(await transaction(caller, (tx) => keepAnswer(tx, person))).toBe(1)
})

test('a scope that is no list of ids never reaches the database', async () => {
  const caller = callerAt("x'; drop table orgs.orgs; --")
  await expect(transaction(caller, scopeOf)).rejects.toThrow('not an id')
  await expect(reading(caller, scopeOf)).rejects.toThrow('not an id')
})

test('transactions inside transactions never wait for each other, however many there are', async () => {
  const nested = () => transaction(system, () => transaction(system, async (tx) => (await scopeOf(tx)).orgs))
  const many = await inTime(Promise.all(Array.from({ length: 40 }, nested)))
  expect(many).toHaveLength(40)
  const inRequests = await inTime(
    Promise.all(Array.from({ length: 40 }, () => reading(callerAt(newId()), () => reading(callerAt(newId()), nested)))),
  ).catch((error: Error) => error.message)
  expect(inRequests).toBe('no transaction may be opened inside 3 others')
})
