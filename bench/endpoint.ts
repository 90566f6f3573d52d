/*
 * One real endpoint of one query (a job by its id: sign-in, door, row-level scope, checked answer, log and metrics) over
 * a bare Fastify route that runs the same query. Both servers on one database, asked in turn over 16 kept connections.
 *   node bench/endpoint.ts [--seconds 5] [--rounds 5]
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, connect, createServer } from 'node:net'
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
import { plainPolicy } from '../test/world/mutual-aid.ts'
import { foundSmallUnion, password } from '../test/world/small-union.ts'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '5' },
    side: { type: 'string' },
  },
})
const connections = 16

/** Our server as production runs it, in a process of its own. */
async function serveOurs(): Promise<void> {
  configure(readConfig(process.env))
  connectDatabase(process.env.DATABASE_URL!)
  await preparePlatform()
  await serve()
}

async function serveBare(): Promise<void> {
  const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 })
  const app = Fastify()
  app.get('/api/jobs/:id', async (request) => {
    const { id } = request.params as { id: string }
    const text =
      'select id, kind, title, state, done, total, unit, started_at, ended_at, problem from jobs.jobs where id = $1'
    return (await pool.query({ name: 'job', text, values: [id] })).rows[0]
  })
  await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) })
}

async function compare(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'gonghui-bench-'))
  // Root's database runs under another account, which must be able to pass.
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
  await foundSmallUnion(8)
  await disconnectDatabase()
  const sides = [await startSide('ours', env), await startSide('bare', env)] as const
  try {
    await measure(sides[0].port, sides[1].port)
  } finally {
    for (const side of sides) await end(side.child)
    await embedded.stop()
    await rm(folder, { recursive: true })
  }
}

async function measure(oursPort: number, barePort: number): Promise<void> {
  const { cookie, jobId } = await startSomeJob(`http://127.0.0.1:${oursPort}/api`)
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
  ratios.sort((one, other) => one - other)
  console.log(
    `endpoint / bare Fastify: ${ratios[Math.floor(ratios.length / 2)]!.toFixed(2)} (goal at least 0.5), ${connections} connections, ${cpus().length} cores`,
  )
}

/** Signs the fund manager in and starts a screening, whose job everybody of the load then asks for. */
async function startSomeJob(api: string): Promise<{ cookie: string; jobId: string }> {
  const post = (path: string, body: object, cookie = '') =>
    fetch(`${api}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID(), cookie },
      body: JSON.stringify(body),
    })
  const signedIn = await post('/sessions/password', { account: 'manager', password })
  const cookie = signedIn.headers
    .getSetCookie()
    .find((one) => one.startsWith('gonghui_session='))!
    .split(';')[0]!
  await post('/mutual-aid/policies', { draft: plainPolicy }, cookie)
  const started = await post('/mutual-aid/quarters/2026Q3/screening', {}, cookie)
  const { jobId } = (await started.json()) as { jobId: string }
  return { cookie, jobId }
}

async function startSide(
  side: 'ours' | 'bare',
  env: NodeJS.ProcessEnv,
): Promise<{ port: number; child: ChildProcess }> {
  const port = await freePort()
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), '--side', side], {
    env: { ...env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`the ${side} server ended with ${child.exitCode}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return { port, child }
}

function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/`).then(
    () => true,
    () => false,
  )
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function end(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}

/** Requests a second; each connection asks again as soon as it is answered. Plain sockets, to cost the cores little. */
async function load(port: number, path: string, cookie: string, seconds: number): Promise<number> {
  const request = `GET ${path} HTTP/1.1\r\nhost: bench\r\ncookie: ${cookie}\r\n\r\n`
  const deadline = performance.now() + seconds * 1000
  const started = performance.now()
  const counts = await Promise.all(Array.from({ length: connections }, () => ask(port, request, deadline)))
  return (counts.reduce((sum, one) => sum + one, 0) / (performance.now() - started)) * 1000
}

function ask(port: number, request: string, deadline: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let answered = 0
    let text = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(request))
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
      if (performance.now() < deadline) socket.write(request)
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
