import type { Day, Every, Instant } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'
import type { OrgId, OrgPath } from '../orgs/index.ts'
import type { PersonId } from '../people/index.ts'
import type { OccasionState, Visibility } from './contract.ts'

/** A kind of occasion, given by a service. */
export type OccasionKind = {
  /** Service and noun: `training.class`. */
  readonly key: string
  readonly name: string
  /** Plans, announces and runs them at the host or above it. */
  readonly permission: string
  /** Reads their lists below an organisation. */
  readonly readPermission: string
  /** As what people come; the first is what somebody is who takes a place herself. */
  readonly roles: Readonly<Record<string, string>>
  /** Kinds of place it goes to. */
  readonly placeKinds?: Readonly<Record<string, string>>
  /** What is counted beside people: hand-outs, check-ups. */
  readonly tallies?: Readonly<Record<string, Tally>>
  /** `open`: whoever is eligible takes a place herself; `invited`: the host lists people. */
  readonly enrolment: 'open' | 'invited'
  /** Whether somebody without a place may be checked in while there is room. */
  readonly walkIn: 'yes' | 'no'
  /** The service alone lists who comes, because it asks more of them than this room knows. */
  readonly lists?: 'service'
}

export type Tally = { readonly name: string; readonly unit: string }

/** An occasion as its row stands. */
export type Occasion = {
  readonly ownerId: OrgId
  readonly id: Id
  readonly orgPath: OrgPath
  readonly kind: string
  readonly title: string
  readonly summary: string
  readonly placeKind: string | null
  readonly visibility: Visibility
  readonly rule: unknown
  readonly subjectKind: string | null
  readonly subjectId: Id | null
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly enrolUntil: Instant
  readonly state: OccasionState
  readonly announcedAt: Instant | null
  readonly closedAt: Instant | null
  readonly cancelledAt: Instant | null
  readonly plannedBy: string
  readonly plannedAt: Instant
  readonly version: number
}

/** A place where it happens, with its own seats. */
export type Venue = {
  readonly number: number
  readonly name: string
  readonly place: string
  readonly liveUrl: string | null
  /** Null without limit. */
  readonly capacity: number | null
  readonly taken: number
}

export type VenueWish = Pick<Venue, 'name' | 'place' | 'capacity'> & { readonly liveUrl?: string | null | undefined }

/** What an occasion is planned with; the id is the caller's. */
export type PlanOccasion = {
  readonly id: Id
  readonly kind: string
  readonly orgId: OrgId
  readonly title: string
  readonly summary: string
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly placeKind?: string | null | undefined
  readonly visibility: Visibility
  /** The first is the main venue. */
  readonly venues: readonly VenueWish[]
  /** The start when absent. */
  readonly enrolUntil?: Instant | undefined
  readonly rule?: unknown
  readonly subject?: { readonly kind: string; readonly id: Id } | undefined
}

/** Somebody's place, or her wait for one. */
export type SeatPlace = {
  readonly ownerId: PersonId
  readonly occasionId: Id
  readonly orgPath: OrgPath
  readonly venue: number
  readonly role: string
  readonly personName: string
  readonly state: 'placed' | 'waiting' | 'left'
  readonly origin: 'self' | 'invited' | 'walk-in'
  readonly turn: number
  readonly takenAt: Instant
  readonly placedAt: Instant | null
  readonly leftAt: Instant | null
  readonly attendedAt: Instant | null
  readonly attendedBy: AttendedBy | null
  readonly attendedByName: string | null
}

export type AttendedBy = 'code' | 'late-code' | 'card' | 'hand'

/** Somebody without a record of her own. */
export type Guest = {
  readonly id: Id
  readonly name: string
  readonly unit: string
  readonly role: string
  readonly presentAt: Instant | null
}

/** A number logged on the spot. */
export type TallyCount = {
  readonly id: Id
  readonly tally: string
  readonly venue: number | null
  readonly quantity: number
  readonly note: string
  readonly countedBy: string
  readonly countedAt: Instant
  readonly takesBack: Id | null
}

/** One line of what was done with an occasion. */
export type HistoryLine = {
  readonly seq: number
  readonly action: 'planned' | 'revised' | 'announced' | 'postponed' | 'cancelled' | 'held'
  readonly at: Instant
  readonly actorName: string
  readonly note: string | null
  readonly facts: Readonly<Record<string, unknown>>
}

/** Six digits at the door and when they hold. */
export type DoorCode = { readonly code: string; readonly from: Instant; readonly until: Instant }

/** That each of some units holds an occasion of a kind once in every period. */
export type OccasionDuty = {
  readonly ownerId: OrgId
  readonly id: Id
  readonly orgPath: OrgPath
  readonly kind: string
  readonly title: string
  readonly layer: string
  readonly every: Every
  readonly fromOn: Day
  readonly untilOn: Day | null
}

/** How a unit stands with a duty in one period. */
export type DutyStanding = {
  readonly dutyId: Id
  readonly title: string
  readonly layer: string
  readonly unitId: OrgId
  readonly from: Day
  readonly to: Day
  readonly state: 'held' | 'planned' | 'missing'
  readonly occasionId: Id | null
}

export type OccasionRule = 'taken-differs' | 'waits-beside-a-free-seat' | 'facts-differ'

/** An occasion that breaks a promise. */
export type OccasionFinding = {
  readonly rule: OccasionRule
  readonly occasionId: Id
  readonly found: number
  readonly expected: number
}
