import type { Day } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { refusal } from './errors.ts'
import { giveBackToLots } from './lots.rules.ts'
import { lockedTransfer, movesStillSpent } from './lots.store.ts'
import type { Line, TransferId } from './model.ts'
import { bookTransfers } from './store.ts'

export type Refund = {
  readonly id: TransferId
  /** The transfer of which a part is given back. */
  readonly transferId: TransferId
  readonly occurredOn: Day
  readonly memo: string
  /** What each account gets back (positive) or gives back (negative); of accounts of the transfer only. */
  readonly lines: readonly Line[]
}

/**
 * 退款: gives a part of a transfer back, to the very lots it came from, those that expire last first. Several refunds may
 * follow each other up to the whole. What comes back after its last day is swept again.
 * Refuses `ledger.transfer-not-found`, `ledger.refund-exceeded`, `ledger.not-refundable`.
 */
export async function refundTransfer(tx: Tx, refund: Refund): Promise<void> {
  const { transferId, lines, ...rest } = refund
  const original = await lockedTransfer(tx, transferId)
  if (!original) throw refusal('ledger.transfer-not-found', { transferId })
  const spent = await movesStillSpent(tx, transferId)
  const given = lines.map((line) => {
    const moves = spent.filter((move) => move.accountId === line.accountId)
    if (moves.length === 0) return line
    const lots = line.amountFen > 0 ? giveBackToLots(moves, line.amountFen) : null
    if (!lots) throw refusal('ledger.refund-exceeded', { transferId })
    return { ...line, lots: lots.map(({ grantId, amountFen }) => ({ grantId, amountFen })) }
  })
  await bookTransfers(tx, [{ ...rest, ...original, refunds: transferId, lines: given }])
}
