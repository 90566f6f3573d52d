import { type Actor, requirePermission } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { balanceOf } from '../../kernel/ledger/index.ts'
import { once } from '../../platform/db/once.ts'
import { transaction } from '../../platform/db/transaction.ts'
import type { Fen } from '../../platform/money.ts'
import { bookContribution, booksOf } from './books.ts'
import { fundOf } from './fund-of.ts'

/** 登记资金到账: books what members or the union paid into the fund's bank account; tells the balance after it. */
export async function recordContribution(
  actor: Actor,
  input: { amountFen: Fen; source: string },
  idempotencyKey: string,
): Promise<{ fundBalanceFen: Fen }> {
  return transaction(actor, async (tx) => {
    const fund = await fundOf(tx, actor)
    requirePermission(actor, 'mutual-aid.pay', fund.orgPath)
    return once(tx, actor, { key: idempotencyKey, request: { contribution: input } }, async () => {
      await bookContribution(tx, fund.key, input.amountFen)
      await recordAudit(tx, actor, {
        action: 'mutual-aid.contribution-recorded',
        subjectKind: 'mutual-aid.fund',
        subjectId: fund.key,
        orgId: fund.orgId,
        detail: input,
      })
      return { fundBalanceFen: (await balanceOf(tx, (await booksOf(tx, fund.key)).bank)).balanceFen }
    })
  })
}
