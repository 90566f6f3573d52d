import { now } from '../../platform/clock.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import type { Download } from '../../platform/http/endpoint.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import type { Actor } from '../access/index.ts'
import { fileOf, keepPrivate, openContent } from '../files/index.ts'
import { attachmentsOf, findAttachment, insertAttachment } from './attachments.store.ts'
import { caseTypeOf } from './case-types.ts'
import { refusal } from './errors.ts'
import { kernelEvent } from './kernel-event.ts'
import type { Audience, Case, CaseAttachment } from './model.ts'
import { requireOffer } from './office-over.ts'
import { audiencesOf, outOfReach, type Reader, readerOf } from './reader.ts'
import { mayRead } from './rules.ts'
import { findRows, insertEvents, lockRows, touchRow } from './store.ts'
import { tellOthers } from './tell-others.ts'
import { deedNotes } from './text.ts'

/** What uploads were judged as fit for a case: pictures, PDF and Word, told from their bytes, at most 20 MB each. */
const fitting: ReadonlySet<string> = new Set(['photo', 'document', 'paper'])

/**
 * 补充材料: puts a file that the actor uploaded on a case, for those of an audience. The other side is told. Refuses a case
 * out of reach, a file of somebody else, and an audience to which the actor herself does not belong.
 */
export async function attachToCase(
  tx: Tx,
  actor: Actor,
  caseId: Id,
  { fileId, audience = 'all' }: { readonly fileId: Id; readonly audience?: Audience },
): Promise<CaseAttachment> {
  const [row] = await lockRows(tx, [caseId])
  const reader = row && readerOf(actor, row)
  if (!row || !reader) throw refusal('cases.not-found')
  requireOffer(row, 'attach', 'attached')
  requireAudience(reader, audience)
  const file = await fileOf(tx, actor, fileId)
  if (!fitting.has(file.purpose)) throw refusal('cases.paper-unfit', { name: file.name })
  if (row.anonymous && reader.side === 'owner') await keepPrivate(tx, fileId)

  const at = now()
  const { name, type, bytes, digest } = file
  const attachment: CaseAttachment = {
    ...{ ownerId: row.ownerId, id: newId(), caseId: row.id, seq: row.version + 1, fileId },
    ...{ name, type, bytes, digest, audience, attachedAt: at },
  }
  await insertAttachment(tx, attachment)
  const note = fillSentence(deedNotes.attached, { name })
  const event = kernelEvent(row, actor, { action: 'attached', orgId: reader.orgId, note, at, audience })
  await insertEvents(tx, [event])
  await touchRow(tx, row, null)
  await tellOthers(tx, caseTypeOf(row.type), row, reader, { note: name, audience, what: 'attached' })
  return attachment
}

/** Whoever writes must be among those who read it. */
export function requireAudience({ side }: Reader, audience: Audience): void {
  if (!mayRead(side, audience)) throw refusal('cases.audience-not-yours')
}

/** The papers of a case that the reader may open, oldest first. */
export function attachmentsFor(tx: Tx, row: Pick<Case, 'ownerId' | 'id'>, reader: Reader): Promise<CaseAttachment[]> {
  return attachmentsOf(tx, row, audiencesOf(reader.side))
}

/** The bytes of one paper. Refuses as if it were not there whoever may not read the case or is not of its audience. */
export async function openAttachment(actor: Actor, caseId: Id, attachmentId: Id): Promise<Download> {
  const attachment = await transaction(actor, async (tx) => {
    const [row] = await findRows(tx, [caseId])
    const reader = row && readerOf(actor, row)
    if (!row || !reader) return null
    const found = await findAttachment(tx, row.id, attachmentId)
    return found && mayRead(reader.side, found.audience) ? found : null
  })
  if (!attachment) throw await outOfReach(actor, caseId)
  return openContent(attachment)
}
