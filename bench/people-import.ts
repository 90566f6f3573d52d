/*
 * A list of a million people imported as the platform does it (read, checked, sealed, each looked for among everyone on
 * file by id number, old number, phone, name and birth day, registered, made a member, counted, rejects listed, audited),
 * over a bare COPY of as many persons, memberships and admissions into partitions with the same indexes. Both on one
 * durable server, one after the other, round by round; the median of the ratios counts. Each round brings new people
 * beside those of the rounds before.
 *   node bench/people-import.ts [--rows 1000000] [--rounds 3] [--encoding gb18030]
 */
import { execFile } from 'node:child_process'
import { createReadStream, createWriteStream } from 'node:fs'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { preparePlatform, prepareSchema } from '../src/apps/server/prepare.ts'
import { systemActor } from '../src/kernel/access/index.ts'
import { storeFile } from '../src/kernel/files/index.ts'
import { getOrg } from '../src/kernel/orgs/index.ts'
import type { SheetEncoding } from '../src/kernel/sheets/index.ts'
import { configure, readConfig } from '../src/platform/config.ts'
import { startEmbedded } from '../src/platform/db/embedded.ts'
import { connectDatabase, disconnectDatabase } from '../src/platform/db/pool.ts'
import { transaction } from '../src/platform/db/transaction.ts'
import { newId } from '../src/platform/ids.ts'
import { carryOutImport } from '../src/services/membership/carry-out-import.ts'
import { checkImport } from '../src/services/membership/check-import.ts'
import { balanceOf } from '../src/services/membership/import.rules.ts'
import { markState } from '../src/services/membership/import.store.ts'
import { registerImport } from '../src/services/membership/start-import.ts'
import { peopleCsv } from './people-csv.ts'
import { foundTree } from './people-tree.ts'

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '3' },
    encoding: { type: 'string', default: 'gb18030' },
    load: { type: 'string' },
  },
})
const rows = Number(values.rows)
const encoding = values.encoding as SheetEncoding
const actor = systemActor('bench')

type Sample = {
  readonly seconds: number
  readonly steps: readonly { step: string; seconds: number }[]
  readonly balance: ReturnType<typeof balanceOf>
  readonly megabytes: number
}

/** Runs in a process of its own: one registered list, from its file to its counts. */
async function loadHere(importId: string): Promise<Sample> {
  configure(readConfig(process.env))
  connectDatabase(process.env.DATABASE_URL!)
  const started = performance.now()
  await checkImport(actor, importId, async () => undefined)
  await transaction(actor, (tx) => markState(tx, importId, 'confirmed', null))
  const { counts, steps } = await carryOutImport(actor, importId, async () => undefined)
  const seconds = (performance.now() - started) / 1000
  await disconnectDatabase()
  return { seconds, steps, balance: balanceOf(counts), megabytes: process.resourceUsage().maxRSS / 1024 }
}

async function compareOnServer(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'gonghui-bench-'))
  // Root's database runs under another account, which must be able to pass.
  await chmod(folder, 0o711)
  const embedded = await startEmbedded({ dataFolder: folder, durable: 'yes' })
  const env = { ...process.env, DATABASE_URL: embedded.url, GONGHUI_DATA: folder, ...secretsOfTheBench }
  configure(readConfig(env))
  await prepareSchema(embedded.url)
  const owner = new pg.Client({ connectionString: embedded.url })
  await owner.connect()
  connectDatabase(embedded.url)
  try {
    await compare(owner, folder, env)
  } finally {
    await disconnectDatabase()
    await owner.end()
    await embedded.stop()
    await rm(folder, { recursive: true })
  }
}

const secretsOfTheBench = {
  GONGHUI_SECRET: 'only for measuring, never for a real installation',
  SMS_GATEWAY_URL: 'http://127.0.0.1:9/',
  SMS_GATEWAY_SECRET: 'unused',
}

async function compare(owner: pg.Client, folder: string, env: NodeJS.ProcessEnv): Promise<void> {
  await preparePlatform()
  const { rootId, unionCodes } = await foundTree()
  const limit = await prepareLimit(owner, folder)
  const ratios: number[] = []
  for (let round = 1; round <= Number(values.rounds); round += 1) {
    const importId = await registerList(rootId, unionCodes, round)
    await owner.query('checkpoint')
    const bare = await limit()
    await owner.query('checkpoint')
    const sample = await loadApart(importId, env)
    await owner.query('analyze people.persons')
    ratios.push(sample.seconds / bare)
    const steps = sample.steps.map(({ step, seconds }) => `${step} ${seconds}`)
    console.log(
      `round ${round}: limit ${bare.toFixed(1)} s, import ${sample.seconds.toFixed(1)} s (${steps.join(', ')}), ratio ` +
        `${(sample.seconds / bare).toFixed(2)}, ${JSON.stringify(sample.balance)}, ${Math.round(sample.megabytes)} MB RSS, ` +
        `load average ${loadavg()[0]!.toFixed(1)}`,
    )
  }
  console.log(
    `import of people / COPY into partitions: ${median(ratios).toFixed(2)} (goal at most 2.5); ${cpus().length} cores, ` +
      `${rows} rows, ${encoding}`,
  )
}

async function registerList(rootId: string, unionCodes: readonly string[], seed: number): Promise<string> {
  const importId = newId()
  await transaction(actor, async (tx) => {
    const stream = Readable.from(peopleCsv({ rows, seed, encoding, unionCodes, dirtyOneIn: 100 }))
    const file = await storeFile(tx, actor, { name: `${seed}.csv`, purpose: 'sheet', stream })
    const org = await getOrg(tx, rootId)
    await registerImport(tx, actor, org, file, { importId, jobId: null, orgId: rootId })
  })
  return importId
}

async function loadApart(importId: string, env: NodeJS.ProcessEnv): Promise<Sample> {
  const script = fileURLToPath(import.meta.url)
  const { stdout } = await promisify(execFile)(process.execPath, [script, '--load', importId], { env })
  return JSON.parse(stdout) as Sample
}

const limitTables = ['persons', 'memberships', 'admissions'] as const

/** Writes the files of the limit and gives back its run, which tells its seconds. */
async function prepareLimit(owner: pg.Client, folder: string): Promise<() => Promise<number>> {
  const text = await readFile(new URL('limits/people-partition.sql', import.meta.url), 'utf8')
  const [, prepare, empty, copy, attach] = text.split(/^-- (?:prepare|empty|copy|attach)$/m)
  await owner.query(prepare!.replaceAll(':rows', String(rows)))
  const columns = new Map<string, string>()
  for (const table of limitTables) {
    const { fields } = await owner.query(`select * from pl.gen_${table} limit 0`)
    columns.set(table, fields.map((field) => field.name).join(', '))
    await pipeline(owner.query(copyTo(`copy pl.gen_${table} to stdout`)), createWriteStream(join(folder, table)))
  }
  await owner.query(`truncate ${limitTables.map((table) => `pl.gen_${table}`).join(', ')}`)
  return async () => {
    await owner.query(empty!)
    const started = performance.now()
    await owner.query(copy!)
    for (const table of limitTables) {
      const into = owner.query(copyFrom(`copy pl.${table}_1 (${columns.get(table)}) from stdin`))
      await pipeline(createReadStream(join(folder, table)), into)
    }
    await owner.query(attach!)
    return (performance.now() - started) / 1000
  }
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)]!
}

if (values.load) console.log(JSON.stringify(await loadHere(values.load)))
else await compareOnServer()
