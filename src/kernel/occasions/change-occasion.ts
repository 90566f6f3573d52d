import { now } from '../../platform/clock.ts'
import { dayOf, displayMoment, type Instant } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { recordFacts } from '../indicators/index.ts'
import { refusal } from './errors.ts'
import { occasionKindOf } from './kinds.ts'
import { lockOccasion, requireOpen, requireToCome } from './lock-occasion.ts'
import type { HistoryLine, Occasion, PlanOccasion, VenueWish } from './model.ts'
import { concerned } from './places.store.ts'
import { deedOn, requireRule } from './plan-occasion.ts'
import { attendedAt } from './queries.ts'
import { hasBegun, heldFact, unknownWord } from './rules.ts'
import { insertVenues, lockVenue, saveOccasion, saveVenue, venuesOf } from './store.ts'
import { seatWaiting } from './take-place.ts'
import { tell } from './tell-people.ts'

export type ReviseOccasion = Pick<
  PlanOccasion,
  'title' | 'summary' | 'placeKind' | 'visibility' | 'venues' | 'rule'
> & { readonly id: Id }

/** 修改: words, rule and venues, before it begins. More seats move up those who wait; fewer than are taken are refused. */
export async function reviseOccasion(tx: Tx, actor: Actor, change: ReviseOccasion): Promise<Occasion> {
  const occasion = await lockOccasion(tx, actor, change.id)
  requireOpen(occasion)
  if (hasBegun(occasion, now())) throw refusal('occasions.begun', { title: occasion.title })
  const kind = occasionKindOf(occasion.kind)
  const odd = unknownWord(kind.placeKinds, change.placeKind ?? null)
  if (odd !== null) throw refusal('occasions.word-unknown', { word: odd })
  const revised: Occasion = {
    ...occasion,
    title: change.title,
    summary: change.summary,
    placeKind: change.placeKind ?? null,
    visibility: change.visibility,
    rule: requireRule(kind, change.rule ?? null),
  }
  await advance(tx, actor, revised, 'revised', { note: null, facts: {} })
  await reviseVenues(tx, revised, change.venues)
  await recordAudit(tx, actor, deedOn('occasions.revised', revised))
  return revised
}

async function reviseVenues(tx: Tx, occasion: Occasion, wishes: readonly VenueWish[]): Promise<void> {
  const known = await venuesOf(tx, [occasion.id])
  if (wishes.length < known.length) throw refusal('occasions.venue-unknown')
  for (const [at, wish] of wishes.slice(0, known.length).entries()) {
    const venue = (await lockVenue(tx, occasion, at + 1))!
    if (wish.capacity !== null && wish.capacity < venue.taken)
      throw refusal('occasions.seats-taken', { taken: venue.taken })
    await saveVenue(tx, occasion, { ...wish, liveUrl: wish.liveUrl ?? null, number: venue.number })
    await seatWaiting(tx, occasion, venue.number)
  }
  if (wishes.length > known.length) await insertVenues(tx, occasion, known.length + 1, wishes.slice(known.length))
}

/** 发布: lets people see it, and tells those on its list. */
export async function announceOccasion(tx: Tx, actor: Actor, id: Id): Promise<Occasion> {
  const occasion = await lockOccasion(tx, actor, id)
  if (occasion.state !== 'planned') throw refusal('occasions.not-planned', { title: occasion.title })
  if (hasBegun(occasion, now())) throw refusal('occasions.in-the-past')
  const announced: Occasion = { ...occasion, state: 'announced', announcedAt: now() }
  await advance(tx, actor, announced, 'announced', { note: null, facts: {} })
  await tell(tx, announced, 'announced', await concerned(tx, announced))
  await recordAudit(tx, actor, deedOn('occasions.announced', announced))
  return announced
}

export type PostponeOccasion = {
  readonly id: Id
  readonly startsAt: Instant
  readonly endsAt: Instant
  /** Another place for the main venue. */
  readonly place?: string | undefined
  readonly reason: string
}

/** 改期: another time, perhaps another place; everybody who has a place or waits is told why. */
export async function postponeOccasion(tx: Tx, actor: Actor, change: PostponeOccasion): Promise<Occasion> {
  const occasion = await lockOccasion(tx, actor, change.id)
  requireToCome(occasion)
  if (change.startsAt < now()) throw refusal('occasions.in-the-past')
  if (change.endsAt <= change.startsAt) throw refusal('occasions.times-reversed')
  const shift = Date.parse(change.startsAt) - Date.parse(occasion.startsAt)
  const moved: Occasion = {
    ...occasion,
    startsAt: change.startsAt,
    endsAt: change.endsAt,
    enrolUntil: earlier(new Date(Date.parse(occasion.enrolUntil) + shift).toISOString(), change.endsAt),
  }
  await advance(tx, actor, moved, 'postponed', {
    note: change.reason,
    facts: { from: occasion.startsAt, to: moved.startsAt },
  })
  if (change.place !== undefined) {
    const main = (await lockVenue(tx, moved, 1))!
    await saveVenue(tx, moved, { ...main, place: change.place })
  }
  await tell(tx, moved, 'postponed', await concerned(tx, moved), { reason: change.reason })
  await recordAudit(tx, actor, deedOn('occasions.postponed', moved, { from: occasion.startsAt, to: moved.startsAt }))
  return moved
}

/** 取消: called off with the reason; everybody who has a place or waits is told. Not once anybody was there. */
export async function cancelOccasion(tx: Tx, actor: Actor, id: Id, reason: string): Promise<Occasion> {
  const occasion = await lockOccasion(tx, actor, id)
  requireOpen(occasion)
  if ((await attendedAt(tx, occasion)).all > 0) throw refusal('occasions.has-attendance', { title: occasion.title })
  const cancelled: Occasion = { ...occasion, state: 'cancelled', cancelledAt: now() }
  await advance(tx, actor, cancelled, 'cancelled', { note: reason, facts: {} })
  if (occasion.state === 'announced') await tell(tx, cancelled, 'cancelled', await concerned(tx, cancelled), { reason })
  await recordAudit(tx, actor, deedOn('occasions.cancelled', cancelled, { reason }))
  return cancelled
}

/** 登记已举办: it counts as one (场次) from now on, on the day on which it began. Refused before it begins. */
export async function closeOccasion(tx: Tx, actor: Actor, id: Id, note: string): Promise<Occasion> {
  const occasion = await lockOccasion(tx, actor, id)
  requireOpen(occasion)
  if (!hasBegun(occasion, now())) throw refusal('occasions.not-begun', { title: occasion.title })
  const held = await markHeld(tx, actor, occasion, note)
  await recordAudit(tx, actor, deedOn('occasions.held', held, { startsAt: displayMoment(held.startsAt) }))
  return held
}

/** Writes that it was held and the fact that counts it. */
async function markHeld(tx: Tx, actor: Actor, occasion: Occasion, note: string): Promise<Occasion> {
  const held: Occasion = { ...occasion, state: 'held', closedAt: now(), announcedAt: occasion.announcedAt ?? now() }
  await advance(tx, actor, held, 'held', { note: note === '' ? null : note, facts: {} })
  await recordFacts(tx, [
    {
      kind: heldFact(held.kind),
      orgId: held.ownerId,
      orgPath: held.orgPath,
      personId: null,
      day: dayOf(held.startsAt),
      quantity: 1,
      amountFen: 0,
      subjectId: held.id,
    },
  ])
  return held
}

async function advance(
  tx: Tx,
  actor: Actor,
  occasion: Occasion,
  action: HistoryLine['action'],
  { note, facts }: Pick<HistoryLine, 'note' | 'facts'>,
): Promise<void> {
  const line = { seq: occasion.version + 1, action, at: now(), actorName: actor.name, note, facts }
  await saveOccasion(tx, occasion, line, actor.personId)
}

function earlier(one: Instant, other: Instant): Instant {
  return one < other ? one : other
}
