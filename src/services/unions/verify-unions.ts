import type { Tx } from '../../platform/db/transaction.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { verificationText } from './text.ts'
import { statesThatDiffer } from './verification.queries.ts'

/** Sentences for `gonghui verify`; none when every promise holds. */
export async function verifyUnions(tx: Tx): Promise<readonly string[]> {
  const differing = await statesThatDiffer(tx)
  return differing.map((id) => fillSentence(verificationText.stateDiffers, { id }))
}
