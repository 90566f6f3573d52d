import type { Day, Instant } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'

/** A storefront of an aided region. */
export type Pavilion = {
  readonly id: Id
  readonly marketId: Id
  readonly regionId: Id
  readonly name: string
  readonly lead: string
  readonly story: string
}

/** What the operator writes of a pavilion. */
export type PavilionWords = Pick<Pavilion, 'name' | 'lead' | 'story'>

/** From which day a pavilion is open, and from which day no more. */
export type Season = {
  readonly opensOn: Day
  readonly closesOn: Day | null
  readonly closedBecause: string | null
}

/** `empty` before its first opening is set; `coming` before it; `open`; `closed` after it. */
export type PavilionState = 'empty' | 'coming' | 'open' | 'closed'

/** How the origin of a product is shown. */
export type ProofMeans = 'certificate' | 'geographical' | 'visit' | 'partner'

export type ProofState = 'waiting' | 'accepted' | 'refused' | 'revoked'

/** What is laid before the operator for some products of one region. */
export type ProofOffer = {
  readonly means: ProofMeans
  readonly number: string
  readonly issuer: string
  readonly validUntil: Day
  readonly fileId: Id | null
}

export type OriginProof = ProofOffer & {
  readonly id: Id
  readonly productId: Id
  readonly regionId: Id
  readonly origin: string
  readonly offeredBy: string
  readonly offeredAt: Instant
  readonly state: ProofState
  readonly decidedBy: string | null
  readonly decidedAt: Instant | null
  readonly decidedBecause: string | null
}

/** Where a product of a region stands with its origin. */
export type OriginState = 'missing' | 'waiting' | 'proved' | 'expired'
