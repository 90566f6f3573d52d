import type { Tx } from '../../platform/db/transaction.ts'
import type { Hold } from './model.ts'
import { bookHold } from './store.ts'

/**
 * 冻结: keeps part of a person's balance back until it is settled or released; the same id again is the same hold.
 * Refuses `ledger.below-floor`, `ledger.hold-differs`, `ledger.hold-needs-person`, `ledger.hold-not-positive`, `ledger.account-not-found`.
 */
export function holdAmount(tx: Tx, hold: Hold): Promise<void> {
  return bookHold(tx, hold)
}
