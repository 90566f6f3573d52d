import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { bookWithdrawal } from './books.ts'
import { confirmIdentity } from './confirm-identity.ts'
import { lockOwnClaim } from './find-claim.ts'
import { moveClaim } from './move-claim.ts'
import { releaseSetOff } from './set-off.ts'
import { settlementOf } from './settlements.queries.ts'

/** 放弃领取: the person gives the money up, confirmed by the last four characters of her id number. */
export async function declineClaim(actor: Actor, input: { claimId: string; idTail: string }): Promise<void> {
  await transaction(actor, async (tx) => {
    const claim = await lockOwnClaim(tx, actor, input.claimId)
    confirmIdentity(await settlementOf(tx, claim), input.idTail)
    await moveClaim(tx, actor, claim, 'decline')
    await bookWithdrawal(tx, claim)
    await releaseSetOff(tx, claim.fund, claim.ownerId, claim.setOffFen)
    await recordAudit(tx, actor, {
      action: 'mutual-aid.claim-declined',
      subjectKind: 'mutual-aid.claim',
      subjectId: claim.id,
      orgId: claim.orgId,
    })
  })
}
