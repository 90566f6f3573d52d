import { now } from '../../platform/clock.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import type { Actor } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { sendNotices } from '../notices/index.ts'
import { caseTypeOf } from './case-types.ts'
import { kernelEvent } from './kernel-event.ts'
import { lockCases } from './lock-case.ts'
import type { Case } from './model.ts'
import { outOfReach, readerOf } from './reader.ts'
import { insertEvents, touchRow } from './store.ts'
import { tellOfficers } from './tell-officers.ts'
import { noticeText } from './text.ts'

/**
 * 办理记录: adds a line to the history that both sides read. The person hears of an officer's, the desk of the person's.
 * Refuses whoever may not read the case: `cases.not-found`.
 */
export async function commentOnCase(actor: Actor, caseId: Id, text: string): Promise<void> {
  const written = await transaction(actor, async (tx) => {
    const [row] = await lockCases(tx, [caseId])
    const reader = row && readerOf(actor, row)
    if (!row || !reader) return null

    const { orgId } = reader
    await insertEvents(tx, [kernelEvent(row, actor, { action: 'comment', orgId, note: text, at: now() })])
    await touchRow(tx, row, null)
    await tellOtherSide(tx, actor, row, text)
    await recordAudit(tx, actor, {
      action: 'cases.commented',
      subjectKind: row.type,
      subjectId: row.id,
      orgId: row.orgPath.at(-1)!,
    })
    return row
  })
  if (!written) throw await outOfReach(actor, caseId)
}

async function tellOtherSide(tx: Tx, actor: Actor, row: Case, note: string): Promise<void> {
  const { links } = caseTypeOf(row.type)
  const facts = { number: row.number, title: row.title, note }
  if (actor.personId !== row.ownerId) {
    const { title, text } = noticeText.commented
    const link = links.person.replace('{id}', row.id)
    await sendNotices(tx, [{ personId: row.ownerId, title, text: fillSentence(text, facts), link }])
  } else if (row.deskOrgId !== null) {
    const { title, text } = noticeText.answered
    const link = links.officer.replace('{id}', row.id)
    await tellOfficers(tx, [{ orgId: row.deskOrgId, title, text: fillSentence(text, facts), link }])
  }
}
