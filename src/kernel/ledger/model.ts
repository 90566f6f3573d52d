import type { Day, Instant } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'
import type { Fen } from '../../platform/money.ts'

export type AccountId = Id
export type TransferId = Id
export type HoldId = Id
export type GrantId = Id

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
  /** What is counted: fen, or hundredths of a point. Fen where it is not said. */
  readonly unit?: Unit
  /** Its balance is made of lots, each with a source and a last day; a person's, with floor 0. */
  readonly lots?: 'kept'
}

export type Unit = 'fen' | 'points'

export type Line = {
  readonly accountId: AccountId
  /** Positive into the account, negative out of it; never 0. In the account's unit. */
  readonly amountFen: Fen
  /** Of an account with lots: from which of them, or back to which. They sum to the amount. */
  readonly lots?: readonly LotMove[]
}

/** A part of a line: out of the lot of a grant when negative, back into it when positive. */
export type LotMove = { readonly grantId: GrantId; readonly amountFen: Fen }

/** What one fund gives to many: where it comes from, what it is for, until when, and who gets what is left. */
export type Grant = {
  readonly id: GrantId
  readonly accountId: AccountId
  /** What it may be spent on, as an id of a service; null for anything. */
  readonly purposeId: Id | null
  /** The last day on which it may be spent; null for no end. */
  readonly expiresOn: Day | null
  readonly unspentAccountId: AccountId
  readonly memo: string
}

/** What is left to a person of a grant and not held. */
export type Lot = {
  readonly grantId: GrantId
  readonly purposeId: Id | null
  readonly expiresOn: Day | null
  readonly availableFen: Fen
}

/** An account with lots as it is locked for spending. */
export type Wallet = { readonly accountId: AccountId; readonly ownerId: Id; readonly lots: readonly Lot[] }

/** A spending decided by the ledger: it takes from the lots that serve its purpose, the earliest to expire first. */
export type Spending = Omit<Transfer, 'lines' | 'refunds'> & {
  readonly accountId: AccountId
  readonly amountFen: Fen
  readonly purposeId: Id | null
  /** Who gets it; they sum to the amount. */
  readonly to: readonly Line[]
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
  /** The transfer of which this one gives a part back. */
  readonly refunds?: TransferId
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
  | 'lot-not-the-sum'
  | 'lots-not-the-balance'
  | 'lot-held-not-the-sum'
  | 'lot-without-grant'
  | 'lot-moves-not-the-entry'
  | 'hold-lots-not-the-hold'
  | 'refund-exceeds'
  | 'money-of-a-merged-record'

/** A row that breaks a promise. */
export type LedgerFinding = {
  readonly rule: LedgerRule
  readonly rowId: Id
  /** The line of a transfer, where one line breaks it. */
  readonly line: number | null
  /** By how much, where it is an amount. */
  readonly amountFen: Fen | null
}
