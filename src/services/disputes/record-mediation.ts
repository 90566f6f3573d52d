import { type Actor, grantsWith } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { advanceCase, caseById } from '../../kernel/cases/index.ts'
import { now, today } from '../../platform/clock.ts'
import { type Day, dayOf, type Instant } from '../../platform/dates.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { DatedFactKind } from './clocks.model.ts'
import { periodKinds } from './clocks.text.ts'
import { endMediation } from './decide-dispute.ts'
import { disputeCase } from './dispute-case.ts'
import { refusal } from './errors.ts'
import { lockReached } from './find-dispute.ts'
import { lockShared } from './join-handling.ts'
import type { Mediation } from './model.ts'
import { deedOf } from './raise-claim.ts'
import { insertDatedFacts, insertMediation, voidDatedFact as voidRow } from './records.store.ts'

/** 登记调解: a meeting of the parties. One that failed asks the worker what is to follow. */
export async function recordMediation(
  actor: Actor,
  id: string,
  input: {
    readonly heldAt: Instant
    readonly place: string
    readonly outcome: Mediation['outcome']
    readonly note: string
  },
): Promise<{ id: string }> {
  if (dayOf(input.heldAt) > today()) throw refusal('disputes.day-not-come')
  return transaction(actor, async (tx) => {
    const dispute = await lockReached(tx, actor, 'disputes.handle', id)
    const row = await advanceCase(tx, actor, disputeCase, id, 'mediate', { note: input.note })
    const mediation: Mediation = {
      ...input,
      ownerId: dispute.ownerId,
      id: newId(),
      disputeId: id,
      mediatorId: actor.personId!,
      mediatorName: actor.name,
      orgId: dispute.orgPath.at(-1)!,
      recordedAt: now(),
    }
    await insertMediation(tx, mediation)
    if (input.outcome === 'failed' && row.state === 'mediating') {
      await advanceCase(tx, actor, disputeCase, id, 'fail', { note: input.note })
      await endMediation(tx, actor, dispute, input.note)
    }
    await recordAudit(tx, actor, deedOf('disputes.mediated', dispute, { outcome: input.outcome }))
    return { id: mediation.id }
  })
}

/** A mediator of a body that takes part. When one failed while the case is in mediation, the worker is asked. */
export async function mediateAsBody(
  actor: Actor,
  id: string,
  input: {
    readonly heldAt: Instant
    readonly place: string
    readonly outcome: Mediation['outcome']
    readonly note: string
  },
): Promise<{ id: string }> {
  if (dayOf(input.heldAt) > today()) throw refusal('disputes.day-not-come')
  return transaction(actor, async (tx) => {
    const dispute = await lockShared(tx, actor, 'disputes.join.mediate', id)
    const { state } = await caseById(tx, id)
    const to = state === 'mediating' ? (input.outcome === 'failed' ? 'undecided' : 'mediating') : undefined
    const row = await advanceCase(tx, actor, disputeCase, id, 'join-mediate', { note: input.note, ...(to && { to }) })
    const orgId = grantsWith(actor, 'disputes.join.mediate').find((grant) => row.bodyIds.includes(grant.orgId))!.orgId
    const mediation: Mediation = {
      ...input,
      ownerId: dispute.ownerId,
      id: newId(),
      disputeId: id,
      mediatorId: actor.personId!,
      mediatorName: actor.name,
      orgId,
      recordedAt: now(),
    }
    await insertMediation(tx, mediation)
    if (row.state === 'undecided') await endMediation(tx, actor, dispute, input.note)
    await recordAudit(tx, actor, deedOf('disputes.mediated', dispute, { outcome: input.outcome }))
    return { id: mediation.id }
  })
}

/** 登记日期: a day or a period from which a term of the law is counted. */
export async function recordDatedFact(
  actor: Actor,
  id: string,
  input: { readonly kind: DatedFactKind; readonly fromOn: Day; readonly untilOn: Day | null; readonly note: string },
): Promise<{ id: string }> {
  const untilOn = periodKinds.includes(input.kind) ? input.untilOn : null
  if (untilOn !== null && untilOn < input.fromOn) {
    throw refusal('disputes.period-reversed', { from: input.fromOn, until: untilOn })
  }
  if (input.fromOn > today()) throw refusal('disputes.day-not-come')
  return transaction(actor, async (tx) => {
    const dispute = await lockReached(tx, actor, 'disputes.handle', id)
    const fact = {
      ...input,
      untilOn,
      ownerId: dispute.ownerId,
      id: newId(),
      disputeId: id,
      enteredBy: actor.name,
      enteredAt: now(),
    }
    await insertDatedFacts(tx, [fact])
    await recordAudit(tx, actor, deedOf('disputes.day-entered', dispute, { kind: input.kind, fromOn: input.fromOn }))
    return { id: fact.id }
  })
}

/** 作废日期: one that was entered in error. */
export async function voidDatedFact(actor: Actor, id: string, factId: string, because: string): Promise<void> {
  await transaction(actor, async (tx) => {
    const dispute = await lockReached(tx, actor, 'disputes.handle', id)
    if (!(await voidRow(tx, id, factId, because))) throw refusal('disputes.fact-missing')
    await recordAudit(tx, actor, deedOf('disputes.day-voided', dispute, { fact: factId, because }))
  })
}
