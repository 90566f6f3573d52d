import type { Tx } from '../../platform/db/transaction.ts'
import { takeFromLots } from './lots.rules.ts'
import { lotsOfHold } from './lots.store.ts'
import type { HoldId, Transfer } from './model.ts'
import { bookSettlement } from './store.ts'

/**
 * Ends a hold by the transfer it was for, which takes at most what was held from its account, and of the lots it kept back
 * the earliest to expire; the rest is free again.
 * Refuses `ledger.hold-exceeded`, `ledger.hold-ended`, `ledger.hold-not-found` and whatever `postTransfers` does.
 */
export async function settleHold(tx: Tx, holdId: HoldId, transfer: Transfer): Promise<void> {
  const { accountId, lots } = await lotsOfHold(tx, holdId)
  const lines = transfer.lines.map((line) => {
    const taken = line.accountId === accountId && lots.length > 0 ? takeFromLots(lots, -line.amountFen) : null
    return taken ? { ...line, lots: taken } : line
  })
  await bookSettlement(tx, holdId, { ...transfer, lines })
}
