import type { Instant } from '../../platform/dates.ts'
import type { Fen } from '../../platform/money.ts'
import type { ClaimState } from './claims.contract.ts'
import type { NotEligibleReason } from './coverage.contract.ts'

/** Records of a quarter in force, counted by what became of each, at one union (null: of no union). */
export type CoverageCount = {
  readonly orgId: string | null
  /** null: eligible; `unscreened`: not assessed as it stands. */
  readonly reason: NotEligibleReason | 'unscreened' | null
  /** Where an eligible record's claims stand, by the one still open; null when none was opened. */
  readonly state: ClaimState | null
  readonly count: number
  readonly benefitFen: Fen
  readonly paidFen: Fen
  readonly oldest: Instant | null
}
