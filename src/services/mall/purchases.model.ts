import type { Day, Instant } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'
import type { Fen } from '../../platform/money.ts'

/** An enterprise that buys for itself. */
export type Buyer = {
  readonly orgId: Id
  readonly marketId: Id
  readonly orgPath: readonly Id[]
  readonly name: string
  readonly creditCode: string
  readonly contact: string
  readonly phone: string
}

/** A word by which goods for construction or production are known. */
export type ExcludedWord = { readonly word: string; readonly because: string }

export type WantedLine = {
  readonly category: string
  readonly name: string
  readonly specification: string
  readonly unit: string
  readonly quantity: number
}

/** What an enterprise asks quotations for. */
export type Wanted = {
  readonly title: string
  readonly place: string
  readonly deliverBy: Day
  readonly quotesUntil: Instant
  /** Whether quotations are read only after that instant, or as they come. */
  readonly opening: 'sealed' | 'at-once'
  readonly leastQuotes: number
  readonly note: string
  readonly lines: readonly WantedLine[]
}

export type PurchaseRequest = Omit<Wanted, 'lines'> & {
  readonly id: Id
  readonly marketId: Id
  readonly buyerId: Id
  readonly orgPath: readonly Id[]
  readonly number: string
  readonly state: 'open' | 'chosen' | 'withdrawn'
  readonly askedBy: string
  readonly askedAt: Instant
  readonly endedAt: Instant | null
  readonly endedBecause: string | null
}

export type QuotedLine = { readonly line: number; readonly price: Fen; readonly remark: string }

/** What a supplier writes of its quotation. */
export type Quote = {
  readonly validUntil: Day
  readonly deliverDays: number
  readonly note: string
  readonly lines: readonly QuotedLine[]
}

export type Quotation = Omit<Quote, 'lines'> & {
  readonly id: Id
  readonly requestId: Id
  readonly supplierId: Id
  readonly version: number
  readonly total: Fen
  readonly quotedBy: string
  readonly quotedAt: Instant
}

export type ContractState = 'signing' | 'signed' | 'settled' | 'cancelled'

export type PurchaseContract = {
  readonly id: Id
  readonly marketId: Id
  readonly buyerId: Id
  readonly orgPath: readonly Id[]
  readonly supplierId: Id
  readonly requestId: Id
  readonly quotationId: Id
  readonly number: string
  readonly documentId: Id
  readonly total: Fen
  readonly accepted: Fen
  readonly paid: Fen
  readonly state: ContractState
  readonly draftedBy: string
  readonly draftedAt: Instant
  readonly signedAt: Instant | null
  readonly endedAt: Instant | null
  readonly endedBecause: string | null
}

/** A line of a contract with how much of it was called off, and how much accepted. */
export type ContractLine = WantedLine & {
  readonly line: number
  readonly price: Fen
  readonly remark: string
  readonly ordered: number
  readonly accepted: number
}

export type PurchaseOrderState = 'placed' | 'shipped' | 'accepted' | 'cancelled'

export type PurchaseOrder = {
  readonly id: Id
  readonly contractId: Id
  readonly number: number
  readonly state: PurchaseOrderState
  readonly note: string
  readonly placedBy: string
  readonly placedAt: Instant
  readonly carrier: string | null
  readonly tracking: string | null
  readonly shippedAt: Instant | null
  readonly acceptedBy: string | null
  readonly acceptedAt: Instant | null
  readonly amount: Fen
}

export type CalledLine = { readonly line: number; readonly quantity: number }

export type InspectedLine = { readonly line: number; readonly accepted: number; readonly because: string | null }

export type PurchasePayment = {
  readonly id: Id
  readonly contractId: Id
  readonly amount: Fen
  readonly paidOn: Day
  readonly reference: string
  readonly state: 'recorded' | 'confirmed' | 'refused'
  readonly recordedBy: string
  readonly recordedAt: Instant
  readonly decidedBy: string | null
  readonly decidedAt: Instant | null
  readonly decidedBecause: string | null
}
