import type { Day, Instant } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'

export const sexes = ['male', 'female'] as const
export type Sex = (typeof sexes)[number]

/** Where an event stands: people sign up, wait for the day, choose; the couples are being told; over; called off. */
export const matchStages = ['enrolling', 'full-list', 'choosing', 'pairing', 'over', 'called-off'] as const
export type MatchStage = (typeof matchStages)[number]

export type MatchTimes = {
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly enrolUntil: Instant
  readonly chooseUntil: Instant
}

/** An event on which single members meet and choose each other. */
export type MatchEvent = MatchTimes & {
  readonly ownerId: Id
  readonly id: Id
  readonly orgPath: readonly Id[]
  readonly title: string
  readonly summary: string
  readonly place: string
  readonly ageFrom: number
  readonly ageTo: number
  /** For men, and as many for women. */
  readonly seatsEach: number
  readonly mostChoices: number
  readonly openedBy: string
  readonly openedAt: Instant
  readonly calledOffAt: Instant | null
  readonly calledOffBecause: string | null
  readonly pairedAt: Instant | null
  readonly couples: number | null
}

/** Who signed up, as the host knows her. */
export type MatchEntry = {
  readonly ownerId: Id
  readonly eventId: Id
  readonly id: Id
  readonly hostPath: readonly Id[]
  readonly personName: string
  readonly sex: Sex
  readonly number: number
  readonly singleDeclaredAt: Instant
  readonly enteredAt: Instant
  readonly withdrawnAt: Instant | null
}

/** What she tells those who take part. */
export type MatchProfile = {
  readonly ownerId: Id
  readonly eventId: Id
  readonly id: Id
  readonly sex: Sex
  readonly number: number
  readonly age: number
  readonly nickname: string
  readonly about: string
  readonly hopes: string
  readonly contactSealed: Uint8Array
}

/** Both chose each other, as one of the two reads it. */
export type MatchPair = {
  readonly partnerId: Id
  readonly partnerName: string
  readonly partnerNumber: number
  readonly contactSealed: Uint8Array
  readonly madeAt: Instant
}

/** Whom she does not want to meet. */
export type MatchBlock = {
  readonly ownerId: Id
  readonly id: Id
  readonly blockedId: Id
  readonly nickname: string
  readonly blockedAt: Instant
}

/** What the conditions ask of somebody who signs up. */
export type MatchCandidate = {
  readonly bornOn: Day
  readonly single: 'declared' | 'not-declared'
  /** Taken seats of her sex. */
  readonly taken: number
}
