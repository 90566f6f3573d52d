import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { chown, open, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { type Account, identityOf } from './embedded-account.ts'
import { type Binaries, programOf } from './embedded-binaries.ts'
import type { Place } from './embedded-place.ts'
import { readPostmaster, worksIn } from './embedded-postmaster.ts'
import { knock, type Session } from './embedded-session.ts'
import { type Durability, settingsFile } from './embedded-settings.ts'
import { refusal } from './errors.ts'

const recoveryMs = 600_000

/** A signal and the milliseconds it is given. */
type StopSignal = readonly ['SIGINT' | 'SIGQUIT', number]

/** An orderly stop writes out all that is in memory; the second signal gives that up. */
const stopSignals: readonly StopSignal[] = [
  ['SIGINT', 60_000],
  ['SIGQUIT', 20_000],
]

/** The whole environment of the server, so that the operator's own locale and PG variables change nothing. */
const environment = { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', TZ: 'UTC' }

/** Makes a new cluster in `folder` and puts it in its place: superuser `gonghui`, UTF-8 that knows Chinese letters, open to its socket only. */
export async function initialise(place: Place, folder: string, binaries: Binaries, durable: Durability): Promise<void> {
  const options = [
    `--pgdata=${folder}`,
    '--username=gonghui',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(durable === 'yes' ? [] : ['--no-sync']),
  ]
  const run = promisify(execFile)(programOf(binaries, 'initdb'), options, {
    ...identityOf(place.account),
    cwd: '/',
    env: environment,
  })
  await run.catch((error: { stderr: string; message: string }) => {
    throw refusal('database.does-not-start', { reason: lastLineOf(error.stderr || error.message), log: 'initdb' })
  })
  await writeConfiguration(folder, place.account)
  await rename(folder, place.cluster)
}

async function writeConfiguration(folder: string, account: Account): Promise<void> {
  const written = await readFile(join(folder, 'postgresql.conf'), 'utf8')
  await replaceFile(folder, 'postgresql.conf', `include_if_exists = 'gonghui.conf'\n${written}`, account)
  await replaceFile(
    folder,
    'pg_hba.conf',
    '# The socket folder is closed to everyone else.\nlocal all gonghui trust\n',
    account,
  )
}

/** Written aside and renamed: root must not follow a link that the dropped account could have put there. */
async function replaceFile(folder: string, name: string, text: string, account: Account): Promise<void> {
  const aside = join(folder, `${name}.aside`)
  await rm(aside, { force: true })
  await writeFile(aside, text, { flag: 'wx', mode: 0o600 })
  await chown(aside, account.uid, account.gid)
  await rename(aside, join(folder, name))
}

/**
 * Starts the server in a session of its own, so that Ctrl-C in a terminal reaches only us and the order of stopping is
 * ours; it therefore outlives a killed parent, and the next start adopts it.
 */
export async function launch(
  place: Place,
  binaries: Binaries,
  durable: Durability,
  socketFolder: string,
): Promise<Session> {
  await replaceFile(place.cluster, 'gonghui.conf', settingsFile(durable), place.account)
  const log = join(place.asked, 'postgres-start.log')
  await rm(log, { force: true })
  const output = await open(log, 'wx', 0o600)
  await output.chown(place.account.uid, place.account.gid)
  const options = [
    '-D',
    place.cluster,
    '-k',
    socketFolder,
    '-c',
    'listen_addresses=',
    '-c',
    'unix_socket_permissions=0700',
  ]
  const child = spawn(programOf(binaries, 'postgres'), options, {
    ...identityOf(place.account),
    cwd: '/',
    env: environment,
    detached: true,
    stdio: ['ignore', output.fd, output.fd],
  })
  child.unref()
  await output.close()
  const session = await firstAnswer(child, socketFolder)
  if (session) return session
  await removeSocketFolder(socketFolder)
  throw refusal('database.does-not-start', { reason: lastLineOf(await readFile(log, 'utf8')), log })
}

/** Waits as long as the server lives: it may have a crash to recover from. */
async function firstAnswer(child: ChildProcess, socketFolder: string): Promise<Session | null> {
  let ended = false
  child.once('exit', () => {
    ended = true
  })
  child.once('error', () => {
    ended = true
  })
  const deadline = Date.now() + recoveryMs
  while (!ended && Date.now() < deadline) {
    const { session } = await knock(socketFolder)
    if (session) return session
    await sleep(10)
  }
  return null
}

/** Stops the cluster's server and waits until it is gone: first in order, then without a checkpoint. Never a foreign process. */
export async function stopServer(place: Place, signals: readonly StopSignal[] = stopSignals): Promise<void> {
  const postmaster = await readPostmaster(place.cluster)
  if (!postmaster) return
  for (const [signal, patienceMs] of signals) {
    if (!(await worksIn(place.cluster, postmaster.pid))) break
    process.kill(postmaster.pid, signal)
    if (await gone(place.cluster, postmaster.pid, patienceMs)) break
  }
  if (await worksIn(place.cluster, postmaster.pid)) {
    throw refusal('database.does-not-stop', { folder: place.asked, pid: postmaster.pid })
  }
  await removeSocketFolder(postmaster.socketFolder)
}

async function gone(cluster: string, pid: number, patienceMs: number): Promise<boolean> {
  const deadline = Date.now() + patienceMs
  while (await worksIn(cluster, pid)) {
    if (Date.now() > deadline) return false
    await sleep(10)
  }
  return true
}

/** Removes a socket folder of ours with what a killed server leaves in it, and nothing else. */
export async function removeSocketFolder(folder: string): Promise<void> {
  if (!/\/gonghui-\w{6}$/.test(folder)) return
  await Promise.all(['.s.PGSQL.5432', '.s.PGSQL.5432.lock'].map((name) => rm(join(folder, name), { force: true })))
  // A folder that is gone already, or holds anything else by now, is not ours to remove.
  await rmdir(folder).catch(() => undefined)
}

function lastLineOf(text: string): string {
  return text.trimEnd().split('\n').at(-1) ?? ''
}
