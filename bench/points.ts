/*
 * Points to a million people (an entry, a lot and a balance each, alive or listed as failed, in resumable steps) beside a
 * bare grant in 20 chunks with two rows and a balance each; then the order endpoint while points go down and without.
 *   node bench/points.ts [--people 1000000] [--rounds 3] [--seconds 8]
 */
import { readFile } from 'node:fs/promises'
import { loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { systemActor } from '../src/kernel/access/index.ts'
import { handPointsDown } from '../src/services/mall/points-issue.ts'
import { fillPeople, letterFor } from '../test/world/crowd.ts'
import { secondsOfDatabase } from './core-seconds.ts'
import { type Installation, inInstallation, median, serveOurs } from './installation.ts'
import { foundMallWorld, type MallWorld } from './mall-world.ts'
import { loadOrders } from './order-load.ts'
import { endSide, startSide } from './side-server.ts'

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '8' },
    side: { type: 'string' },
  },
})
const people = Number(values.people)

async function compare({ folder, url, env }: Installation): Promise<void> {
  const world = await foundMallWorld(5_000, 1_000)
  const crowd = [...world.personIds, ...(await fillPeople(people - world.personIds.length))]
  const ours = await startSide(fileURLToPath(import.meta.url), 'ours', env)
  try {
    await measure(url, folder, world, crowd)
    await measureOrders(ours.port, world, crowd)
  } finally {
    await endSide(ours.child)
  }
}

/** The first round also opens everyone's account, which the bare grant finds open; it is told apart. */
async function measure(url: string, folder: string, world: MallWorld, crowd: readonly string[]): Promise<void> {
  const ratios: number[] = []
  const cores: number[] = []
  for (let round = 0; round <= Number(values.rounds); round += 1) {
    const letter = await letterFor(world.mall, world.unionId, crowd, 100)
    const before = await secondsOfDatabase(folder)
    const our = await timed(() => handDown(letter))
    const between = await secondsOfDatabase(folder)
    if (round === 0) {
      console.log(
        `first issue, ${people} accounts opened as well: ${our.toFixed(1)} s; load average ${loadavg()[0]!.toFixed(1)}`,
      )
      continue
    }
    const [limit, core] = await bareGrant(url, folder)
    ratios.push(our / limit)
    cores.push((between - before) / core)
    console.log(
      `round ${round}: bare grant ${limit.toFixed(1)} s (${core.toFixed(1)} s of the database's cores), ours ${our.toFixed(1)} s (${(between - before).toFixed(1)} s), ratio ${(our / limit).toFixed(2)}; load average ${loadavg()[0]!.toFixed(1)}`,
    )
  }
  console.log(
    `points ÷ bare grant: median ${median(ratios).toFixed(2)}, of the database's core seconds ${median(cores).toFixed(2)}`,
  )
}

/** The books alone; telling everyone comes after and is not part of the bare grant. */
async function handDown(intentId: string): Promise<void> {
  const told = new Error('handed down')
  const progress = async (done: number) => {
    if (done >= people) throw told
  }
  await handPointsDown(systemActor('bench'), intentId, progress).catch((error) => {
    if (error !== told) throw error
  })
}

async function bareGrant(url: string, folder: string): Promise<[seconds: number, coreSeconds: number]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const script = await readFile(new URL('limits/grant.sql', import.meta.url), 'utf8')
  await client.query(script.replaceAll('1000000', String(people)))
  await client.query('checkpoint')
  const before = await secondsOfDatabase(folder)
  const seconds = await timed(async () => void (await client.query(`call gr.grant_chunks(${people}, 20)`)))
  await client.end()
  return [seconds, (await secondsOfDatabase(folder)) - before]
}

async function measureOrders(port: number, world: MallWorld, crowd: readonly string[]): Promise<void> {
  const wish = { seconds: Number(values.seconds), connections: 16, goods: 'spread' as const }
  const ratios: number[] = []
  await loadOrders(port, world, { ...wish, seconds: 2 })
  for (let round = 1; round <= Number(values.rounds); round += 1) {
    const alone = await loadOrders(port, world, wish)
    const letter = await letterFor(world.mall, world.unionId, crowd, 100)
    let over = false
    const going = handDown(letter).then(() => {
      over = true
    })
    const meanwhile = await loadOrders(port, world, wish)
    const note = over ? ', which ended first' : ''
    await going
    ratios.push(meanwhile.p99 / alone.p99)
    console.log(
      `round ${round}: orders alone p50 ${alone.p50.toFixed(1)} ms, p99 ${alone.p99.toFixed(1)} ms; while points go down${note} p50 ${meanwhile.p50.toFixed(1)} ms, p99 ${meanwhile.p99.toFixed(1)} ms; load average ${loadavg()[0]!.toFixed(1)}`,
    )
  }
  console.log(`p99 of orders while points go down ÷ alone: median ${median(ratios).toFixed(2)}`)
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1000
}

if (values.side === 'ours') await serveOurs()
else await inInstallation(compare)
