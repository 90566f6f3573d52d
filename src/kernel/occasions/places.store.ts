import type { Instant } from '../../platform/dates.ts'
import { find, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { PersonId } from '../people/index.ts'
import type { AttendedBy, Occasion, SeatPlace } from './model.ts'

export const columns = sql`owner_id, occasion_id, org_path, venue, role, person_name, state, origin, turn, taken_at, placed_at,
  left_at, attended_at, attended_by, attended_by_name`

/** Writes places of people who have none, or gave theirs up; tells whose were written. */
export async function writePlaces(tx: Tx, places: readonly SeatPlace[]): Promise<Set<PersonId>> {
  const written = await rows<{ ownerId: PersonId }>(
    tx,
    sql`insert into occasions.places as p (${columns})
      select owner_id, occasion_id, org_path::uuid[], venue, role, person_name, state, origin, turn, taken_at, placed_at, null, attended_at,
        attended_by, attended_by_name
      from unnest(${places.map((one) => one.ownerId)}::uuid[], ${places.map((one) => one.occasionId)}::uuid[],
        ${places.map((one) => `{${one.orgPath.join(',')}}`)}::text[], ${places.map((one) => one.venue)}::smallint[],
        ${places.map((one) => one.role)}::text[], ${places.map((one) => one.personName)}::text[],
        ${places.map((one) => one.state)}::text[], ${places.map((one) => one.origin)}::text[],
        ${places.map((one) => one.turn)}::integer[], ${places.map((one) => one.takenAt)}::timestamptz[],
        ${places.map((one) => one.placedAt)}::timestamptz[], ${places.map((one) => one.attendedAt)}::timestamptz[],
        ${places.map((one) => one.attendedBy)}::text[], ${places.map((one) => one.attendedByName)}::text[])
        as given (owner_id, occasion_id, org_path, venue, role, person_name, state, origin, turn, taken_at, placed_at, attended_at,
          attended_by, attended_by_name)
      on conflict (owner_id, occasion_id) do update set venue = excluded.venue, role = excluded.role, state = excluded.state,
        origin = excluded.origin, turn = excluded.turn, taken_at = excluded.taken_at, placed_at = excluded.placed_at, left_at = null,
        reminded_at = null, attended_at = excluded.attended_at, attended_by = excluded.attended_by, attended_by_name = excluded.attended_by_name
        where p.state = 'left'
      returning owner_id`,
  )
  return new Set(written.map((one) => one.ownerId))
}

export function placesOfPeople(tx: Tx, occasionId: Id, personIds: readonly PersonId[]): Promise<SeatPlace[]> {
  return rows(
    tx,
    sql`select ${columns} from occasions.places where owner_id = any(${personIds}::uuid[]) and occasion_id = ${occasionId}`,
  )
}

export function lockPlace(tx: Tx, ownerId: PersonId, occasionId: Id): Promise<SeatPlace | undefined> {
  return find(
    tx,
    sql`select ${columns} from occasions.places where owner_id = ${ownerId} and occasion_id = ${occasionId} for no key update`,
  )
}

export async function markLeft(tx: Tx, { ownerId, occasionId }: SeatPlace, at: Instant): Promise<void> {
  await run(
    tx,
    sql`update occasions.places set state = 'left', left_at = ${at} where owner_id = ${ownerId} and occasion_id = ${occasionId}`,
  )
}

/** The first who wait at a venue get so many seats, all of them without a limit; the caller holds the venue. */
export function seatFirst(
  tx: Tx,
  occasionId: Id,
  venue: number,
  seats: number | null,
  at: Instant,
): Promise<SeatPlace[]> {
  return rows(
    tx,
    sql`update occasions.places set state = 'placed', placed_at = ${at}
      where (owner_id, occasion_id) in (select owner_id, occasion_id from occasions.places
        where occasion_id = ${occasionId} and venue = ${venue} and state = 'waiting' order by turn limit ${seats} for update)
      returning ${columns}`,
  )
}

/** Marks people present who hold a place and were not marked before; tells whom. */
export async function markPresent(
  tx: Tx,
  occasionId: Id,
  present: readonly { readonly personId: PersonId; readonly at: Instant }[],
  way: AttendedBy,
  byName: string | null,
): Promise<Set<PersonId>> {
  const marked = await rows<{ ownerId: PersonId }>(
    tx,
    sql`update occasions.places p set attended_at = given.at, attended_by = ${way}, attended_by_name = ${byName}
      from unnest(${present.map((one) => one.personId)}::uuid[], ${present.map((one) => one.at)}::timestamptz[]) as given (owner_id, at)
      where p.owner_id = given.owner_id and p.occasion_id = ${occasionId} and p.state = 'placed' and p.attended_at is null
      returning p.owner_id`,
  )
  return new Set(marked.map((one) => one.ownerId))
}

/** Whom to tell of a change: all who hold a place or wait. */
export function concerned(tx: Tx, { id }: Pick<Occasion, 'id'>): Promise<SeatPlace[]> {
  return rows(
    tx,
    sql`select ${columns} from occasions.places where occasion_id = ${id} and state in ('placed', 'waiting') order by venue, turn`,
  )
}

/** Those of an occasion who hold a place and were not reminded, marked as reminded now. */
export function takeUnreminded(tx: Tx, occasionId: Id, at: Instant): Promise<SeatPlace[]> {
  return rows(
    tx,
    sql`update occasions.places set reminded_at = ${at}
      where occasion_id = ${occasionId} and state = 'placed' and reminded_at is null returning ${columns}`,
  )
}

/** How many ask before somebody who waits at a venue. */
export async function waitingBefore(tx: Tx, occasionId: Id, venue: number, turn: number): Promise<number> {
  const [row] = await rows<{ before: number }>(
    tx,
    sql`select count(*)::integer as before from occasions.places
      where occasion_id = ${occasionId} and venue = ${venue} and state = 'waiting' and turn < ${turn}`,
  )
  return row!.before
}
