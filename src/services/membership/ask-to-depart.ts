import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { advanceCase, caseById, openCases } from '../../kernel/cases/index.ts'
import { getOrg } from '../../kernel/orgs/index.ts'
import { type Membership, membershipsOf, type PersonId } from '../../kernel/people/index.ts'
import { now } from '../../platform/clock.ts'
import { once } from '../../platform/db/once.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { type ApplyToJoin, openApplication, requireJoinable } from './apply-to-join.ts'
import { departureCase } from './departure-case.ts'
import { closeDeparture, insertDeparture, lockDeparture, lockOpenDeparture } from './departures.store.ts'
import { refusal } from './errors.ts'
import { lacksEmployer } from './joining.rules.ts'
import { closeApplication } from './joining.store.ts'
import { joiningCase } from './joining-case.ts'
import type { Departure } from './members.model.ts'
import { serviceText } from './text.ts'

/** 申请退会: the member's own free wish; her union notes it and lets her go. */
export async function askToLeave(actor: Actor, input: { reason: string }, idempotencyKey: string) {
  return transaction(actor, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { leave: input } }, async () => {
      const membership = await requireMember(tx, actor.personId!)
      return openDeparture(tx, actor, membership, { purpose: 'leave', applicationId: null, reason: input.reason })
    }),
  )
}

export type AskToTransfer = Omit<ApplyToJoin, 'remark' | 'documentId'> & { readonly reason: string }

/**
 * 申请转会: one wish, two desks: her union lets her go, then the other admits her. Until the other has, she stays a
 * member where she is, so that she is never without a union.
 */
export async function askToTransfer(actor: Actor, input: AskToTransfer, idempotencyKey: string) {
  return transaction(actor, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { transfer: input } }, async () => {
      const membership = await requireMember(tx, actor.personId!)
      if (membership.orgId === input.orgId) {
        throw refusal('membership.member-already', { orgName: (await getOrg(tx, input.orgId)).name })
      }
      if (lacksEmployer(input)) throw refusal('membership.employer-missing')
      const org = await requireJoinable(tx, input.orgId)
      const application = await openApplication(tx, actor, org, {
        ...input,
        remark: input.reason,
        fromOrgId: membership.orgId,
      })
      await openDeparture(tx, actor, membership, {
        purpose: 'transfer',
        applicationId: application.id,
        reason: input.reason,
      })
      return application
    }),
  )
}

/** 撤回: before it is decided; a transfer is taken back as a whole. */
export async function withdrawDeparture(actor: Actor, id: string): Promise<void> {
  await transaction(actor, async (tx) => {
    const departure = await lockDeparture(tx, id)
    if (!departure || departure.ownerId !== actor.personId) throw refusal('membership.departure-missing')
    await advanceCase(tx, actor, departureCase, id, 'withdraw', {})
    await closeDeparture(tx, id, now())
    if (departure.applicationId) {
      await advanceCase(tx, actor, joiningCase, departure.applicationId, 'withdraw', {})
      await closeApplication(tx, departure.applicationId, now())
    }
    await recordAudit(tx, actor, {
      action: 'membership.departure-withdrawn',
      subjectKind: 'membership.departure',
      subjectId: id,
      orgId: departure.orgId,
    })
  })
}

async function requireMember(tx: Tx, personId: PersonId): Promise<Membership> {
  const open = (await membershipsOf(tx, personId)).find((one) => one.untilOn === null)
  if (!open) throw refusal('membership.no-member')
  return open
}

async function openDeparture(
  tx: Tx,
  actor: Actor,
  { ownerId, orgId, orgPath }: Membership,
  wish: Pick<Departure, 'purpose' | 'applicationId' | 'reason'>,
): Promise<{ id: string; number: string }> {
  const departure = { ...wish, ownerId, id: newId(), orgId, orgPath, sentAt: now(), closedAt: null }
  if (!(await insertDeparture(tx, departure))) {
    const open = (await lockOpenDeparture(tx, ownerId))!
    throw refusal('membership.departure-open', { number: (await caseById(tx, open.id)).number })
  }
  const { name } = await getOrg(tx, orgId)
  const title = wish.purpose === 'leave' ? serviceText.leavingTitle : serviceText.transferTitle
  const [opened] = await openCases(tx, actor, departureCase, [
    {
      id: departure.id,
      ownerId,
      orgPath,
      title: fillSentence(title, { union: name }),
      subtitle: wish.reason.slice(0, 40),
      personName: actor.name,
      amountFen: null,
    },
  ])
  await recordAudit(tx, actor, {
    action: 'membership.departure-asked',
    subjectKind: 'membership.departure',
    subjectId: departure.id,
    orgId,
    detail: { purpose: wish.purpose },
  })
  return { id: departure.id, number: opened!.number }
}
