import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { bookApprovals } from './books.ts'
import { decideNextState } from './claims.rules.ts'
import { setApprover } from './claims.store.ts'
import { lockClaim } from './find-claim.ts'
import { moveClaim } from './move-claim.ts'
import { policyOf } from './policies.store.ts'

/**
 * 审核通过: approves at the level where the claim lies. The last approval books it as payable; above the policy's
 * limit the city needs a second person, and nobody approves what she herself moved last.
 */
export async function approveClaim(actor: Actor, input: { claimId: string; note: string }): Promise<void> {
  await transaction(actor, async (tx) => {
    const claim = await lockClaim(tx, input.claimId)
    const policy = await policyOf(tx, claim.fund, claim.policyVersion)
    const next = decideNextState(claim.state, claim.payableFen, policy.fourEyesAboveFen)
    const dueDays = next === 'county' ? policy.stepDays.county : policy.stepDays.city

    await moveClaim(tx, actor, claim, 'approve', { to: next, note: input.note, ...(next !== 'paying' && { dueDays }) })
    if (claim.state === 'city') await setApprover(tx, claim.id, actor.personId)
    if (next === 'paying') await bookApprovals(tx, claim.fund, [claim])
    await recordAudit(tx, actor, {
      action: 'mutual-aid.claim-approved',
      subjectKind: 'mutual-aid.claim',
      subjectId: claim.id,
      orgId: claim.orgId,
      detail: { from: claim.state, to: next, payableFen: claim.payableFen },
    })
  })
}

/** 退回本人: sends a claim back to the person with what to correct. */
export async function sendBackClaim(actor: Actor, input: { claimId: string; note: string }): Promise<void> {
  await transaction(actor, async (tx) => {
    const claim = await lockClaim(tx, input.claimId)
    const policy = await policyOf(tx, claim.fund, claim.policyVersion)
    await moveClaim(tx, actor, claim, 'send-back', { note: input.note, dueDays: policy.stepDays.fill })
    await setApprover(tx, claim.id, null)
    await recordAudit(tx, actor, {
      action: 'mutual-aid.claim-sent-back',
      subjectKind: 'mutual-aid.claim',
      subjectId: claim.id,
      orgId: claim.orgId,
      detail: { from: claim.state },
    })
  })
}
