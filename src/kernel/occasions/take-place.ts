import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { type Person, personsByIds } from '../people/index.ts'
import { refusal } from './errors.ts'
import { occasionKindOf } from './kinds.ts'
import { requireToCome } from './lock-occasion.ts'
import type { Occasion, SeatPlace } from './model.ts'
import { lockPlace, markLeft, placesOfPeople, seatFirst, waitingBefore, writePlaces } from './places.store.ts'
import { deedOn } from './plan-occasion.ts'
import { findOccasion } from './queries.ts'
import { firstRole, seesOccasion } from './rules.ts'
import { drawTurns, freeSeats, lockVenue } from './store.ts'
import { tell } from './tell-people.ts'
import { peopleText } from './text.ts'

export type TakePlace = { readonly occasionId: Id; readonly venue?: number | undefined }

/**
 * 报名: the actor takes a place for herself, or the next turn to wait, first come first served also when many ask at once.
 * Refuses what she may not see as if it were not there, what is over or by invitation, and whoever the rule of the kind
 * leaves out, with its sentence. Runs in a transaction of the system.
 */
export async function takePlace(
  tx: Tx,
  actor: Actor,
  wish: TakePlace,
): Promise<{ readonly state: 'placed' | 'waiting'; readonly before: number }> {
  const { occasion, person, place } = await meetOccasion(tx, actor, wish.occasionId)
  requireToCome(occasion)
  const kind = occasionKindOf(occasion.kind)
  if (kind.enrolment === 'invited') throw refusal('occasions.by-invitation', { title: occasion.title })
  if (occasion.enrolUntil <= now()) throw refusal('occasions.enrolment-over', { title: occasion.title })
  const reason = await whyNot(tx, occasion, person.id)
  if (reason !== null) throw refusal('occasions.not-eligible', { title: occasion.title, reason })
  if (place && place.state !== 'left') throw refusal('occasions.place-taken', { name: person.name })

  const venue = wish.venue ?? 1
  const drawn = await drawTurns(tx, occasion, venue, 1)
  if (!drawn) throw refusal('occasions.venue-unknown')
  const state = drawn.seated === 1 ? 'placed' : 'waiting'
  const taken = placeOf(occasion, person, {
    venue,
    role: firstRole(kind),
    state,
    origin: 'self',
    turn: drawn.firstTurn,
  })
  if ((await writePlaces(tx, [taken])).size === 0) throw refusal('occasions.place-taken', { name: person.name })
  const before = state === 'placed' ? 0 : await waitingBefore(tx, occasion.id, venue, taken.turn)
  await tell(tx, occasion, state, [taken], { ahead: before + 1 })
  await recordAudit(tx, actor, deedOn('occasions.place-taken', occasion, { state, turn: taken.turn }))
  return { state, before }
}

/**
 * 退出: gives the place up, or the wait for one, before it begins; the first who waits moves up and is told. Runs in a
 * transaction of the system.
 */
export async function giveUpPlace(tx: Tx, actor: Actor, occasionId: Id): Promise<void> {
  const { occasion, person } = await meetOccasion(tx, actor, occasionId)
  const place = await lockPlace(tx, person.id, occasionId)
  if (!place || place.state === 'left') throw refusal('occasions.no-place', { title: occasion.title })
  requireToCome(occasion)
  await markLeft(tx, place, now())
  if (place.state === 'placed') {
    await freeSeats(tx, occasion, place.venue, 1)
    await seatWaiting(tx, occasion, place.venue)
  }
  await recordAudit(tx, actor, deedOn('occasions.place-given-up', occasion))
}

/** Gives the free seats of a venue to the first who wait; they are told once it is announced. */
export async function seatWaiting(tx: Tx, occasion: Occasion, venue: number): Promise<void> {
  const { capacity, taken } = (await lockVenue(tx, occasion, venue))!
  const moved = await seatFirst(tx, occasion.id, venue, capacity === null ? null : capacity - taken, now())
  if (moved.length === 0) return
  await freeSeats(tx, occasion, venue, -moved.length)
  if (occasion.state === 'announced') await tell(tx, occasion, 'moved', moved)
}

/** An occasion as a person meets it, with her own place; refuses what she may not see. */
export async function meetOccasion(
  tx: Tx,
  actor: Actor,
  id: Id,
): Promise<{ readonly occasion: Occasion; readonly person: Person; readonly place: SeatPlace | undefined }> {
  const occasion = await findOccasion(tx, id)
  const [person] = actor.personId === null ? [] : await personsByIds(tx, [actor.personId])
  if (!occasion || !person) throw refusal('occasions.not-found')
  const [place] = await placesOfPeople(tx, id, [person.id])
  const looker = { personId: person.id, homePath: person.homePath, hasPlace: place ? 'yes' : 'no' } as const
  if (!seesOccasion(occasion, looker)) throw refusal('occasions.not-found')
  return { occasion, person, place }
}

/** The sentence that says why the rule leaves somebody out; null when she may come. */
export async function whyNot(tx: Tx, occasion: Occasion, personId: string): Promise<string | null> {
  const reasons = await whyNotMany(tx, occasion, [personId])
  return reasons.get(personId) ?? null
}

/** Those whom the rule leaves out, each with the sentence why. */
export async function whyNotMany(
  tx: Tx,
  occasion: Pick<Occasion, 'kind' | 'rule'>,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { eligibility } = occasionKindOf(occasion.kind)
  if (!eligibility || occasion.rule === null) return new Map()
  const rule = eligibility.parseRule(occasion.rule)
  const candidates = await eligibility.candidatesOf(tx, personIds)
  return new Map(
    personIds.flatMap((personId): [string, string][] => {
      const candidate = candidates.get(personId)
      const said = candidate === undefined ? peopleText.unknownCandidate : eligibility.decide(rule, candidate)
      return said === true ? [] : [[personId, said]]
    }),
  )
}

type Given = Pick<SeatPlace, 'venue' | 'role' | 'state' | 'origin' | 'turn'>

export function placeOf(occasion: Occasion, person: Pick<Person, 'id' | 'name'>, given: Given): SeatPlace {
  const at = now()
  return {
    ...given,
    ownerId: person.id,
    occasionId: occasion.id,
    orgPath: occasion.orgPath,
    personName: person.name,
    takenAt: at,
    placedAt: given.state === 'placed' ? at : null,
    leftAt: null,
    attendedAt: null,
    attendedBy: null,
    attendedByName: null,
  }
}
