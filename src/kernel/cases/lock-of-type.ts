import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { refusal } from './errors.ts'
import type { Case, CaseType } from './model.ts'
import { lockRows } from './store.ts'

/** Locks a case of a type; one of another type, or out of scope, is as if it were not there. */
export async function lockOfType(tx: Tx, type: Pick<CaseType, 'key'>, caseId: Id): Promise<Case> {
  const [row] = await lockRows(tx, [caseId])
  if (row?.type !== type.key) throw refusal('cases.not-found')
  return row
}
