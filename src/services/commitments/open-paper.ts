import { type Actor, systemActor } from '../../kernel/access/index.ts'
import { openFile } from '../../kernel/files/index.ts'
import { reading, system, type Tx, transaction } from '../../platform/db/transaction.ts'
import type { Download } from '../../platform/http/endpoint.ts'
import type { Id } from '../../platform/ids.ts'
import { refusal } from './errors.ts'
import type { Commitment, CommitmentRemark } from './model.ts'
import { judgementsOf, stepsOf } from './progress.store.ts'
import { requireReadable } from './read-commitments.ts'
import { requirePublic, requireSeen } from './read-seen.ts'
import { remarksBy, remarksOn } from './remarks.store.ts'
import { serviceText } from './text.ts'

const mostRemarks = 1000

/** Whoever may read a commitment may look at its papers and at what its remarks show. */
export async function openPaper(actor: Actor, id: Id, paperId: Id): Promise<Download> {
  await reading(actor, async (tx) => {
    const commitment = await requireReadable(tx, actor, id)
    await requirePaper(tx, commitment, await remarksOn(tx, id, mostRemarks), paperId)
  })
  return open(paperId)
}

/** For a member: papers of what is published for her, and those of her own remarks. */
export async function openSeenPaper(actor: Actor, id: Id, paperId: Id): Promise<Download> {
  await reading(actor, async (tx) => {
    const { commitment } = await requireSeen(tx, actor, id)
    await requirePaper(tx, commitment, await remarksBy(tx, actor.personId!, id), paperId)
  })
  return open(paperId)
}

/** For everybody: papers of what is published for everybody. */
export async function openPublicPaper(id: Id, paperId: Id): Promise<Download> {
  await reading(system, async (tx) => requirePaper(tx, await requirePublic(tx, id), [], paperId))
  return open(paperId)
}

async function requirePaper(
  tx: Tx,
  commitment: Commitment,
  remarks: readonly CommitmentRemark[],
  paperId: Id,
): Promise<void> {
  const known = [
    ...(await stepsOf(tx, commitment)).flatMap((step) => step.photoIds),
    ...(await judgementsOf(tx, commitment)).flatMap((judgement) => judgement.evidenceIds),
    ...remarks.flatMap((remark) => remark.photoIds),
  ]
  if (!known.includes(paperId)) throw refusal('commitments.photo-missing')
}

function open(paperId: Id): Promise<Download> {
  return transaction(system, (tx) => openFile(tx, systemActor(serviceText.name), paperId))
}
