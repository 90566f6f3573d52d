import type { Instant } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'

/** Hundredths of a point; a point is worth one yuan of goods. */
export type Points = number

export type Market = { readonly orgId: Id; readonly name: string; readonly openedAt: Instant }

export type Category = {
  readonly key: string
  readonly name: string
  readonly position: number
  readonly excludedBecause: string | null
}

export type Supplier = {
  readonly orgId: Id
  readonly marketId: Id
  readonly name: string
  readonly contact: string
  readonly phone: string
  readonly suspendedAt: Instant | null
  readonly suspendedBecause: string | null
}

export type Region = { readonly id: Id; readonly name: string; readonly partner: string; readonly intro: string }

/** `draft` at its supplier's; `waiting` for the operator; `listed`; `resting` by the supplier; `withdrawn` by the operator. */
export type ProductState = 'draft' | 'waiting' | 'listed' | 'resting' | 'withdrawn'

export type Product = {
  readonly id: Id
  readonly marketId: Id
  readonly supplierId: Id
  readonly code: string
  readonly category: string
  readonly name: string
  readonly intro: string
  readonly origin: string
  readonly regionId: Id | null
  readonly localMade: boolean
  readonly drawing: string
  readonly state: ProductState
  readonly stateSince: Instant
  readonly stateBecause: string | null
  readonly priceFrom: Points
  readonly sold: number
  readonly ratings: number
  readonly praises: number
}

/** What is ordered: a product in one size, colour or weight. */
export type Sku = {
  readonly id: Id
  readonly productId: Id
  readonly code: string
  readonly specification: string
  readonly price: Points
  readonly mostEach: number | null
  readonly position: number
  readonly offered: boolean
  readonly available: number
}

/** What a supplier writes of a product, and of its specifications. */
export type ProductDraft = {
  readonly code: string
  readonly category: string
  readonly name: string
  readonly intro: string
  readonly origin: string
  readonly regionId: Id | null
  readonly localMade: boolean
  readonly drawing: string
  readonly skus: readonly SkuDraft[]
}

export type SkuDraft = {
  readonly code: string
  readonly specification: string
  readonly price: Points
  readonly mostEach: number | null
  /** Pieces that may be ordered from now on. */
  readonly available: number
}

/** One dated change of a product. */
export type ProductChange = {
  readonly skuId: Id | null
  readonly what: 'state' | 'price' | 'stock' | 'words' | 'limit'
  readonly before: string | null
  readonly after: string | null
  readonly because: string | null
}

export type ProductSort = 'best' | 'new' | 'cheap'
