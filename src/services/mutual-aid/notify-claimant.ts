import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { Refusal } from '../../platform/refusal.ts'
import { lockClaim } from './find-claim.ts'
import { moveClaim } from './move-claim.ts'
import { policyOf } from './policies.store.ts'
import { serviceText } from './text.ts'

/** 通知本人: the grassroots union tells the person, who then has the policy's working days to answer. */
export async function notifyClaimant(
  actor: Actor,
  input: { claimId: string; by: 'app' | 'phone' | 'visit'; note: string },
): Promise<void> {
  await transaction(actor, async (tx) => {
    const claim = await lockClaim(tx, input.claimId)
    const policy = await policyOf(tx, claim.fund, claim.policyVersion)
    const note = [serviceText.notifiedBy[input.by], input.note].filter((part) => part !== '').join('，')
    await moveClaim(tx, actor, claim, 'notify', { note, dueDays: policy.stepDays.fill })
    await recordAudit(tx, actor, {
      action: 'mutual-aid.claimant-notified',
      subjectKind: 'mutual-aid.claim',
      subjectId: claim.id,
      orgId: claim.orgId,
      detail: { by: input.by },
    })
  })
}

export type EachResult = {
  readonly done: number
  readonly refused: { readonly claimId: string; readonly refusal: Refusal }[]
}

/** Does one thing to each of many claims, each in its own transaction, and tells apart which were refused and why. */
export async function eachClaim(
  claimIds: readonly string[],
  act: (claimId: string) => Promise<void>,
): Promise<EachResult> {
  const refused: { claimId: string; refusal: Refusal }[] = []
  for (const claimId of new Set(claimIds)) {
    try {
      await act(claimId)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refused.push({ claimId, refusal: error })
    }
  }
  return { done: new Set(claimIds).size - refused.length, refused }
}
