import type { Fen } from '../../platform/money.ts'
import type { ClaimState } from './claims.contract.ts'
import { amendableStates, type Claim } from './claims.model.ts'

/** What has to happen to the claims of a settlement whose benefit is now another. */
export type Reconciliation =
  | { readonly kind: 'amend'; readonly claimId: string; readonly entitledFen: Fen }
  | { readonly kind: 'void'; readonly claimId: string }
  | { readonly kind: 'owe'; readonly amountFen: Fen }
  | { readonly kind: 'supplement'; readonly amountFen: Fen }
  | { readonly kind: 'none' }

/**
 * Decides what a changed benefit means for the claims of one settlement. An open claim is amended or falls; what is
 * already at the bank or paid stays: too little becomes a supplement, too much a debt, and a debt that turns out
 * too large is made good by a supplement. Void claims do not count; declined ones do, for the person gave that sum up.
 *
 * @param dueFen what the assessment gives now, 0 when the settlement no longer counts or is not eligible
 * @param debtFen sum of the settlement's debts, set off or not
 */
export function decideReconciliation(dueFen: Fen, claims: readonly Claim[], debtFen: Fen): Reconciliation {
  const counting = claims.filter((claim) => claim.state !== 'void')
  const granted = counting.reduce((sum, claim) => sum + claim.entitledFen, 0) - debtFen
  const difference = dueFen - granted
  if (difference === 0) return { kind: 'none' }

  const open = counting.filter((claim) => amendableStates.includes(claim.state)).at(-1)
  if (!open)
    return difference > 0 ? { kind: 'supplement', amountFen: difference } : { kind: 'owe', amountFen: -difference }
  const entitledFen = open.entitledFen + difference
  return entitledFen > 0 ? { kind: 'amend', claimId: open.id, entitledFen } : { kind: 'void', claimId: open.id }
}

/** How much of a benefit is kept back against open debts: never more than the benefit, never below zero. */
export function decideSetOff(entitledFen: Fen, openDebtFen: Fen): Fen {
  return Math.min(entitledFen, openDebtFen)
}

/** Where an approved claim goes next; a city approval above the limit needs a second person. */
export function decideNextState(state: ClaimState, payableFen: Fen, fourEyesAboveFen: Fen): ClaimState {
  if (state === 'grassroots') return 'county'
  if (state === 'county') return 'city'
  if (state === 'city' && payableFen > fourEyesAboveFen) return 'second'
  return 'paying'
}

/**
 * Whether a card number can be one: 16 to 19 digits with the right check digit (ISO/IEC 7812-1, Luhn).
 */
export function decideCardNumber(number: string): 'right' | 'length' | 'digit' {
  if (!/^\d{16,19}$/.test(number)) return 'length'
  const sum = [...number].reverse().reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 1 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0 ? 'right' : 'digit'
}
