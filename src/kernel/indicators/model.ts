import type { Day, Instant } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'
import type { Fen } from '../../platform/money.ts'

/**
 * Something that became true, written in the transaction that made it true. A correction is a further fact with negative
 * quantity and amount, and carries the day of the fact it corrects.
 */
export type Fact = {
  /** `training.lesson-attended`. */
  readonly kind: string
  readonly orgId: Id
  /** From the root to `orgId`, as the tree stands on the day. */
  readonly orgPath: readonly Id[]
  /** Null where nobody in particular is counted. */
  readonly personId: Id | null
  readonly day: Day
  /** 人次; usually 1, negative in a correction. */
  readonly quantity: number
  readonly amountFen: Fen
  readonly subjectId: Id
}

/** A fact as a number opens to it. */
export type FactRow = {
  readonly id: Id
  readonly kind: string
  readonly orgId: Id
  readonly personId: Id | null
  readonly day: Day
  readonly quantity: number
  readonly amountFen: Fen
  readonly subjectId: Id
  readonly recordedAt: Instant
}

/** Which facts: those of a kind under an organisation on days from…to, both inclusive. */
export type Question = { readonly kind: string; readonly orgId: Id; readonly from: Day; readonly to: Day }

export type Count = {
  /** 人次: the sum of quantities. */
  readonly cases: number
  /** 人: distinct people; somebody whose facts were all taken back is not among them. */
  readonly people: number
  readonly amountFen: Fen
}

/** One number to be counted: an organisation and days from…to. */
export type Cell = Omit<Question, 'kind'>

/** How exact an opening balance is: 56,422余 is «at least», 近2亿 is «nearly». */
export type Qualifier = 'exact' | 'and-more' | 'many' | 'nearly'

/** A number from before the platform, taken over from a report and never mixed with facts. */
export type Opening = {
  readonly kind: string
  readonly orgId: Id
  readonly cases: number
  readonly amountFen: Fen
  readonly qualifier: Qualifier
  /** The document it was taken from. */
  readonly source: string
  /** The last day it covers. */
  readonly untilDay: Day
}

/** Where a page of facts ended. */
export type Place = { readonly day: Day; readonly id: Id }
