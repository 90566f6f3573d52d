import type { Tx } from '../../platform/db/transaction.ts'
import { caseTypes } from './case-types.ts'
import { differingCounts, differingHistories, unknownStates } from './counts.store.ts'
import type { CaseFinding } from './model.ts'
import { brokenLinks, differingBodies, differingClocks, strayRows } from './verification.store.ts'

const mostFindings = 20

/**
 * Proves the promises of every case: each is in a state of its type, each history ends where the row stands and has no
 * gap, the roll-up and the lists of bodies equal what there is, links lead somewhere, clocks run where they should. Names at most twenty breaks of each kind; none means all hold.
 */
export async function verifyCases(tx: Tx): Promise<CaseFinding[]> {
  const known = caseTypes().flatMap((type) => Object.keys(type.states).map((state) => ({ type: type.key, state })))
  return [
    ...(await unknownStates(tx, known, mostFindings)),
    ...(await differingHistories(tx, mostFindings)),
    ...(await differingCounts(tx, mostFindings)),
    ...(await differingBodies(tx, mostFindings)),
    ...(await brokenLinks(tx, mostFindings)),
    ...(await differingClocks(tx, runningClocks(), mostFindings)),
    ...(await strayRows(tx, mostFindings)),
  ]
}

/** In which states the clocks of days and weeks of each type run. */
function runningClocks() {
  return caseTypes().flatMap((type) =>
    Object.entries(type.clocks ?? {}).flatMap(([clock, { every, while: states }]) =>
      every === 'case' ? [] : states.map((state) => ({ type: type.key, clock, state })),
    ),
  )
}
