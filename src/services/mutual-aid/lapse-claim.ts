import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { today } from '../../platform/clock.ts'
import { displayFullDay } from '../../platform/dates.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { refusal } from './errors.ts'
import { lockClaim } from './find-claim.ts'
import { moveClaim } from './move-claim.ts'
import { releaseSetOff } from './set-off.ts'

/** 逾期关闭: closes a claim nobody answered, only after the policy's claim period, with what was tried. */
export async function lapseClaim(actor: Actor, input: { claimId: string; note: string }): Promise<void> {
  await transaction(actor, async (tx) => {
    const claim = await lockClaim(tx, input.claimId)
    if (today() <= claim.claimBy)
      throw refusal('mutual-aid.claim-period-open', { claimBy: displayFullDay(claim.claimBy) })
    await moveClaim(tx, actor, claim, 'lapse', { note: input.note })
    await releaseSetOff(tx, claim.fund, claim.ownerId, claim.setOffFen)
    await recordAudit(tx, actor, {
      action: 'mutual-aid.claim-lapsed',
      subjectKind: 'mutual-aid.claim',
      subjectId: claim.id,
      orgId: claim.orgId,
    })
  })
}
