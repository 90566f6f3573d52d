import { addDays, type Day } from '../../platform/dates.ts'
import type { RelationStanding } from './contract.ts'

/** How many days before its end a relation counts as ending. */
export const noticeDays = 30

type Term = { readonly fromOn: Day; readonly endsOn: Day | null }

/** Holds from its first day, and no longer on the day it ends. */
export function holdsOn({ fromOn, endsOn }: Term, day: Day): boolean {
  return fromOn <= day && (endsOn === null || day < endsOn)
}

export function standingOn(term: Term, day: Day): RelationStanding {
  if (term.endsOn !== null && term.endsOn <= day) return 'ended'
  if (day < term.fromOn) return 'coming'
  return term.endsOn !== null && term.endsOn <= addDays(day, noticeDays) ? 'ending' : 'holds'
}

/** Whether two terms share a day. */
export function overlap(one: Term, other: Term): boolean {
  return (one.endsOn === null || other.fromOn < one.endsOn) && (other.endsOn === null || one.fromOn < other.endsOn)
}

/** Most relations of a party that hold on one and the same day, the new term among them. */
export function mostAtOnce(terms: readonly Term[], added: Term): number {
  const touching = terms.filter((term) => overlap(term, added))
  const begins = [added.fromOn, ...touching.map((term) => term.fromOn).filter((day) => holdsOn(added, day))]
  return Math.max(...begins.map((day) => touching.filter((term) => holdsOn(term, day)).length + 1))
}

/** The end a term of so many months has: the same day of the month, or its last. */
export function usualEnd(months: number | null, from: Day): Day | null {
  if (months === null) return null
  const [year, month, day] = [Number(from.slice(0, 4)), Number(from.slice(5, 7)), Number(from.slice(8))]
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0))
  const end = new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(day, last.getUTCDate())))
  return end.toISOString().slice(0, 10)
}
