import type { Instant } from '../../platform/dates.ts'
import { find, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Squad, SquadMember } from './model.ts'

const columns = sql`owner_id, id, org_path, name, families, leader, formed_at, ended_at`

/** False when the union has one of that name. */
export async function insertSquad(tx: Tx, one: Squad): Promise<boolean> {
  const inserted = await run(
    tx,
    sql`insert into orders.squads (${columns})
      values (${one.ownerId}, ${one.id}, ${one.orgPath}::uuid[], ${one.name}, ${one.families}::text[], ${one.leader}, ${one.formedAt},
        ${one.endedAt}) on conflict (owner_id, name) do nothing`,
  )
  return inserted === 1
}

export async function insertMembers(
  tx: Tx,
  { ownerId, id }: Pick<Squad, 'ownerId' | 'id'>,
  members: readonly SquadMember[],
  at: Instant,
): Promise<void> {
  await run(
    tx,
    sql`insert into orders.squad_members (owner_id, id, squad_id, name, volunteer, joined_at)
      select ${ownerId}, member_id, ${id}, name, volunteer, ${at}::timestamptz
      from unnest(${members.map((one) => one.id)}::uuid[], ${members.map((one) => one.name)}::text[],
        ${members.map((one) => one.volunteer)}::text[]) as given (member_id, name, volunteer)`,
  )
}

/** False when nobody of that id is in the squad. */
export async function markMemberLeft(tx: Tx, squad: Squad, memberId: Id, at: Instant): Promise<boolean> {
  const marked = await run(
    tx,
    sql`update orders.squad_members set left_at = ${at}
      where owner_id = ${squad.ownerId} and id = ${memberId} and squad_id = ${squad.id} and left_at is null`,
  )
  return marked === 1
}

export function findSquad(tx: Tx, id: Id): Promise<Squad | undefined> {
  return find(tx, sql`select ${columns} from orders.squads where id = ${id}`)
}

export function lockSquad(tx: Tx, id: Id): Promise<Squad | undefined> {
  return find(tx, sql`select ${columns} from orders.squads where id = ${id} for no key update`)
}

export async function markSquadEnded(tx: Tx, { ownerId, id }: Squad, at: Instant): Promise<void> {
  await run(tx, sql`update orders.squads set ended_at = ${at} where owner_id = ${ownerId} and id = ${id}`)
}

export function squadsByIds(tx: Tx, ids: readonly Id[]): Promise<Squad[]> {
  return rows(tx, sql`select ${columns} from orders.squads where id = any(${ids}::uuid[])`)
}

/** Squads kept by some unions, standing ones first. */
export function squadsOf(tx: Tx, orgIds: readonly Id[]): Promise<Squad[]> {
  return rows(
    tx,
    sql`select ${columns} from orders.squads where owner_id = any(${orgIds}::uuid[]) order by ended_at nulls first, name, id`,
  )
}

export function membersOf(tx: Tx, squadIds: readonly Id[]): Promise<(SquadMember & { readonly squadId: Id })[]> {
  return rows(
    tx,
    sql`select id, squad_id, name, volunteer from orders.squad_members
      where squad_id = any(${squadIds}::uuid[]) and left_at is null order by joined_at, id`,
  )
}

export type Booking = {
  readonly squadId: Id
  readonly occasionId: Id
  readonly startsAt: Instant
  readonly endsAt: Instant
}

/** When another booking of the squad overlaps these times, that one; the squad is locked by the caller. */
export function bookingDuring(tx: Tx, squadId: Id, startsAt: Instant, endsAt: Instant): Promise<Booking | undefined> {
  return find(
    tx,
    sql`select squad_id, occasion_id, starts_at, ends_at from orders.bookings
      where squad_id = ${squadId} and released_at is null and starts_at < ${endsAt}::timestamptz and ends_at > ${startsAt}::timestamptz
      order by starts_at limit 1`,
  )
}

export async function insertBooking(tx: Tx, squad: Squad, id: Id, one: Booking): Promise<void> {
  await run(
    tx,
    sql`insert into orders.bookings (owner_id, id, squad_id, occasion_id, starts_at, ends_at)
      values (${squad.ownerId}, ${id}, ${squad.id}, ${one.occasionId}, ${one.startsAt}, ${one.endsAt})`,
  )
}

export async function releaseBooking(tx: Tx, occasionId: Id, at: Instant): Promise<void> {
  await run(
    tx,
    sql`update orders.bookings set released_at = ${at} where occasion_id = ${occasionId} and released_at is null`,
  )
}

/** Bookings of squads that end after an instant, and every one of the year for what they served. */
export function bookingsOf(tx: Tx, squadIds: readonly Id[], since: Instant): Promise<Booking[]> {
  return rows(
    tx,
    sql`select squad_id, occasion_id, starts_at, ends_at from orders.bookings
      where squad_id = any(${squadIds}::uuid[]) and released_at is null and ends_at > ${since}::timestamptz order by starts_at`,
  )
}
