import type { Tx } from '../../platform/db/transaction.ts'
import { bookReversal, type Reversal } from './store.ts'

/**
 * 冲正: takes a transfer back by a mirror image of the same kind and subject, once. Floors hold: what a person has spent since
 * cannot be taken back. Refuses `ledger.transfer-not-found`, `ledger.already-reversed`, `ledger.reversal-stays`, `ledger.below-floor`.
 */
export function reverseTransfer(tx: Tx, reversal: Reversal): Promise<void> {
  return bookReversal(tx, reversal)
}
