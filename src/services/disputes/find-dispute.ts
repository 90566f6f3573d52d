import { type Actor, grantsWith } from '../../kernel/access/index.ts'
import { lockCase } from '../../kernel/cases/index.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { findDispute, lockDisputeRow } from './disputes.store.ts'
import { refusal } from './errors.ts'
import type { Dispute } from './model.ts'

/** Whether a permission of the actor's reaches what lies on a path. */
export function reaches(actor: Actor, permission: string, orgPath: readonly string[]): boolean {
  return actor.kind === 'system' || grantsWith(actor, permission).some((grant) => orgPath.includes(grant.orgId))
}

/** A dispute that the actor may see with a permission; out of reach it is as if it were not there. */
export async function getReached(tx: Tx, actor: Actor, permission: string, id: string): Promise<Dispute> {
  const dispute = await findDispute(tx, id)
  if (!dispute || !reaches(actor, permission, dispute.orgPath)) throw refusal('disputes.not-found')
  return dispute
}

/** The same with case and file locked, for a deed. */
export async function lockReached(tx: Tx, actor: Actor, permission: string, id: string): Promise<Dispute> {
  await getReached(tx, actor, permission, id)
  await lockCase(tx, id)
  return (await lockDisputeRow(tx, id))!
}

/** The actor's own dispute; another's is as if it were not there, even to an officer. */
export async function getOwn(tx: Tx, actor: Actor, id: string): Promise<Dispute> {
  const dispute = await findDispute(tx, id)
  if (!dispute || dispute.ownerId !== actor.personId) throw refusal('disputes.not-found')
  return dispute
}

export async function lockOwn(tx: Tx, actor: Actor, id: string): Promise<Dispute> {
  await getOwn(tx, actor, id)
  await lockCase(tx, id)
  return (await lockDisputeRow(tx, id))!
}
