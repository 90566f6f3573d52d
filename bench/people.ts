/*
 * Lists, counts and searches of members below each level of a province: how much five million people cost more than a
 * hundred thousand, and an officer more than an administrator.
 * Usage: node bench/people.ts [small, default 100000] [large, default 5000000] [rounds, default 5]
 * Both sizes have a database of their own on one embedded server, and a process of its own that answers one measurement
 * at a time, so that they take turns inside each round. Medians of the ratios of rounds are printed.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { countMembers, listPeople } from '../src/kernel/people/index.ts'
import { configure, readConfig } from '../src/platform/config.ts'
import { startEmbedded } from '../src/platform/db/embedded.ts'
import { migrate } from '../src/platform/db/migrations.ts'
import { connectDatabase, disconnectDatabase } from '../src/platform/db/pool.ts'
import { reading } from '../src/platform/db/transaction.ts'
import { fillPeople, parts, searched } from './people-data.ts'
import type { BenchTree } from './people-tree.ts'

type Size = 'small' | 'large'
const kinds = [
  'first page',
  'page after 李',
  'count',
  'name',
  'common part',
  'rare part',
  'phone',
  'id number',
] as const
type Kind = (typeof kinds)[number]
type Wish = { readonly kind: Kind; readonly at: number; readonly scope: number }

const levels = ['province', 'city', 'county', 'union'] as const
const pageSize = 50
const warmUps = 12
const runs = 15

async function main(small: number, large: number, rounds: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'gonghui-bench-'))
  await chmod(folder, 0o711)
  const embedded = await startEmbedded({ dataFolder: folder, durable: 'yes' })
  const readers = new Map<Size, ChildProcess>()
  try {
    for (const [size, people] of [
      ['small', small],
      ['large', large],
    ] as const) {
      const started = performance.now()
      const { url, tree } = await build(embedded.url, size, people)
      console.log(`${people} people built in ${((performance.now() - started) / 1000).toFixed(0)} s`)
      readers.set(size, fork(fileURLToPath(import.meta.url), ['--reader', url, JSON.stringify(tree.sample)]))
    }
    await report(readers, rounds)
  } finally {
    for (const reader of readers.values()) await ended(reader)
    await embedded.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function build(server: string, size: Size, people: number): Promise<{ url: string; tree: BenchTree }> {
  const admin = new pg.Client({ connectionString: server })
  await admin.connect()
  await admin.query(`create database people_${size}`)
  await admin.end()
  const url = new URL(server)
  url.pathname = `/people_${size}`
  await migrate(url.href)
  return { url: url.href, tree: await fillPeople(url.href, people) }
}

function ended(reader: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    reader.once('exit', () => resolve())
    reader.disconnect()
  })
}

function ask(reader: ChildProcess, wish: Wish): Promise<number> {
  return new Promise((resolve) => {
    reader.once('message', (message) => resolve(message as number))
    reader.send(wish)
  })
}

type Line = { name: string; goal: string; over: [Size, Wish]; under: [Size, Wish] }

function linesOf(): Line[] {
  const lines: Line[] = []
  for (const [at, level] of levels.entries()) {
    for (const kind of kinds) {
      const wish = { kind, at, scope: at }
      lines.push({
        name: `${kind}, ${level}, large ÷ small`,
        goal: '≤ 1.6',
        over: ['large', wish],
        under: ['small', wish],
      })
    }
    const page = { kind: 'first page', at } as const
    lines.push({
      name: `officer ÷ administrator, ${level}`,
      goal: '≤ 1.5',
      over: ['large', { ...page, scope: at }],
      under: ['large', { ...page, scope: 0 }],
    })
  }
  return lines
}

async function report(readers: ReadonlyMap<Size, ChildProcess>, rounds: number): Promise<void> {
  const lines = linesOf()
  const samples = lines.map(() => ({ over: [] as number[], under: [] as number[] }))
  for (let round = 0; round <= rounds; round += 1) {
    for (const [at, { over, under }] of lines.entries()) {
      const [first, second] = [await ask(readers.get(over[0])!, over[1]), await ask(readers.get(under[0])!, under[1])]
      if (round === 0) continue
      samples[at]!.over.push(first)
      samples[at]!.under.push(second)
    }
  }
  console.log(
    `\n${`median of ${rounds} rounds, load ${loadavg()[0]!.toFixed(1)}`.padEnd(44)} over ms   under ms  ratio  goal`,
  )
  for (const [at, { name, goal }] of lines.entries()) {
    const { over, under } = samples[at]!
    const ratio = median(over.map((ms, round) => ms / under[round]!))
    const numbers = `${median(over).toFixed(2)}     ${median(under).toFixed(2)}    ${ratio.toFixed(2)}`
    console.log(`${name.padEnd(44)} ${numbers}   ${goal}`)
  }
}

/** Answers the parent until it closes the channel. */
async function answer(url: string, sample: BenchTree['sample']): Promise<void> {
  connectDatabase(url)
  process.on('message', (wish: Wish) => void measure(sample, wish).then((milliseconds) => process.send!(milliseconds)))
  process.once('disconnect', () => void disconnectDatabase())
}

async function measure(sample: BenchTree['sample'], wish: Wish): Promise<number> {
  const spent: number[] = []
  for (let turn = 0; turn < warmUps + runs; turn += 1) {
    const started = performance.now()
    await read(sample, wish, turn)
    if (turn >= warmUps) spent.push(performance.now() - started)
  }
  return median(spent)
}

/** One reading as an officer over `scope` does it below `at`: a whole transaction under row-level security. */
function read(sample: BenchTree['sample'], { kind, at, scope }: Wish, turn: number): Promise<unknown> {
  const below = sample[at]!
  const officer = { scope: { role: 'app' as const, orgs: [sample[scope]!.id], personId: null } }
  return reading<unknown>(officer, (tx) => {
    if (kind === 'count') return countMembers(tx, [below.id])
    const after = kind === 'page after 李' ? { name: '李', id: '00000000-0000-0000-0000-000000000000' } : null
    return listPeople(tx, { text: textOf(kind, turn), below, after, most: pageSize })
  })
}

function textOf(kind: Kind, turn: number): string | null {
  const person = searched[turn % searched.length]!
  switch (kind) {
    case 'name':
      return '王一'
    case 'common part':
      return parts.common
    case 'rare part':
      return parts.rare
    case 'phone':
      return person.phone
    case 'id number':
      return person.idNumber
    default:
      return null
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
}

configure(readConfig({ GONGHUI_SECRET: 'only for measuring, never for a real installation' }, tmpdir()))
const [first, second, third] = process.argv.slice(2)
if (first === '--reader') await answer(second!, JSON.parse(third!) as BenchTree['sample'])
else await main(Number(first ?? 100_000), Number(second ?? 5_000_000), Number(third ?? 5))
