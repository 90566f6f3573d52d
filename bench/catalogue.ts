/*
 * The list of products and the Chinese search at 50,000 products, as a signed-in worker asks them, over a bare SELECT of
 * the same rows on bare Fastify. Both servers on one database, asked in turn over 16 kept connections.
 *   node bench/catalogue.ts [--products 50000] [--seconds 5] [--rounds 5]
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import Fastify from 'fastify'
import pg from 'pg'
import { preparePlatform, prepareSchema } from '../src/apps/server/prepare.ts'
import { serve } from '../src/apps/server/serve.ts'
import { configure, readConfig } from '../src/platform/config.ts'
import { startEmbedded } from '../src/platform/db/embedded.ts'
import { connectDatabase, disconnectDatabase } from '../src/platform/db/pool.ts'
import { signIn, tokenOf } from '../test/world/crowd.ts'
import { foundSmallUnion } from '../test/world/small-union.ts'
import { fillCatalogue, searches } from './catalogue-data.ts'
import { endSide, startSide } from './side-server.ts'

const { values } = parseArgs({
  options: {
    products: { type: 'string', default: '50000' },
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '5' },
    side: { type: 'string' },
  },
})
const connections = 16

async function serveOurs(): Promise<void> {
  configure(readConfig(process.env))
  connectDatabase(process.env.DATABASE_URL!)
  await preparePlatform()
  await serve()
}

/** The same rows by their ids, flat, with no door, no search and no dressing. */
async function serveBare(): Promise<void> {
  const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 })
  const columns = 'id, name, origin, local_made, drawing, price_from, sold, ratings, praises'
  const app = Fastify()
  app.get('/readyz', async () => ({}))
  app.get('/rows', async (request) => {
    const ids = (request.query as { ids: string }).ids.split(',')
    const text = `select ${columns} from mall.products where id = any($1::uuid[])`
    return (await pool.query({ name: 'rows', text, values: [ids] })).rows
  })
  await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) })
}

async function compare(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'gonghui-bench-'))
  await chmod(folder, 0o711)
  const embedded = await startEmbedded({ dataFolder: folder, durable: 'yes' })
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    DATABASE_URL: embedded.url,
    GONGHUI_DATA: folder,
    GONGHUI_SECRET: 'only for measuring, never for a real installation',
    SMS_GATEWAY_URL: 'http://127.0.0.1:9/',
    SMS_GATEWAY_SECRET: 'unused',
  }
  configure(readConfig(env))
  await prepareSchema(embedded.url)
  connectDatabase(embedded.url)
  await preparePlatform()
  const union = await foundSmallUnion(8)
  await signIn(union.workers.map((worker) => worker.personId))
  await disconnectDatabase()
  await fillCatalogue(embedded.url, union.orgIds.city, Number(values.products))
  const file = fileURLToPath(import.meta.url)
  const [ours, bare] = [await startSide(file, 'ours', env), await startSide(file, 'bare', env)]
  try {
    const list = `/api/public/mall/markets/${union.orgIds.city}/products`
    await measure('list', ours.port, bare.port, [
      list,
      `${list}?sort=cheap`,
      `${list}?sort=new`,
      `${list}?category=tea`,
    ])
    await measure(
      'search',
      ours.port,
      bare.port,
      searches.map((word) => `${list}?search=${encodeURIComponent(word)}`),
    )
  } finally {
    for (const side of [ours, bare]) await endSide(side.child)
    await embedded.stop()
    await rm(folder, { recursive: true })
  }
}

/** The bare side is asked for the very rows that ours answers. */
async function measure(name: string, oursPort: number, barePort: number, paths: readonly string[]): Promise<void> {
  const barePaths: string[] = []
  for (const path of paths) {
    const answer = await fetch(`http://127.0.0.1:${oursPort}${path}`)
    const { products } = (await answer.json()) as { products: { id: string }[] }
    if (products.length === 0) throw new Error(`${path} finds nothing`)
    barePaths.push(`/rows?ids=${products.map((product) => product.id).join(',')}`)
  }
  await load(oursPort, paths, 1)
  await load(barePort, barePaths, 1)
  const ratios: number[] = []
  for (let round = 1; round <= Number(values.rounds); round += 1) {
    const bare = await load(barePort, barePaths, Number(values.seconds))
    const mine = await load(oursPort, paths, Number(values.seconds))
    ratios.push(mine / bare)
    console.log(
      `${name}, round ${round}: bare ${Math.round(bare)}/s, ours ${Math.round(mine)}/s, ratio ${(mine / bare).toFixed(2)}; load average ${loadavg()[0]!.toFixed(1)}`,
    )
  }
  const median = ratios.toSorted((one, other) => one - other)[Math.floor(ratios.length / 2)]!
  console.log(
    `${name} of ${values.products} products / bare SELECT: ${median.toFixed(2)} (goal at least 0.5), ${connections} connections, ${cpus().length} cores`,
  )
}

/** Requests a second, the paths in turn; each connection asks again as soon as it is answered. */
async function load(port: number, paths: readonly string[], seconds: number): Promise<number> {
  const started = performance.now()
  const deadline = started + seconds * 1000
  const counts = await Promise.all(Array.from({ length: connections }, (_, at) => ask(port, paths, at, deadline)))
  return (counts.reduce((sum, one) => sum + one, 0) / (performance.now() - started)) * 1000
}

function ask(port: number, paths: readonly string[], from: number, deadline: number): Promise<number> {
  const requests = paths.map(
    (path) => `GET ${path} HTTP/1.1\r\nhost: bench\r\ncookie: gonghui_session=${tokenOf(from % 8)}\r\n\r\n`,
  )
  return new Promise((resolve, reject) => {
    let answered = 0
    let text = ''
    const next = () => requests[(from + answered) % requests.length]!
    const socket = connect(port, '127.0.0.1', () => socket.write(next()))
    socket.setEncoding('latin1')
    socket.on('error', reject)
    socket.on('data', (piece) => {
      text += piece
      const head = text.indexOf('\r\n\r\n')
      if (head < 0) return
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1])
      if (text.length < head + 4 + length) return
      if (!text.startsWith('HTTP/1.1 200')) return void reject(new Error(text))
      text = ''
      answered += 1
      if (performance.now() < deadline) socket.write(next())
      else {
        socket.destroy()
        resolve(answered)
      }
    })
  })
}

if (values.side === 'ours') await serveOurs()
else if (values.side === 'bare') await serveBare()
else await compare()
