import { open } from 'node:fs/promises'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Download } from '../../platform/http/endpoint.ts'
import type { Actor } from '../access/index.ts'
import type { FileId } from './model.ts'
import { contentPath } from './places.ts'
import { fileOf } from './queries.ts'

/** A file on its way out, for its uploader and for officers of its organisations; refuses `files.not-found` to anybody else. */
export async function openFile(tx: Tx, actor: Actor, id: FileId): Promise<Download> {
  const { name, type, digest } = await fileOf(tx, actor, id)
  const handle = await open(contentPath(digest))
  return { name, type, content: handle.createReadStream() }
}
