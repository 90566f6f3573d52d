import type { Tx } from '../../platform/db/transaction.ts'
import {
  homesOfRun,
  insertNewPersons,
  insertRunMemberships,
  type RunOfLines,
  settleKnownPersons,
} from './enrolments.store.ts'
import { insertHomeChanges } from './home-counts.store.ts'

/**
 * Carries out a run of lines of a judged list: who is new is registered and joins, who is known and free joins, old
 * numbers become new ones, missing phones are filled in. What others must answer is left alone. Runs in a transaction
 * of the system, once a run.
 */
export async function carryOutEnrolments(tx: Tx, batchId: string, lines: RunOfLines): Promise<void> {
  await insertNewPersons(tx, batchId, lines)
  await settleKnownPersons(tx, batchId, lines)
  await insertRunMemberships(tx, batchId, lines)
  await insertHomeChanges(tx, await homesOfRun(tx, batchId, lines))
}
