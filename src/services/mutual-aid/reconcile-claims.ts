import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { bookOverpayment, bookWithdrawal } from './books.ts'
import type { Claim } from './claims.model.ts'
import { decideReconciliation, decideSetOff } from './claims.rules.ts'
import { lockClaims, setAmounts } from './claims.store.ts'
import { insertDebt } from './debts.store.ts'
import { type ChangedEntitlement, listChangedEntitlements } from './entitlements.store.ts'
import type { Fund } from './funds.store.ts'
import { moveClaim } from './move-claim.ts'
import { releaseSetOff } from './set-off.ts'

/**
 * 更正后的对账: brings claims in line with what their settlements are assessed at now. Open ones are amended and go back
 * to the person, or fall; what was paid too much becomes a debt. Too little waits for the next dispatch.
 */
export async function reconcileClaims(tx: Tx, actor: Actor, fund: Fund): Promise<void> {
  for (const changed of await listChangedEntitlements(tx, fund.key)) {
    const claims = (await lockClaims(tx, changed.claimIds)).sort((a, b) => a.sequence - b.sequence)
    await reconcileSettlement(tx, actor, fund, changed, claims)
  }
}

async function reconcileSettlement(
  tx: Tx,
  actor: Actor,
  fund: Fund,
  changed: ChangedEntitlement,
  claims: readonly Claim[],
): Promise<void> {
  const decided = decideReconciliation(changed.dueFen, claims, changed.debtFen)
  if (decided.kind === 'none' || decided.kind === 'supplement') return

  const claim = decided.kind === 'owe' ? claims.at(-1)! : claims.find((one) => one.id === decided.claimId)!
  if (decided.kind === 'owe') {
    const id = newId()
    await insertDebt(tx, {
      ownerId: claim.ownerId,
      id,
      fund: fund.key,
      settlementNo: changed.settlementNo,
      orgPath: claim.orgPath,
      amountFen: decided.amountFen,
      aroseAt: now(),
    })
    await bookOverpayment(tx, fund.key, { id, claimId: claim.id, amountFen: decided.amountFen })
  } else if (decided.kind === 'void') {
    await bookWithdrawal(tx, claim)
    await releaseSetOff(tx, fund.key, claim.ownerId, claim.setOffFen)
    await setAmounts(tx, claim.id, claim.entitledFen, 0, claim.policyVersion)
    await moveClaim(tx, actor, claim, 'void')
  } else {
    await bookWithdrawal(tx, claim)
    const setOffFen = decideSetOff(decided.entitledFen, claim.setOffFen)
    await releaseSetOff(tx, fund.key, claim.ownerId, claim.setOffFen - setOffFen)
    await setAmounts(tx, claim.id, decided.entitledFen, setOffFen, changed.policyVersion ?? claim.policyVersion)
    await moveClaim(tx, actor, claim, 'amend', { amountFen: decided.entitledFen - setOffFen })
  }
  await recordAudit(tx, actor, {
    action: `mutual-aid.claim-${decided.kind}`,
    subjectKind: 'mutual-aid.claim',
    subjectId: claim.id,
    orgId: claim.orgId,
    detail: { before: claim.entitledFen, due: changed.dueFen },
  })
}
