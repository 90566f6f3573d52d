import { now } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { displayMoment, type Instant } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { recordFacts } from '../indicators/index.ts'
import { type PersonId, personsByIds } from '../people/index.ts'
import { attendance } from './attendance.ts'
import { doorCodeOf } from './door-code.ts'
import { refusal } from './errors.ts'
import { occasionKindOf } from './kinds.ts'
import { occasionToRun } from './lock-occasion.ts'
import type { AttendedBy, DoorCode, Occasion } from './model.ts'
import { markPresent, placesOfPeople, writePlaces } from './places.store.ts'
import { deedOn } from './plan-occasion.ts'
import {
  doorHours,
  doorStepAt,
  doorStepSeconds,
  doorSteps,
  firstRole,
  isDoorOpen,
  mayStillSync,
  syncDays,
} from './rules.ts'
import { drawTurns } from './store.ts'
import { meetOccasion, placeOf } from './take-place.ts'
import { stateText } from './text.ts'

const lateAfterMs = 120_000

/** 签到码: what the door shows for so many half minutes from now on, so that it goes on without a line. */
export async function doorCodes(
  tx: Tx,
  actor: Actor,
  occasionId: Id,
  ahead: number,
): Promise<{ occasion: Occasion; codes: DoorCode[] }> {
  const occasion = await occasionToRun(tx, actor, occasionId)
  requireNotCancelled(occasion)
  const first = doorStepAt(Date.parse(now()))
  const codes = Array.from({ length: ahead }, (_, at): DoorCode => {
    const step = first + at
    return { code: doorCodeOf(config().sealKeys, occasion.id, step), from: instantOf(step), until: instantOf(step + 1) }
  })
  return { occasion, codes }
}

export type CheckInByCode = {
  readonly occasionId: Id
  readonly code: string
  /** When she read it at the door; her phone may have been without a line since. */
  readonly at: Instant
}

/**
 * 扫码签到: the actor read the code at the door at an instant; sent late it is marked so, sent again it is the same
 * check-in. Refuses a code that did not hold then, a shut door, and whoever has no place where nobody walks in. Runs in a
 * transaction of the system.
 */
export async function checkInByCode(
  tx: Tx,
  actor: Actor,
  input: CheckInByCode,
): Promise<{ attendedAt: Instant; late: boolean }> {
  const { occasion, person, place } = await meetOccasion(tx, actor, input.occasionId)
  requireDoor(occasion, input.at)
  const keys = config().sealKeys
  const holds = doorSteps(Date.parse(input.at)).some((step) => doorCodeOf(keys, occasion.id, step) === input.code)
  if (!holds) throw refusal('occasions.door-code-wrong')
  if (place?.attendedAt) return { attendedAt: place.attendedAt, late: place.attendedBy === 'late-code' }
  const late = Date.parse(now()) - Date.parse(input.at) > lateAfterMs
  const present = [{ personId: person.id, at: input.at }]
  const { missing } = await letIn(tx, occasion, present, late ? 'late-code' : 'code', null)
  if (missing.has(person.id)) throw refusal(missing.get(person.id)!, { title: occasion.title })
  await recordAudit(tx, actor, deedOn('occasions.checked-in', occasion, { late }))
  return { attendedAt: input.at, late }
}

/** 工作人员登记到场: people of the list, or of the actor's scope where one may walk in. Tells how many were marked now. */
export async function checkInByHand(
  tx: Tx,
  actor: Actor,
  occasionId: Id,
  personIds: readonly PersonId[],
): Promise<{ marked: number; known: number }> {
  const occasion = await occasionToRun(tx, actor, occasionId)
  requireNotCancelled(occasion)
  if (occasion.startsAt > now() && !isDoorOpen(occasion, now(), now()))
    throw refusal('occasions.not-begun', { title: occasion.title })
  const wanted = [...new Set(personIds)]
  const present = wanted.map((personId) => ({ personId, at: now() }))
  const { marked, missing } = await letIn(tx, occasion, present, 'hand', actor.name)
  const [first] = missing
  if (first) throw refusal(first[1], { title: occasion.title, count: missing.size })
  await recordAudit(tx, actor, deedOn('occasions.checked-in-by-hand', occasion, { people: marked.size }))
  return { marked: marked.size, known: wanted.length - marked.size }
}

type Present = { readonly personId: PersonId; readonly at: Instant }
type Missing = 'occasions.no-place' | 'occasions.full' | 'occasions.person-unknown'

/** Marks people present and books the facts; whoever has no place walks in where the kind allows it and a seat is free. */
export async function letIn(
  tx: Tx,
  occasion: Occasion,
  present: readonly Present[],
  way: AttendedBy,
  byName: string | null,
): Promise<{ marked: ReadonlySet<PersonId>; missing: ReadonlyMap<PersonId, Missing> }> {
  const marked = await markPresent(tx, occasion.id, present, way, byName)
  const left = present.filter(({ personId }) => !marked.has(personId))
  const known = await placesOfPeople(
    tx,
    occasion.id,
    left.map((one) => one.personId),
  )
  const there = new Set(known.filter((one) => one.attendedAt !== null).map((one) => one.ownerId))
  const waits = new Set(known.filter((one) => one.state === 'waiting').map((one) => one.ownerId))
  const missing = new Map<PersonId, Missing>()
  for (const one of left.filter(({ personId }) => !there.has(personId))) {
    const because = waits.has(one.personId) ? 'occasions.full' : await walkIn(tx, occasion, one, way, byName)
    if (because) missing.set(one.personId, because)
    else marked.add(one.personId)
  }
  await recordFacts(
    tx,
    [...marked].map((personId) => attendance(occasion, personId, 1)),
  )
  return { marked, missing }
}

async function walkIn(
  tx: Tx,
  occasion: Occasion,
  { personId, at }: Present,
  way: AttendedBy,
  byName: string | null,
): Promise<Missing | null> {
  const kind = occasionKindOf(occasion.kind)
  if (kind.walkIn === 'no') return 'occasions.no-place'
  const [person] = await personsByIds(tx, [personId])
  if (!person) return 'occasions.person-unknown'
  const drawn = (await drawTurns(tx, occasion, 1, 1))!
  if (drawn.seated === 0) return 'occasions.full'
  const given = { venue: 1, role: firstRole(kind), state: 'placed', origin: 'walk-in', turn: drawn.firstTurn } as const
  const place = { ...placeOf(occasion, person, given), attendedAt: at, attendedBy: way, attendedByName: byName }
  if ((await writePlaces(tx, [place])).size === 0) throw new Error('somebody without a place has one')
  return null
}

/** Refuses what is called off, was not announced, a door that was shut at the instant, and what is sent too late. */
export function requireDoor(occasion: Occasion, at: Instant): void {
  requireNotCancelled(occasion)
  if (occasion.announcedAt === null) throw refusal('occasions.not-announced', { title: occasion.title })
  if (!mayStillSync(occasion, now())) throw refusal('occasions.sync-too-late', { days: syncDays })
  const { from, until } = doorHours(occasion)
  if (!isDoorOpen(occasion, at, now()))
    throw refusal('occasions.door-shut', { from: displayMoment(from), until: displayMoment(until) })
}

function requireNotCancelled({ state, title }: Occasion): void {
  if (state === 'cancelled') throw refusal('occasions.over', { title, state: stateText.cancelled })
}

function instantOf(step: number): string {
  return new Date(step * doorStepSeconds * 1000).toISOString()
}
