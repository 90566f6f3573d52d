import type { Actor } from '../../kernel/access/index.ts'
import { orgsByIds } from '../../kernel/orgs/index.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { findCommitment, lockCommitment } from './commitments.store.ts'
import { refusal } from './errors.ts'
import { findList } from './lists.store.ts'
import type { Commitment, CommitmentList } from './model.ts'
import { reaches } from './reaches.ts'
import { unionOf } from './rules.ts'

/** Locks a commitment that the permission reaches; beyond it, it is as if it were not there. */
export async function lockReached(tx: Tx, actor: Actor, permission: string, id: string): Promise<Commitment> {
  const commitment = await findCommitment(tx, id)
  if (!commitment || !reaches(actor, permission, commitment.orgPath)) throw refusal('commitments.commitment-missing')
  return (await lockCommitment(tx, id))!
}

/** Before it is published a commitment changes freely, afterwards never silently. */
export function requireUnpublished({ listId, title }: Commitment): void {
  if (listId !== null) throw refusal('commitments.published-already', { title })
}

/** The list on which it stands, when the actor answers for that list. */
export async function requirePublisher(
  tx: Tx,
  actor: Actor,
  permission: string,
  { listId, title }: Commitment,
): Promise<CommitmentList> {
  if (listId === null) throw refusal('commitments.not-yet-published', { title })
  const list = (await findList(tx, listId))!
  if (!reaches(actor, permission, list.orgPath)) {
    const [org] = await orgsByIds(tx, [unionOf(list)])
    throw refusal('commitments.not-the-publisher', { org: org?.name ?? '' })
  }
  return list
}

export function deedOn(action: string, commitment: Commitment, detail: Record<string, unknown> = {}) {
  const subject = { subjectKind: 'commitments.commitment', subjectId: commitment.id, orgId: unionOf(commitment) }
  return { action, ...subject, detail }
}
