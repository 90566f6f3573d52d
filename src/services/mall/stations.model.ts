import type { Instant } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'

/** Where orders are picked up. */
export type Station = {
  readonly orgId: Id
  readonly marketId: Id
  readonly name: string
  readonly address: string
  readonly hours: string
  readonly phone: string
  readonly closedAt: Instant | null
  readonly closedBecause: string | null
}

/** By what a buyer shows that a parcel is hers. */
export type ShownBy = 'card' | 'code'

/** An order that lies, or lay, at a station. */
export type Parcel = {
  readonly ownerId: Id
  readonly orderId: Id
  readonly stationId: Id
  readonly code: string
  readonly shelf: string
  readonly arrivedAt: Instant
  readonly keepUntil: string
  readonly shownAt: Instant | null
  readonly pickedUpAt: Instant | null
  readonly handedBackAt: Instant | null
}
