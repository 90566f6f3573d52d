import { now } from '../../platform/clock.ts'
import { transaction } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { type Actor, grantsWith, requirePermission } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { getOrg } from '../orgs/index.ts'
import { caseTypeOf } from './case-types.ts'
import { refusal } from './errors.ts'
import { kernelEvent } from './kernel-event.ts'
import { lockCases } from './lock-case.ts'
import type { Case, Decision } from './model.ts'
import { outOfReach, readerOf } from './reader.ts'
import { refuseMarkup } from './refuse-markup.ts'
import { insertEvents, touchRow } from './store.ts'
import { tellOfficers } from './tell-officers.ts'
import { deedText, noticeText } from './text.ts'

/**
 * 督办: an upper union asks the desk to hurry, with a reason. It stands in the history, marks the case and tells the
 * officers of the desk. Refuses a closed case and an organisation that is not above the desk.
 */
export async function superviseCase(actor: Actor, caseId: Id, text: string): Promise<void> {
  requirePermission(actor, 'cases.supervise')
  refuseMarkup(text)
  const supervised = await transaction(actor, async (tx) => {
    const [row] = await lockCases(tx, [caseId])
    if (!row || !readerOf(actor, row)) return null
    const decision = decideSupervision(actor, row)
    if (!decision.allowed) throw refusal(decision.because.code, decision.because.facts)
    const orgId = decision.orgId!

    const at = now()
    await insertEvents(tx, [kernelEvent(row, actor, { action: 'supervision', orgId, note: text, at })])
    await touchRow(tx, row, at)
    const { title, text: sentence } = noticeText.supervised
    const facts = { title: row.title, number: row.number, note: text, org: (await getOrg(tx, orgId)).name }
    await tellOfficers(tx, [
      {
        orgId: row.deskOrgId!,
        title: fillSentence(title, facts),
        text: fillSentence(sentence, facts),
        link: caseTypeOf(row.type).links.officer.replace('{id}', row.id),
      },
    ])
    await recordAudit(tx, actor, { action: 'cases.supervised', subjectKind: row.type, subjectId: row.id, orgId })
    return row
  })
  if (!supervised) throw await outOfReach(actor, caseId)
}

/** In the name of the actor's nearest organisation above the desk; of none where she has none, or where nobody has the case. */
export function decideSupervision(actor: Actor, row: Case): Decision {
  const because = (code: 'cases.closed' | 'cases.supervised-from-above'): Decision => {
    return { allowed: false, because: { code, facts: { action: deedText.supervision } } }
  }
  if (row.deskOrgId === null) return because('cases.closed')
  const at = row.orgPath.indexOf(row.deskOrgId)
  const above = at === -1 ? row.orgPath : row.orgPath.slice(0, at)
  const mine = new Set(grantsWith(actor, 'cases.supervise').map((grant) => grant.orgId))
  const orgId = above.findLast((id) => mine.has(id))
  return orgId === undefined ? because('cases.supervised-from-above') : { allowed: true, orgId }
}
