import { transaction } from '../../platform/db/transaction.ts'
import type { Actor } from '../access/index.ts'
import { foldCountChanges } from './counts.store.ts'

/**
 * Adds what has been appended since the last time into the roll-up, so that reading a count stays one short index run.
 * Readers see the same sums before, during and after.
 *
 * @returns how many changes were folded in
 */
export function compactCounts(actor: Actor): Promise<number> {
  return transaction(actor, foldCountChanges)
}
