import type { Actor } from '../../kernel/access/index.ts'
import { filesByIds } from '../../kernel/files/index.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { refusal } from './errors.ts'

/** Pictures and papers that the actor uploaded herself. */
export async function requirePapers(tx: Tx, actor: Actor, ids: readonly Id[]): Promise<void> {
  const files = (await filesByIds(tx, ids)).filter((file) => file.ownerId === actor.personId)
  if (files.length !== new Set(ids).size) throw refusal('commitments.photo-missing')
  if (files.some((file) => file.purpose !== 'photo' && file.purpose !== 'document'))
    throw refusal('commitments.not-a-paper')
}
