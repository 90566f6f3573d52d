import type { Day, Instant } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'
import type { Fen } from '../../platform/money.ts'

export type AccountId = Id
export type TransferId = Id
export type HoldId = Id

/**
 * `person`: one person's money, with a balance checked at every posting and a floor.
 * `institution`: a fund, a bank, a shop; many write to it at once, so its balance is a checkpoint and what came since.
 */
export type Holder = 'person' | 'institution'

/** An account to be opened; opening the same owner's same kind again gives the one that is there. */
export type OpenAccount = {
  readonly id?: AccountId
  /** What it is for: `points`. An owner has one account of a kind. */
  readonly kind: string
  readonly holder: Holder
  /** The person, or for an institution's account the organisation. */
  readonly ownerId: Id
  /** From the root to the organisation under which officers see it. */
  readonly orgPath: readonly Id[]
  /** The balance less what is held never falls below; null for none. An institution has none. */
  readonly floor: Fen | null
}

export type Line = {
  readonly accountId: AccountId
  /** Positive into the account, negative out of it; never 0. */
  readonly amountFen: Fen
}

/** A movement between accounts whose lines sum to zero. The id is the caller's: the same id again is the same transfer. */
export type Transfer = {
  readonly id: TransferId
  /** Why, as one word of a service: `points-spent`. */
  readonly kind: string
  /** What it is about: a claim, an order. */
  readonly subjectId: Id
  readonly occurredOn: Day
  readonly memo: string
  readonly lines: readonly Line[]
}

/** Part of a person's balance that is promised and cannot be spent otherwise. */
export type Hold = {
  readonly id: HoldId
  readonly accountId: AccountId
  readonly amountFen: Fen
  readonly subjectId: Id
  readonly memo: string
}

export type Balance = {
  readonly balanceFen: Fen
  readonly heldFen: Fen
  /** What may be spent: balance less held. */
  readonly availableFen: Fen
}

/** A line of an account's statement. */
export type Entry = {
  readonly transferId: TransferId
  readonly line: number
  readonly occurredOn: Day
  readonly recordedAt: Instant
  readonly kind: string
  readonly subjectId: Id
  readonly memo: string
  readonly amountFen: Fen
  /** The transfer that this one reverses. */
  readonly reverses: TransferId | null
}

/** Where a page of a statement ended. */
export type Place = Pick<Entry, 'occurredOn' | 'transferId' | 'line'>

export type LedgerRule =
  | 'transfer-not-zero'
  | 'transfer-mixes-units'
  | 'entry-without-transfer'
  | 'entry-without-account'
  | 'entry-on-another-day'
  | 'balance-not-the-sum'
  | 'balance-below-floor'
  | 'held-not-the-sum'
  | 'reversal-not-the-mirror'
  | 'hold-settled-by-nothing'

/** A row that breaks a promise. */
export type LedgerFinding = {
  readonly rule: LedgerRule
  readonly rowId: Id
  /** The line of a transfer, where one line breaks it. */
  readonly line: number | null
  /** By how much, where it is an amount. */
  readonly amountFen: Fen | null
}
