import { addDays, type Day } from '../../platform/dates.ts'
import type { Standing } from './contract.ts'
import type { CredentialKind } from './model.ts'

/** How many days before its end a credential counts as ending, and its holder is told. */
export const noticeDays = 30

/** Holds from its first day, and no longer on the day it ends. */
export function holdsOn(
  { validFrom, endsOn }: { readonly validFrom: Day; readonly endsOn: Day | null },
  day: Day,
): boolean {
  return validFrom <= day && (endsOn === null || day < endsOn)
}

/** How it stands on a day, in one word. */
export function standingOn(
  one: { readonly validFrom: Day; readonly validUntil: Day | null; readonly endsOn: Day | null },
  day: Day,
): Standing {
  if (one.endsOn !== null && one.endsOn <= day) return one.endsOn === one.validUntil ? 'expired' : 'revoked'
  if (day < one.validFrom) return 'coming'
  return one.endsOn !== null && one.endsOn <= addDays(day, noticeDays) ? 'ending' : 'holds'
}

/** The end a kind usually has: so many months after the first day, on the same day of the month or its last. */
export function usualEnd(kind: Pick<CredentialKind, 'months'>, from: Day): Day | null {
  if (kind.months === null) return null
  const [year, month, day] = [Number(from.slice(0, 4)), Number(from.slice(5, 7)), Number(from.slice(8))]
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + kind.months + 1, 0))
  const end = new Date(
    Date.UTC(lastOfMonth.getUTCFullYear(), lastOfMonth.getUTCMonth(), Math.min(day, lastOfMonth.getUTCDate())),
  )
  return end.toISOString().slice(0, 10)
}

/** Whether two spans of days share a day; the end is the first day without. */
export function overlap(
  one: { readonly from: Day; readonly until: Day | null },
  other: { readonly from: Day; readonly until: Day | null },
): boolean {
  return (one.until === null || other.from < one.until) && (other.until === null || one.from < other.until)
}

export const cardStepSeconds = 30

/** The half minute an instant lies in, counted since 1970. */
export function cardStepAt(atMs: number): number {
  return Math.floor(atMs / (cardStepSeconds * 1000))
}

/** Which half minutes a code may belong to when it is read: the present one, and the last, for slow hands. */
export function stepsAccepted(atMs: number): readonly number[] {
  const step = cardStepAt(atMs)
  return [step, step - 1]
}

export const wrongCodes = { most: 20, withinMinutes: 60 }
