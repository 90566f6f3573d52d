import type { Tx } from '../../platform/db/transaction.ts'
import type { HoldId } from './model.ts'
import { bookRelease } from './store.ts'

/** 解冻: gives what was held back to the person. Refuses `ledger.hold-ended` when it was settled, `ledger.hold-not-found`. */
export function releaseHold(tx: Tx, holdId: HoldId): Promise<void> {
  return bookRelease(tx, holdId)
}
