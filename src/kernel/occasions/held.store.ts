import { run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Actor } from '../access/index.ts'
import type { Occasion, TallyCount, VenueWish } from './model.ts'

export type HeldRow = {
  readonly occasion: Occasion
  readonly venues: readonly VenueWish[]
  readonly note: string
  readonly counts: readonly TallyCount[]
}

/** Writes occasions of one host that were held already, each with its venues, its line of history and its counts. */
export async function insertHeld(tx: Tx, actor: Actor, held: readonly HeldRow[]): Promise<void> {
  const all = held.map((one) => one.occasion)
  const [host] = all
  await run(
    tx,
    sql`insert into occasions.occasions (owner_id, id, org_path, kind, title, summary, place_kind, visibility, rule, subject_kind, subject_id,
        starts_at, ends_at, enrol_until, state, announced_at, closed_at, cancelled_at, planned_by, planned_at, version)
      select ${host!.ownerId}, id, ${host!.orgPath}::uuid[], ${host!.kind}, title, summary, place_kind, visibility, null, subject_kind, subject_id,
        starts_at, ends_at, enrol_until, 'held', closed_at, closed_at, null, ${actor.name}, closed_at, 1
      from unnest(${all.map((one) => one.id)}::uuid[], ${all.map((one) => one.title)}::text[], ${all.map((one) => one.summary)}::text[],
        ${all.map((one) => one.placeKind)}::text[], ${all.map((one) => one.visibility)}::text[], ${all.map((one) => one.subjectKind)}::text[],
        ${all.map((one) => one.subjectId)}::uuid[], ${all.map((one) => one.startsAt)}::timestamptz[], ${all.map((one) => one.endsAt)}::timestamptz[],
        ${all.map((one) => one.enrolUntil)}::timestamptz[], ${all.map((one) => one.closedAt)}::timestamptz[])
        as given (id, title, summary, place_kind, visibility, subject_kind, subject_id, starts_at, ends_at, enrol_until, closed_at)`,
  )
  const venues = held.flatMap(({ occasion, venues: wishes }) =>
    wishes.map((wish, at) => ({ ...wish, id: occasion.id, at: at + 1 })),
  )
  await run(
    tx,
    sql`insert into occasions.venues (owner_id, occasion_id, number, name, place, live_url, capacity, taken, turns)
      select ${host!.ownerId}, id, at, name, place, live_url, capacity, 0, 0
      from unnest(${venues.map((one) => one.id)}::uuid[], ${venues.map((one) => one.at)}::smallint[], ${venues.map((one) => one.name)}::text[],
        ${venues.map((one) => one.place)}::text[], ${venues.map((one) => one.liveUrl ?? null)}::text[],
        ${venues.map((one) => one.capacity)}::integer[]) as given (id, at, name, place, live_url, capacity)`,
  )
  await run(
    tx,
    sql`insert into occasions.history (owner_id, occasion_id, seq, action, at, actor_id, actor_name, note, facts)
      select ${host!.ownerId}, id, 1, 'held', ${host!.plannedAt}::timestamptz, ${actor.personId}::uuid, ${actor.name}, note, '{}'
      from unnest(${all.map((one) => one.id)}::uuid[], ${held.map((one) => one.note || null)}::text[]) as given (id, note)`,
  )
  const counts = held.flatMap(({ occasion, counts: found }) =>
    found.map((one) => ({ ...one, occasionId: occasion.id })),
  )
  await run(
    tx,
    sql`insert into occasions.counts (owner_id, occasion_id, id, tally, venue, quantity, note, counted_by, counted_at, takes_back)
      select ${host!.ownerId}, occasion_id, id, tally, null, quantity, '', ${actor.name}, ${host!.plannedAt}::timestamptz, null
      from unnest(${counts.map((one) => one.occasionId)}::uuid[], ${counts.map((one) => one.id)}::uuid[],
        ${counts.map((one) => one.tally)}::text[], ${counts.map((one) => one.quantity)}::integer[])
        as given (occasion_id, id, tally, quantity)`,
  )
}
