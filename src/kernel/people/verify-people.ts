import type { Tx } from '../../platform/db/transaction.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { differingHomeCounts } from './home-counts.store.ts'
import { findingText } from './text.ts'

const mostTold = 100

/** Sentences of unions whose counted members are not those of the rows; none when every promise holds. */
export async function verifyPeople(tx: Tx): Promise<string[]> {
  return (await differingHomeCounts(tx, mostTold)).map((found) => fillSentence(findingText.homeCounts, { ...found }))
}
