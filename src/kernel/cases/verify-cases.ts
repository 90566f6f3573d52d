import type { Tx } from '../../platform/db/transaction.ts'
import { caseTypes } from './case-types.ts'
import { differingCounts, differingHistories, unknownStates } from './counts.store.ts'
import type { CaseFinding } from './model.ts'

const mostFindings = 20

/**
 * Proves the promises of every case: each is in a state of its type, each history ends where the row stands and has no
 * gap, and the roll-up equals what there is. Names at most twenty breaks of each kind; none means all hold.
 */
export async function verifyCases(tx: Tx): Promise<CaseFinding[]> {
  const known = caseTypes().flatMap((type) => Object.keys(type.states).map((state) => ({ type: type.key, state })))
  return [
    ...(await unknownStates(tx, known, mostFindings)),
    ...(await differingHistories(tx, mostFindings)),
    ...(await differingCounts(tx, mostFindings)),
  ]
}
