import type { Tx } from '../../platform/db/transaction.ts'
import type { Fen } from '../../platform/money.ts'
import type { Agreement, Arbitration, Dispute } from './model.ts'
import { agreementsOf, arbitrationsOf } from './records.store.ts'

/** What is to be paid, and whether anything settled it: an agreement, an award or a judgment. */
export type DueSum = { readonly fen: Fen; readonly isSettled: 'yes' | 'no' }

/** The latest of what binds: an agreement that is signed, a judgment, an award; before any of them, what is claimed. */
export function dueFrom(
  dispute: Pick<Dispute, 'claimedFen'>,
  agreement: Pick<Agreement, 'amountFen' | 'signedAt'> | undefined,
  arbitration: Pick<Arbitration, 'awardFen' | 'judgedFen'> | undefined,
): DueSum {
  const settled =
    (agreement?.signedAt ? agreement.amountFen : null) ?? arbitration?.judgedFen ?? arbitration?.awardFen ?? null
  return settled === null ? { fen: dispute.claimedFen, isSettled: 'no' } : { fen: settled, isSettled: 'yes' }
}

export async function dueOf(tx: Tx, dispute: Dispute): Promise<DueSum> {
  const [agreement] = await agreementsOf(tx, [dispute.id])
  const [arbitration] = await arbitrationsOf(tx, [dispute.id])
  return dueFrom(dispute, agreement, arbitration)
}
