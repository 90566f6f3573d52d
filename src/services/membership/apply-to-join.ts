import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { advanceCase, caseById, openCases } from '../../kernel/cases/index.ts'
import { fileOf } from '../../kernel/files/index.ts'
import { getOrg, type Org, orgsByIds } from '../../kernel/orgs/index.ts'
import { membershipsOf, openParticulars, type PersonId, takesMembers } from '../../kernel/people/index.ts'
import { now } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { once } from '../../platform/db/once.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { sealText } from '../../platform/seal.ts'
import { refusal } from './errors.ts'
import type { EmploymentForm } from './joining.contract.ts'
import { lacksEmployer } from './joining.rules.ts'
import {
  closeApplication,
  insertApplication,
  lockApplication,
  newestApplicationOf,
  reviseApplicationRow,
} from './joining.store.ts'
import { joiningCase } from './joining-case.ts'
import type { Application } from './model.ts'
import { formNames, serviceText } from './text.ts'

export type JoiningForm = {
  readonly form: EmploymentForm
  readonly employerName: string
  readonly remark: string
  readonly documentId?: string | undefined
}

export type ApplyToJoin = JoiningForm & { readonly orgId: string }

/**
 * 申请入会: the person asks a union to take her. Refuses whoever is a member anywhere, and a second application while
 * one is open, also when both are sent at once.
 */
export async function applyToJoin(
  actor: Actor,
  input: ApplyToJoin,
  idempotencyKey: string,
): Promise<{ id: string; number: string }> {
  const personId = actor.personId!
  return transaction(actor, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { apply: input } }, async () => {
      if (lacksEmployer(input)) throw refusal('membership.employer-missing')
      await requireNoMember(tx, personId, input.orgId)
      const org = await requireJoinable(tx, input.orgId)
      if (input.documentId) await fileOf(tx, actor, input.documentId)

      const application = await writeApplication(tx, personId, org, input)
      const [opened] = await openCases(tx, actor, joiningCase, [
        {
          id: application.id,
          ownerId: personId,
          orgPath: org.path,
          title: fillSentence(serviceText.joiningTitle, { union: org.name }),
          subtitle: [formNames[input.form], input.employerName].filter(Boolean).join(' · '),
          personName: actor.name,
          amountFen: null,
        },
      ])
      await recordAudit(tx, actor, {
        action: 'membership.applied',
        subjectKind: 'membership.application',
        subjectId: application.id,
        orgId: org.id,
        detail: { form: input.form, door: application.door },
      })
      return { id: application.id, number: opened!.number }
    }),
  )
}

/** 补正后重新提交: what was sent back goes to the same union again. */
export async function reviseApplication(actor: Actor, id: string, input: JoiningForm): Promise<void> {
  await transaction(actor, async (tx) => {
    const application = await lockOwnApplication(tx, actor, id)
    if (lacksEmployer(input)) throw refusal('membership.employer-missing')
    if (input.documentId) await fileOf(tx, actor, input.documentId)
    await advanceCase(tx, actor, joiningCase, id, 'revise', {})
    await reviseApplicationRow(tx, id, now(), {
      form: input.form,
      employerName: input.employerName.trim(),
      remark: input.remark,
      documentId: input.documentId ?? application.documentId,
    })
    await recordAudit(tx, actor, {
      action: 'membership.revised',
      subjectKind: 'membership.application',
      subjectId: id,
      orgId: application.orgId,
    })
  })
}

/** 撤回: taken back before it is decided; another union may be asked then. */
export async function withdrawApplication(actor: Actor, id: string): Promise<void> {
  await transaction(actor, async (tx) => {
    const application = await lockOwnApplication(tx, actor, id)
    await advanceCase(tx, actor, joiningCase, id, 'withdraw', {})
    await closeApplication(tx, id, now())
    await recordAudit(tx, actor, {
      action: 'membership.withdrawn',
      subjectKind: 'membership.application',
      subjectId: id,
      orgId: application.orgId,
    })
  })
}

/** The actor's own application, locked; another's is as if it were not there, even to an officer. */
async function lockOwnApplication(tx: Tx, actor: Actor, id: string): Promise<Application> {
  const application = await lockApplication(tx, id)
  if (application?.ownerId !== actor.personId || !application) throw refusal('membership.application-missing')
  return application
}

async function requireNoMember(tx: Tx, personId: PersonId, wantedId: string): Promise<void> {
  const open = (await membershipsOf(tx, personId)).find((one) => one.untilOn === null)
  if (!open) return
  const { name } = await getOrg(tx, open.orgId)
  const code = open.orgId === wantedId ? 'membership.member-already' : 'membership.member-elsewhere'
  throw refusal(code, { orgName: name })
}

/** The union, open and taking members. */
export async function requireJoinable(tx: Tx, orgId: string): Promise<Org> {
  const [org] = await orgsByIds(tx, [orgId])
  if (!org || org.closedOn !== null) throw refusal('membership.union-unknown')
  if (!takesMembers(org.kind)) throw refusal('membership.union-takes-no-members', { name: org.name })
  return org
}

async function writeApplication(tx: Tx, personId: PersonId, org: Org, input: ApplyToJoin): Promise<Application> {
  const particulars = await openParticulars(tx, personId)
  const application: Application = {
    ownerId: personId,
    id: newId(),
    orgId: org.id,
    orgPath: org.path,
    form: input.form,
    employerName: input.employerName.trim(),
    door: 'phone',
    sealed: sealText(config().sealKeys, JSON.stringify(particulars)),
    confirmedAt: null,
    confirmedBy: null,
    documentId: input.documentId ?? null,
    remark: input.remark,
    sentAt: now(),
    revisedAt: null,
    closedAt: null,
  }
  if (await insertApplication(tx, application)) return application

  const open = (await newestApplicationOf(tx, personId))!
  const { number } = await caseById(tx, open.id)
  throw refusal('membership.application-open', { number })
}
