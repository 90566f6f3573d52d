import type { Instant } from '../../platform/dates.ts'
import { find, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { PersonId } from '../people/index.ts'
import type { Guest, Occasion, TallyCount } from './model.ts'

type Key = Pick<Occasion, 'ownerId' | 'id'>

const columns = sql`id, tally, venue, quantity, note, counted_by, counted_at, takes_back`

/** False when the row it takes back was taken back before. */
export async function insertCount(tx: Tx, { ownerId, id }: Key, one: TallyCount): Promise<boolean> {
  const inserted = await run(
    tx,
    sql`insert into occasions.counts (owner_id, occasion_id, ${columns})
      values (${ownerId}, ${id}, ${one.id}, ${one.tally}, ${one.venue}, ${one.quantity}, ${one.note}, ${one.countedBy},
        ${one.countedAt}, ${one.takesBack}) on conflict (takes_back) do nothing`,
  )
  return inserted === 1
}

export function findCount(tx: Tx, { ownerId, id }: Key, countId: Id): Promise<TallyCount | undefined> {
  return find(
    tx,
    sql`select ${columns} from occasions.counts where owner_id = ${ownerId} and occasion_id = ${id} and id = ${countId}`,
  )
}

/** Every number logged, in order, those taken back and what took them back included. */
export function countsOf(tx: Tx, { ownerId, id }: Key): Promise<TallyCount[]> {
  return rows(
    tx,
    sql`select ${columns} from occasions.counts where owner_id = ${ownerId} and occasion_id = ${id} order by counted_at, id`,
  )
}

export async function insertGuests(
  tx: Tx,
  { ownerId, id }: Key,
  guests: readonly Omit<Guest, 'presentAt'>[],
  by: { readonly name: string; readonly at: Instant },
): Promise<void> {
  await run(
    tx,
    sql`insert into occasions.guests (owner_id, occasion_id, id, name, unit, role, listed_by, listed_at)
      select ${ownerId}, ${id}, guest_id, name, unit, role, ${by.name}, ${by.at}::timestamptz
      from unnest(${guests.map((one) => one.id)}::uuid[], ${guests.map((one) => one.name)}::text[],
        ${guests.map((one) => one.unit)}::text[], ${guests.map((one) => one.role)}::text[]) as given (guest_id, name, unit, role)`,
  )
}

/** Guests who were not marked before, marked present now; tells which. */
export async function markGuestRows(
  tx: Tx,
  { ownerId, id }: Key,
  guestIds: readonly Id[],
  at: Instant,
): Promise<Set<Id>> {
  const marked = await rows<{ id: Id }>(
    tx,
    sql`update occasions.guests set present_at = ${at}
      where owner_id = ${ownerId} and occasion_id = ${id} and id = any(${guestIds}::uuid[]) and present_at is null returning id`,
  )
  return new Set(marked.map((one) => one.id))
}

export function guestsOf(tx: Tx, { ownerId, id }: Key): Promise<Guest[]> {
  return rows(
    tx,
    sql`select id, name, unit, role, present_at from occasions.guests
      where owner_id = ${ownerId} and occasion_id = ${id} order by unit, name, id`,
  )
}

export type Minutes = {
  readonly version: number
  readonly text: string
  readonly fileIds: readonly Id[]
  readonly writtenBy: string
  readonly writtenAt: Instant
}

/** The next version of the minutes. */
export async function insertMinutes(tx: Tx, { ownerId, id }: Key, one: Omit<Minutes, 'version'>): Promise<void> {
  await run(
    tx,
    sql`insert into occasions.minutes (owner_id, occasion_id, version, text, file_ids, written_by, written_at)
      select ${ownerId}, ${id}, coalesce(max(version), 0) + 1, ${one.text}, ${one.fileIds}::uuid[], ${one.writtenBy}, ${one.writtenAt}::timestamptz
      from occasions.minutes where owner_id = ${ownerId} and occasion_id = ${id}`,
  )
}

/** Versions of the minutes, the newest first. */
export function minutesOf(tx: Tx, { ownerId, id }: Key): Promise<Minutes[]> {
  return rows(
    tx,
    sql`select version, text, file_ids, written_by, written_at from occasions.minutes
      where owner_id = ${ownerId} and occasion_id = ${id} order by version desc`,
  )
}

export type Feedback = { readonly stars: number; readonly text: string; readonly givenAt: Instant }

/** False when she gave hers before. */
export async function insertFeedback(
  tx: Tx,
  { id, orgPath }: Pick<Occasion, 'id' | 'orgPath'>,
  ownerId: PersonId,
  one: Feedback,
): Promise<boolean> {
  const inserted = await run(
    tx,
    sql`insert into occasions.feedback (owner_id, occasion_id, org_path, stars, text, given_at)
      values (${ownerId}, ${id}, ${orgPath}::uuid[], ${one.stars}, ${one.text}, ${one.givenAt}) on conflict do nothing`,
  )
  return inserted === 1
}

/** The newest hundred, without names. */
export function feedbackRows(tx: Tx, occasionId: Id): Promise<Feedback[]> {
  return rows(
    tx,
    sql`select stars, text, given_at from occasions.feedback where occasion_id = ${occasionId} order by given_at desc limit 100`,
  )
}

export function feedbackByPerson(tx: Tx, occasionId: Id, ownerId: PersonId): Promise<Feedback | undefined> {
  return find(
    tx,
    sql`select stars, text, given_at from occasions.feedback where owner_id = ${ownerId} and occasion_id = ${occasionId}`,
  )
}

/** How many gave feedback on an occasion, and the sum of their stars. */
export async function sumOfFeedback(tx: Tx, occasionId: Id): Promise<{ count: number; stars: number }> {
  const [sum] = await rows<{ count: number; stars: number }>(
    tx,
    sql`select count(*)::integer as count, coalesce(sum(stars), 0)::integer as stars from occasions.feedback where occasion_id = ${occasionId}`,
  )
  return sum!
}
