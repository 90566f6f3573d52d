import type { Tx } from '../../platform/db/transaction.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { brokenCommitments } from './commitments.store.ts'
import { findingText } from './text.ts'

/**
 * For `gonghui verify`: every commitment stands where its case does, on a list exactly when it was published, done or owed
 * exactly as its last acceptance found, and was never worded anew after publication without an amendment.
 */
export async function verifyCommitments(tx: Tx): Promise<string[]> {
  return (await brokenCommitments(tx)).map(({ id, state, caseState, rule }) =>
    fillSentence(findingText[rule], { id, state, caseState: caseState ?? '' }),
  )
}
