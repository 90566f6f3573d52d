import type { Tx } from '../../platform/db/transaction.ts'
import type { Transfer } from './model.ts'
import { bookTransfers } from './store.ts'

const mostAtOnce = 5000

/** Books one transfer; see `postTransfers`. */
export function postTransfer(tx: Tx, transfer: Transfer): Promise<void> {
  return postTransfers(tx, [transfer])
}

/**
 * Books transfers, all or none. An id that is booked already is left alone when it is the same transfer, so that a replay
 * moves nothing. Up to 5,000 share one lock of every person's account in them, taken in the order of ids; more come in several.
 * Refuses `ledger.not-balanced`, `ledger.below-floor`, `ledger.account-not-found`, `ledger.units-mixed`, `ledger.transfer-differs`.
 */
export async function postTransfers(tx: Tx, transfers: readonly Transfer[]): Promise<void> {
  for (let from = 0; from < transfers.length; from += mostAtOnce) {
    await bookTransfers(tx, transfers.slice(from, from + mostAtOnce))
  }
}
