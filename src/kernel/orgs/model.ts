import type { Day, Instant } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'
import type { OrgKind } from './contract.ts'

export type OrgId = Id

/** From the root down to the organisation itself. */
export type OrgPath = readonly OrgId[]

/** An organisation as it stands now. */
export type Org = {
  readonly id: OrgId
  readonly kind: OrgKind
  readonly code: string
  readonly creditCode: string | null
  readonly name: string
  readonly path: OrgPath
  /** 0 at the root. */
  readonly depth: number
  readonly parentId: OrgId | null
  readonly foundedOn: Day
  /** First day on which it is no more. */
  readonly closedOn: Day | null
  readonly successorId: OrgId | null
}

/** A new organisation. The caller makes the id, so that a list may hold parents and children together. */
export type Founding = {
  readonly id: OrgId
  readonly kind: OrgKind
  readonly code: string
  readonly creditCode: string | null
  readonly name: string
  /** Null for the root of the tree. */
  readonly parentId: OrgId | null
  readonly on: Day
}

/** A subtree that hangs elsewhere now, or an organisation merged into another; stored paths follow in a job. */
export type Reparenting = {
  readonly id: Id
  readonly kind: 'moved' | 'merged'
  readonly orgId: OrgId
  readonly fromPath: OrgPath
  readonly toPath: OrgPath
  readonly effectiveOn: Day
  readonly recordedAt: Instant
}
