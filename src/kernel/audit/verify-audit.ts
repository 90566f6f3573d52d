import type { Tx } from '../../platform/db/transaction.ts'
import type { AuditFinding, Head } from './model.ts'
import { brokenEntries, brokenHeads, missingHeads } from './queries.ts'

/**
 * Recomputes the whole chain and names the first place in each lane where it does not hold; empty when it holds.
 * Heads published earlier prove besides that nobody with the owner's rights rewrote a lane from the start.
 * The transaction is the system's.
 */
export async function verifyAudit(tx: Tx, published: readonly Head[] = []): Promise<AuditFinding[]> {
  return [...(await brokenEntries(tx)), ...(await brokenHeads(tx)), ...(await missingHeads(tx, published))]
}
