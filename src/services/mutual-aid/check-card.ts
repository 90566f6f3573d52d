import { decideCardNumber } from './claims.rules.ts'
import { bankPrefixes, cardProblemText } from './text.ts'

/** Whether a card number is well formed, and its bank where the prefix is a known one. Nothing is kept. */
export function checkCard(cardNumber: string): { valid: boolean; bankName: string | null; problem: string | null } {
  const digits = cardNumber.replaceAll(/\s/g, '')
  const decided = decideCardNumber(digits)
  const bank = bankPrefixes.find(([prefix]) => digits.startsWith(prefix))
  return {
    valid: decided === 'right',
    bankName: bank?.[1] ?? null,
    problem: decided === 'right' ? null : cardProblemText(decided, digits),
  }
}
