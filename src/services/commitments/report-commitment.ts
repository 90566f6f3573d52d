import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { advanceCase } from '../../kernel/cases/index.ts'
import { orgsByIds } from '../../kernel/orgs/index.ts'
import { today } from '../../platform/clock.ts'
import { transaction } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { commitmentCase } from './commitment-case.ts'
import { saveStanding } from './commitments.store.ts'
import { refusal } from './errors.ts'
import { deedOn, lockReached, requireUnpublished } from './lock-commitment.ts'
import { isLateReport, unionOf } from './rules.ts'
import { moveText } from './text.ts'

/** 上报: to the union that collects the list of the year. After 31 March it is still taken, and says so. */
export async function reportCommitment(actor: Actor, id: Id, toOrgId: Id): Promise<void> {
  await transaction(actor, async (tx) => {
    const commitment = await lockReached(tx, actor, 'commitments.keep', id)
    requireUnpublished(commitment)
    const [org] = commitment.orgPath.includes(toOrgId) ? await orgsByIds(tx, [toOrgId]) : []
    if (!org || org.closedOn !== null) throw refusal('commitments.collector-wrong')
    const on = today()
    const words = isLateReport(commitment.year, on) ? moveText.reportedLate : moveText.reported
    const note = fillSentence(words, { org: org.name })
    await advanceCase(tx, actor, commitmentCase, id, 'report', { note, deskOrgId: org.id })
    await saveStanding(tx, {
      ...commitment,
      ...{ state: 'reported', reportedTo: org.id, reportedOn: on, reportedBy: actor.name },
    })
    await recordAudit(tx, actor, deedOn('commitments.reported', commitment, { to: org.id }))
  })
}

/** 退回修改: with what is to be changed; the day of the report is forgotten with it. */
export async function returnCommitment(actor: Actor, id: Id, note: string): Promise<void> {
  await transaction(actor, async (tx) => {
    const commitment = await lockReached(tx, actor, 'commitments.publish', id)
    requireUnpublished(commitment)
    await advanceCase(tx, actor, commitmentCase, id, 'return', { note, deskOrgId: unionOf(commitment) })
    await saveStanding(tx, {
      ...commitment,
      ...{ state: 'draft', reportedTo: null, reportedOn: null, reportedBy: null },
    })
    await recordAudit(tx, actor, deedOn('commitments.returned', commitment, { note }))
  })
}
