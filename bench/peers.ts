/*
 * Our orders and list of products beside Vendure's, and a record created with permission and audit beside NocoBase's.
 * Both servers on one PostgreSQL, in turn, sixteen clients each. The peer needs its dependencies: the bench says how.
 *   node bench/peers.ts --peer vendure [--seconds 10] [--rounds 3] [--products 1000]
 *   node bench/peers.ts --peer nocobase
 */
import { loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { tokenOf } from '../test/world/crowd.ts'
import { foundSmallUnion, password } from '../test/world/small-union.ts'
import { Visitor } from '../test/world/visitor.ts'
import { secondsOf } from './core-seconds.ts'
import { type Installation, inInstallation, median, serveOurs } from './installation.ts'
import { keepAsking, keepRunning, type Loaded } from './keep-asking.ts'
import { foundMallWorld, requireWhole } from './mall-world.ts'
import { loadOrders } from './order-load.ts'
import { startNocobase } from './peers/nocobase.ts'
import type { Peer } from './peers/peer.ts'
import { startVendure } from './peers/vendure.ts'
import { endSide, freePort, startSide } from './side-server.ts'

const { values } = parseArgs({
  options: {
    peer: { type: 'string', default: 'vendure' },
    seconds: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '3' },
    products: { type: 'string', default: '1000' },
    side: { type: 'string' },
  },
})
const connections = 16
const seconds = Number(values.seconds)
const products = Number(values.products)

/** One kind of work as each side does it. */
type Work = { readonly name: string; ours(): Promise<Loaded>; theirs(): Promise<Loaded> }

async function beside(installation: Installation): Promise<void> {
  if (values.peer === 'vendure') await besideVendure(installation)
  else await besideNocobase(installation)
}

async function besideVendure({ url, env }: Installation): Promise<void> {
  const world = await foundMallWorld(5_000, products)
  const place = { database: await createDatabase(url, 'vendure'), port: await freePort(), products }
  const list = `GET /api/public/mall/markets/${world.mall.marketId}/products HTTP/1.1\r\nhost: bench\r\ncookie: gonghui_session=${tokenOf(0)}\r\n\r\n`
  await compare(
    env,
    () => startVendure(place),
    (port, peer) => [
      {
        name: 'orders',
        ours: () => loadOrders(port, world, { seconds, connections, goods: 'spread' }),
        theirs: () => keepRunning(connections, seconds, peer.write),
      },
      {
        name: 'list of 20',
        ours: () => keepAsking({ port, connections, seconds, request: () => list }),
        theirs: () => keepRunning(connections, seconds, peer.list),
      },
    ],
  )
  await requireWhole()
  console.log('oversold 0, below zero 0, every sum agrees')
}

async function besideNocobase({ url, env }: Installation): Promise<void> {
  const union = await foundSmallUnion(8)
  const place = { database: await createDatabase(url, 'nocobase'), port: await freePort(), products }
  const body = JSON.stringify({ orgId: union.orgIds.foundry, remark: 'tea', lastOn: '2030-01-01' })
  await compare(
    env,
    () => startNocobase(place),
    async (port, peer) => {
      const { cookie } = await new Visitor(`http://127.0.0.1:${port}`).signInAsOfficer('foundry', password)
      const head = `host: bench\r\ncookie: ${cookie}\r\n`
      const record = `POST /api/membership/invitations HTTP/1.1\r\n${head}content-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`
      const list = `GET /api/membership/members?orgId=${union.orgIds.foundry} HTTP/1.1\r\n${head}\r\n`
      return [
        {
          name: 'records created',
          ours: () => keepAsking({ port, connections, seconds, request: () => record }),
          theirs: () => keepRunning(connections, seconds, peer.write),
        },
        {
          name: 'list',
          ours: () => keepAsking({ port, connections, seconds, request: () => list }),
          theirs: () => keepRunning(connections, seconds, peer.list),
        },
      ]
    },
  )
}

async function compare(
  env: NodeJS.ProcessEnv,
  start: () => Promise<Peer>,
  works: (port: number, peer: Peer) => Work[] | Promise<Work[]>,
): Promise<void> {
  const ours = await startSide(fileURLToPath(import.meta.url), 'ours', env)
  try {
    const peer = await start()
    try {
      for (const work of await works(ours.port, peer))
        await measure(work, { ours: () => secondsOf(ours.child.pid!), theirs: peer.seconds })
    } finally {
      await peer.end()
    }
  } finally {
    await endSide(ours.child)
  }
}

type Cores = { ours(): Promise<number>; theirs(): Promise<number> }

/** The round before the first warms both up and does not count. */
async function measure({ name, ours, theirs }: Work, cores: Cores): Promise<void> {
  const rates: number[] = []
  const shares: number[] = []
  for (let round = 0; round <= Number(values.rounds); round += 1) {
    const their = await timed(theirs, cores.theirs)
    const our = await timed(ours, cores.ours)
    if (round === 0) continue
    rates.push(our.perSecond / their.perSecond)
    shares.push(their.core / our.core)
    console.log(
      `${name}, round ${round}: ${values.peer} ${their.perSecond.toFixed(1)}/s (${ms(their.core)} of its server each, p99 ${their.p99.toFixed(0)} ms), ours ${our.perSecond.toFixed(0)}/s (${ms(our.core)}, p99 ${our.p99.toFixed(0)} ms), ratio ${rates.at(-1)!.toFixed(1)}; load average ${loadavg()[0]!.toFixed(1)}`,
    )
  }
  console.log(
    `${name}: ours ÷ ${values.peer} median ${median(rates).toFixed(1)} by rate, ${median(shares).toFixed(1)} by the server's processor time`,
  )
}

async function timed(work: () => Promise<Loaded>, core: () => Promise<number>): Promise<Loaded & { core: number }> {
  const before = await core()
  const loaded = await work()
  return { ...loaded, core: ((await core()) - before) / loaded.answered }
}

const ms = (core: number) => `${(core * 1000).toFixed(2)} ms`

async function createDatabase(server: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

if (values.side === 'ours') await serveOurs()
else await inInstallation(beside)
