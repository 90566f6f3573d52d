import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPerson } from '../../../src/apps/demo/people.ts'
import { preparePlatform } from '../../../src/apps/server/prepare.ts'
import { type TestDatabase, testDatabase } from '../../../test/setup/database.ts'
import { plainPolicy, settlementCsv, stayOf } from '../../../test/world/mutual-aid.ts'
import { systemActor } from '../../kernel/access/index.ts'
import type { CommandContext } from '../../platform/command.ts'
import { configure } from '../../platform/config.ts'
import { connectDatabase, disconnectDatabase } from '../../platform/db/pool.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { keysFromSecret } from '../../platform/seal.ts'
import { commands } from './commands.ts'
import { publishPolicy } from './publish-policy.ts'

let database: TestDatabase
let folder: string

beforeAll(async () => {
  database = await testDatabase()
  folder = await mkdtemp(join(tmpdir(), 'gonghui-commands-'))
  configure({
    production: false,
    host: '127.0.0.1',
    port: 0,
    databaseUrl: database.url,
    dataFolder: folder,
    filesFolder: join(folder, 'files'),
    sealKeys: keysFromSecret('the secret of a command line that exists only in tests'),
    smsGateway: null,
    identityCheck: null,
    metricsToken: null,
  })
  connectDatabase(database.url)
  await preparePlatform()
})

afterAll(async () => {
  await disconnectDatabase()
  await database.drop()
  await rm(folder, { recursive: true })
})

/** Runs a command as it is typed, with `--json`, and gives its document. */
async function run(
  name: string,
  file: string | null,
  options: Record<string, string | boolean>,
): Promise<Record<string, unknown>> {
  const printed: unknown[] = []
  const context = {
    openDatabase: async () => [],
    wantsJson: true,
    print: () => undefined,
    note: () => undefined,
    printJson: (value: unknown) => void printed.push(value),
    progress: () => ({ report: () => undefined, end: () => undefined }),
  } as unknown as CommandContext
  const command = commands.find((one) => one.name[1] === name)!
  await command.run(context, { positionals: file === null ? [] : [file], options, db: undefined } as Parameters<
    typeof command.run
  >[1])
  return printed[0] as Record<string, unknown>
}

/** What the planner goes by until autovacuum comes. */
async function rowsBelievedIn(table: string): Promise<number> {
  const { rows } = await transaction(system, (tx) =>
    tx.client.query('select reltuples from pg_class where oid = $1::regclass', [table]),
  )
  return rows[0].reltuples
}

async function fileOf(name: string, text: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}

test('a policy needs a federation, a file that exists, and JSON inside it', async () => {
  await expect(publishPolicy(systemActor('test'), plainPolicy)).rejects.toMatchObject({
    code: 'mutual-aid.federation-missing',
  })
  await expect(run('publish', join(folder, 'nothing.json'), {})).rejects.toMatchObject({
    code: 'mutual-aid.file-missing',
  })
  await expect(run('publish', await fileOf('broken.json', '{'), {})).rejects.toMatchObject({
    code: 'mutual-aid.policy-not-json',
  })
})

test('a quarter runs unattended on a fresh database, and the same file again changes nothing', async () => {
  const people = Array.from({ length: 6 }, (_, at) => demoPerson(3, at, '130302'))
  expect(await run('publish', await fileOf('policy.json', JSON.stringify(plainPolicy)), {})).toMatchObject({
    fund: 'city-mutual-aid',
    version: 1,
  })

  const covers = people.map((person) => `${person.idNumber},${person.name},${person.phone},U1,2025-01-01,2025-12-31`)
  const list = await fileOf(
    'covers.csv',
    ['证件号码,姓名,手机号,基层工会编码,起始日期,截止日期', ...covers, '1,坏,2,U1,2025-01-01,2025-12-31'].join('\n'),
  )
  expect(await run('cover', list, { year: '2025' })).toEqual({
    rows: 7,
    loaded: 6,
    unchanged: 0,
    rejected: 1,
    rejects: [{ line: 8, codes: ['id-number-wrong', 'phone-wrong'] }],
  })

  const rows = [
    stayOf(people[0]!, 'A1', 5_000),
    stayOf(people[1]!, 'A2', 1_000),
    stayOf(people[2]!, 'A3', 9_000, { kind: '更正', originalNo: 'ZZ' }),
  ]
  const file = await fileOf('settlements.csv', settlementCsv(rows))
  const first = await run('import', file, { quarter: '2025Q3' })
  expect(first).toEqual({ rows: 3, loaded: 2, unchanged: 0, waiting: 1, rejected: 0, rejects: [] })
  expect(await run('import', file, { quarter: '2025Q3' })).toMatchObject({ rows: 3, loaded: 0, unchanged: 3 })

  const screened = await run('screen', null, { quarter: '2025Q3', detail: true })
  expect(screened).toMatchObject({
    considered: 2,
    eligible: 1,
    benefitFen: 150_000,
    notEligible: { 'below-deductible': 1 },
  })
  expect(screened.claims).toEqual([
    { idNumber: people[0]!.idNumber, settlementId: 'A1', inpatientFen: 150_000, lumpSumFen: 0, reason: null },
    { idNumber: people[1]!.idNumber, settlementId: 'A2', inpatientFen: 0, lumpSumFen: 0, reason: 'below-deductible' },
  ])
  expect(await rowsBelievedIn('mutual_aid.assessments')).toBe(2)
  const proof = await run('proof', null, { quarter: '2025Q3' })
  expect(proof).toMatchObject({
    inForce: 2,
    eligible: 1,
    inProgress: { notify: { count: 1 } },
    balances: true,
    differences: { records: 0, eligible: 0 },
  })
  expect(await run('dispatch', null, { quarter: '2025Q3' })).toEqual({ opened: 1 })
  expect(await run('proof', null, { quarter: '2025Q3', rows: 'stage:notify' })).toMatchObject({ settlementIds: ['A1'] })
})
