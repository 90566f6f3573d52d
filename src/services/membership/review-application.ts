import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { advanceCase } from '../../kernel/cases/index.ts'
import { now, today } from '../../platform/clock.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { admitMembers } from './admit-members.ts'
import { refusal } from './errors.ts'
import { closeApplication, findApplication, lockApplication } from './joining.store.ts'
import { joiningCase } from './joining-case.ts'
import type { Application } from './model.ts'
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
    const { ownerId, orgId, form, employerName, door, id } = application
    const admission = { personId: ownerId, orgId, on: today(), form, employerName, door, applicationId: id }
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

/** 退回补正: back to the person with what is missing. */
export async function sendBackApplication(actor: Actor, input: { id: string; note: string }): Promise<void> {
  await transaction(actor, async (tx) => {
    const application = await lockForReview(tx, input.id)
    await advanceCase(tx, actor, joiningCase, application.id, 'send-back', { note: input.note })
    await recordAudit(tx, actor, deedOn('membership.sent-back', application))
  })
}

/** 不予通过: with the reason, which the person reads; she may apply again. */
export async function refuseApplication(actor: Actor, input: { id: string; note: string }): Promise<void> {
  await transaction(actor, async (tx) => {
    const application = await lockForReview(tx, input.id)
    await advanceCase(tx, actor, joiningCase, application.id, 'refuse', { note: input.note })
    await closeApplication(tx, application.id, now())
    await recordAudit(tx, actor, deedOn('membership.refused', application))
  })
}

async function requireVisible(actor: Actor, id: string): Promise<void> {
  const found = await transaction(actor, (tx) => findApplication(tx, id))
  if (!found) throw refusal('membership.application-missing')
}

async function lockForReview(tx: Parameters<typeof lockApplication>[0], id: string): Promise<Application> {
  const application = await lockApplication(tx, id)
  if (!application) throw refusal('membership.application-missing')
  return application
}

function deedOn(action: string, { id, orgId }: Application) {
  return { action, subjectKind: 'membership.application', subjectId: id, orgId }
}
