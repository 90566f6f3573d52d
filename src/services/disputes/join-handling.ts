import { type Actor, grantsWith, systemActor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import type { CaseCard } from '../../kernel/cases/contract.ts'
import { caseById, caseCards, lockCase, pageOfCases } from '../../kernel/cases/index.ts'
import { openFile } from '../../kernel/files/index.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import type { Download } from '../../platform/http/endpoint.ts'
import { type GivenEvidence, putOnFile } from './add-evidence.ts'
import { disputeCase } from './dispute-case.ts'
import { findDispute, lockDisputeRow } from './disputes.store.ts'
import { refusal } from './errors.ts'
import type { Dispute, DisputeState } from './model.ts'
import { deedOf } from './raise-claim.ts'
import { findEvidence } from './records.store.ts'

/** A dispute that one of the actor's organisations takes part in, by a permission; any other is as if it were not there. */
export async function getSharedDispute(tx: Tx, actor: Actor, permission: string, id: string): Promise<Dispute> {
  const dispute = await findDispute(tx, id)
  if (!dispute) throw refusal('disputes.not-found')
  const row = await caseById(tx, id)
  const mine = grantsWith(actor, permission).map((grant) => grant.orgId)
  if (!mine.some((orgId) => row.bodyIds.includes(orgId))) throw refusal('disputes.not-found')
  return dispute
}

export async function lockShared(tx: Tx, actor: Actor, permission: string, id: string): Promise<Dispute> {
  await getSharedDispute(tx, actor, permission, id)
  await lockCase(tx, id)
  return (await lockDisputeRow(tx, id))!
}

/** What the actor's bodies take part in, the newest first. */
export async function listShared(
  actor: Actor,
  wish: {
    readonly state?: DisputeState | undefined
    readonly search?: string | undefined
    readonly cursor?: string | undefined
  },
): Promise<{ cases: CaseCard[]; next: string | null }> {
  return transaction(actor, async (tx) => {
    const page = await pageOfCases(tx, actor, { type: disputeCase.key, ...wish })
    const mine = new Set(grantsWith(actor, 'disputes.join').map((grant) => grant.orgId))
    const shared = page.cases.filter((row) => row.bodyIds.some((id) => mine.has(id)))
    return { cases: await caseCards(tx, shared), next: page.next }
  })
}

/** A body puts a paper on file, for everybody who takes part; the file is the union's from then on. */
export async function addAsBody(actor: Actor, id: string, given: GivenEvidence): Promise<{ id: string }> {
  const dispute = await transaction(actor, (tx) => lockShared(tx, actor, 'disputes.join', id))
  return transaction(system, async (tx) => {
    await lockCase(tx, id)
    const [added] = await putOnFile(tx, actor, dispute, [given], 'body')
    await recordAudit(tx, actor, deedOf('disputes.evidence-added', dispute, { evidence: added! }))
    return { id: added! }
  })
}

/** A paper that is not kept for the union alone. */
export async function openShared(actor: Actor, id: string, evidenceId: string): Promise<Download> {
  const fileId = await transaction(actor, async (tx) => {
    await getSharedDispute(tx, actor, 'disputes.join', id)
    const evidence = await findEvidence(tx, evidenceId)
    if (evidence?.disputeId !== id || evidence.audience === 'union') throw refusal('disputes.evidence-missing')
    return evidence.fileId
  })
  return transaction(system, (tx) => openFile(tx, systemActor('disputes'), fileId))
}
