import type { AccountId, LotMove, Wallet } from '../../kernel/ledger/contract.ts'
import type { Instant } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'
import type { Fen } from '../../platform/money.ts'
import type { RefusalFacts } from '../../platform/refusal.ts'
import type { orderRefusals } from './orders.errors.ts'
import type { Station } from './stations.model.ts'

export type OrderState = 'placed' | 'accepted' | 'shipped' | 'received' | 'cancelled'

/** What somebody wants to order, of any number of suppliers. */
export type Wish = {
  readonly ownerId: Id
  readonly requestKey: string
  readonly requestDigest: string
  readonly intentId: Id
  readonly lines: readonly WishedLine[]
  /** Where it is to be picked up; null for an address. */
  readonly stationId: Id | null
}

export type WishedLine = {
  readonly skuId: Id
  readonly quantity: number
  /** The price that the buyer saw. */
  readonly price: Fen
}

/** A letter of intent as one of its recipients meets it. */
export type Letter = {
  readonly ownerId: Id
  readonly intentId: Id
  readonly unionId: Id
  readonly occasion: string
  readonly marketId: Id
  readonly orgPath: readonly Id[]
  readonly opensAt: Instant
  readonly closesAt: Instant
  readonly categories: readonly string[]
  readonly keptUntil: string | null
  readonly isIssued: boolean
}

/** A specification as it is on offer now. */
export type Offer = {
  readonly skuId: Id
  readonly productId: Id
  readonly supplierId: Id
  readonly marketId: Id
  readonly category: string
  readonly name: string
  readonly price: Fen
  readonly mostEach: number | null
  readonly isOffered: boolean
  /** The aided region from which it is proved to come, and the pavilion of that region while it is open. */
  readonly regionId: Id | null
  readonly pavilionId: Id | null
  /** The supplier's account of what is ordered; null until the first order. */
  readonly dueAccountId: AccountId | null
}

/** An order as it is to be written. Its id is also its transfer's. */
export type NewOrder = {
  readonly id: Id
  readonly wish: Wish
  readonly letter: Letter
  readonly supplierId: Id
  readonly accountId: AccountId
  readonly lots: readonly LotMove[]
  readonly total: Fen
  readonly lines: readonly NewLine[]
}

export type NewLine = WishedLine & {
  readonly line: number
  readonly productId: Id
  readonly name: string
  readonly regionId: Id | null
  readonly pavilionId: Id | null
}

/** What the orders of a group are decided on, read under their locks. */
export type Ground = {
  readonly at: Instant
  readonly letters: readonly Letter[]
  readonly offers: readonly Offer[]
  readonly stations: readonly Station[]
  /** By owner. */
  readonly wallets: ReadonlyMap<Id, Wallet>
  readonly stock: ReadonlyMap<Id, number>
  /** What a person took of a specification in the window of a letter before; only of those with a limit. */
  readonly taken: readonly {
    readonly ownerId: Id
    readonly intentId: Id
    readonly skuId: Id
    readonly quantity: number
  }[]
  readonly groupLimits: readonly {
    readonly intentId: Id
    readonly skuId: Id
    readonly most: number
    readonly taken: number
  }[]
  /** Orders of the same keys, made before. */
  readonly earlier: readonly EarlierOrder[]
}

export type EarlierOrder = {
  readonly ownerId: Id
  readonly requestKey: string
  readonly requestDigest: string
  readonly id: Id
  readonly total: Fen
}

export type Decision =
  | { readonly placed: readonly NewOrder[] }
  | { readonly earlier: readonly EarlierOrder[] }
  | {
      readonly refused: {
        readonly code: keyof typeof orderRefusals | 'platform.key-reused'
        readonly facts: RefusalFacts
      }
    }
