import type { Instant } from '../../platform/dates.ts'
import type { Occasion, OccasionKind } from './model.ts'

/** How long before the start and after the end the door takes codes. */
export const doorMinutes = 120

/** How many days after the end a check-in made offline may still be sent. */
export const syncDays = 3

export const doorStepSeconds = 30

const minuteMs = 60_000

/** The half minute an instant lies in, counted since 1970. */
export function doorStepAt(atMs: number): number {
  return Math.floor(atMs / (doorStepSeconds * 1000))
}

/** Which half minutes a code may belong to: the one it was read in, and the last, for slow hands. */
export function doorSteps(atMs: number): readonly number[] {
  const step = doorStepAt(atMs)
  return [step, step - 1]
}

type Times = Pick<Occasion, 'startsAt' | 'endsAt'>

/** From when to when people may be checked in. */
export function doorHours({ startsAt, endsAt }: Times): { readonly from: Instant; readonly until: Instant } {
  return { from: shifted(startsAt, -doorMinutes), until: shifted(endsAt, doorMinutes) }
}

/** Whether the door was open at an instant that is not still to come. */
export function isDoorOpen(occasion: Times, at: Instant, now: Instant): boolean {
  const { from, until } = doorHours(occasion)
  return from <= at && at <= until && at <= now
}

/** Whether what was read at the door may still be sent. */
export function mayStillSync({ endsAt }: Times, now: Instant): boolean {
  return now <= shifted(endsAt, syncDays * 24 * 60)
}

function shifted(instant: Instant, minutes: number): Instant {
  return new Date(Date.parse(instant) + minutes * minuteMs).toISOString()
}

export function hasBegun({ startsAt }: Pick<Occasion, 'startsAt'>, now: Instant): boolean {
  return startsAt <= now
}

/** What a person is to an occasion before she has a place. */
export type Looker = {
  readonly personId: string | null
  /** From the root to her union; null while she belongs to none. */
  readonly homePath: readonly string[] | null
  readonly hasPlace: 'yes' | 'no'
}

type Seen = Pick<Occasion, 'ownerId' | 'visibility' | 'announcedAt'>

/** Whether somebody who does not run it sees an occasion; row-level security says the same of its row. */
export function seesOccasion({ ownerId, visibility, announcedAt }: Seen, looker: Looker): boolean {
  if (looker.hasPlace === 'yes') return true
  if (announcedAt === null) return false
  if (visibility === 'everyone') return true
  return visibility === 'members' && (looker.homePath?.includes(ownerId) ?? false)
}

/** Whether one more fits in. */
export function hasRoom({ capacity, taken }: { readonly capacity: number | null; readonly taken: number }): boolean {
  return capacity === null || taken < capacity
}

/** Words of a kind that a request says and the kind does not know. */
export function unknownWord(known: Readonly<Record<string, unknown>> | undefined, said: string | null): string | null {
  return said === null || (known !== undefined && Object.hasOwn(known, said)) ? null : said
}

/** As what somebody comes who takes a place herself. */
export function firstRole(kind: Pick<OccasionKind, 'roles'>): string {
  return Object.keys(kind.roles)[0]!
}

/** The indicator of occasions held of a kind: 场次. */
export function heldFact(kind: string): string {
  return `${kind}-held`
}

/** The indicator of a tally of a kind; people who were there are `attended`. */
export function tallyFact(kind: string, tally: string): string {
  return tally === 'people' ? `${kind}-attended` : `${kind}-${tally}`
}
