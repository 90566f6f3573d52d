import { open } from 'node:fs/promises'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Download } from '../../platform/http/endpoint.ts'
import type { Actor } from '../access/index.ts'
import type { FileId, StoredFile } from './model.ts'
import { contentPath } from './places.ts'
import { fileOf } from './queries.ts'

/** A file on its way out, for its uploader and for officers of its organisations; refuses `files.not-found` to anybody else. */
export async function openFile(tx: Tx, actor: Actor, id: FileId): Promise<Download> {
  return openContent(await fileOf(tx, actor, id))
}

/** The bytes of a paper for whom another room decides that she may read it, such as those of a case. */
export async function openContent({
  name,
  type,
  digest,
}: Pick<StoredFile, 'name' | 'type' | 'digest'>): Promise<Download> {
  const handle = await open(contentPath(digest))
  return { name, type, content: handle.createReadStream() }
}
