/*
 * The list of products and the Chinese search at 50,000 products, as a signed-in worker asks them, over a bare SELECT of
 * the same rows on bare Fastify. Both servers on one database, asked in turn over 16 kept connections.
 *   node bench/catalogue.ts [--products 50000] [--seconds 5] [--rounds 5]
 */
import { cpus, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import Fastify from 'fastify'
import pg from 'pg'
import { signIn, tokenOf } from '../test/world/crowd.ts'
import { foundSmallUnion } from '../test/world/small-union.ts'
import { fillCatalogue, searches } from './catalogue-data.ts'
import { type Installation, inInstallation, median, serveOurs } from './installation.ts'
import { keepAsking } from './keep-asking.ts'
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

async function compare({ url, env }: Installation): Promise<void> {
  const union = await foundSmallUnion(8)
  await signIn(union.workers.map((worker) => worker.personId))
  await fillCatalogue(url, union.orgIds.city, Number(values.products))
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
  console.log(
    `${name} of ${values.products} products / bare SELECT: ${median(ratios).toFixed(2)} (goal at least 0.5), ${connections} connections, ${cpus().length} cores`,
  )
}

/** Requests a second, the paths in turn. */
async function load(port: number, paths: readonly string[], seconds: number): Promise<number> {
  const request = (connection: number, answered: number) =>
    `GET ${paths[(connection + answered) % paths.length]} HTTP/1.1\r\nhost: bench\r\ncookie: gonghui_session=${tokenOf(connection % 8)}\r\n\r\n`
  return (await keepAsking({ port, connections, seconds, request })).perSecond
}

if (values.side === 'ours') await serveOurs()
else if (values.side === 'bare') await serveBare()
else await inInstallation(compare)
