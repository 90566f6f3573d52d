import type { Actor } from '../../kernel/access/index.ts'
import { recordAudits } from '../../kernel/audit/index.ts'
import { transaction } from '../../platform/db/transaction.ts'
import type { Claim } from './claims.model.ts'
import { lockEachClaim } from './find-claim.ts'
import { type EachMoved, moveEachClaim } from './move-claim.ts'
import { policiesOf } from './policies.store.ts'
import { serviceText } from './text.ts'

type Way = keyof typeof serviceText.notifiedBy

/** 通知本人: the grassroots union tells one person; refuses as `notifyClaimants` tells apart. */
export async function notifyClaimant(actor: Actor, input: { claimId: string; by: Way; note: string }): Promise<void> {
  const { refused } = await notifyClaimants(actor, { claimIds: [input.claimId], by: input.by, note: input.note })
  if (refused[0]) throw refused[0].refusal
}

/** Tells many at once; each then has its policy's working days to answer. Who is refused does not stop the others. */
export async function notifyClaimants(
  actor: Actor,
  input: { claimIds: readonly string[]; by: Way; note: string },
): Promise<EachMoved> {
  return transaction(actor, async (tx) => {
    const { claims, missing } = await lockEachClaim(tx, input.claimIds)
    const policies = await policiesOf(tx, claims)
    const note = [serviceText.notifiedBy[input.by], input.note].filter((part) => part !== '').join('，')
    const moved: Claim[] = []
    const refused = [...missing]
    for (const [dueDays, some] of Map.groupBy(
      claims,
      (claim) => policies.get(`${claim.fund} ${claim.policyVersion}`)!.stepDays.fill,
    )) {
      const done = await moveEachClaim(tx, actor, some, 'notify', { note, dueDays })
      moved.push(...done.moved)
      refused.push(...done.refused)
    }
    await recordAudits(
      tx,
      actor,
      moved.map((claim) => ({
        action: 'mutual-aid.claimant-notified',
        subjectKind: 'mutual-aid.claim',
        subjectId: claim.id,
        orgId: claim.orgId,
        detail: { by: input.by },
      })),
    )
    return { moved, refused }
  })
}
