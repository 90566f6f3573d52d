import { now } from '../../platform/clock.ts'
import { transaction } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { requireAudience } from './attach-to-case.ts'
import { caseTypeOf } from './case-types.ts'
import { hidden } from './hidden.ts'
import { kernelEvent } from './kernel-event.ts'
import { lockCases } from './lock-case.ts'
import type { Audience } from './model.ts'
import { outOfReach, readerOf } from './reader.ts'
import { refuseMarkup } from './refuse-markup.ts'
import { insertEvents, touchRow } from './store.ts'
import { tellOthers } from './tell-others.ts'

/**
 * 办理记录: adds a line to the history that those of its audience read. The person hears of an officer's, the desk and the
 * bodies of everybody else's. Refuses whoever may not read the case (`cases.not-found`), and an audience without herself.
 */
export async function commentOnCase(actor: Actor, caseId: Id, text: string, audience: Audience = 'all'): Promise<void> {
  refuseMarkup(text)
  const written = await transaction(actor, async (tx) => {
    const [row] = await lockCases(tx, [caseId])
    const reader = row && readerOf(actor, row)
    if (!row || !reader) return null
    requireAudience(reader, audience)

    const deed = { action: 'comment', orgId: reader.orgId, note: text, at: now(), audience }
    await insertEvents(tx, [kernelEvent(row, actor, deed)])
    await touchRow(tx, row, null)
    await tellOthers(tx, caseTypeOf(row.type), row, reader, { note: text, audience, what: 'commented' })
    await recordAudit(tx, hidden(actor, row), {
      action: 'cases.commented',
      subjectKind: row.type,
      subjectId: row.id,
      orgId: row.orgPath.at(-1)!,
    })
    return row
  })
  if (!written) throw await outOfReach(actor, caseId)
}
