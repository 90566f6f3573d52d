import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/setup/database.ts'
import { connectDatabase, disconnectDatabase, poolOf } from './pool.ts'
import { refreshStatistics } from './refresh-statistics.ts'

let database: TestDatabase
let owner: pg.Client

beforeAll(async () => {
  database = await testDatabase()
  connectDatabase(database.url)
  owner = new pg.Client({ connectionString: database.url })
  await owner.connect()
})

afterAll(async () => {
  await owner.end()
  await disconnectDatabase()
  await database.drop()
})

async function rowsBelievedIn(table: string): Promise<number> {
  const { rows } = await owner.query('select reltuples from pg_class where oid = $1::regclass', [table])
  return rows[0].reltuples
}

test('after a bulk load the planner knows how many rows there are, before autovacuum comes', async () => {
  await owner.query(`insert into platform.answers (owner_id, key, request_digest, answer)
    select gen_random_uuid(), 'key-' || n + 10000, 'digest', '{}' from generate_series(1, 5000) n`)
  expect(await rowsBelievedIn('platform.answers')).toBe(-1)
  await refreshStatistics(['platform.answers'])
  expect(await rowsBelievedIn('platform.answers')).toBe(5000)
})

test('a request may not ask for it', async () => {
  await expect(
    poolOf('app').query(`select platform.refresh_statistics('{platform.answers}'::regclass[])`),
  ).rejects.toThrow('permission denied')
})
