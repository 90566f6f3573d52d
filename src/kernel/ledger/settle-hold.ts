import type { Tx } from '../../platform/db/transaction.ts'
import type { HoldId, Transfer } from './model.ts'
import { bookSettlement } from './store.ts'

/**
 * Ends a hold by the transfer it was for, which takes at most what was held from its account; the rest is free again.
 * Refuses `ledger.hold-exceeded`, `ledger.hold-ended`, `ledger.hold-not-found` and whatever `postTransfers` does.
 */
export function settleHold(tx: Tx, holdId: HoldId, transfer: Transfer): Promise<void> {
  return bookSettlement(tx, holdId, transfer)
}
