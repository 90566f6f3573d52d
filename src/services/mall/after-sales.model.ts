import type { Instant } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'
import type { BuyerPhoto } from './ratings.model.ts'

export const afterSaleReasons = ['damaged', 'missing', 'wrong', 'poor', 'expired', 'other'] as const
export type AfterSaleReason = (typeof afterSaleReasons)[number]

export const afterSaleWants = ['refund', 'exchange'] as const
export type AfterSaleWants = (typeof afterSaleWants)[number]

export const afterSaleStates = [
  'asked',
  'answered',
  'appealed',
  'refunded',
  'agreed',
  'upheld',
  'lapsed',
  'withdrawn',
] as const
export type AfterSaleState = (typeof afterSaleStates)[number]

export const afterSaleAnswers = ['refund', 'exchange', 'refuse'] as const
export type AfterSaleAnswer = (typeof afterSaleAnswers)[number]

/** How lists tell them apart: by whose turn it is, or closed in whatever way. */
export const afterSaleStands = ['asked', 'answered', 'appealed', 'closed'] as const
export type AfterSaleStand = (typeof afterSaleStands)[number]

export type AfterSaleDecision = 'refund' | 'uphold'

/** 售后: what a buyer asks for a line that she got, and what became of it. */
export type AfterSale = {
  readonly ownerId: Id
  readonly id: Id
  readonly orderId: Id
  readonly line: number
  readonly marketId: Id
  readonly supplierId: Id
  readonly number: string
  readonly quantity: number
  readonly wants: AfterSaleWants
  readonly reason: AfterSaleReason
  readonly words: string
  readonly photos: readonly BuyerPhoto[]
  readonly state: AfterSaleState
  readonly askedAt: Instant
  readonly answer: AfterSaleAnswer | null
  readonly answerWords: string | null
  readonly answeredBy: string | null
  readonly answeredAt: Instant | null
  readonly carrier: string | null
  readonly tracking: string | null
  readonly appeal: string | null
  readonly appealedAt: Instant | null
  readonly decision: AfterSaleDecision | null
  readonly decisionWords: string | null
  readonly decidedBy: string | null
  readonly decidedAt: Instant | null
  /** Pieces that it gave back. */
  readonly refunded: number
  readonly closedAt: Instant | null
}
