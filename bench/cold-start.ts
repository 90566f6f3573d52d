/*
 * From typing `gonghui serve` on a data folder that exists to the first 200 of /readyz, database start included.
 * The demonstration is built once beforehand; each start is a process of its own, stopped in order before the next.
 *   node bench/cold-start.ts [--rounds 5]
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } })
const main = fileURLToPath(new URL('../src/apps/cli/main.ts', import.meta.url))

const folder = await mkdtemp(join(tmpdir(), 'gonghui-bench-'))
// Root's database runs under another account, which must be able to pass.
await chmod(folder, 0o711)
try {
  await measure()
} finally {
  await rm(folder, { recursive: true })
}

async function measure(): Promise<void> {
  await stop((await start(await freePort())).child)
  const seconds: number[] = []
  for (let round = 1; round <= Number(values.rounds); round += 1) {
    const started = await start(await freePort())
    seconds.push(started.seconds)
    console.log(`start ${round}: ${started.seconds.toFixed(2)} s; load average ${loadavg()[0]!.toFixed(1)}`)
    await stop(started.child)
  }
  seconds.sort((one, other) => one - other)
  console.log(
    `cold start: ${seconds[Math.floor(seconds.length / 2)]!.toFixed(2)} s (goal at most 3), median of ${seconds.length}, ${cpus().length} cores`,
  )
}

async function start(port: number): Promise<{ child: ChildProcess; seconds: number }> {
  const began = performance.now()
  const child = spawn(process.execPath, [main, 'serve', '--db', folder, '--port', String(port)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  while (!(await isReady(port))) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  return { child, seconds: (performance.now() - began) / 1000 }
}

function isReady(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/readyz`).then(
    (response) => response.ok,
    () => false,
  )
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
