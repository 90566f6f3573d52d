import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { orgsByIds } from '../orgs/index.ts'
import type { Person } from '../people/index.ts'
import type { MyPlace, OccasionCard, OccasionForMe } from './contract.ts'
import { feedbackByPerson } from './counts.store.ts'
import { occasionKindOf } from './kinds.ts'
import type { Occasion, SeatPlace } from './model.ts'
import { waitingBefore } from './places.store.ts'
import { hasBegun } from './rules.ts'
import { venuesOf } from './store.ts'
import { whyNot } from './take-place.ts'
import { refusalText, stateText } from './text.ts'

/** Occasions as whoever may see them reads them, in the order of the rows. */
export async function occasionCards(tx: Tx, found: readonly Occasion[]): Promise<OccasionCard[]> {
  if (found.length === 0) return []
  const venues = await venuesOf(
    tx,
    found.map((one) => one.id),
  )
  const hosts = await orgsByIds(tx, [...new Set(found.map((one) => one.ownerId))])
  const names = new Map(hosts.map((one) => [one.id, one.name]))
  return found.map((one) => {
    const kind = occasionKindOf(one.kind)
    return {
      id: one.id,
      kind: one.kind,
      kindName: kind.name,
      title: one.title,
      summary: one.summary,
      hostId: one.ownerId,
      hostName: names.get(one.ownerId) ?? '',
      placeKind: one.placeKind,
      placeKindName: one.placeKind === null ? null : (kind.placeKinds?.[one.placeKind] ?? one.placeKind),
      visibility: one.visibility,
      startsAt: one.startsAt,
      endsAt: one.endsAt,
      enrolUntil: one.enrolUntil,
      enrolment: kind.enrolment,
      state: one.state,
      venues: venues.filter((venue) => venue.occasionId === one.id).map(({ occasionId: _, ...venue }) => venue),
    }
  })
}

/** The same as a person meets them: with her place, and why she may not take one. */
export async function occasionsForMe(
  tx: Tx,
  person: Person,
  found: readonly Occasion[],
  places: readonly SeatPlace[],
): Promise<OccasionForMe[]> {
  const cards = await occasionCards(tx, found)
  const told: OccasionForMe[] = []
  for (const [at, occasion] of found.entries()) {
    const place = places.find((one) => one.occasionId === occasion.id)
    const closedBecause = await whyShut(tx, occasion, person, place)
    told.push({ ...cards[at]!, place: place ? await myPlaceOf(tx, occasion, place) : null, closedBecause })
  }
  return told
}

async function myPlaceOf(tx: Tx, occasion: Occasion, place: SeatPlace): Promise<MyPlace> {
  const feedback = place.attendedAt ? await feedbackByPerson(tx, occasion.id, place.ownerId) : undefined
  return {
    state: place.state,
    venue: place.venue,
    roleName: occasionKindOf(occasion.kind).roles[place.role] ?? place.role,
    before: place.state === 'waiting' ? await waitingBefore(tx, occasion.id, place.venue, place.turn) : 0,
    attendedAt: place.attendedAt,
    stars: feedback?.stars ?? null,
  }
}

/** The sentence with which taking a place would be refused now; null when it would not. */
async function whyShut(
  tx: Tx,
  occasion: Occasion,
  person: Person,
  place: SeatPlace | undefined,
): Promise<string | null> {
  const { title, state } = occasion
  const facts = { title, name: person.name }
  if (place && place.state !== 'left') return fillSentence(refusalText['occasions.place-taken'], facts)
  if (state === 'held' || state === 'cancelled')
    return fillSentence(refusalText['occasions.over'], { title, state: stateText[state] })
  if (state === 'planned') return fillSentence(refusalText['occasions.not-announced'], facts)
  if (hasBegun(occasion, now())) return fillSentence(refusalText['occasions.begun'], facts)
  if (occasionKindOf(occasion.kind).enrolment === 'invited')
    return fillSentence(refusalText['occasions.by-invitation'], facts)
  if (occasion.enrolUntil <= now()) return fillSentence(refusalText['occasions.enrolment-over'], facts)
  const reason = await whyNot(tx, occasion, person.id)
  return reason === null ? null : fillSentence(refusalText['occasions.not-eligible'], { title, reason })
}
