import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { emptyDatabase } from '../../../test/setup/database.ts'
import { watchOver } from '../../../test/setup/guard.ts'
import { makeQuickFolder } from '../../../test/setup/quick-folder.ts'

const main = new URL('main.ts', import.meta.url).pathname
let folder: string
let dismissGuard: () => void

beforeAll(async () => {
  folder = await makeQuickFolder('gonghui-cli-')
  dismissGuard = watchOver(folder)
})

afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  dismissGuard()
})

/** A production platform has no demonstration to build, and so starts in a moment. */
const production = {
  ...process.env,
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  GONGHUI_SECRET: 'a secret of the tests, long enough to be one',
  SMS_GATEWAY_URL: 'http://127.0.0.1:9/',
  SMS_GATEWAY_SECRET: 'unused',
}

async function gonghui(...words: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [main, ...words], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  return { code, out, err }
}

test('on a fresh folder a command makes the database, and the second time finds it; nothing is left running', async () => {
  const first = await gonghui('migrate', '--json')
  expect(first.code).toBe(0)
  expect(JSON.parse(first.out).applied).not.toHaveLength(0)
  expect(JSON.parse((await gonghui('migrate', '--json')).out)).toEqual({ applied: [] })
  await expect(readFile(join(folder, 'data', 'postgres', 'postmaster.pid'))).rejects.toThrow('ENOENT')
})

test('two commands at once share the database', async () => {
  const both = await Promise.all([gonghui('migrate', '--json'), gonghui('migrate', '--json')])
  expect(both.map(({ code }) => code)).toEqual([0, 0])
})

test('an interrupted command leaves no database running behind it', async () => {
  const data = join(folder, 'interrupted')
  const child = spawn(process.execPath, [main, 'migrate', '--db', data], { stdio: 'ignore' })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const pidFile = join(data, 'postgres', 'postmaster.pid')
  while (!existsSync(pidFile)) await sleep(5)
  child.kill('SIGTERM')
  expect(await ended).toBe(143)
  expect(existsSync(pidFile)).toBe(false)
})

test('a command works on an outside database by its address', async () => {
  const database = await emptyDatabase()
  const { code, out } = await gonghui('migrate', '--json', '--db', database.url)
  expect(code).toBe(0)
  expect(JSON.parse(out).applied).not.toHaveLength(0)
  await database.drop()
})

test('a database that cannot be reached is told without its password', async () => {
  const { code, out, err } = await gonghui('migrate', '--json', '--db', 'postgres://li:secret@127.0.0.1:1/gonghui')
  expect(code).toBe(1)
  expect(JSON.parse(out).refusal.code).toBe('database.unreachable')
  expect(err).toContain('连不上数据库 postgres://li@127.0.0.1:1/gonghui')
  expect(out + err).not.toContain('secret')
})

test('a data folder that cannot be made is refused', async () => {
  const { code, err } = await gonghui('migrate', '--db', `${main}/data`)
  expect(code).toBe(1)
  expect(err).toContain(`${main}/data`)
})

test('a server that is told to stop ends with its database, and exits 0', async () => {
  const data = join(folder, 'served')
  const words = [main, 'serve', '--port', '0', '--db', data]
  const child = spawn(process.execPath, words, { env: production, stdio: ['ignore', 'pipe', 'ignore'] })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  await readUntil(child.stdout, '按 Ctrl C 停止')
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(existsSync(join(data, 'postgres', 'postmaster.pid'))).toBe(false)
})

test('a server whose port is taken says so and leaves nothing running', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as AddressInfo
  const data = join(folder, 'served')
  const words = [main, 'serve', '--json', '--port', String(port), '--db', data]
  const child = spawn(process.execPath, words, { env: production, stdio: ['ignore', 'pipe', 'ignore'] })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  expect(await text(child.stdout)).toContain('"code":"cli.address-in-use"')
  expect(await ended).toBe(1)
  expect(existsSync(join(data, 'postgres', 'postmaster.pid'))).toBe(false)
  other.close()
})

async function readUntil(stream: NodeJS.ReadableStream, words: string): Promise<void> {
  let read = ''
  for await (const piece of stream) {
    read += piece
    if (read.includes(words)) return
  }
  throw new Error(`the stream ended without «${words}»: ${read}`)
}
