import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { advanceCase } from '../../kernel/cases/index.ts'
import { recordFacts } from '../../kernel/indicators/index.ts'
import { now, today } from '../../platform/clock.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { type GivenEvidence, putOnFile } from './add-evidence.ts'
import { choiceText } from './case.text.ts'
import { disputeCase } from './dispute-case.ts'
import { claimedOf, factsOfConclusion } from './disputes.rules.ts'
import { rewriteClaim, setClosed, writeWages } from './disputes.store.ts'
import { lockOwn, lockReached } from './find-dispute.ts'
import type { Dispute, DisputeClaim } from './model.ts'
import { deedOf, requireSound } from './raise-claim.ts'
import { insertDatedFacts } from './records.store.ts'

type Decision = 'send-back' | 'refuse' | 'fail' | 'end'

const deeds: Record<Decision, string> = {
  'send-back': 'disputes.sent-back',
  refuse: 'disputes.refused',
  fail: 'disputes.mediation-failed',
  end: 'disputes.ended',
}

/** 退回补充、不予受理、调解不成、结案: each with the reason that the worker reads. */
export async function decideDispute(
  actor: Actor,
  id: string,
  input: { readonly decision: Decision; readonly note: string },
): Promise<void> {
  await transaction(actor, async (tx) => {
    const dispute = await lockReached(tx, actor, 'disputes.handle', id)
    await advanceCase(tx, actor, disputeCase, id, input.decision, { note: input.note })
    if (input.decision === 'fail') await endMediation(tx, actor, dispute, input.note)
    if (input.decision === 'refuse') await setClosed(tx, dispute, today())
    if (input.decision === 'end') {
      await setClosed(tx, dispute, today())
      await recordFacts(tx, factsOfConclusion(dispute, today()))
    }
    await recordAudit(tx, actor, deedOf(deeds[input.decision], dispute))
  })
}

/** From this day the term of mediation no longer runs. */
export async function endMediation(tx: Tx, actor: Actor, dispute: Dispute, note: string): Promise<void> {
  await insertDatedFacts(tx, [
    {
      ownerId: dispute.ownerId,
      id: newId(),
      disputeId: dispute.id,
      kind: 'mediation-closed',
      fromOn: today(),
      untilOn: null,
      note,
      enteredBy: actor.name,
      enteredAt: now(),
    },
  ])
}

/** 补充后提交: the worker hands in again what was sent back. */
export async function supplementClaim(
  actor: Actor,
  id: string,
  input: DisputeClaim & { readonly evidence: readonly GivenEvidence[] },
): Promise<void> {
  requireSound(input)
  await transaction(actor, async (tx) => {
    const dispute = await lockOwn(tx, actor, id)
    const claimedFen = claimedOf(input)
    await advanceCase(tx, actor, disputeCase, id, 'resubmit', { amountFen: claimedFen })
    await rewriteClaim(tx, { ...dispute, ...input, claimedFen })
    await writeWages(tx, dispute, input.wages)
    await putOnFile(tx, actor, dispute, input.evidence, 'claimant')
    await recordAudit(tx, actor, deedOf('disputes.claim-supplemented', dispute, { claimedFen }))
  })
}

/** 撤回: the worker takes a claim back. */
export async function withdrawClaim(actor: Actor, id: string, because: string): Promise<void> {
  await transaction(actor, async (tx) => {
    const dispute = await lockOwn(tx, actor, id)
    await advanceCase(tx, actor, disputeCase, id, 'withdraw', { note: because })
    await setClosed(tx, dispute, today())
    await recordAudit(tx, actor, deedOf('disputes.claim-withdrawn', dispute))
  })
}

/** 选择下一步: after a failed mediation the worker wants arbitration, or another talk. */
export async function chooseNext(
  actor: Actor,
  id: string,
  input: { readonly next: 'arbitration' | 'mediation'; readonly note: string },
): Promise<void> {
  await transaction(actor, async (tx) => {
    const dispute = await lockOwn(tx, actor, id)
    const note = fillSentence(choiceText[input.next], { note: input.note }).trim()
    await advanceCase(tx, actor, disputeCase, id, 'choose', { note })
    await recordAudit(tx, actor, deedOf('disputes.next-chosen', dispute, { next: input.next }))
  })
}
