import type { Tx } from '../../platform/db/transaction.ts'
import type { Case } from './model.ts'
import { saveTitle } from './store.ts'

/**
 * Lets a case bear the name that its matter bears now, in every list and notice from here on. What it was called before is told by
 * the note of the move that changed it, so the caller advances the case in the same transaction.
 */
export function retitleCase(tx: Tx, row: Pick<Case, 'ownerId' | 'id' | 'title' | 'subtitle'>): Promise<void> {
  return saveTitle(tx, row)
}
