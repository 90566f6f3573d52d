import type { Tx } from '../../platform/db/transaction.ts'
import type { Fact } from './model.ts'
import { insertFacts } from './store.ts'

const mostAtOnce = 5000

/**
 * Writes facts in the transaction that makes them true; numbers count them from its commit on. A correction is a fact with
 * negative quantity and amount, with the organisation, person and day of the one it corrects.
 */
export async function recordFacts(tx: Tx, facts: readonly Fact[]): Promise<void> {
  for (let from = 0; from < facts.length; from += mostAtOnce) {
    await insertFacts(tx, facts.slice(from, from + mostAtOnce))
  }
}
