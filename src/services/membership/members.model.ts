import type { OrgId, OrgPath } from '../../kernel/orgs/index.ts'
import type { PersonId } from '../../kernel/people/index.ts'
import type { Day, Instant } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'
import type { Relation } from './family.contract.ts'
import type { EndingCause } from './members.contract.ts'

/** A member who asks to be known as belonging to a group. */
export type TagRequest = {
  readonly ownerId: PersonId
  readonly id: Id
  readonly orgId: OrgId
  readonly orgPath: OrgPath
  readonly kind: string
  readonly remark: string
  readonly documentId: Id | null
  readonly sentAt: Instant
  readonly closedAt: Instant | null
}

/** A member who asks to leave, or whose union is asked to let her go to another. */
export type Departure = {
  readonly ownerId: PersonId
  readonly id: Id
  readonly purpose: 'leave' | 'transfer'
  readonly orgId: OrgId
  readonly orgPath: OrgPath
  readonly applicationId: Id | null
  readonly reason: string
  readonly sentAt: Instant
  readonly closedAt: Instant | null
}

/** How a membership ended. */
export type Ending = {
  readonly ownerId: PersonId
  readonly id: Id
  readonly orgId: OrgId
  readonly orgPath: OrgPath
  readonly leftOn: Day
  readonly cause: EndingCause
  readonly remark: string
  readonly form: string | null
  readonly endedBy: string
  readonly recordedAt: Instant
}

/** A code by which a union invites people to join it. */
export type Invitation = {
  readonly id: Id
  readonly orgId: OrgId
  readonly orgPath: OrgPath
  readonly code: string
  readonly remark: string
  readonly madeByName: string
  readonly madeAt: Instant
  readonly lastOn: Day
  readonly mostUses: number | null
  readonly uses: number
  readonly closedAt: Instant | null
}

/** Somebody of a member's family, as she keeps it. */
export type Relative = {
  readonly ownerId: PersonId
  readonly id: Id
  readonly relation: Relation
  readonly sealed: Uint8Array
  readonly bornOn: Day
  readonly addedAt: Instant
}
