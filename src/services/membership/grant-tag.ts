import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { advanceCase } from '../../kernel/cases/index.ts'
import { credentialById, grantCredential, revokeCredential } from '../../kernel/credentials/index.ts'
import { getOrg, type OrgPath } from '../../kernel/orgs/index.ts'
import { personsByIds } from '../../kernel/people/index.ts'
import { now, today } from '../../platform/clock.ts'
import { addDays, type Day } from '../../platform/dates.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { refusal } from './errors.ts'
import { reaches } from './reaches.ts'
import { findTag } from './tag-kinds.ts'
import { taggingCase } from './tagging-case.ts'
import { closeTagRequest, lockTagRequest } from './tags.store.ts'

type Days = { readonly validFrom: Day; readonly lastOn: Day | null }

/** 认定通过: grants what was asked for, from a day until a day, on the document that was handed in. */
export async function grantTagRequest(actor: Actor, input: Days & { id: string; note: string }): Promise<void> {
  await transaction(actor, async (tx) => {
    const request = await lockTagRequest(tx, input.id)
    if (!request || !reaches(actor, 'membership.tag', request.orgPath)) throw refusal('membership.tag-request-missing')
    await advanceCase(tx, actor, taggingCase, request.id, 'grant', { note: input.note })
    await closeTagRequest(tx, request.id, now())
    await grant(tx, actor, {
      ...input,
      ownerId: request.ownerId,
      orgPath: request.orgPath,
      kind: request.kind,
      documentId: request.documentId,
      remark: input.note || request.remark,
    })
  })
}

/** 不予认定: with the reason; she may ask again. */
export async function refuseTagRequest(actor: Actor, input: { id: string; note: string }): Promise<void> {
  await transaction(actor, async (tx) => {
    const request = await lockTagRequest(tx, input.id)
    if (!request || !reaches(actor, 'membership.tag', request.orgPath)) throw refusal('membership.tag-request-missing')
    await advanceCase(tx, actor, taggingCase, request.id, 'refuse', { note: input.note })
    await closeTagRequest(tx, request.id, now())
    await recordAudit(tx, actor, {
      action: 'membership.tag-refused',
      subjectKind: 'membership.tag-request',
      subjectId: request.id,
      orgId: request.orgId,
    })
  })
}

/** 登记标签: an officer sets a tag of a member of hers and says what it rests on. */
export async function setTag(
  actor: Actor,
  input: Days & { personId: string; kind: string; remark: string },
): Promise<void> {
  await transaction(actor, async (tx) => {
    const [person] = await personsByIds(tx, [input.personId])
    if (!person?.homePath || !reaches(actor, 'membership.tag', person.homePath))
      throw refusal('membership.member-missing')
    if (!findTag(input.kind)) throw refusal('membership.tag-unknown')
    await grant(tx, actor, { ...input, ownerId: person.id, orgPath: person.homePath, documentId: null })
  })
}

/** 终止标签: it no longer holds from a day on; that it held before stays true. */
export async function endTag(actor: Actor, input: { id: string; on: Day; reason: string }): Promise<void> {
  await transaction(actor, async (tx) => {
    const held = await credentialById(tx, input.id)
    if (!held || !findTag(held.kind) || !reaches(actor, 'membership.tag', held.orgPath))
      throw refusal('membership.tag-unknown')
    await revokeCredential(tx, actor, input)
    await recordAudit(tx, actor, {
      action: 'membership.tag-ended',
      subjectKind: 'person',
      subjectId: held.ownerId,
      orgId: held.orgPath.at(-1)!,
      detail: { kind: held.kind, on: input.on, reason: input.reason },
    })
  })
}

type Granted = Days & {
  readonly ownerId: string
  readonly orgPath: OrgPath
  readonly kind: string
  readonly documentId: string | null
  readonly remark: string
}

async function grant(tx: Tx, actor: Actor, input: Granted): Promise<void> {
  const issuer = await getOrg(tx, input.orgPath.findLast((id) => actor.grants.some((one) => one.orgId === id))!)
  await grantCredential(tx, {
    ownerId: input.ownerId,
    kind: input.kind,
    orgPath: input.orgPath,
    issuer: { orgId: issuer.id, name: issuer.name },
    validFrom: input.validFrom,
    validUntil: input.lastOn === null ? null : addDays(input.lastOn, 1),
    provenance: {
      proof: 'document',
      by: actor.personId,
      byName: actor.name,
      on: today(),
      documentId: input.documentId,
      remark: input.remark,
    },
  })
  await recordAudit(tx, actor, {
    action: 'membership.tag-granted',
    subjectKind: 'person',
    subjectId: input.ownerId,
    orgId: input.orgPath.at(-1)!,
    detail: { kind: input.kind, from: input.validFrom, lastOn: input.lastOn },
  })
}
