import { type Actor, requirePermission } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { balanceOf } from '../../kernel/ledger/index.ts'
import { now, today } from '../../platform/clock.ts'
import { once } from '../../platform/db/once.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { displayYuan } from '../../platform/money.ts'
import { booksOf } from './books.ts'
import type { Claim } from './claims.model.ts'
import { claimsByIds } from './claims.store.ts'
import { refusal } from './errors.ts'
import { fundOf } from './fund-of.ts'
import { findPayout, insertPayments, insertPayout, lockPayableClaims, type Payout } from './payouts.store.ts'
import { newestSubmissions } from './submissions.store.ts'

/** 生成支付批次: gathers every approved claim that is not with the bank into one batch; a claim is in one open batch at most. */
export async function preparePayout(actor: Actor, idempotencyKey: string): Promise<Payout> {
  return transaction(actor, async (tx) => {
    const fund = await fundOf(tx, actor)
    requirePermission(actor, 'mutual-aid.pay', fund.orgPath)
    return once(tx, actor, { key: idempotencyKey, request: { preparePayout: fund.key } }, async () => {
      const id = newId()
      await insertPayout(tx, {
        id,
        fund: fund.key,
        day: today(),
        preparedBy: actor.personId,
        preparedByName: actor.name,
        preparedAt: now(),
      })
      const claimIds = await lockPayableClaims(tx, fund.key)
      if (claimIds.length === 0) throw refusal('mutual-aid.nothing-to-pay')

      const claims = new Map((await claimsByIds(tx, claimIds)).map((claim) => [claim.id, claim]))
      const submissions = new Map((await newestSubmissions(tx, claimIds)).map((one) => [one.claimId, one]))
      await requireFunds(tx, fund.key, [...claims.values()])
      await insertPayments(
        tx,
        claimIds.map((claimId, at) => {
          const claim = claims.get(claimId)!
          const submission = submissions.get(claimId)!
          return {
            ownerId: claim.ownerId,
            id: newId(),
            payoutId: id,
            position: at + 1,
            claimId,
            orgPath: [...claim.orgPath],
            amountFen: claim.payableFen,
            bankName: submission.bankName,
            cardTail: submission.cardTail,
            sealed: submission.sealed,
          }
        }),
      )
      await recordAudit(tx, actor, {
        action: 'mutual-aid.payout-prepared',
        subjectKind: 'mutual-aid.payout',
        subjectId: id,
        orgId: fund.orgId,
        detail: { payments: claimIds.length },
      })
      return (await findPayout(tx, id))!
    })
  })
}

/** A batch that the fund's bank account cannot carry is not made: the bank would return part of it. */
async function requireFunds(tx: Tx, fund: string, claims: readonly Claim[]): Promise<void> {
  const { balanceFen } = await balanceOf(tx, (await booksOf(tx, fund)).bank)
  const shortFen = claims.reduce((sum, claim) => sum + claim.payableFen, 0) - balanceFen
  if (shortFen > 0) throw refusal('mutual-aid.fund-short', { yuan: displayYuan(shortFen) })
}
