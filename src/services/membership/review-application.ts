import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { advanceCase } from '../../kernel/cases/index.ts'
import { membershipsOf } from '../../kernel/people/index.ts'
import { now, today } from '../../platform/clock.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { admitMembers } from './admit-members.ts'
import { endOneMembership } from './end-memberships.ts'
import { refusal } from './errors.ts'
import { closeApplication, findApplication, lockApplication } from './joining.store.ts'
import { joiningCase } from './joining-case.ts'
import type { Application } from './model.ts'
import { reaches } from './reaches.ts'
import { obstacleText } from './text.ts'

/**
 * 同意入会: the union takes her in; from today on she is a member, counted and told. The application is found under the
 * officer's own scope first; the deed itself writes the registry, which only the system may.
 */
export async function acceptApplication(actor: Actor, input: { id: string; note: string }): Promise<void> {
  await requireVisible(actor, input.id)
  await transaction(system, async (tx) => {
    const application = (await lockApplication(tx, input.id))!
    await advanceCase(tx, actor, joiningCase, application.id, 'admit', { note: input.note })
    if (application.fromOrgId) await endFormer(tx, actor, application)
    const { ownerId, orgId, form, employerName, door, id } = application
    const transfer = application.fromOrgId ? { kind: 'transferred' as const } : {}
    const admission = {
      ...transfer,
      personId: ownerId,
      orgId,
      on: today(),
      form,
      employerName,
      door,
      applicationId: id,
    }
    const [outcome] = await admitMembers(tx, actor, [admission])
    if (outcome !== 'joined') throw refusal('membership.not-admissible', { reason: obstacleText[outcome!] })
    await closeApplication(tx, id, now())
    await recordAudit(tx, actor, {
      action: 'membership.admitted',
      subjectKind: 'person',
      subjectId: ownerId,
      orgId,
      detail: { application: id, form },
    })
  })
}

/** Of a transfer the membership elsewhere ends on the day on which this one begins. */
async function endFormer(tx: Tx, actor: Actor, { ownerId, remark }: Application): Promise<void> {
  const open = (await membershipsOf(tx, ownerId)).find((one) => one.untilOn === null)
  if (open) await endOneMembership(tx, actor, open, { on: today(), cause: 'transferred', remark })
}

/** 退回补正: back to the person with what is missing. */
export async function sendBackApplication(actor: Actor, input: { id: string; note: string }): Promise<void> {
  await transaction(actor, async (tx) => {
    const application = await lockForReview(tx, actor, input.id)
    await advanceCase(tx, actor, joiningCase, application.id, 'send-back', { note: input.note })
    await recordAudit(tx, actor, deedOn('membership.sent-back', application))
  })
}

/** 不予通过: with the reason, which the person reads; she may apply again. */
export async function refuseApplication(actor: Actor, input: { id: string; note: string }): Promise<void> {
  await transaction(actor, async (tx) => {
    const application = await lockForReview(tx, actor, input.id)
    await advanceCase(tx, actor, joiningCase, application.id, 'refuse', { note: input.note })
    await closeApplication(tx, application.id, now())
    await recordAudit(tx, actor, deedOn('membership.refused', application))
  })
}

async function requireVisible(actor: Actor, id: string): Promise<void> {
  const found = await transaction(actor, (tx) => findApplication(tx, id))
  if (!found || !reaches(actor, 'membership.admit', found.orgPath)) throw refusal('membership.application-missing')
}

async function lockForReview(tx: Tx, actor: Actor, id: string): Promise<Application> {
  const application = await lockApplication(tx, id)
  if (!application || !reaches(actor, 'membership.admit', application.orgPath))
    throw refusal('membership.application-missing')
  return application
}

function deedOn(action: string, { id, orgId }: Application) {
  return { action, subjectKind: 'membership.application', subjectId: id, orgId }
}
