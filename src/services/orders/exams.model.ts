import type { Instant } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'

export const rideWays = ['there', 'back'] as const
export type RideWay = (typeof rideWays)[number]

/** A ride waits for a car, has one, and is driven or not. */
export const rideStates = ['waiting', 'seated', 'driven', 'not-driven'] as const
export type RideState = (typeof rideStates)[number]

/** An exam to which volunteers drive the children of workers. */
export type Exam = {
  readonly ownerId: Id
  readonly id: Id
  readonly orgPath: readonly Id[]
  readonly title: string
  readonly orderUntil: Instant
  readonly openedBy: string
  readonly openedAt: Instant
}

/** One paper of an exam. */
export type ExamSitting = {
  readonly id: Id
  readonly examId: Id
  readonly subject: string
  readonly startsAt: Instant
  readonly endsAt: Instant
}

export type ExamCar = {
  readonly ownerId: Id
  readonly id: Id
  readonly examId: Id
  readonly hostPath: readonly Id[]
  readonly driverName: string
  readonly phoneSealed: Uint8Array
  readonly plate: string
  readonly seats: number
  readonly registeredAt: Instant
  readonly withdrawnAt: Instant | null
}

export type ExamRide = {
  readonly ownerId: Id
  readonly id: Id
  readonly examId: Id
  readonly sittingId: Id
  readonly hostPath: readonly Id[]
  readonly personName: string
  readonly phoneSealed: Uint8Array
  readonly ticketSealed: Uint8Array
  readonly ticketIndex: string
  readonly way: RideWay
  readonly pickUp: string
  readonly site: string
  readonly people: number
  readonly orderedAt: Instant
  readonly withdrawnAt: Instant | null
  readonly carId: Id | null
  readonly seatedAt: Instant | null
  readonly outcome: 'driven' | 'not-driven' | null
  readonly outcomeAt: Instant | null
  readonly note: string
}
