import type { Tx } from '../../platform/db/transaction.ts'
import type { Actor } from '../access/index.ts'
import { refusal } from './errors.ts'
import type { FileId, StoredFile } from './model.ts'
import { contentPath } from './places.ts'
import { mayOpen } from './rules.ts'
import { findFile, findFiles } from './store.ts'

/** What is known about a file that the actor may open; refuses `files.not-found` otherwise. */
export async function fileOf(tx: Tx, actor: Actor, id: FileId): Promise<StoredFile> {
  const file = await findFile(tx, id)
  if (!file || !mayOpen(file, actor)) throw refusal('files.not-found')
  return file
}

/** What is known about a file that the actor uploaded herself; to everybody else it is `files.not-found`. */
export async function ownFileOf(tx: Tx, actor: Actor, id: FileId): Promise<StoredFile> {
  const file = await fileOf(tx, actor, id)
  if (file.ownerId !== actor.personId) throw refusal('files.not-found')
  return file
}

/** Where the bytes of a file lie, for jobs that read it themselves. It is only to be read. */
export async function filePath(tx: Tx, id: FileId): Promise<string> {
  const file = await findFile(tx, id)
  if (!file) throw refusal('files.not-found')
  return contentPath(file.digest)
}

/** Names and kinds of files, for a page that lists papers its reader may open. */
export function filesByIds(tx: Tx, ids: readonly FileId[]): Promise<StoredFile[]> {
  return findFiles(tx, ids)
}
