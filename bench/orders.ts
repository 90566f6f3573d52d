/*
 * The real order endpoint (sign-in, eligibility, limits, idempotency, books with lots, audit, notice) over a thousand
 * products and on one hot product, beside one bare SQL function that does nothing else. Both on one server, in turn.
 *   node bench/orders.ts [--seconds 5] [--rounds 3] [--connections 16,64]
 * The function is driven by pgbench where it is installed, else by prepared statements of our own.
 */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import pg from 'pg'
import { secondsOf, secondsOfDatabase } from './core-seconds.ts'
import { type Installation, inInstallation, median, serveOurs } from './installation.ts'
import { foundMallWorld, type MallWorld, requireWhole } from './mall-world.ts'
import { loadOrders } from './order-load.ts'
import { endSide, startSide } from './side-server.ts'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '16,64' },
    side: { type: 'string' },
  },
})
const seconds = Number(values.seconds)
const goods = ['spread', 'hot'] as const
type Goods = (typeof goods)[number]

async function compare({ folder, url, env }: Installation): Promise<void> {
  const limit = await loadLimit(url)
  const world = await foundMallWorld(20_000, 1_000)
  const ours = await startSide(fileURLToPath(import.meta.url), 'ours', env)
  try {
    for (const connections of values.connections.split(',').map(Number)) {
      await measure({ ...ours, folder }, limit, world, connections)
      await requireWhole()
      console.log('oversold 0, below zero 0, every sum agrees')
    }
  } finally {
    await endSide(ours.child)
  }
}

/** The limit's own database on the same server. */
async function loadLimit(server: string): Promise<string> {
  const url = new URL(server)
  const admin = new pg.Client({ connectionString: server })
  await admin.connect()
  await admin.query('create database limits')
  await admin.end()
  url.pathname = '/limits'
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  await client.query(await readFile(new URL('limits/orders.sql', import.meta.url), 'utf8'))
  await client.end()
  return url.href
}

type Ours = { readonly port: number; readonly child: { readonly pid?: number }; readonly folder: string }

async function measure(ours: Ours, limit: string, world: MallWorld, connections: number): Promise<void> {
  const ratios: Record<string, number[]> = {}
  const note = (what: string, ratio: number) => {
    ratios[what] = [...(ratios[what] ?? []), ratio]
  }
  await loadOrders(ours.port, world, { seconds: 2, connections, goods: 'spread' })
  for (let round = 1; round <= Number(values.rounds); round += 1) {
    const rates: Partial<Record<Goods, number>> = {}
    for (const one of goods) {
      const before = await secondsOfDatabase(ours.folder)
      const theirs = await driveLimit(limit, one, connections)
      const between = await secondsOfDatabase(ours.folder)
      const server = await secondsOf(ours.child.pid!)
      const loaded = await loadOrders(ours.port, world, { seconds, connections, goods: one })
      const ofDatabase = (await secondsOfDatabase(ours.folder)) - between
      const taken = ofDatabase + (await secondsOf(ours.child.pid!)) - server
      const [their, our] = [(between - before) / (theirs * seconds), taken / loaded.answered]
      rates[one] = loaded.perSecond
      note(`${one}: orders a second`, loaded.perSecond / theirs)
      note(`${one}: orders a second of processor`, their / our)
      console.log(
        `${connections} connections, round ${round}, ${one}: function ${theirs.toFixed(0)}/s (${(their * 1e6).toFixed(0)} µs of processor each), endpoint ${loaded.perSecond.toFixed(0)}/s (${(our * 1e6).toFixed(0)} µs, ${((ofDatabase / loaded.answered) * 1e6).toFixed(0)} of them the database), p50 ${loaded.p50.toFixed(1)} ms, p99 ${loaded.p99.toFixed(1)} ms, ratio ${(loaded.perSecond / theirs).toFixed(2)}; load average ${loadavg()[0]!.toFixed(1)}`,
      )
    }
    note('hot ÷ spread of ours', rates.hot! / rates.spread!)
  }
  for (const [what, all] of Object.entries(ratios))
    console.log(`${connections} connections, ${what}: median ratio ${median(all).toFixed(2)}`)
}

async function driveLimit(url: string, one: Goods, connections: number): Promise<number> {
  const script = fileURLToPath(new URL(`limits/order-${one === 'hot' ? 'hot' : '1k'}.pgbench`, import.meta.url))
  const words = ['-n', '-M', 'prepared', '-c', String(connections), '-j', '1', '-T', String(seconds), '-f', script, url]
  const run = await promisify(execFile)('pgbench', words).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  return run ? Number(/tps = ([\d.]+)/.exec(run.stdout)![1]) : driveByHand(url, one, connections)
}

async function driveByHand(url: string, one: Goods, connections: number): Promise<number> {
  const deadline = performance.now() + seconds * 1000
  const counts = await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      let done = 0
      while (performance.now() < deadline) {
        const member = 1 + Math.floor(Math.random() * 100_000)
        const sku = one === 'hot' ? 1 : 1 + Math.floor(Math.random() * 1000)
        const text = 'select lim.order_one($1::bigint, $2::int, 0::smallint, 100)'
        await client.query({ name: 'order', text, values: [member, sku] })
        done += 1
      }
      await client.end()
      return done
    }),
  )
  return counts.reduce((sum, count) => sum + count, 0) / seconds
}

if (values.side === 'ours') await serveOurs()
else await inInstallation(compare)
