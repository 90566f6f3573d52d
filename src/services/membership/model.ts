import type { OrgId, OrgPath } from '../../kernel/orgs/index.ts'
import type { PersonId } from '../../kernel/people/index.ts'
import type { Day, Instant } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'
import type { Door, EmploymentForm } from './joining.contract.ts'

/** What somebody wrote who asks to join a union. */
export type Application = {
  readonly ownerId: PersonId
  readonly id: Id
  readonly orgId: OrgId
  readonly orgPath: OrgPath
  readonly form: EmploymentForm
  readonly employerName: string
  readonly door: Door
  readonly sealed: Uint8Array
  readonly confirmedAt: Instant | null
  readonly confirmedBy: string | null
  readonly documentId: Id | null
  readonly invitationId: Id | null
  /** The union she comes from, when it is a transfer. */
  readonly fromOrgId: OrgId | null
  readonly remark: string
  readonly sentAt: Instant
  readonly revisedAt: Instant | null
  readonly closedAt: Instant | null
}

/** Someone to be admitted to a union from a day on. */
export type NewAdmission = {
  readonly personId: PersonId
  readonly orgId: OrgId
  readonly on: Day
  readonly form: EmploymentForm
  readonly employerName: string
  readonly door: Door
  readonly applicationId: Id | null
  /** Given of a transfer; of others it is found out. */
  readonly kind?: 'transferred'
}

/** How a member came to her union; `transferred` came from another one without a day between. */
export type AdmissionKind = 'joined' | 'returned' | 'transferred'

export type Admission = Omit<NewAdmission, 'personId' | 'on' | 'kind'> & {
  readonly ownerId: PersonId
  readonly id: Id
  readonly kind: AdmissionKind
  readonly orgPath: OrgPath
  readonly joinedOn: Day
  readonly admittedBy: string
  readonly recordedAt: Instant
}

/** What an outside check says of name, id number and phone together. */
export type IdentityAnswer = 'same' | 'differs'

/** Who confirms identities: an office or a carrier behind HTTP, or the simulator of a demonstration. */
export type IdentityChecker = {
  readonly name: string
  /** Throws when it cannot be reached or cannot tell. */
  readonly check: (claimed: {
    readonly name: string
    readonly idNumber: string
    readonly phone: string
  }) => Promise<IdentityAnswer>
}
