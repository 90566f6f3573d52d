import type { Tx } from '../../platform/db/transaction.ts'
import { refusal } from './errors.ts'
import type { FileId } from './model.ts'
import { hideFile } from './store.ts'

/** Hides an own upload from every officer, for somebody anonymous: it cannot be found under her name any more. Refuses `files.not-found`. */
export async function keepPrivate(tx: Tx, id: FileId): Promise<void> {
  if (!(await hideFile(tx, id))) throw refusal('files.not-found')
}
