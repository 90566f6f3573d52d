import { now } from '../../platform/clock.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { type Actor, requirePermission } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { startJob } from '../jobs/index.ts'
import { sendNotices } from '../notices/index.ts'
import { dueErasures, lockErasure, markDecided, markRunning } from './erasures.store.ts'
import { refusal } from './errors.ts'
import type { ErasureRequest } from './model.ts'
import { personalTables } from './registered.ts'
import { erasureText } from './text.ts'

export type ErasureDecision = { readonly id: Id; readonly decision: 'approved' | 'refused'; readonly words: string }

/** 审核注销申请: by another than herself. What is approved begins once the waiting time is over. */
export function reviewErasure(actor: Actor, input: ErasureDecision): Promise<void> {
  requirePermission(actor, 'privacy.erasure.review')
  return transaction(actor, async (tx) => {
    const erasure = await lockErasure(tx, input.id)
    requirePermission(actor, 'privacy.erasure.review', erasure?.orgPath ?? [])
    const one = erasure!
    if (one.ownerId === actor.personId) throw refusal('privacy.own-request')
    if (one.state !== 'waiting') throw refusal('privacy.erasure-decided')

    const { decision, words } = input
    await markDecided(tx, one, decision, { at: now(), id: actor.personId, name: actor.name, words })
    await tellDecision(tx, one, decision, words)
    if (decision === 'approved' && one.waitsUntil <= now()) await begin(tx, actor, one)
    await recordAudit(tx, actor, {
      action: `privacy.erasure-${decision}`,
      subjectKind: 'person',
      subjectId: one.ownerId,
      orgId: one.orgPath.at(-1)!,
      detail: { erasureId: one.id },
    })
  })
}

/** Told before anything goes: afterwards there is nobody left to tell. */
async function tellDecision(
  tx: Tx,
  one: ErasureRequest,
  decision: ErasureDecision['decision'],
  words: string,
): Promise<void> {
  const { title, text } = erasureText[decision]
  await sendNotices(tx, [
    { personId: one.ownerId, title, text: fillSentence(text, { words }), link: '/m/my-data/erasure' },
  ])
}

async function begin(tx: Tx, actor: Actor, one: ErasureRequest): Promise<void> {
  const jobId = await startJob(tx, actor, {
    kind: 'privacy.erase',
    title: erasureText.jobTitle,
    payload: { erasureId: one.id },
    unit: erasureText.unit,
    total: personalTables().length,
    queue: 'privacy.erase',
  })
  await markRunning(tx, one, jobId)
}

/** Begins every approved erasure whose waiting time is over. */
export function beginDueErasures(actor: Actor): Promise<number> {
  return transaction(actor, async (tx) => {
    const due = await dueErasures(tx, now())
    for (const one of due) await begin(tx, actor, one)
    return due.length
  })
}
