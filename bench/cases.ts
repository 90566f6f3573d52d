/*
 * Lists and counts over the tree of unions: how much ten million cases cost more than a hundred thousand.
 *   node bench/cases.ts [--sizes 100000,1000000,10000000] [--rounds 5] [--only search]
 *   node bench/cases.ts --folder F --build      fills the databases and leaves them in F
 *   node bench/cases.ts --folder F              measures what is there, on a machine that has become quiet
 * Every size has a database of its own on one embedded server, and a process of its own that answers one measurement at a
 * time, so that the sizes take turns inside each round. Medians of rounds are printed.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { startEmbedded } from '../src/platform/db/embedded.ts'
import { migrate } from '../src/platform/db/migrations.ts'
import { fill, type Level } from './cases-data.ts'
import { answer, type Measurement, type Wish } from './cases-measures.ts'

type Size = 'small' | 'middle' | 'large'

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '100000,1000000,10000000' },
    rounds: { type: 'string', default: '5' },
    only: { type: 'string', default: '' },
    folder: { type: 'string' },
    build: { type: 'boolean', default: false },
    reader: { type: 'string' },
  },
})
const rounds = Number(values.rounds)
const sizes = ['small', 'middle', 'large'] as const
const [small, middle, large] = values.sizes.split(',').map(Number) as [number, number, number]
const rowsOf: Record<Size, number> = { small, middle, large }

async function main(): Promise<void> {
  const folder = values.folder ?? (await mkdtemp(join(tmpdir(), 'gonghui-bench-')))
  await mkdir(folder, { recursive: true })
  await chmod(folder, 0o711)
  const embedded = await startEmbedded({ dataFolder: folder, durable: 'yes' })
  const readers: Partial<Record<Size, ChildProcess>> = {}
  try {
    for (const size of sizes) if (values.build || !values.folder) await build(embedded.url, size)
    if (!values.build) {
      for (const size of sizes)
        readers[size] = fork(fileURLToPath(import.meta.url), ['--reader', urlOf(embedded.url, size)])
      await report(readers as Record<Size, ChildProcess>)
    }
  } finally {
    for (const reader of Object.values(readers)) await ended(reader)
    await embedded.stop()
    if (!values.folder) await rm(folder, { recursive: true, force: true })
  }
}

function urlOf(server: string, size: Size): string {
  const url = new URL(server)
  url.pathname = `/cases_${size}`
  return url.href
}

async function build(server: string, size: Size): Promise<void> {
  const started = performance.now()
  const admin = new pg.Client({ connectionString: server })
  await admin.connect()
  await admin.query(`create database cases_${size}`)
  await admin.end()
  await migrate(urlOf(server, size))
  await fill(urlOf(server, size), rowsOf[size])
  console.log(
    `${rowsOf[size].toLocaleString('en')} cases built in ${((performance.now() - started) / 1000).toFixed(0)} s`,
  )
}

/** A reader leaves when its parent's channel closes, and has left its database when this returns. */
function ended(reader: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    reader.once('exit', () => resolve())
    reader.disconnect()
  })
}

function ask(reader: ChildProcess, wish: Wish): Promise<Measurement> {
  return new Promise((resolve) => {
    reader.once('message', (message) => resolve(message as Measurement))
    reader.send(wish)
  })
}

const tree: readonly Level[] = ['province', 'city', 'county', 'grassroots']

/** Every line is a ratio of two measurements that stood side by side in each round. */
type Line = { name: string; goal: string; over: [Size, Wish]; under: [Size, Wish] }

function linesOf(places: Record<Level, readonly number[]>): Line[] {
  const lines: Line[] = []
  const line = (name: string, goal: string, over: Line['over'], under: Line['under']) =>
    lines.push({ name, goal, over, under })
  for (const level of tree) {
    const at = { level, places: places[level] }
    for (const page of ['first', '500th'] as const) {
      const wish: Wish = { kind: 'page', page, ...at }
      line(`${page} page, ${level}, large ÷ small`, '≤ 1.6', ['large', wish], ['small', wish])
    }
    const rare: Wish = { kind: 'state', ...at }
    line(`first page of a rare state, ${level}, large ÷ small`, '', ['large', rare], ['small', rare])
    const late: Wish = { kind: 'late', ...at }
    line(`first page of late ones, ${level}, large ÷ small`, '', ['large', late], ['small', late])
    const counts: Wish = { kind: 'counts', ...at }
    line(`counts, ${level}, large ÷ middle`, '≤ 1.5', ['large', counts], ['middle', counts])
  }
  const root: Wish = { kind: 'counts', level: 'root', places: [0] }
  line('counts, root, large ÷ middle', '≤ 1.5', ['large', root], ['middle', root])
  for (const level of tree) {
    const at = { level, places: places[level] }
    line(
      `officer ÷ administrator, ${level}`,
      '≤ 1.5',
      ['large', { kind: 'officer', ...at }],
      ['large', { kind: 'administrator', ...at }],
    )
  }
  for (const level of ['city', 'county', 'grassroots'] as const) {
    const desk: Wish = { kind: 'desk', level, places: places[level] }
    line(`inbox, ${level}, large ÷ small`, '≤ 1.6', ['large', desk], ['small', desk])
  }
  for (const level of ['province', 'city', 'county'] as const) {
    const search: Wish = { kind: 'search', level, places: places[level] }
    line(`search by name, ${level}, large ÷ small`, '≤ 1.6', ['large', search], ['small', search])
  }
  for (const level of tree) {
    const at = { level, places: places[level] }
    line(
      `first page, ${level} ÷ the bare table of the level`,
      '≤ 3',
      ['large', { kind: 'officer', ...at }],
      ['large', { kind: 'bare', ...at }],
    )
  }
  return lines
}

async function report(readers: Record<Size, ChildProcess>): Promise<void> {
  const chosen = await ask(readers.small, { kind: 'places' })
  const lines = linesOf(chosen.places!).filter(({ name }) => name.includes(values.only))
  const samples = lines.map(() => ({ over: [] as number[], under: [] as number[] }))
  for (let round = 0; round <= rounds; round += 1) {
    for (const [at, { over, under }] of lines.entries()) {
      const [first, second] = [await ask(readers[over[0]], over[1]), await ask(readers[under[0]], under[1])]
      if (round === 0) continue
      samples[at]!.over.push(first.milliseconds)
      samples[at]!.under.push(second.milliseconds)
    }
  }
  console.log(`load average ${loadavg()[0]!.toFixed(1)}`)
  console.log(`\n${`median of ${rounds} rounds`.padEnd(52)} over ms   under ms  ratio  goal`)
  for (const [at, { name, goal }] of lines.entries()) {
    const { over, under } = samples[at]!
    const ratio = median(over.map((ms, round) => ms / under[round]!))
    console.log(
      `${name.padEnd(52)} ${median(over).toFixed(3)}     ${median(under).toFixed(3)}    ${ratio.toFixed(2)}   ${goal}`,
    )
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
}

if (values.reader) await answer(values.reader)
else await main()
