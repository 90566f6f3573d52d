import { type Actor, grantsWith, requirePermission } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { getOrg } from '../../kernel/orgs/index.ts'
import { joinUnion, leaveUnion, personsByIds, registerPeople } from '../../kernel/people/index.ts'
import { now, today } from '../../platform/clock.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { admitMembers, enterAdmissions } from './admit-members.ts'
import { refusal } from './errors.ts'
import type { ImportReview, ReviewAnswer } from './import.model.ts'
import { answersTo } from './import.rules.ts'
import { closeReview, lockReview } from './import-reviews.store.ts'
import { obstacleText } from './text.ts'

/**
 * 答复待确认人员: the union that is asked answers one row of a list, and what it answers is done at once: she goes over,
 * stays, is registered beside the other, or is left out. A question is answered once; outside the reader's subtrees it
 * is as if it were not there.
 */
export async function answerReview(actor: Actor, id: string, answer: ReviewAnswer): Promise<void> {
  await transaction(system, async (tx) => {
    const review = await lockReview(tx, id)
    requirePermission(actor, 'membership.import')
    if (!review || !reachesReview(actor, review)) throw refusal('membership.review-missing')
    if (review.answer !== null) throw refusal('membership.review-answered', { name: review.answeredBy! })
    if (!answersTo(review.kind).includes(answer)) throw refusal('membership.review-answer-unfit')
    await carryOut(tx, actor, review, answer)
    await closeReview(tx, id, answer, now(), actor.name)
    await recordAudit(tx, actor, {
      action: 'membership.import-answered',
      subjectKind: 'person',
      subjectId: review.ownerId,
      orgId: review.orgPath.at(-1)!,
      detail: { kind: review.kind, answer, importId: review.importId, line: review.line },
    })
  })
}

function reachesReview(actor: Actor, { orgPath }: ImportReview): boolean {
  return (
    actor.kind === 'system' || grantsWith(actor, 'membership.import').some((grant) => orgPath.includes(grant.orgId))
  )
}

async function carryOut(tx: Tx, actor: Actor, review: ImportReview, answer: ReviewAnswer): Promise<void> {
  switch (answer) {
    case 'keep':
    case 'leave-out':
      return
    case 'release':
      return release(tx, actor, review)
    case 'same-person':
      return admit(tx, actor, review, review.ownerId)
    case 'another-person': {
      const { name, bornOn, idSealed, idIndex, phoneSealed, phoneIndex } = review
      const registration = { name, bornOn, idSealed, idIndex, idDigits: 18 as const, phoneSealed, phoneIndex }
      const [registered] = await registerPeople(tx, [registration])
      return admit(tx, actor, review, registered!.personId)
    }
  }
}

/** She leaves the one union and joins the other on the same day; who left by herself meanwhile simply joins. */
async function release(tx: Tx, actor: Actor, review: ImportReview): Promise<void> {
  const [person] = await personsByIds(tx, [review.ownerId])
  if (!person?.homePath) return admit(tx, actor, review, review.ownerId)
  const on = today()
  await leaveUnion(tx, { personId: review.ownerId, on })
  await joinUnion(tx, { personId: review.ownerId, orgId: review.orgId, on })
  const { path } = await getOrg(tx, review.orgId)
  await enterAdmissions(tx, [
    {
      ownerId: review.ownerId,
      id: newId(),
      kind: 'transferred',
      orgId: review.orgId,
      orgPath: path,
      form: review.form,
      employerName: review.employerName,
      door: 'import',
      joinedOn: on,
      applicationId: null,
      admittedBy: actor.name,
      recordedAt: now(),
    },
  ])
}

async function admit(tx: Tx, actor: Actor, review: ImportReview, personId: string): Promise<void> {
  const { orgId, form, employerName, joinedOn } = review
  const [outcome] = await admitMembers(tx, actor, [
    { personId, orgId, on: joinedOn, form, employerName, door: 'import', applicationId: null },
  ])
  if (outcome === 'joined' || outcome === 'member-here') return
  throw refusal('membership.not-admissible', { reason: obstacleText[outcome!] })
}
