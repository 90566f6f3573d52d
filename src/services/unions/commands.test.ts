import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { preparePlatform } from '../../../src/apps/server/prepare.ts'
import { type TestDatabase, testDatabase } from '../../../test/setup/database.ts'
import { findOrgs } from '../../kernel/orgs/index.ts'
import type { CommandContext } from '../../platform/command.ts'
import { configure, readConfig } from '../../platform/config.ts'
import { connectDatabase, disconnectDatabase } from '../../platform/db/pool.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { commands } from './commands.ts'

let database: TestDatabase
let folder: string
const heading = '组织编码,组织名称,类别,上级组织编码,成立日期'

beforeAll(async () => {
  database = await testDatabase()
  folder = await mkdtemp(join(tmpdir(), 'gonghui-unions-'))
  configure(readConfig({ GONGHUI_SECRET: 'a secret of the tests, long enough' }, folder))
  connectDatabase(database.url)
  await preparePlatform()
})

afterAll(async () => {
  await disconnectDatabase()
  await database.drop()
  await rm(folder, { recursive: true })
})

/** Runs a command as it is typed, with `--json`, and gives its document. */
async function run(name: string, path: string, options: Record<string, boolean> = {}): Promise<unknown> {
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
  await command.run(context, { positionals: [path], options, db: undefined })
  return printed[0]
}

async function fileOf(name: string, text: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}

test('a whole tree is founded on an empty database from one list, in whatever order', async () => {
  const path = await fileOf(
    'tree.csv',
    [
      heading,
      '130302001,江北铸造工会,基层工会,130302,2005-09-12',
      '1303,滨江市总工会,市级总工会,,1950-05-01',
      '130302,江北区总工会,区县总工会,1303,1984-06-01',
      '130399001,无上级工会,基层工会,130399,2005-09-12',
    ].join('\n'),
  )
  const refused = { line: 5, codes: ['parent-unknown'] }
  expect(await run('import', path, { check: true })).toMatchObject({ rows: 4, loaded: 3, rejects: [refused] })
  expect(await transaction(system, (tx) => findOrgs(tx, { within: null }))).toEqual([])
  expect(await run('import', path)).toMatchObject({ rows: 4, loaded: 3, unchanged: 0, rejected: 1, rejects: [refused] })
  expect(await run('import', path)).toMatchObject({ rows: 4, loaded: 0, unchanged: 3, rejected: 1 })
  const [root] = await transaction(system, (tx) => findOrgs(tx, { within: null }))
  expect(root).toMatchObject({ code: '1303', kind: 'city', hasChildren: true })
})

test('the template is a list that loads', async () => {
  const path = join(folder, 'template.xlsx')
  await run('template', path)
  expect(await run('import', path, { check: true })).toMatchObject({ rows: 3, loaded: 1, unchanged: 2, rejected: 0 })
})

test('a file that is not there, and one without end, are refused', async () => {
  await expect(run('import', join(folder, 'nothing.csv'))).rejects.toMatchObject({ code: 'unions.file-missing' })
  const endless = await fileOf('endless.csv', `${heading}\n${'1,2,3,4,5\n'.repeat(300_001)}`)
  await expect(run('import', endless)).rejects.toMatchObject({ code: 'unions.list-too-long' })
})
