import type { Instant } from '../../platform/dates.ts'
import { find, get, raw, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Reparenting } from '../orgs/index.ts'
import type { HistoryLine, Occasion, Venue, VenueWish } from './model.ts'

export const columns = sql`owner_id, id, org_path, kind, title, summary, place_kind, visibility, rule, subject_kind, subject_id,
  starts_at, ends_at, enrol_until, state, announced_at, closed_at, cancelled_at, planned_by, planned_at, version`

export async function insertOccasion(tx: Tx, one: Occasion, venues: readonly VenueWish[]): Promise<void> {
  await run(
    tx,
    sql`insert into occasions.occasions (${columns})
      values (${one.ownerId}, ${one.id}, ${one.orgPath}::uuid[], ${one.kind}, ${one.title}, ${one.summary}, ${one.placeKind},
        ${one.visibility}, ${one.rule === null ? null : JSON.stringify(one.rule)}::jsonb, ${one.subjectKind}, ${one.subjectId},
        ${one.startsAt}, ${one.endsAt}, ${one.enrolUntil}, ${one.state}, ${one.announcedAt}, ${one.closedAt}, ${one.cancelledAt},
        ${one.plannedBy}, ${one.plannedAt}, ${one.version})`,
  )
  await insertVenues(tx, one, 1, venues)
}

export async function insertVenues(
  tx: Tx,
  { ownerId, id }: Pick<Occasion, 'ownerId' | 'id'>,
  first: number,
  venues: readonly VenueWish[],
): Promise<void> {
  await run(
    tx,
    sql`insert into occasions.venues (owner_id, occasion_id, number, name, place, live_url, capacity, taken, turns)
      select ${ownerId}, ${id}, ${first}::integer + at - 1, name, place, live_url, capacity, 0, 0
      from unnest(${venues.map((one) => one.name)}::text[], ${venues.map((one) => one.place)}::text[],
        ${venues.map((one) => one.liveUrl ?? null)}::text[], ${venues.map((one) => one.capacity)}::integer[])
        with ordinality as given (name, place, live_url, capacity, at)`,
  )
}

export function lockOccasionRow(tx: Tx, id: Id): Promise<Occasion | undefined> {
  return find(tx, sql`select ${columns} from occasions.occasions where id = ${id} for no key update`)
}

/** Writes what changed and the line of history that says so; the version is the number of that line. */
export async function saveOccasion(tx: Tx, one: Occasion, line: HistoryLine, actorId: Id | null): Promise<void> {
  await run(
    tx,
    sql`update occasions.occasions set title = ${one.title}, summary = ${one.summary}, place_kind = ${one.placeKind},
        visibility = ${one.visibility}, rule = ${one.rule === null ? null : JSON.stringify(one.rule)}::jsonb,
        starts_at = ${one.startsAt}, ends_at = ${one.endsAt}, enrol_until = ${one.enrolUntil}, state = ${one.state},
        announced_at = ${one.announcedAt}, closed_at = ${one.closedAt}, cancelled_at = ${one.cancelledAt}, version = ${line.seq}
      where owner_id = ${one.ownerId} and id = ${one.id}`,
  )
  await insertLine(tx, one, line, actorId)
}

export async function insertLine(
  tx: Tx,
  { ownerId, id }: Pick<Occasion, 'ownerId' | 'id'>,
  line: HistoryLine,
  actorId: Id | null,
): Promise<void> {
  await run(
    tx,
    sql`insert into occasions.history (owner_id, occasion_id, seq, action, at, actor_id, actor_name, note, facts)
      values (${ownerId}, ${id}, ${line.seq}, ${line.action}, ${line.at}, ${actorId}, ${line.actorName}, ${line.note},
        ${JSON.stringify(line.facts)}::jsonb)`,
  )
}

export function venuesOf(tx: Tx, occasionIds: readonly Id[]): Promise<(Venue & { readonly occasionId: Id })[]> {
  return rows(
    tx,
    sql`select occasion_id, number, name, place, live_url, capacity, taken from occasions.venues
      where occasion_id = any(${occasionIds}::uuid[]) order by occasion_id, number`,
  )
}

export function lockVenue(
  tx: Tx,
  { ownerId, id }: Pick<Occasion, 'ownerId' | 'id'>,
  number: number,
): Promise<Venue | undefined> {
  return find(
    tx,
    sql`select number, name, place, live_url, capacity, taken from occasions.venues
      where owner_id = ${ownerId} and occasion_id = ${id} and number = ${number} for no key update`,
  )
}

export async function saveVenue(
  tx: Tx,
  { ownerId, id }: Pick<Occasion, 'ownerId' | 'id'>,
  venue: Omit<Venue, 'taken'>,
): Promise<void> {
  await run(
    tx,
    sql`update occasions.venues set name = ${venue.name}, place = ${venue.place}, live_url = ${venue.liveUrl},
        capacity = ${venue.capacity} where owner_id = ${ownerId} and occasion_id = ${id} and number = ${venue.number}`,
  )
}

/** The next so many turns of a venue, and how many of them get a seat at once; the venue stays locked until the end. */
export async function drawTurns(
  tx: Tx,
  { ownerId, id }: Pick<Occasion, 'ownerId' | 'id'>,
  number: number,
  asked: number,
): Promise<{ readonly firstTurn: number; readonly seated: number } | undefined> {
  return find(
    tx,
    sql`update occasions.venues set turns = turns + ${asked}::integer,
        taken = taken + least(${asked}::integer, coalesce(capacity - taken, ${asked}::integer))
      where owner_id = ${ownerId} and occasion_id = ${id} and number = ${number}
      returning old.turns + 1 as first_turn, new.taken - old.taken as seated`,
  )
}

export async function freeSeats(
  tx: Tx,
  { ownerId, id }: Pick<Occasion, 'ownerId' | 'id'>,
  number: number,
  freed: number,
): Promise<void> {
  await get(
    tx,
    sql`update occasions.venues set taken = taken - ${freed}::integer
      where owner_id = ${ownerId} and occasion_id = ${id} and number = ${number} returning number`,
  )
}

const followers = ['occasions', 'places', 'feedback', 'duties', 'duty_units'] as const

/** Stored paths follow a move or merger, so many rows of each table at a time. */
export async function rewritePaths(tx: Tx, move: Reparenting, most: number): Promise<number> {
  const level = raw(String(move.fromPath.length))
  let moved = 0
  for (const table of followers) {
    const paths = table === 'duty_units' ? (['org_path', 'unit_path'] as const) : (['org_path'] as const)
    for (const path of paths) {
      const [name, column] = [raw(`occasions.${table}`), raw(path)]
      moved += await run(
        tx,
        sql`update ${name} set ${column} = orgs.rewrite_path(${column}, ${move.fromPath}::uuid[], ${move.toPath}::uuid[])
          where ctid in (select ctid from ${name}
            where ${column}[${level}] = ${move.fromPath.at(-1)} and ${column}[1:${level}] = ${move.fromPath}::uuid[] limit ${most})`,
      )
    }
  }
  return moved
}

/** Occasions of the day after, whose people have not been reminded. */
export function occasionsBetween(tx: Tx, from: Instant, to: Instant): Promise<Occasion[]> {
  return rows(
    tx,
    sql`select ${columns} from occasions.occasions
      where state = 'announced' and starts_at >= ${from}::timestamptz and starts_at < ${to}::timestamptz order by starts_at, id`,
  )
}
