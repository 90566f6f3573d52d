import type { Day } from '../../platform/dates.ts'

/** Terms that the law sets in a labour dispute. */
export const clockKeys = [
  'limitation',
  'mediation',
  'performance',
  'acceptance',
  'defence',
  'notice',
  'postponement',
  'award',
  'suit',
  'annulment',
  'enforcement',
] as const
export type ClockKey = (typeof clockKeys)[number]

/** Who has to act before the term is over. */
export type ClockDuty = 'claimant' | 'union' | 'firm' | 'commission'

/**
 * Days that were entered by hand. Interruptions begin the limitation anew: `demanded`, `relief-asked`, `debt-admitted`.
 * Periods suspend: `hindered` the limitation, `arbitration-suspended` the term of the award.
 */
export const datedFactKinds = [
  'mediation-received',
  'mediation-closed',
  'demanded',
  'relief-asked',
  'debt-admitted',
  'hindered',
  'arbitration-suspended',
  'copy-served',
  'defence-received',
  'hearing-notified',
] as const
export type DatedFactKind = (typeof datedFactKinds)[number]

/** Something that happened on a day or lasted from a day to a day, both inclusive; null while it lasts. */
export type DatedFact = { readonly kind: DatedFactKind; readonly fromOn: Day; readonly untilOn: Day | null }

/** Everything from which the terms of one dispute are counted. */
export type ClockFacts = {
  /** Whether only wages are claimed: for them the limitation does not run while the employment lasts. */
  readonly claims: 'wages' | 'other'
  readonly employment: 'employed' | 'ended' | 'unclear'
  readonly endedOn: Day | null
  readonly knownOn: Day | null
  readonly dated: readonly DatedFact[]
  readonly agreement: { readonly signedOn: Day; readonly payBy: Day } | null
  /** Day on which the last of what is due was paid. */
  readonly paidOn: Day | null
  readonly arbitration: {
    readonly appliedOn: Day
    readonly acceptedOn: Day | null
    readonly refusedOn: Day | null
    readonly extendedDays: number
    readonly awardOn: Day | null
    readonly receivedOn: Day | null
    readonly isFinal: 'yes' | 'no' | 'unsaid'
    readonly performBy: Day | null
    readonly suedOn: Day | null
    readonly enforcementOn: Day | null
  } | null
  /** The next hearing, or the last one. */
  readonly hearing: { readonly on: Day; readonly notifiedOn: Day | null } | null
}

/**
 * How a term stands: it runs, stands still, was kept, was missed, or does not run at all
 * (`not-limited`: wages during the employment).
 */
export type ClockStanding = 'running' | 'suspended' | 'kept' | 'missed' | 'not-limited'

export type Clock = {
  readonly key: ClockKey
  readonly duty: ClockDuty
  readonly standing: ClockStanding
  /** The day from which it is counted; null when it does not run. */
  readonly fromOn: Day | null
  /** The last day; null while it does not run or stands still without an end. */
  readonly dueOn: Day | null
  readonly doneOn: Day | null
  /** Days that did not count. */
  readonly suspendedDays: number
  /** Days to the last one, negative when it is over; null when there is none. */
  readonly daysLeft: number | null
}
