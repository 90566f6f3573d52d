import type { Tx } from '../../platform/db/transaction.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { brokenRows } from './queries.ts'
import { findingText } from './text.ts'

/** For `gonghui verify`: a sentence for each relation that breaks a promise. */
export async function verifyRelations(tx: Tx): Promise<string[]> {
  return (await brokenRows(tx)).map(({ rule, subjectId }) => fillSentence(findingText[rule], { id: subjectId }))
}
