import { balancesOf, bookedOtherwise } from '../../kernel/ledger/index.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { displayYuan } from '../../platform/money.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { accountsFor } from './points-books.store.ts'
import { bookedOfPurchases, contractsOff, purchaseSums } from './purchase-findings.queries.ts'
import { purchaseFindingText as text } from './purchases.text.ts'

const saidOf = { 'purchase-owed': text.owed, 'purchase-due': text.receivable, 'purchase-collected': text.collected }

/** Proves that purchases of enterprises, their orders and payments and the books of money agree. */
export async function verifyPurchases(tx: Tx): Promise<string[]> {
  const findings = (await contractsOff(tx)).map(({ number, what }) => fillSentence(text[what], { number }))
  for (const { id, purpose, amount } of await purchaseSums(tx)) {
    const account = (await accountsFor(tx, purpose, [id])).get(id)
    const balance = account ? ((await balancesOf(tx, [account])).get(account)?.balanceFen ?? 0) : 0
    if (balance !== amount) findings.push(fillSentence(saidOf[purpose], { id, by: displayYuan(balance - amount) }))
  }
  for (const [kind, said] of Object.entries(bookedOfPurchases)) {
    for (const { id, saidFen, bookedFen } of await bookedOtherwise(tx, kind, said))
      findings.push(fillSentence(text.bookings, { id, by: displayYuan(bookedFen - saidFen) }))
  }
  return findings
}
