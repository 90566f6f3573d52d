import { formatYuan } from '../../platform/money.ts'
import type { Payment } from './payouts.store.ts'
import { bankFileWords, bankResultHeadings, simulatedBankProblem } from './payouts.text.ts'

/** The bank's answer to a batch in a demonstration: every `failEvery`-th payment comes back. Headings first. */
export function simulateBankResult(number: string, payments: readonly Payment[], failEvery: number): string[][] {
  const rows = payments.map((payment) => {
    const failed = payment.position % failEvery === 0
    const [result, reason] = failed ? [bankFileWords.failed, simulatedBankProblem] : [bankFileWords.paid, '']
    return [number, String(payment.position), formatYuan(payment.amountFen), result, reason]
  })
  return [[...bankResultHeadings], ...rows]
}
