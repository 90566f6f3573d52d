import { type Actor, requirePermission, systemActor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { notAlive } from '../../kernel/people/index.ts'
import { now } from '../../platform/clock.ts'
import { once } from '../../platform/db/once.ts'
import { reading, type Tx, transaction } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { refusal } from './errors.ts'
import { getIntent } from './find-intent.ts'
import { failedOf, lockFailed, markGiven, someOf } from './follow-up.store.ts'
import { intentStateText } from './intents.text.ts'
import { type Issue, lockedIssue, moveIssuedTo } from './points.store.ts'
import { givePoints, tellIssued } from './points-issue.ts'

/**
 * 补发: gives points to those of a letter who failed and may be given them now, each once; the others keep their reasons.
 * Refuses `mall.intent-not-open` before the list was gone through, `mall.reissue-over`, `mall.reissue-nobody`.
 */
export async function reissuePoints(
  actor: Actor,
  id: Id,
  idempotencyKey: string,
): Promise<{ people: number; failed: number; points: number }> {
  const number = await reading(actor, async (tx) => {
    const intent = await getIntent(tx, id)
    requirePermission(actor, 'mall.intent', intent.orgPath)
    return intent.number
  })
  return transaction(systemActor('mall.reissue'), (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { reissue: id } }, async () => {
      const issue = (await lockedIssue(tx, id))!
      requireOpen(issue, number)
      return giveToFailed(tx, actor, issue)
    }),
  )
}

function requireOpen(issue: Issue, number: string): void {
  if (issue.state !== 'issued') {
    const state = intentStateText[issue.state as keyof typeof intentStateText]
    throw refusal('mall.intent-not-open', { number, state })
  }
  if (issue.closesAt <= now()) throw refusal('mall.reissue-over', { number })
}

async function giveToFailed(tx: Tx, actor: Actor, issue: Issue) {
  const failed = await lockFailed(tx, issue.id)
  const still = new Set((await notAlive(tx, failedOf(issue.id))).map((one) => one.ownerId))
  const able = failed.filter((one) => !still.has(one.ownerId))
  if (able.length === 0) throw refusal('mall.reissue-nobody', { failed: failed.length })
  const ownerIds = able.map((one) => one.ownerId)
  await markGiven(tx, issue.id, ownerIds)
  const points = await givePoints(tx, issue, someOf(issue.id, ownerIds))
  await moveIssuedTo(tx, issue.id, { to: issue.issuedTo, people: able.length, failed: -able.length, points })
  await tellIssued(tx, issue, able)
  await recordAudit(tx, actor, {
    action: 'mall.points-reissued',
    subjectKind: 'mall.intent',
    subjectId: issue.id,
    orgId: issue.unionId,
    detail: { people: able.length, points },
  })
  return { people: able.length, failed: still.size, points }
}
