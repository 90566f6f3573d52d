import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import type { FileId } from './model.ts'
import { fileOf } from './queries.ts'
import { insertFile, lockContent } from './store.ts'

/**
 * Hands a file over to another organisation than its uploader's: its officers open it too. The bytes are the same; the
 * answer is the id under which they are seen there. Refuses `files.not-found` for a file the actor may not open.
 */
export async function handOverFile(tx: Tx, actor: Actor, id: FileId, orgPath: readonly string[]): Promise<FileId> {
  const file = await fileOf(tx, actor, id)
  if (file.orgPath.join() === orgPath.join()) return file.id
  await lockContent(tx, file.digest)
  const handed = { ...file, id: newId(), ownerId: actor.personId ?? file.ownerId, orgPath, uploadedAt: now() }
  await insertFile(tx, handed)
  return handed.id
}
