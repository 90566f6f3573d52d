import type { Tx } from '../../platform/db/transaction.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { findBroken } from './queries.ts'
import { findingText } from './text.ts'

/** For `gonghui verify`: a sentence for each credential that breaks a promise. */
export async function verifyCredentials(tx: Tx): Promise<string[]> {
  return (await findBroken(tx)).map(({ rule, subjectId }) => fillSentence(findingText[rule], { id: subjectId }))
}
