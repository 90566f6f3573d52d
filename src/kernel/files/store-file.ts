import { access } from 'node:fs/promises'
import { now } from '../../platform/clock.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import { personsByIds } from '../people/index.ts'
import type { Content, Incoming, StoredFile } from './model.ts'
import { contentPath } from './places.ts'
import { receiveContent } from './receive-content.ts'
import { insertFile, lockContent } from './store.ts'

const platform = '00000000-0000-0000-0000-000000000000'

/**
 * Stores a small file in the transaction of the deed that made it; if that fails, so does the file. Refuses a size or a kind that
 * the purpose does not take, and bytes that are not what their name says.
 */
export async function storeFile(tx: Tx, actor: Actor, incoming: Incoming): Promise<StoredFile> {
  return recordFile(tx, actor, await receiveContent(incoming), incoming.shownTo)
}

/** Stores an upload of any size: no transaction is open while it streams. */
export async function receiveFile(actor: Actor, incoming: Incoming): Promise<StoredFile> {
  const content = await receiveContent(incoming)
  return transaction(actor, (tx) => recordFile(tx, actor, content, incoming.shownTo))
}

async function recordFile(
  tx: Tx,
  actor: Actor,
  content: Content,
  shownTo: Incoming['shownTo'] = 'unit',
): Promise<StoredFile> {
  const orgPath = shownTo === 'nobody' ? [] : await pathOf(tx, actor)
  await lockContent(tx, content.digest)
  await access(contentPath(content.digest))
  const file = { ...content, ownerId: actor.personId ?? platform, id: newId(), orgPath, uploadedAt: now() }
  await insertFile(tx, file)
  return file
}

/** Officers see what is uploaded in their own unit; those of a worker's home union see what she uploads. */
async function pathOf(tx: Tx, actor: Actor): Promise<readonly string[]> {
  const [grant] = actor.grants
  if (grant) return grant.orgPath
  if (actor.personId === null) return []
  const [person] = await personsByIds(tx, [actor.personId])
  return person?.homePath ?? []
}
