import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { config } from '../../platform/config.ts'
import { transaction } from '../../platform/db/transaction.ts'
import type { Actor } from '../access/index.ts'
import { contentPath, incomingFolder } from './places.ts'
import { claimContent, digestsInUse } from './store.ts'

const keptMs = 24 * 3_600_000

/**
 * Removes what crashes and refused deeds left: bytes that no file has, and unfinished uploads, both after a day.
 * Tells how many. The day is the disk's own, whatever the platform's clock is set to.
 */
export async function sweepFiles(actor: Actor): Promise<number> {
  await mkdir(incomingFolder(), { recursive: true })
  let removed = 0
  for (const name of await readdir(incomingFolder())) removed += await removeOld(join(incomingFolder(), name))
  for (const shard of await shards()) removed += await sweepShard(actor, await readdir(shard))
  return removed
}

async function shards(): Promise<string[]> {
  const found: string[] = []
  for (const first of await foldersIn(config().filesFolder)) {
    for (const second of await foldersIn(join(config().filesFolder, first)))
      found.push(join(config().filesFolder, first, second))
  }
  return found
}

async function foldersIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => /^[0-9a-f]{2}$/.test(name))
}

async function sweepShard(actor: Actor, digests: readonly string[]): Promise<number> {
  const used = await transaction(actor, (tx) => digestsInUse(tx, digests))
  let removed = 0
  for (const digest of digests.filter((one) => !used.has(one))) removed += await sweepContent(actor, digest)
  return removed
}

/** Under the lock that a new file with the same bytes would need, and only while there still is none. */
function sweepContent(actor: Actor, digest: string): Promise<number> {
  return transaction(actor, async (tx) => {
    if (!(await claimContent(tx, digest))) return 0
    if ((await digestsInUse(tx, [digest])).size > 0) return 0
    return removeOld(contentPath(digest))
  })
}

async function removeOld(path: string): Promise<number> {
  const { mtimeMs } = await stat(path)
  if (Date.now() - mtimeMs < keptMs) return 0
  await rm(path)
  return 1
}
