import { type ChildProcess, spawn } from 'node:child_process'
import { appendFile, chmod, chown, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, expect, test } from 'vitest'
import { watchOver } from '../../../test/setup/guard.ts'
import { makeQuickFolder } from '../../../test/setup/quick-folder.ts'
import type { Refusal } from '../refusal.ts'
import { type Embedded, startEmbedded, visitEmbedded } from './embedded.ts'
import { accountFor } from './embedded-account.ts'
import { packageFolder } from './embedded-binaries.ts'
import { alone } from './embedded-lock.ts'
import { findPlace, makeSocketFolder, openFolder } from './embedded-place.ts'
import { stopServer } from './embedded-server.ts'

const folders: string[] = []
const servers: Embedded[] = []
const guards: (() => void)[] = []

/** A folder that root's dropped account may pass through. */
async function dataFolder(): Promise<string> {
  const folder = await makeQuickFolder('gonghui-embedded-')
  folders.push(folder)
  guards.push(watchOver(folder))
  return join(folder, 'data')
}

async function start(folder: string): Promise<Embedded> {
  const server = await startEmbedded({ dataFolder: folder, durable: 'no' })
  servers.push(server)
  return server
}

async function visit(folder: string): Promise<Embedded> {
  const visitor = await visitEmbedded({ dataFolder: folder, durable: 'no' })
  servers.push(visitor)
  return visitor
}

async function stop(server: Embedded): Promise<void> {
  servers.splice(servers.indexOf(server), 1)
  await server.stop()
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()))
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
  for (const dismiss of guards.splice(0)) dismiss()
})

async function ask(url: string, question: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const result = await client.query<unknown[]>({ text: question, rowMode: 'array' })
    return result.rows[0]?.[0]
  } finally {
    await client.end()
  }
}

async function postmasterOf(folder: string): Promise<number> {
  return Number.parseInt(await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8'), 10)
}

function lives(pid: number): Promise<boolean> {
  return readFile(`/proc/${pid}/stat`, 'utf8').then(
    (stat) => !/\) [ZX] /.test(stat),
    () => false,
  )
}

/** A process that has let go of its folder may need a moment more to be gone on a busy machine. */
async function ends(pid: number): Promise<boolean> {
  for (let waited = 0; waited < 200; waited++) {
    if (!(await lives(pid))) return true
    await sleep(50)
  }
  return false
}

/** Another process that serves the folder until it is killed, or we are. */
async function serveElsewhere(folder: string): Promise<ChildProcess> {
  const program = `
    const { startEmbedded } = await import(${JSON.stringify(new URL('embedded.ts', import.meta.url).href)})
    await startEmbedded({ dataFolder: ${JSON.stringify(folder)}, durable: 'no' })
    process.stdin.on('end', () => process.exit()).resume()
    console.log('ready')`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  await new Promise((resolve) => child.stdout!.once('data', resolve))
  return child
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
}

test('a folder that does not exist becomes a database that knows Chinese letters', async () => {
  const { url, notes } = await start(await dataFolder())
  await ask(url, 'create extension pg_trgm')
  expect(await ask(url, `select array_length(show_trgm('总工会'), 1)`)).toBe(4)
  expect(await ask(url, 'show server_encoding')).toBe('UTF8')
  expect(notes).toEqual([])
})

test('the database listens on no network port, and its socket is closed to other users', async () => {
  const { url } = await start(await dataFolder())
  expect(await ask(url, 'show listen_addresses')).toBe('')
  expect(await ask(url, 'show unix_socket_permissions')).toBe('0700')
})

test('rows are there after a stop and a start, and no process or socket stays behind', async () => {
  const folder = await dataFolder()
  const first = await start(folder)
  await ask(first.url, 'create table kept as select 42 as answer')
  const pid = await postmasterOf(folder)
  await stop(first)
  expect(await ends(pid)).toBe(true)
  await expect(readdir(new URL(first.url).searchParams.get('host')!)).rejects.toThrow('ENOENT')

  const second = await start(folder)
  expect(await ask(second.url, 'select answer from kept')).toBe(42)
})

test('a database left by a killed server is adopted, and stopped in the end', async () => {
  const folder = await dataFolder()
  await kill(await serveElsewhere(folder))
  const orphan = await postmasterOf(folder)
  expect(await lives(orphan)).toBe(true)

  const server = await start(folder)
  expect(await postmasterOf(folder)).toBe(orphan)
  expect(server.notes.join()).toContain(`进程号 ${orphan}`)
  await stop(server)
  expect(await ends(orphan)).toBe(true)
})

test('when server and database are killed together the next start recovers', async () => {
  const folder = await dataFolder()
  const child = await serveElsewhere(folder)
  process.kill(await postmasterOf(folder), 'SIGKILL')
  await kill(child)
  const { url } = await start(folder)
  expect(await ask(url, 'select 1')).toBe(1)
})

test('a second server on the same folder is refused and told the process of the first', async () => {
  const folder = await dataFolder()
  await start(folder)
  await expect(startEmbedded({ dataFolder: folder, durable: 'no' })).rejects.toMatchObject({
    code: 'database.folder-in-use',
    facts: { folder, pid: String(process.pid) },
  })
})

test('of two servers started at once on a new folder exactly one gets it', async () => {
  const folder = await dataFolder()
  const outcomes = await Promise.allSettled([start(folder), start(folder)])
  expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('a database that is thrown away is empty at once', async () => {
  const server = await start(await dataFolder())
  await ask(server.url, 'create table kept as select 42 as answer')
  await server.empty()
  expect(await ask(server.url, `select to_regclass('kept')`)).toBeNull()
})

test('who comes is told whether somebody was there', async () => {
  const folder = await dataFolder()
  expect((await start(folder)).cameAlone).toBe(true)
  expect((await visit(folder)).cameAlone).toBe(false)
})

test('a command shares the database of a running server and leaves it running', async () => {
  const folder = await dataFolder()
  const server = await start(folder)
  const visitor = await visit(folder)
  expect(visitor.url).toBe(server.url)
  await stop(visitor)
  expect(await ask(server.url, 'select 1')).toBe(1)
})

test('a server that stops leaves the database to a command still at work, which stops it', async () => {
  const folder = await dataFolder()
  const server = await start(folder)
  const visitor = await visit(folder)
  const pid = await postmasterOf(folder)
  await stop(server)
  expect(await ask(visitor.url, 'select 1')).toBe(1)
  await stop(visitor)
  expect(await ends(pid)).toBe(true)
})

test('a database killed under a running server comes back at the same address', async () => {
  const folder = await dataFolder()
  const { url } = await start(folder)
  await ask(url, 'create table kept as select 42 as answer')
  await ask(url, 'checkpoint')
  process.kill(await postmasterOf(folder), 'SIGKILL')
  for (let waited = 0; waited < 100; waited++) {
    await sleep(100)
    if ((await ask(url, 'select answer from kept').catch(() => null)) === 42) return
  }
  expect.fail('the database did not come back')
})

test('a pid file from before a reboot that names a foreign process is cleared, and the process left alone', async () => {
  const folder = await dataFolder()
  await stop(await start(folder))
  const foreign = spawn('sleep', ['60'])
  await writeFile(
    join(folder, 'postgres', 'postmaster.pid'),
    `${foreign.pid}\n${folder}\n1\n5432\n/nowhere\n\n\nready\n`,
  )
  const { url } = await start(folder)
  expect(await ask(url, 'select 1')).toBe(1)
  expect(await lives(foreign.pid!)).toBe(true)
  foreign.kill()
})

test('an initialisation that was killed half-way is begun anew, and what it left removed', async () => {
  const folder = await dataFolder()
  await mkdir(join(folder, 'postgres.making-Ab12Cd', 'base'), { recursive: true })
  await chmod(folder, 0o711)
  const { url } = await start(folder)
  expect(await ask(url, 'select 1')).toBe(1)
  expect(await readdir(folder)).toEqual(['postgres', 'postgres-start.log'])
})

const asRoot = test.runIf(process.getuid!() === 0)

asRoot(
  'inside a closed home the database moves to where its account can reach, and the way is written down',
  async () => {
    const folder = await dataFolder()
    await chmod(dirname(folder), 0o700)
    const server = await start(folder)
    const cluster = String(await ask(server.url, 'show data_directory'))
    folders.push(dirname(cluster))
    expect(cluster).toMatch(/^\/var\/lib\/gonghui\/database-\w+\/postgres$/)
    expect(server.notes.join()).toContain(cluster)
    expect(await readFile(join(folder, 'database-is-elsewhere.txt'), 'utf8')).toContain(cluster)
    await ask(server.url, 'create table kept as select 42 as answer')
    await stop(server)

    await chmod(dirname(folder), 0o711)
    const again = await start(folder)
    expect(await ask(again.url, 'select answer from kept')).toBe(42)
  },
)

asRoot('a pointer to a database that is gone is refused, never answered with an empty one', async () => {
  const folder = await dataFolder()
  await chmod(dirname(folder), 0o700)
  const server = await start(folder)
  const place = dirname(String(await ask(server.url, 'show data_directory')))
  await stop(server)
  await rm(place, { recursive: true })
  await expect(start(folder)).rejects.toMatchObject({ code: 'database.moved-away' })
})

asRoot('a database that moved out of reach is refused, never replaced by an empty one', async () => {
  const folder = await dataFolder()
  await stop(await start(folder))
  await chmod(dirname(folder), 0o700)
  await expect(start(folder)).rejects.toMatchObject({ code: 'database.folder-out-of-reach' })
})

test('a database of another PostgreSQL is refused', async () => {
  const folder = await dataFolder()
  await stop(await start(folder))
  await writeFile(join(folder, 'postgres', 'PG_VERSION'), '15\n')
  await expect(start(folder)).rejects.toMatchObject({ code: 'database.other-version', facts: { found: '15' } })
})

test('a database whose settings are wrong says what it stumbled over', async () => {
  const folder = await dataFolder()
  await stop(await start(folder))
  await appendFile(join(folder, 'postgres', 'postgresql.conf'), "\nwork_mem = 'plenty'\n")
  const refused = await start(folder).catch((error: Refusal) => error)
  expect(refused).toMatchObject({ code: 'database.does-not-start', facts: { log: join(folder, 'postgres-start.log') } })
  expect(await readFile(join(folder, 'postgres-start.log'), 'utf8')).toContain('work_mem')
})

asRoot('a database of an account that is unknown here is refused and the account named', async () => {
  const folder = await dataFolder()
  await stop(await start(folder))
  await chown(join(folder, 'postgres'), 12_345, 12_345)
  await expect(start(folder)).rejects.toMatchObject({ code: 'database.folder-of-another', facts: { owner: '12345' } })
})

test('a data folder that is a file is refused', async () => {
  await expect(start(import.meta.filename)).rejects.toMatchObject({ code: 'database.folder-closed' })
})

test('a server that neither answers nor stops is left to an administrator', async () => {
  const folder = await dataFolder()
  await start(folder)
  const pid = await postmasterOf(folder)
  process.kill(pid, 'SIGSTOP')
  const stopping = stopServer(await findPlace(await openFolder(folder)), [['SIGINT', 50]])
  await expect(stopping).rejects.toMatchObject({ code: 'database.does-not-stop', facts: { pid } })
  process.kill(pid, 'SIGCONT')
  while (await lives(pid)) await sleep(20)
})

test('who waits too long for another start is told so', async () => {
  const outcome = alone('/somewhere', () => alone('/somewhere', async () => undefined, 50))
  await expect(outcome).rejects.toMatchObject({ code: 'database.folder-busy' })
})

test('a socket folder is never longer than a socket address may be', async () => {
  const folder = await dataFolder()
  const long = join(dirname(folder), 'x'.repeat(90))
  await mkdir(long)
  const account = await accountFor(folder)
  await expect(makeSocketFolder(account, [long])).rejects.toMatchObject({ code: 'database.no-room-for-socket' })
})

test('a machine for which no server was installed is told to name one', () => {
  expect(() => packageFolder('sunos-sparc')).toThrow(expect.objectContaining({ code: 'database.no-binaries' }))
})
