import type { Day, Instant, Quarter } from '../../platform/dates.ts'
import type { Fen } from '../../platform/money.ts'
import type { ClaimState } from './claims.contract.ts'

/** Everything that can happen to a claim. */
export type ClaimAction =
  | 'notify'
  | 'submit'
  | 'approve'
  | 'send-back'
  | 'decline'
  | 'lapse'
  | 'amend'
  | 'void'
  | 'settle-by-set-off'
  | 'pay'
  | 'fail'

/** One right to money that a settlement gives, or a later supplement of it. */
export type Claim = {
  readonly ownerId: string
  readonly id: string
  readonly fund: string
  readonly quarter: Quarter
  readonly idIndex: string
  readonly settlementNo: string
  readonly kind: 'benefit' | 'supplement'
  readonly sequence: number
  readonly orgId: string
  readonly orgPath: readonly string[]
  readonly state: ClaimState
  readonly stageSince: Instant
  readonly entitledFen: Fen
  readonly setOffFen: Fen
  readonly payableFen: Fen
  readonly policyVersion: number
  readonly dispatchedAt: Instant
  readonly claimBy: Day
  readonly paidAt: Instant | null
}

/** States in which a claim can still be changed by a correction. */
export const amendableStates: readonly ClaimState[] = [
  'notify',
  'fill',
  'grassroots',
  'county',
  'city',
  'second',
  'payment-failed',
]
