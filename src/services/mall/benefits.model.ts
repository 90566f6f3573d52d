import type { Day, Instant } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'
import type { Fen } from '../../platform/money.ts'

export const benefitCategories = ['film', 'car', 'fuel', 'sport', 'meal', 'travel', 'health', 'life'] as const
export type BenefitCategory = (typeof benefitCategories)[number]

/** 免费、固定价、折扣、季票: the four ways in which a card has a price. */
export type BenefitPrice =
  | { readonly kind: 'free'; readonly regularFen: Fen; readonly subsidyFen: Fen }
  | { readonly kind: 'fixed'; readonly regularFen: Fen; readonly payFen: Fen; readonly subsidyFen: Fen }
  | {
      readonly kind: 'discount'
      readonly offPercent: number
      readonly mostOffFen: Fen | null
      /** Percent of what is off that the union pays; the merchant gives the rest. */
      readonly subsidyShare: number
    }
  | {
      readonly kind: 'season'
      readonly regularFen: Fen
      readonly payFen: Fen
      readonly subsidyFen: Fen
      /** Null for any number in the period. */
      readonly visits: number | null
    }
export type PriceKind = BenefitPrice['kind']

/** How often: by everybody together and by one person; null is without limit. */
export type BenefitLimits = {
  readonly untilOn: Day
  readonly dayQuota: number | null
  readonly totalQuota: number | null
  readonly mostADay: number
  readonly mostEach: number | null
  readonly budgetFen: Fen | null
}

export type BenefitDraft = BenefitLimits & {
  readonly merchantId: Id
  readonly name: string
  readonly campaign: string
  readonly category: BenefitCategory
  readonly intro: string
  readonly terms: string
  readonly price: BenefitPrice
  readonly audienceIds: readonly Id[]
  readonly tags: readonly string[]
  readonly fromOn: Day
}

export type Benefit = BenefitDraft & {
  readonly id: Id
  readonly unionId: Id
  readonly draftedBy: string
  readonly draftedAt: Instant
  readonly publishedBy: string | null
  readonly publishedAt: Instant | null
  readonly pausedAt: Instant | null
  readonly pausedBecause: string | null
  readonly endedAt: Instant | null
  readonly endedBecause: string | null
  readonly taken: number
  readonly subsidisedFen: Fen
}

export type BenefitState = 'draft' | 'coming' | 'open' | 'paused' | 'over'

export type Merchant = {
  readonly orgId: Id
  readonly unionId: Id
  readonly orgPath: readonly Id[]
  readonly name: string
  readonly contact: string
  readonly phone: string
  readonly suspendedAt: Instant | null
  readonly suspendedBecause: string | null
}

export type MerchantPlace = {
  readonly id: Id
  readonly name: string
  readonly address: string
  readonly district: string
  readonly latitude: number | null
  readonly longitude: number | null
  readonly hours: string
  readonly phone: string
}

/** What one use costs and who bears it: what she pays, the union pays and the merchant gives make up the regular price. */
export type Charge = {
  readonly regularFen: Fen
  readonly paidFen: Fen
  readonly subsidyFen: Fen
  readonly waivedFen: Fen
}

/** What a person used of a benefit before. */
export type EarlierUses = {
  readonly onDay: number
  readonly inAll: number
  /** Visits since her season ticket was opened, the opening one among them; 0 while she has none. */
  readonly seasonVisits: number
}

/** A use as it is decided: what it costs, and whether it opens a season ticket or is a later visit. */
export type Use = { readonly charge: Charge; readonly seasonPart: 'opens' | 'visit' | null }

export type Redemption = Charge & {
  readonly ownerId: Id
  readonly id: Id
  readonly benefitId: Id
  readonly merchantId: Id
  readonly unionId: Id
  readonly orgPath: readonly Id[]
  readonly cardStep: number
  readonly usedOn: Day
  readonly shownAt: Instant
  readonly bookedOn: Day
  readonly recordedAt: Instant
  readonly seasonPart: Use['seasonPart']
  readonly entryId: Id | null
  readonly redeemedBy: Id
  readonly redeemedByName: string
  readonly undoneAt: Instant | null
  readonly undoneByName: string | null
  readonly undoneBecause: string | null
}

/** How long after a card was shown without a line it may be handed in, and how long a use may be taken back. */
export type BenefitSetting = {
  readonly offlineMinutes: number
  readonly undoMinutes: number
  /** Null where the usual holds. */
  readonly setBy: string | null
}

/** What a desk without a line wrote down of one card. */
export type OfflineEntry = {
  readonly id: Id
  readonly keyId: Id
  readonly benefitId: Id
  readonly code: string
  readonly shownAt: Instant
  readonly billFen: Fen | null
}

export type BenefitStatement = {
  readonly merchantId: Id
  readonly id: Id
  readonly unionId: Id
  readonly number: string
  readonly fromDay: Day | null
  readonly untilDay: Day
  readonly uses: number
  readonly undone: number
  readonly amountFen: Fen
  readonly settledBy: string
  readonly settledAt: Instant
}

export type StatementLine = {
  readonly benefitId: Id
  readonly uses: number
  readonly undone: number
  readonly amountFen: Fen
}
