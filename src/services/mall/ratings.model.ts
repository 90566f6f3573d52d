import type { Instant } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'

/** How long people of a mall have for what, in days after receipt; a supplier answers in working days. */
export type ServiceTerms = {
  readonly rateDays: number
  readonly askDays: number
  readonly answerDays: number
  readonly keepDays: number
}

/** A photograph of a buyer, in two sizes. */
export type BuyerPhoto = { readonly id: Id; readonly small: Id; readonly large: Id }

/** What a buyer says of one line that she received. */
export type Rating = {
  readonly ownerId: Id
  readonly orderId: Id
  readonly line: number
  readonly id: Id
  readonly marketId: Id
  readonly supplierId: Id
  readonly productId: Id
  readonly stars: number
  readonly words: string
  readonly photos: readonly BuyerPhoto[]
  readonly ratedAt: Instant
  readonly changedAt: Instant | null
  readonly hiddenAt: Instant | null
  readonly hiddenBecause: string | null
  readonly reply: string | null
  readonly repliedAt: Instant | null
}

/** How often something was rated, and how often with praise. */
export type PraiseCount = { readonly ratings: number; readonly praises: number }
