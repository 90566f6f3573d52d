import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { refusal } from './errors.ts'
import type { Case } from './model.ts'
import { lockRows } from './store.ts'

/** Locks one case until the transaction ends. Outside the actor's scope it is as if it were not there: `cases.not-found`. */
export async function lockCase(tx: Tx, caseId: Id): Promise<Case> {
  const [row] = await lockRows(tx, [caseId])
  if (!row) throw refusal('cases.not-found')
  return row
}

/** Locks many cases in one order for everyone; ids out of scope are simply not among the answers. */
export function lockCases(tx: Tx, caseIds: readonly Id[]): Promise<Case[]> {
  return lockRows(tx, caseIds)
}
