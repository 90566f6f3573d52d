import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { recordFacts } from '../indicators/index.ts'
import { type PersonId, personsByIds } from '../people/index.ts'
import { attendance } from './attendance.ts'
import { insertGuests, markGuestRows } from './counts.store.ts'
import { refusal } from './errors.ts'
import { occasionKindOf } from './kinds.ts'
import { lockOccasion, occasionToRun, requireOpen } from './lock-occasion.ts'
import type { Guest } from './model.ts'
import { placesOfPeople, writePlaces } from './places.store.ts'
import { deedOn } from './plan-occasion.ts'
import { firstRole, hasBegun, unknownWord } from './rules.ts'
import { drawTurns } from './store.ts'
import { placeOf, whyNotMany } from './take-place.ts'
import { tell } from './tell-people.ts'

export type Invitation = {
  readonly personIds: readonly PersonId[]
  readonly role?: string | undefined
  readonly venue?: number | undefined
}

/**
 * 邀请、列入名单: people of the actor's scope, in the order given; those for whom there is no seat wait. Whoever is listed
 * already stays as she is. Refuses whoever the rule of the kind leaves out and, whole, people the actor cannot see.
 */
export async function invitePeople(
  tx: Tx,
  actor: Actor,
  occasionId: Id,
  invitation: Invitation,
): Promise<{ readonly placed: number; readonly waiting: number; readonly known: number }> {
  const occasion = await lockOccasion(tx, actor, occasionId)
  requireOpen(occasion)
  const kind = occasionKindOf(occasion.kind)
  const role = requireRole(kind.roles, invitation.role)
  const wanted = [...new Set(invitation.personIds)]
  const people = new Map((await personsByIds(tx, wanted)).map((one) => [one.id, one]))
  if (people.size < wanted.length) throw refusal('occasions.person-unknown', { count: wanted.length - people.size })
  const [left] = await whyNotMany(tx, occasion, wanted)
  if (left) throw refusal('occasions.not-eligible', { title: occasion.title, reason: left[1] })

  const listed = new Set(
    (await placesOfPeople(tx, occasionId, wanted)).filter((one) => one.state !== 'left').map((one) => one.ownerId),
  )
  const fresh = wanted.filter((personId) => !listed.has(personId))
  const venue = invitation.venue ?? 1
  const drawn = await drawTurns(tx, occasion, venue, fresh.length)
  if (!drawn) throw refusal('occasions.venue-unknown')
  const places = fresh.map((personId, at) =>
    placeOf(occasion, people.get(personId)!, {
      ...{ venue, role, origin: 'invited', turn: drawn.firstTurn + at },
      state: at < drawn.seated ? 'placed' : 'waiting',
    }),
  )
  if ((await writePlaces(tx, places)).size < places.length) throw refusal('occasions.place-taken', { name: '' })
  const placed = places.filter((one) => one.state === 'placed')
  if (occasion.state === 'announced' && !hasBegun(occasion, now())) await tell(tx, occasion, 'invited', placed)
  const outcome = { placed: placed.length, waiting: places.length - placed.length, known: listed.size }
  await recordAudit(tx, actor, deedOn('occasions.invited', occasion, outcome))
  return outcome
}

/** 来宾名单: people without a record of their own, by name and unit. */
export async function addGuests(
  tx: Tx,
  actor: Actor,
  occasionId: Id,
  guests: readonly { readonly name: string; readonly unit: string; readonly role?: string | undefined }[],
): Promise<void> {
  const occasion = await lockOccasion(tx, actor, occasionId)
  requireOpen(occasion)
  const { roles } = occasionKindOf(occasion.kind)
  const listed = guests.map(
    (one): Omit<Guest, 'presentAt'> => ({ ...one, id: newId(), role: requireRole(roles, one.role) }),
  )
  await insertGuests(tx, occasion, listed, { name: actor.name, at: now() })
  await recordAudit(tx, actor, deedOn('occasions.guests-listed', occasion, { guests: guests.length }))
}

/** 来宾到场: each counts once (人次); whoever is not on the list is left out. */
export async function markGuests(tx: Tx, actor: Actor, occasionId: Id, guestIds: readonly Id[]): Promise<number> {
  const occasion = await occasionToRun(tx, actor, occasionId)
  if (!hasBegun(occasion, now())) throw refusal('occasions.not-begun', { title: occasion.title })
  const marked = await markGuestRows(tx, occasion, guestIds, now())
  await recordFacts(
    tx,
    [...marked].map(() => attendance(occasion, null, 1)),
  )
  await recordAudit(tx, actor, deedOn('occasions.guests-present', occasion, { guests: marked.size }))
  return marked.size
}

function requireRole(roles: Readonly<Record<string, string>>, wanted: string | undefined): string {
  const odd = unknownWord(roles, wanted ?? null)
  if (odd !== null) throw refusal('occasions.word-unknown', { word: odd })
  return wanted ?? firstRole({ roles })
}
