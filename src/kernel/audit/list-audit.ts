import { transaction } from '../../platform/db/transaction.ts'
import { type Actor, requirePermission } from '../access/index.ts'
import type { AuditEntry } from './model.ts'
import { entriesOf, type Place, type Subject } from './queries.ts'

const pageSize = 50

/** The history of one subject inside the auditor's subtrees, newest first, 50 a page; needs `audit.read`. */
export async function listAudit(
  actor: Actor,
  subject: Subject,
  after: Place | null,
): Promise<{ entries: AuditEntry[]; next: Place | null }> {
  requirePermission(actor, 'audit.read')
  const found = await transaction(actor, (tx) => entriesOf(tx, subject, after, pageSize + 1))
  const entries = found.slice(0, pageSize)
  return { entries, next: found.length > pageSize ? entries.at(-1)! : null }
}
