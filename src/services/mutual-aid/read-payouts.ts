import { type Actor, requirePermission } from '../../kernel/access/index.ts'
import { casesByIds } from '../../kernel/cases/index.ts'
import { balanceOf } from '../../kernel/ledger/index.ts'
import { maskName } from '../../kernel/people/index.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { booksOf } from './books.ts'
import { refusal } from './errors.ts'
import { fundOf } from './fund-of.ts'
import type { PayoutCard } from './payouts.contract.ts'
import {
  countPayable,
  findPayout,
  listPaymentsAfter,
  listPayoutsOf,
  type Payment,
  type Payout,
} from './payouts.store.ts'

const page = 50

/** Batches of the fund, what waits for the next one, and what the fund has in the bank. */
export async function readPayouts(actor: Actor) {
  return transaction(actor, async (tx) => {
    const fund = await fundOf(tx, actor)
    requirePermission(actor, 'mutual-aid.pay', fund.orgPath)
    const { balanceFen } = await balanceOf(tx, (await booksOf(tx, fund.key)).bank)
    return {
      payouts: (await listPayoutsOf(tx, fund.key)).map(payoutCard),
      ready: await countPayable(tx, fund.key),
      fundBalanceFen: balanceFen,
    }
  })
}

/** One batch and a page of its payments, in the order of the bank file. */
export async function readPayout(
  actor: Actor,
  id: string,
  query: { state?: Payment['state'] | undefined; cursor?: string | undefined },
) {
  return transaction(actor, async (tx) => {
    const payout = await findPayout(tx, id)
    if (!payout) throw refusal('mutual-aid.payout-missing')
    const after = query.cursor && /^\d{1,9}$/.test(query.cursor) ? Number(query.cursor) : 0
    const payments = await listPaymentsAfter(tx, id, after, query.state ?? null, page)
    const rows = new Map(
      (
        await casesByIds(
          tx,
          payments.map((payment) => payment.claimId),
        )
      ).map((row) => [row.id, row]),
    )
    return {
      payout: payoutCard(payout),
      payments: payments.map((payment) => ({
        id: payment.id,
        claimId: payment.claimId,
        claimNumber: rows.get(payment.claimId)!.number,
        personName: maskName(rows.get(payment.claimId)!.personName),
        bankName: payment.bankName,
        maskedCard: `**** ${payment.cardTail}`,
        amountFen: payment.amountFen,
        state: payment.state,
        problem: payment.problem,
      })),
      next: payments.length < page ? null : String(payments.at(-1)!.position),
    }
  })
}

export function payoutCard(payout: Payout): PayoutCard {
  const { id, number, preparedAt, sentAt, answeredAt, payments, amountFen, paid, paidFen, failed, failedFen } = payout
  const state = answeredAt !== null ? 'answered' : sentAt !== null ? 'sent' : 'prepared'
  return {
    id,
    number,
    state,
    preparedBy: payout.preparedByName,
    preparedAt,
    sentAt,
    answeredAt,
    payments,
    amountFen,
    paid,
    paidFen,
    failed,
    failedFen,
  }
}
