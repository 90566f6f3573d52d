import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { advanceCase, openCases } from '../../kernel/cases/index.ts'
import { personHolds } from '../../kernel/credentials/index.ts'
import { fileOf } from '../../kernel/files/index.ts'
import { membershipsOf } from '../../kernel/people/index.ts'
import { now, today } from '../../platform/clock.ts'
import { once } from '../../platform/db/once.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { refusal } from './errors.ts'
import { findTag } from './tag-kinds.ts'
import { taggingCase } from './tagging-case.ts'
import { closeTagRequest, insertTagRequest, lockTagRequest } from './tags.store.ts'

export type AskForTag = { readonly kind: string; readonly remark: string; readonly documentId?: string | undefined }

/** 申请认定: a member asks to be known as belonging to a group, with the document that shows it. */
export async function askForTag(actor: Actor, input: AskForTag, idempotencyKey: string) {
  const personId = actor.personId!
  return transaction(actor, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { tag: input } }, async () => {
      const tag = findTag(input.kind)
      if (!tag?.askable) throw refusal('membership.tag-not-askable')
      const membership = (await membershipsOf(tx, personId)).find((one) => one.untilOn === null)
      if (!membership) throw refusal('membership.no-member')
      if (await personHolds(tx, personId, tag.key, today())) throw refusal('membership.tag-held', { tag: tag.name })
      if (tag.needsDocument && !input.documentId) throw refusal('membership.document-missing', { tag: tag.name })
      if (input.documentId) await fileOf(tx, actor, input.documentId)

      const { orgId, orgPath } = membership
      const request = {
        ownerId: personId,
        id: newId(),
        orgId,
        orgPath,
        kind: tag.key,
        remark: input.remark,
        documentId: input.documentId ?? null,
        sentAt: now(),
        closedAt: null,
      }
      if (!(await insertTagRequest(tx, request))) throw refusal('membership.tag-asked', { tag: tag.name })
      const [opened] = await openCases(tx, actor, taggingCase, [
        {
          id: request.id,
          ownerId: personId,
          orgPath,
          title: tag.name,
          subtitle: input.remark.slice(0, 40),
          personName: actor.name,
          amountFen: null,
        },
      ])
      await recordAudit(tx, actor, {
        action: 'membership.tag-asked',
        subjectKind: 'membership.tag-request',
        subjectId: request.id,
        orgId,
        detail: { kind: tag.key },
      })
      return { id: request.id, number: opened!.number }
    }),
  )
}

export async function withdrawTagRequest(actor: Actor, id: string): Promise<void> {
  await transaction(actor, async (tx) => {
    const request = await lockTagRequest(tx, id)
    if (!request || request.ownerId !== actor.personId) throw refusal('membership.tag-request-missing')
    await advanceCase(tx, actor, taggingCase, id, 'withdraw', {})
    await closeTagRequest(tx, id, now())
    await recordAudit(tx, actor, {
      action: 'membership.tag-request-withdrawn',
      subjectKind: 'membership.tag-request',
      subjectId: id,
      orgId: request.orgId,
    })
  })
}
