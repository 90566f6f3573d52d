import type { Instant } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'

/** An hour at which a counsellor can be spoken to. */
export type CounselHour = {
  readonly ownerId: Id
  readonly id: Id
  readonly orgId: Id
  readonly orgPath: readonly Id[]
  readonly counsellorName: string
  readonly place: string
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly offeredAt: Instant
  readonly closedAt: Instant | null
  readonly takenAt: Instant | null
}

/** That a person speaks with a counsellor. */
export type CounselCase = {
  readonly ownerId: Id
  readonly id: Id
  readonly orgId: Id
  readonly counsellorId: Id
  readonly counsellorName: string
  readonly called: string
  readonly named: 'name' | 'alias'
  readonly topic: string
  readonly emergencySealed: Uint8Array
  readonly openedAt: Instant
  readonly closedAt: Instant | null
  readonly handOverTo: Id | null
  readonly handOverName: string | null
  readonly handOverAskedAt: Instant | null
  readonly riskFlaggedAt: Instant | null
}

export type CounselTalk = {
  readonly ownerId: Id
  readonly id: Id
  readonly caseId: Id
  readonly hourId: Id
  readonly place: string
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly bookedAt: Instant
  readonly cancelledAt: Instant | null
  readonly outcome: 'held' | 'missed' | null
  readonly outcomeAt: Instant | null
}

/** Whom to call if she is in danger. */
export type EmergencyContact = { readonly name: string; readonly phone: string }
