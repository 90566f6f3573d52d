/*
 * A settlement file of a million rows and 17 columns imported as the platform does it (read, checked, sealed, matched
 * with what is known, rejects listed, attached, audited), over a bare COPY of as many rows into a partition. Both on
 * one durable server, one after the other, round by round; the median of the ratios counts. Every import runs in a
 * process of its own, so that its memory is its own; each round brings new rows beside those of the rounds before.
 *   node bench/import.ts [--rows 1000000] [--rounds 3] [--encoding gb18030]    DATABASE_URL for an outside server, as superuser
 */
import { execFile } from 'node:child_process'
import { createReadStream, createWriteStream } from 'node:fs'
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
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
import { foundOrg, getOrg } from '../src/kernel/orgs/index.ts'
import type { SheetEncoding } from '../src/kernel/sheets/index.ts'
import { configure, readConfig } from '../src/platform/config.ts'
import { startEmbedded } from '../src/platform/db/embedded.ts'
import { connectDatabase, disconnectDatabase } from '../src/platform/db/pool.ts'
import { system, transaction } from '../src/platform/db/transaction.ts'
import { newId } from '../src/platform/ids.ts'
import { type Fund, insertFund } from '../src/services/mutual-aid/funds.store.ts'
import { findImport } from '../src/services/mutual-aid/imports.store.ts'
import { loadSettlements } from '../src/services/mutual-aid/load-settlements.ts'
import { registerImport } from '../src/services/mutual-aid/start-import.ts'
import { settlementCsv } from './settlement-csv.ts'

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
const quarter = '2026Q3'
const actor = systemActor('bench')

type Sample = {
  readonly seconds: number
  readonly steps: Readonly<Record<'read' | 'match' | 'load', number>>
  /** Of the importing process, threads included; the database's own are not counted. */
  readonly cpuSeconds: number
  readonly loaded: number
  readonly rejected: number
  /** Resident memory of the process, threads included: at most in the first and in the second half of the file, and in all. */
  readonly megabytes: readonly [number, number, number]
}

/** Runs in a process of its own: one registered import, from its file to its counts. */
async function loadHere(importId: string): Promise<Sample> {
  configure(readConfig(process.env))
  connectDatabase(process.env.DATABASE_URL!)
  let [firstHalf, secondHalf] = [0, 0]
  const started = performance.now()
  const counts = await loadSettlements(actor, importId, async (done, total) => {
    const megabytes = process.memoryUsage.rss() / 1024 ** 2
    if (done * 2 < total) firstHalf = Math.max(firstHalf, megabytes)
    else secondHalf = Math.max(secondHalf, megabytes)
  })
  const seconds = (performance.now() - started) / 1000
  const record = await transaction(actor, (tx) => findImport(tx, importId))
  await disconnectDatabase()
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  return {
    seconds,
    cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
    steps: Object.fromEntries(record!.steps.map((one) => [one.step, one.seconds])) as Sample['steps'],
    loaded: counts.loaded,
    rejected: counts.rejected,
    megabytes: [firstHalf, secondHalf, maxRSS / 1024],
  }
}

async function compareOnServer(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'gonghui-bench-'))
  // Root's database runs under another account, which must be able to pass.
  await chmod(folder, 0o711)
  const outside = process.env.DATABASE_URL
  const embedded = outside ? null : await startEmbedded({ dataFolder: folder, durable: 'yes' })
  const url = outside ?? embedded!.url
  const env = { ...process.env, DATABASE_URL: url, GONGHUI_DATA: folder, ...secretsOfTheBench }
  configure(readConfig(env))
  await prepareSchema(url)
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  connectDatabase(url)
  try {
    await compare(owner, folder, env)
  } finally {
    await disconnectDatabase()
    await owner.end()
    await embedded?.stop()
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
  const fund = await foundFund()
  const limit = await prepareLimit(owner, folder)
  const samples: Sample[] = []
  const ratios: number[] = []
  for (let round = 1; round <= Number(values.rounds); round += 1) {
    const importId = await registerFile(fund, round)
    await owner.query('checkpoint')
    const before = await databaseCpu(owner)
    const bare = await limit()
    await owner.query('checkpoint')
    const between = await databaseCpu(owner)
    const sample = await loadApart(importId, env)
    const cpu = { limit: between - before, import: (await databaseCpu(owner)) - between + sample.cpuSeconds }
    samples.push(sample)
    ratios.push(sample.seconds / bare)
    const steps = Object.entries(sample.steps).map(([step, seconds]) => `${step} ${seconds}`)
    console.log(
      `round ${round}: limit ${bare.toFixed(2)} s, import ${sample.seconds.toFixed(2)} s (${steps.join(', ')}), ` +
        `ratio ${(sample.seconds / bare).toFixed(2)}, ${sample.loaded} loaded, ${sample.rejected} rejected, ` +
        `RSS ${sample.megabytes.map(Math.round).join(' / ')} MB; CPU s: limit ${cpu.limit.toFixed(1)} in the database, ` +
        `import ${cpu.import.toFixed(1)} with ${sample.cpuSeconds.toFixed(1)} in Node; load average ${loadavg()[0]!.toFixed(1)}`,
    )
  }
  const reading = median(samples.map((sample) => rows / sample.steps.read))
  console.log(
    `import / COPY into a partition: ${median(ratios).toFixed(2)} (goal at most 2.0); read, checked, sealed and copied ` +
      `${Math.round(reading)} rows/s (goal at least 60000 decoded and checked: bench/decode.ts); ` +
      `at most ${Math.round(Math.max(...samples.map((sample) => sample.megabytes[2])))} MB RSS (goal below 300); ` +
      `${cpus().length} cores, ${rows} rows, ${encoding}`,
  )
}

async function foundFund(): Promise<Fund> {
  const id = newId()
  return transaction(system, async (tx) => {
    await foundOrg(tx, {
      id,
      kind: 'city',
      code: '130300',
      creditCode: null,
      name: '滨江市总工会',
      parentId: null,
      on: '2013-01-01',
    })
    const { path } = await getOrg(tx, id)
    const fund = { key: 'bench', name: '滨江市职工互助基金', orgId: id, orgPath: [...path] }
    await insertFund(tx, fund)
    return fund
  })
}

/** A file of new rows, uploaded and registered as the console does it. */
async function registerFile(fund: Fund, round: number): Promise<string> {
  const plan = { rows, seed: round, quarter, encoding, people: rows * 0.6, dirtyOneIn: 100 } as const
  const importId = newId()
  await transaction(actor, async (tx) => {
    const stream = Readable.from(settlementCsv(plan))
    const file = await storeFile(tx, actor, { name: `${round}.csv`, purpose: 'sheet', stream })
    await registerImport(tx, actor, fund, file, { quarter, sender: '市医保局', importId, jobId: null })
  })
  return importId
}

async function loadApart(importId: string, env: NodeJS.ProcessEnv): Promise<Sample> {
  const script = fileURLToPath(import.meta.url)
  const { stdout } = await promisify(execFile)(process.execPath, [script, '--load', importId], { env })
  return JSON.parse(stdout) as Sample
}

/** CPU seconds of the server and all its connections so far; they tell what a busy machine hides. 0 for a distant server. */
async function databaseCpu(owner: pg.Client): Promise<number> {
  const { rows: found } = await owner.query<{ pid: number }>('select pg_backend_pid() as pid')
  const statOf = async (pid: number | string) => {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
    return stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
  }
  const postmaster = (await statOf(found[0]!.pid))[1]
  if (postmaster === undefined) return 0
  const own = await statOf(postmaster)
  const children = await Promise.all((await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(statOf))
  const living = children.filter((stat) => stat[1] === postmaster)
  const ticks = [...own.slice(11, 15), ...living.flatMap((stat) => stat.slice(11, 13))]
  return ticks.reduce((sum, one) => sum + one, 0) / 100
}

/** Writes the file of the limit and gives back its run, which tells its seconds. */
async function prepareLimit(owner: pg.Client, folder: string): Promise<() => Promise<number>> {
  const text = await readFile(new URL('limits/hospital-partition.sql', import.meta.url), 'utf8')
  const [, prepare, empty, copy, attach] = text.split(/^-- (?:prepare|empty|copy|attach)$/m)
  await owner.query(prepare!.replaceAll(':rows', String(rows)))
  const file = join(folder, 'limit.csv')
  await pipeline(owner.query(copyTo('copy ho.gen to stdout csv header')), createWriteStream(file))
  await owner.query('drop table ho.gen; analyze')
  return async () => {
    await owner.query(empty!)
    const started = performance.now()
    await owner.query(copy!)
    await pipeline(
      createReadStream(file),
      owner.query(copyFrom(`copy ho.record_q (${limitColumns}) from stdin csv header`)),
    )
    await owner.query(attach!)
    return (performance.now() - started) / 1000
  }
}

const limitColumns =
  'rec_no, hospital, id_hash, name, sex, birth, admitted, discharged, icd1, icd2, dept, level, total, fund_paid, self_paid, drug_self, kind, invoice, region, note'

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)]!
}

if (values.load) console.log(JSON.stringify(await loadHere(values.load)))
else await compareOnServer()
