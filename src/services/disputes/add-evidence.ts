import { type Actor, systemActor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { handOverFile, openFile } from '../../kernel/files/index.ts'
import { now } from '../../platform/clock.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import type { Download } from '../../platform/http/endpoint.ts'
import { newId } from '../../platform/ids.ts'
import { evidenceNames } from './case.text.ts'
import { findDispute } from './disputes.store.ts'
import { refusal } from './errors.ts'
import { lockOwn, lockReached, reaches } from './find-dispute.ts'
import type { Dispute, Evidence, EvidenceKind } from './model.ts'
import { countEvidence, findEvidence, insertEvidence } from './records.store.ts'

export type GivenEvidence = {
  readonly fileId: string
  readonly kind: EvidenceKind
  readonly title: string
  readonly audience?: Evidence['audience']
}

/** Pieces of evidence that one file may hold. */
const mostEvidence = 60

/** 补充证据: the worker adds to an open dispute of her own. */
export async function addOwnEvidence(actor: Actor, id: string, given: GivenEvidence): Promise<{ id: string }> {
  return transaction(actor, async (tx) => addTo(tx, actor, await lockOwn(tx, actor, id), given, 'claimant'))
}

/** An officer adds, and may keep it from the bodies that take part. */
export async function addEvidence(actor: Actor, id: string, given: GivenEvidence): Promise<{ id: string }> {
  return transaction(actor, async (tx) =>
    addTo(tx, actor, await lockReached(tx, actor, 'disputes.handle', id), given, 'union'),
  )
}

async function addTo(
  tx: Tx,
  actor: Actor,
  dispute: Dispute,
  given: GivenEvidence,
  side: Evidence['addedSide'],
): Promise<{ id: string }> {
  const [added] = await putOnFile(tx, actor, dispute, [given], side)
  await recordAudit(tx, actor, {
    action: 'disputes.evidence-added',
    subjectKind: 'disputes.dispute',
    subjectId: dispute.id,
    orgId: dispute.orgPath.at(-1)!,
    detail: { kind: given.kind, evidence: added! },
  })
  return { id: added! }
}

/** Hands files over to the union that handles the dispute and enters each; refuses more than a file may hold. */
export async function putOnFile(
  tx: Tx,
  actor: Actor,
  dispute: Dispute,
  given: readonly GivenEvidence[],
  side: Evidence['addedSide'],
): Promise<string[]> {
  if (given.length === 0) return []
  if ((await countEvidence(tx, dispute.id)) + given.length > mostEvidence) {
    throw refusal('disputes.evidence-full', { most: mostEvidence })
  }
  const ids: string[] = []
  for (const one of given) {
    const fileId = await handOverFile(tx, actor, one.fileId, dispute.orgPath)
    const evidence: Evidence = {
      ownerId: dispute.ownerId,
      id: newId(),
      disputeId: dispute.id,
      kind: one.kind,
      title: one.title || evidenceNames[one.kind],
      fileId,
      audience: one.audience ?? 'all',
      addedBy: actor.name,
      addedSide: side,
      addedAt: now(),
    }
    await insertEvidence(tx, evidence)
    ids.push(evidence.id)
  }
  return ids
}

/**
 * The paper of a piece of evidence, for the worker and for officers above the dispute. Who may see it is decided here; the
 * file itself belongs to whoever brought it, so that the platform opens it.
 */
export async function openEvidence(actor: Actor, id: string, evidenceId: string): Promise<Download> {
  const fileId = await transaction(actor, async (tx) => {
    const dispute = await findDispute(tx, id)
    const mine = dispute?.ownerId === actor.personId
    if (!dispute || !(mine || reaches(actor, 'disputes.read', dispute.orgPath)))
      throw refusal('disputes.evidence-missing')
    const evidence = await findEvidence(tx, evidenceId)
    if (evidence?.disputeId !== id || (mine && evidence.audience !== 'all')) throw refusal('disputes.evidence-missing')
    return evidence.fileId
  })
  return transaction(system, (tx) => openFile(tx, systemActor('disputes'), fileId))
}
