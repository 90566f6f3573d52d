import { type Actor, requirePermission } from '../../kernel/access/index.ts'
import { traceExport } from '../../kernel/privacy/index.ts'
import { type Cell, writeCsv } from '../../kernel/sheets/index.ts'
import { now } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { transaction } from '../../platform/db/transaction.ts'
import type { Download } from '../../platform/http/endpoint.ts'
import { formatYuan } from '../../platform/money.ts'
import { openSealed } from '../../platform/seal.ts'
import { refusal } from './errors.ts'
import { findFund } from './funds.store.ts'
import { findPayout, listPaymentsAfter, markSent, type Payment } from './payouts.store.ts'
import { bankFileHeadings, bankFileWords } from './payouts.text.ts'
import type { SealedSubmission } from './submissions.store.ts'
import { exportText } from './text.ts'

const page = 5000

/**
 * 银行付款文件: the file the bank takes, GB18030 as banks read it, with whole card numbers. The first download marks the
 * batch as sent; each is audited.
 */
export async function writeBankFile(actor: Actor, payoutId: string): Promise<Download> {
  const payout = await transaction(actor, async (tx) => {
    const found = await findPayout(tx, payoutId)
    if (!found) throw refusal('mutual-aid.payout-missing')
    const fund = (await findFund(tx, found.fund))!
    requirePermission(actor, 'mutual-aid.pay', fund.orgPath)
    await markSent(tx, payoutId, now())
    await traceExport(tx, actor, {
      kind: 'mutual-aid.bank-file',
      title: found.number,
      format: 'csv',
      reason: exportText.bankReason,
      filter: { payoutId, payments: found.payments, amountFen: found.amountFen },
    })
    return found
  })
  return {
    name: `${payout.number}.csv`,
    type: 'text/csv; charset=gb18030',
    content: writeCsv(bankFileHeadings, paymentRows(actor, payoutId, payout.number), 'gb18030'),
  }
}

async function* paymentRows(actor: Actor, payoutId: string, number: string): AsyncGenerator<Cell[]> {
  for (let after = 0; ; after += page) {
    const payments = await transaction(actor, (tx) => listPaymentsAfter(tx, payoutId, after, null, page))
    for (const payment of payments) yield rowOf(payment, number)
    if (payments.length < page) return
  }
}

function rowOf(payment: Payment, number: string): Cell[] {
  const { cardNumber, holderName } = JSON.parse(openSealed(config().sealKeys, payment.sealed)) as SealedSubmission
  return [
    number,
    payment.position,
    holderName,
    cardNumber,
    payment.bankName,
    formatYuan(payment.amountFen),
    bankFileWords.purpose,
  ]
}
