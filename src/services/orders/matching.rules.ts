import { type Day, dayOf, type Instant } from '../../platform/dates.ts'
import type { MatchCandidate, MatchEvent, MatchStage, MatchTimes } from './matching.model.ts'

type Standing = Pick<MatchEvent, 'calledOffAt' | 'pairedAt'> & MatchTimes

/** Where an event stands at an instant. */
export function stageOf(event: Standing, at: Instant): MatchStage {
  if (event.calledOffAt !== null) return 'called-off'
  if (event.pairedAt !== null) return 'over'
  if (at < event.enrolUntil) return 'enrolling'
  if (at < event.startsAt) return 'full-list'
  return at < event.chooseUntil ? 'choosing' : 'pairing'
}

/** Full years on a day; who is born on 29 February turns a year older on 1 March. */
export function ageOn(bornOn: Day, day: Day): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return day.slice(5) < bornOn.slice(5) ? years - 1 : years
}

export type EntryFault =
  | 'orders.match-called-off'
  | 'orders.match-entry-over'
  | 'orders.match-not-single'
  | 'orders.match-age'
  | 'orders.match-full'

/** Why somebody may not sign up, the first reason; null when she may. That she is a member of the union is asked before. */
export function whyNotEnter(
  event: Standing & Pick<MatchEvent, 'ageFrom' | 'ageTo' | 'seatsEach'>,
  candidate: MatchCandidate,
  at: Instant,
): EntryFault | null {
  const stage = stageOf(event, at)
  if (stage === 'called-off') return 'orders.match-called-off'
  if (stage !== 'enrolling') return 'orders.match-entry-over'
  if (candidate.single !== 'declared') return 'orders.match-not-single'
  const age = ageOn(candidate.bornOn, dayOf(event.startsAt))
  if (age < event.ageFrom || age > event.ageTo) return 'orders.match-age'
  return candidate.taken >= event.seatsEach ? 'orders.match-full' : null
}

/** Whether the times of an event follow each other and are still to come. */
export function timesRight({ enrolUntil, startsAt, endsAt, chooseUntil }: MatchTimes, at: Instant): boolean {
  return at < startsAt && enrolUntil <= startsAt && startsAt < endsAt && startsAt < chooseUntil
}
