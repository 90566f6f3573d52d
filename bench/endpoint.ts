/*
 * One real endpoint of one query (a job by its id: sign-in, door, row-level scope, checked answer, log and metrics) over
 * a bare Fastify route that runs the same query. Both servers on one database, asked in turn over 16 kept connections.
 *   node bench/endpoint.ts [--seconds 5] [--rounds 5]
 */
import { cpus, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import Fastify from 'fastify'
import pg from 'pg'
import { plainPolicy } from '../test/world/mutual-aid.ts'
import { foundSmallUnion, password } from '../test/world/small-union.ts'
import { Visitor } from '../test/world/visitor.ts'
import { type Installation, inInstallation, median, serveOurs } from './installation.ts'
import { keepAsking } from './keep-asking.ts'
import { endSide, startSide } from './side-server.ts'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '5' },
    side: { type: 'string' },
  },
})
const connections = 16

async function serveBare(): Promise<void> {
  const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 })
  const app = Fastify()
  app.get('/readyz', async () => ({}))
  app.get('/api/jobs/:id', async (request) => {
    const { id } = request.params as { id: string }
    const text =
      'select id, kind, title, state, done, total, unit, started_at, ended_at, problem from jobs.jobs where id = $1'
    return (await pool.query({ name: 'job', text, values: [id] })).rows[0]
  })
  await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) })
}

async function compare({ env }: Installation): Promise<void> {
  await foundSmallUnion(8)
  const file = fileURLToPath(import.meta.url)
  const [ours, bare] = [await startSide(file, 'ours', env), await startSide(file, 'bare', env)]
  try {
    await measure(ours.port, bare.port)
  } finally {
    for (const side of [ours, bare]) await endSide(side.child)
  }
}

async function measure(oursPort: number, barePort: number): Promise<void> {
  const { cookie, jobId } = await startSomeJob(`http://127.0.0.1:${oursPort}`)
  const path = `/api/jobs/${jobId}`
  const ratios: number[] = []
  await load(oursPort, path, cookie, 1)
  await load(barePort, path, cookie, 1)
  for (let round = 1; round <= Number(values.rounds); round += 1) {
    const bare = await load(barePort, path, cookie, Number(values.seconds))
    const ours = await load(oursPort, path, cookie, Number(values.seconds))
    ratios.push(ours / bare)
    console.log(
      `round ${round}: bare ${Math.round(bare)}/s, ours ${Math.round(ours)}/s, ratio ${(ours / bare).toFixed(2)}; load average ${loadavg()[0]!.toFixed(1)}`,
    )
  }
  console.log(
    `endpoint / bare Fastify: ${median(ratios).toFixed(2)} (goal at least 0.5), ${connections} connections, ${cpus().length} cores`,
  )
}

/** Signs the fund manager in and starts a screening, whose job everybody of the load then asks for. */
async function startSomeJob(address: string): Promise<{ cookie: string; jobId: string }> {
  const manager = await new Visitor(address).signInAsOfficer('manager', password)
  await manager.post('/mutual-aid/policies', { draft: plainPolicy })
  const started = await manager.post<{ jobId: string }>('/mutual-aid/quarters/2026Q3/screening')
  return { cookie: manager.cookie, jobId: started.body.jobId }
}

/** Requests a second. */
async function load(port: number, path: string, cookie: string, seconds: number): Promise<number> {
  const request = `GET ${path} HTTP/1.1\r\nhost: bench\r\ncookie: ${cookie}\r\n\r\n`
  return (await keepAsking({ port, connections, seconds, request: () => request })).perSecond
}

if (values.side === 'ours') await serveOurs()
else if (values.side === 'bare') await serveBare()
else await inInstallation(compare)
