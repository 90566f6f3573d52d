import type { Day, Instant } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'
import type { OrgPath } from '../orgs/index.ts'
import type { PersonId } from './model.ts'

/** A proposal to make two records one: `ownerId` goes, `survivorId` stays. */
export type Merge = {
  readonly ownerId: PersonId
  readonly id: Id
  readonly survivorId: PersonId
  readonly orgPath: OrgPath
  readonly state: 'proposed' | 'done' | 'refused' | 'undone'
  readonly reason: string
  readonly proposedBy: PersonId | null
  readonly proposedByName: string
  readonly proposedAt: Instant
  readonly decidedBy: PersonId | null
  readonly decidedByName: string | null
  readonly decidedAt: Instant | null
  readonly undoneByName: string | null
  readonly undoneAt: Instant | null
  readonly before: BeforeMerge | null
}

/** What a merger changed of homes and memberships, to be put back. */
export type BeforeMerge = {
  readonly ownerHome: OrgPath | null
  readonly survivorHome: OrgPath | null
  /** The lasting membership of the record that goes, and whether it followed or ended that day. */
  readonly lasting: { readonly id: Id; readonly became: 'followed' | 'ended' } | null
  readonly on: Day
}

/** A table whose rows follow, by the column that says whose they are. */
export type FollowingTable = { readonly table: string; readonly column: string; readonly title: string }
