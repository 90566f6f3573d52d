import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { advanceCase, caseById, openCases } from '../../kernel/cases/index.ts'
import { credentialsOf } from '../../kernel/credentials/index.ts'
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
import { takeInvitation } from './invitations.ts'
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
import { formNames } from './names.text.ts'
import { registrar } from './registrar.ts'
import { realName } from './tag-kinds.ts'
import { serviceText } from './text.ts'

export type JoiningForm = {
  readonly form: EmploymentForm
  readonly employerName: string
  readonly remark: string
  readonly documentId?: string | undefined
}

export type ApplyToJoin = JoiningForm & { readonly orgId: string }

/**
 * 申请入会: the person asks a union to take her. Refuses whoever is a member anywhere, and a second application while
 * one is open, also when both are sent at once. An invitation names the union and loses one place.
 */
export async function applyToJoin(
  actor: Actor,
  input: ApplyToJoin & { readonly invitationCode?: string | undefined },
  idempotencyKey: string,
): Promise<{ id: string; number: string }> {
  return transaction(actor, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { apply: input } }, async () => {
      if (lacksEmployer(input)) throw refusal('membership.employer-missing')
      await requireNoMember(tx, actor.personId!, input.orgId)
      const org = await requireJoinable(tx, input.orgId)
      if (input.documentId) await fileOf(tx, actor, input.documentId)
      const invitationId = input.invitationCode ? await takeInvitation(tx, input.invitationCode, org.id) : null
      return openApplication(tx, actor, org, { ...input, invitationId })
    }),
  )
}

type Wanted = JoiningForm & { readonly invitationId?: string | null; readonly fromOrgId?: string }

/** Writes the application and opens its case: at the union's desk, or, of a transfer, until the other lets go. */
export async function openApplication(
  tx: Tx,
  actor: Actor,
  org: Org,
  wanted: Wanted,
): Promise<{ id: string; number: string }> {
  const application = await writeApplication(tx, actor.personId!, org, wanted)
  const [opened] = await openCases(tx, actor, joiningCase, [
    {
      id: application.id,
      ownerId: application.ownerId,
      orgPath: org.path,
      title: fillSentence(application.fromOrgId ? serviceText.transferInTitle : serviceText.joiningTitle, {
        union: org.name,
      }),
      subtitle: [formNames[wanted.form], wanted.employerName].filter(Boolean).join(' · '),
      personName: actor.name,
      amountFen: null,
    },
  ])
  if (application.fromOrgId) await advanceCase(tx, registrar(), joiningCase, application.id, 'wait', {})
  await recordAudit(tx, actor, {
    action: 'membership.applied',
    subjectKind: 'membership.application',
    subjectId: application.id,
    orgId: org.id,
    detail: { form: wanted.form, door: application.door },
  })
  return { id: application.id, number: opened!.number }
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
    if (application.fromOrgId) throw refusal('membership.withdraw-the-transfer')
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

async function writeApplication(tx: Tx, personId: PersonId, org: Org, wanted: Wanted): Promise<Application> {
  const particulars = await openParticulars(tx, personId)
  const proven = (await credentialsOf(tx, personId)).find((one) => one.kind === realName.key && one.endsOn === null)
  const application: Application = {
    ownerId: personId,
    id: newId(),
    orgId: org.id,
    orgPath: org.path,
    form: wanted.form,
    employerName: wanted.employerName.trim(),
    door: wanted.invitationId ? 'invitation' : 'phone',
    sealed: sealText(config().sealKeys, JSON.stringify(particulars)),
    confirmedAt: proven?.grantedAt ?? null,
    confirmedBy: proven?.verifiedByName ?? null,
    documentId: wanted.documentId ?? null,
    invitationId: wanted.invitationId ?? null,
    fromOrgId: wanted.fromOrgId ?? null,
    remark: wanted.remark,
    sentAt: now(),
    revisedAt: null,
    closedAt: null,
  }
  if (await insertApplication(tx, application)) return application

  const open = (await newestApplicationOf(tx, personId))!
  const { number } = await caseById(tx, open.id)
  throw refusal('membership.application-open', { number })
}
