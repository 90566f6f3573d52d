import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { emptyDatabase } from '../../../test/setup/database.ts'
import { CopyRows, copyHeader } from './index.ts'

let database: Awaited<ReturnType<typeof emptyDatabase>>
let client: pg.Client

beforeAll(async () => {
  database = await emptyDatabase()
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
  await client.query('create table rows (n int, big bigint, name text, key uuid, sealed bytea, day date)')
})
afterAll(async () => {
  await client.end()
  await database.drop()
})

test('rows written for COPY arrive in the database as they were', async () => {
  const copy = new CopyRows(0)
  const key = '0123456789abcdeffedcba9876543210'
  const amounts = [
    0,
    1,
    -1,
    4_294_967_295,
    4_294_967_296,
    -4_294_967_297,
    Number.MAX_SAFE_INTEGER,
    Number.MIN_SAFE_INTEGER,
  ]
  const days = ['2000-01-01', '1999-12-31', '2026-02-28', '1900-01-01']
  for (const [n, amount] of amounts.entries()) {
    copy.startRow(6)
    copy.int4(n)
    copy.int8(amount)
    copy.text('李𠮷\t\\N'.repeat(n * 300))
    copy.uuid(key)
    copy.bytes(Buffer.from([0, 255, n]))
    copy.day(days[n % days.length]!)
  }
  const first = copy.take()
  copy.startRow(6)
  copy.int4(-8)
  for (let field = 0; field < 5; field += 1) copy.null()

  await pipeline(
    Readable.from([copyHeader, first, copy.take()]),
    client.query(copyFrom('copy rows from stdin with (format binary)')),
  )
  const { rows } = await client.query(
    `select n, big::text, name, key, encode(sealed, 'hex') as sealed, day::text from rows order by n`,
  )
  expect(rows).toEqual([
    { n: -8, big: null, name: null, key: null, sealed: null, day: null },
    ...amounts.map((amount, n) => ({
      n,
      big: String(amount),
      name: '李𠮷\t\\N'.repeat(n * 300),
      key: '01234567-89ab-cdef-fedc-ba9876543210',
      sealed: `00ff${n.toString(16).padStart(2, '0')}`,
      day: days[n % days.length],
    })),
  ])
})
