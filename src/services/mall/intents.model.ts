import type { Day, Instant } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'
import type { Points } from './products.model.ts'

/** `signing` by both sides; `signed`; `configured`: the list is made and the points are set aside; then they go down. */
export type IntentState = 'signing' | 'signed' | 'configured' | 'issuing' | 'issued' | 'cancelled'

/** What a letter asks for. */
export type IntentTerms = {
  readonly occasion: string
  readonly headcount: number
  readonly pointsEach: Points
  readonly issueAt: Instant
  readonly opensAt: Instant
  readonly closesAt: Instant
  /** Kinds of goods; empty for all. */
  readonly categories: readonly string[]
  /** What becomes of unspent points: back to the union when the window closes, or kept by the worker until a day. */
  readonly unspent: 'return' | 'keep'
  readonly keptUntil: Day | null
}

export type Intent = IntentTerms & {
  /** The union. */
  readonly ownerId: Id
  readonly id: Id
  readonly marketId: Id
  readonly orgPath: readonly Id[]
  readonly number: string
  readonly documentId: Id
  readonly state: IntentState
  readonly draftedBy: string
  readonly draftedAt: Instant
  readonly signedAt: Instant | null
  readonly configuredBy: string | null
  readonly configuredAt: Instant | null
  readonly issueStartedAt: Instant | null
  readonly issuedAt: Instant | null
  readonly cancelledAt: Instant | null
  readonly cancelledBecause: string | null
  readonly recipients: number
  readonly configuredPoints: Points
  readonly issuedPeople: number
  readonly issuedPoints: Points
  readonly failedPeople: number
  /** Place of the list up to which points have gone down. */
  readonly issuedTo: number
}

/** Somebody who is to get points. */
export type Recipient = { readonly personId: Id; readonly name: string }
