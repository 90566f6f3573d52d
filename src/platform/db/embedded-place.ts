import {
  access,
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  rmdir,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { fillSentence } from '../refusal.ts'
import { type Account, accountFor, nameOfUid, ownerOf, succeedsAs } from './embedded-account.ts'
import { refusal } from './errors.ts'
import { pointerText } from './text.ts'

/** Where the database of an asked data folder really lives. `refuge` holds what the asked folder cannot. */
export type Place = {
  readonly asked: string
  readonly cluster: string
  /** Where initdb is to work when there is no cluster yet; the finished one is renamed, so that no half one is ever found. */
  readonly making: string | null
  readonly refuge: string
  readonly account: Account
  /** Whether the cluster lives away from the asked folder, and since when. */
  readonly away: 'no' | 'since-now' | 'as-before'
}

/** Root's own place for what a dropped account must reach. */
const systemRefuge = '/var/lib/gonghui'

const pointerName = 'database-is-elsewhere.txt'

/** A socket's path may have 107 bytes, and PostgreSQL adds its own name to the folder. */
const longestSocketFolder = 107 - '/.s.PGSQL.5432'.length

/** Makes the asked folder when it is not there, and tells its true path. */
export async function openFolder(dataFolder: string): Promise<string> {
  await makeFolder(resolve(dataFolder))
  return realpath(dataFolder)
}

/**
 * Decides where the cluster of a data folder lives and makes the way to it.
 * It is `<folder>/postgres`, unless root's dropped account cannot reach that; then a pointer file is left there.
 */
export async function findPlace(asked: string): Promise<Place> {
  const pointed = await readPointer(asked)
  if (pointed) return pointedPlace(asked, pointed)

  const near = join(asked, 'postgres')
  const account = await accountFor(near)
  const refuge = isRoot() ? systemRefuge : asked
  const place = { asked, cluster: near, making: null, refuge, account, away: 'no' as const }
  await requireOwner(place)
  if (await hasCluster(near)) {
    await requireReach(place)
    return { ...place, cluster: await realpath(near) }
  }
  const making = await readyToMake(near, account)
  return making ? { ...place, making } : moveAway(place)
}

async function pointedPlace(asked: string, cluster: string): Promise<Place> {
  const pointer = join(asked, pointerName)
  if ((await ownerOf(cluster)) === null) throw refusal('database.moved-away', { pointer, cluster })
  const place = {
    asked,
    cluster,
    making: null,
    refuge: dirname(dirname(cluster)),
    account: await accountFor(cluster),
    away: 'as-before' as const,
  }
  await requireOwner(place)
  await requireReach(place)
  return place
}

/**
 * Only root comes here: anyone else reaches what he could make. The new place has a new name every time, for an asked
 * folder that was deleted and made again must not find the old database.
 */
async function moveAway(place: Place): Promise<Place> {
  if (!isRoot()) throw refusal('database.folder-closed', { folder: place.asked, reason: 'EACCES' })
  await makeFolder(systemRefuge)
  const home = await mkdtemp(join(systemRefuge, 'database-'))
  await chmod(home, 0o711)
  const cluster = join(home, 'postgres')
  const making = await readyToMake(cluster, place.account)
  if (!making) throw refusal('database.folder-closed', { folder: cluster, reason: 'EACCES' })
  await writeFile(join(home, 'belongs-to.txt'), `${place.asked}\n`)
  await writeFile(join(place.asked, pointerName), fillSentence(pointerText, { owner: place.account.name, cluster }))
  return { ...place, cluster, making, away: 'since-now' }
}

/** True when initdb has finished there. */
export function hasCluster(cluster: string): Promise<boolean> {
  return access(join(cluster, 'PG_VERSION')).then(
    () => true,
    () => false,
  )
}

/** Nobody but root can lend the database to its owner. */
async function requireOwner(place: Place): Promise<void> {
  const uid = await ownerOf(place.cluster)
  if (uid === null || uid === place.account.uid) return
  throw refusal('database.folder-of-another', { folder: place.asked, owner: await nameOfUid(uid) })
}

async function requireReach(place: Place): Promise<void> {
  if (await canWrite(place.account, place.cluster)) return
  throw refusal('database.folder-out-of-reach', { folder: place.asked, owner: place.account.name })
}

function canWrite(account: Account, folder: string): Promise<boolean> {
  return succeedsAs(account, '/bin/sh', ['-c', 'cd "$1" && test -w .', 'sh', folder])
}

async function makeFolder(folder: string): Promise<void> {
  try {
    const made = await mkdir(folder, { recursive: true })
    // Root's dropped account must pass through on its way to the cluster; it need not list anything.
    if (made) await chmod(folder, isRoot() ? 0o711 : 0o700)
  } catch (error) {
    throw refusal('database.folder-closed', { folder, reason: (error as NodeJS.ErrnoException).code ?? 'EIO' })
  }
}

/** A new folder beside the cluster's place for initdb, or null when the account cannot reach it there. */
async function readyToMake(cluster: string, account: Account): Promise<string | null> {
  const prefix = `${cluster}.making-`
  try {
    await removeUnfinished(prefix)
    const folder = await mkdtemp(prefix)
    if (isRoot()) await chown(folder, account.uid, account.gid)
    if (await canWrite(account, folder)) return folder
    await rmdir(folder)
    return null
  } catch (error) {
    throw refusal('database.folder-closed', {
      folder: dirname(cluster),
      reason: (error as NodeJS.ErrnoException).code ?? 'EIO',
    })
  }
}

/** An initdb whose start was ended may still be writing for a moment, hence the retries. */
async function removeUnfinished(prefix: string): Promise<void> {
  for (const name of await readdir(dirname(prefix))) {
    if (!name.startsWith(basename(prefix))) continue
    await rm(join(dirname(prefix), name), { recursive: true, maxRetries: 10, retryDelay: 100 })
  }
}

async function readPointer(asked: string): Promise<string | null> {
  const text = await readFile(join(asked, pointerName), 'utf8').catch(() => null)
  return text?.trimEnd().split('\n').at(-1) ?? null
}

/** Temporary places for a socket, the operator's own choice first. */
export function socketParents(): string[] {
  return [...new Set([tmpdir(), '/tmp', '/dev/shm'])]
}

/** A private folder for the socket, in the first of the places that is short enough and that the account can reach. */
export async function makeSocketFolder(account: Account, parents: readonly string[]): Promise<string> {
  for (const parent of parents) {
    const folder = await mkdtemp(join(parent, 'gonghui-')).catch(() => null)
    if (folder === null) continue
    if (isRoot()) await chown(folder, account.uid, account.gid)
    if (folder.length <= longestSocketFolder && (await canWrite(account, folder))) return folder
    await rm(folder, { recursive: true })
  }
  throw refusal('database.no-room-for-socket', { folders: parents })
}

function isRoot(): boolean {
  return process.getuid!() === 0
}
