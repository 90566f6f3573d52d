import type { Day, Instant } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'

export type ChangeKind = 'found' | 'move' | 'merge' | 'split' | 'rename' | 'close' | 'reopen'

/** A new union that comes out of a split. */
export type PartWish = {
  readonly name: string
  readonly code?: string | undefined
  readonly creditCode: string | null
  readonly childIds: readonly Id[]
}

/** What an officer asks to be done with the tree, from a day on. */
export type ChangeWish = { readonly on: Day; readonly basis: string } & (
  | { readonly kind: 'move'; readonly orgId: Id; readonly parentId: Id }
  | { readonly kind: 'merge'; readonly fromIds: readonly Id[]; readonly intoId: Id }
  | { readonly kind: 'split'; readonly orgId: Id; readonly parts: readonly PartWish[] }
  | { readonly kind: 'rename'; readonly orgId: Id; readonly name: string }
  | { readonly kind: 'close'; readonly orgId: Id }
  | { readonly kind: 'reopen'; readonly orgId: Id; readonly reason: string }
)

/** What goes along with a change. */
export type ChangeCounts = {
  readonly unions: number
  readonly members: number
  readonly openCases: number
  readonly accounts: number
}

/** A change that is done, as it is written down. */
export type Change = {
  readonly kind: ChangeKind
  readonly orgId: Id
  readonly orgPath: readonly Id[]
  /** Every union that it touched. */
  readonly orgIds: readonly Id[]
  readonly on: Day
  readonly basis: string
  readonly sentence: string
  readonly counts: ChangeCounts
}

export type ChangeRecord = Change & {
  readonly id: Id
  readonly recordedByName: string
  readonly recordedAt: Instant
}
