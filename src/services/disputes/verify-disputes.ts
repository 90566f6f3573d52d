import type { Tx } from '../../platform/db/transaction.ts'
import { displayYuan } from '../../platform/money.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { closingsThatDiffer, recoveredThatDiffer } from './records.store.ts'
import { findingText } from './text.ts'

/** Sentences for `gonghui verify`: what is said to be recovered is the sum of the payments, and what is closed is closed. */
export async function verifyDisputes(tx: Tx): Promise<readonly string[]> {
  const sums = await recoveredThatDiffer(tx)
  const closings = await closingsThatDiffer(tx)
  return [
    ...sums.map(({ id, recoveredFen, paidFen }) =>
      fillSentence(findingText.recoveredDiffers, {
        id,
        recovered: displayYuan(recoveredFen),
        paid: displayYuan(paidFen),
      }),
    ),
    ...closings.map(({ id }) => fillSentence(findingText.closingDiffers, { id })),
  ]
}
