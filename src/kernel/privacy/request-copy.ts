import { now } from '../../platform/clock.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { jobOf, startJob } from '../jobs/index.ts'
import { findUnready, insertCopy } from './copies.store.ts'
import { refusal } from './errors.ts'
import { personalTables } from './registered.ts'
import { copyText } from './text.ts'

/** 申请个人信息副本: starts a copy of everything kept of the person who asks; refuses a second one while one is made. */
export function requestCopy(actor: Actor): Promise<{ id: Id; jobId: Id }> {
  const ownerId = actor.personId!
  return transaction(actor, async (tx) => {
    const unready = await findUnready(tx, ownerId)
    const job = unready && (await jobOf(tx, unready.jobId))
    if (job && (job.state === 'waiting' || job.state === 'running')) throw refusal('privacy.copy-under-way')

    const id = newId()
    const jobId = await startJob(tx, actor, {
      kind: 'privacy.copy',
      title: copyText.jobTitle,
      payload: { copyId: id },
      unit: copyText.unit,
      total: personalTables().length,
      queue: `privacy.copy ${ownerId}`,
    })
    await insertCopy(tx, { ownerId, id, jobId, requestedAt: now() })
    await recordAudit(tx, actor, { action: 'privacy.copy-requested', subjectKind: 'person', subjectId: ownerId })
    return { id, jobId }
  })
}
