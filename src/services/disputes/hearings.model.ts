import type { Day, Instant } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'
import type { Industry } from './model.ts'

/** 人民监督员、人大代表、政协委员. */
export const hearingOfficerKinds = ['supervisor', 'deputy', 'adviser'] as const
export type HearingOfficerKind = (typeof hearingOfficerKinds)[number]

/** Somebody of the roster who observes public hearings. */
export type HearingOfficer = {
  readonly id: Id
  readonly orgId: Id
  readonly orgPath: readonly Id[]
  readonly kind: HearingOfficerKind
  readonly name: string
  readonly unit: string
  readonly fromOn: Day
  readonly untilOn: Day | null
}

/** 仲裁庭开庭、移动仲裁庭、公开听证. */
export const hearingKinds = ['tribunal', 'mobile', 'public'] as const
export type HearingKind = (typeof hearingKinds)[number]

export type Hearing = {
  readonly ownerId: Id
  readonly id: Id
  readonly disputeId: Id
  readonly kind: HearingKind
  readonly startsAt: Instant
  readonly place: string
  readonly topic: string
  readonly notifiedOn: Day | null
  readonly state: 'planned' | 'held' | 'cancelled'
  readonly outcome: string | null
  readonly endedAt: Instant | null
  readonly plannedBy: string
  readonly plannedAt: Instant
}

/** Who was chosen for a public hearing, came, and what she thought. */
export type HearingSeat = {
  readonly officerId: Id
  readonly kind: HearingOfficerKind
  readonly name: string
  readonly attended: boolean | null
  readonly opinion: string | null
}

/** A supervision letter; what it says and its replies are its document's. */
export type SupervisionLetter = {
  readonly id: Id
  readonly orgId: Id
  readonly orgPath: readonly Id[]
  readonly disputeId: Id | null
  readonly firmId: Id | null
  readonly industry: Industry | null
  readonly addressee: string
  readonly replyBy: Day
  readonly draftedAt: Instant
  readonly dispatchedOn: Day | null
}

/** A school at the hearing of a typical case; when, where and who came are its occasion's. */
export type DisputeSchool = {
  readonly id: Id
  readonly orgId: Id
  readonly orgPath: readonly Id[]
  readonly disputeId: Id
  readonly industry: Industry
  readonly regionId: Id
  readonly comment: string | null
  readonly commentedBy: string | null
  readonly commentedAs: 'arbitrator' | 'lawyer' | null
  readonly commentedAt: Instant | null
}
