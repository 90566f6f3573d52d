import type { Cursor } from '../../platform/cursor.ts'
import type { Instant } from '../../platform/dates.ts'
import { empty, find, raw, rows, type Sql, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Org, OrgId } from '../orgs/index.ts'
import type { PersonId } from '../people/index.ts'
import type { OccasionState } from './contract.ts'
import type { HistoryLine, Occasion, OccasionFinding, SeatPlace } from './model.ts'
import { columns as placeColumns } from './places.store.ts'
import { columns } from './store.ts'

export function findOccasion(tx: Tx, id: Id): Promise<Occasion | undefined> {
  return find(tx, sql`select ${columns} from occasions.occasions where id = ${id}`)
}

/** Occasions by their ids, those the transaction may see. */
export function occasionsByIds(tx: Tx, ids: readonly Id[]): Promise<Occasion[]> {
  return rows(tx, sql`select ${columns} from occasions.occasions where id = any(${ids}::uuid[])`)
}

/** Occasions that serve something, such as an order or a case, the earliest first. */
export function occasionsOfSubject(tx: Tx, subjectId: Id): Promise<Occasion[]> {
  return rows(
    tx,
    sql`select ${columns} from occasions.occasions where subject_id = ${subjectId} order by starts_at, id`,
  )
}

export type OccasionWish = {
  readonly below: Pick<Org, 'id' | 'depth'>
  readonly kinds: readonly string[]
  readonly state?: OccasionState | undefined
  readonly from?: Instant | undefined
  /** The first instant after it. */
  readonly until?: Instant | undefined
  readonly search?: string | undefined
  readonly after?: Cursor | null
  readonly most: number
}

/** Occasions below an organisation, the latest start first: one index a level, one ordered run a kind. */
export function listOccasions(tx: Tx, wish: OccasionWish): Promise<Occasion[]> {
  const level = raw(String(wish.below.depth + 1))
  return rows(
    tx,
    sql`select o.* from unnest(${wish.kinds}::text[]) as wanted (kind)
      cross join lateral (
        select ${columns} from occasions.occasions o
        where o.org_path[${level}] = ${wish.below.id} and o.kind = wanted.kind
          ${wish.state ? sql`and o.state = ${wish.state}` : empty} ${wish.from ? sql`and o.starts_at >= ${wish.from}::timestamptz` : empty}
          ${wish.until ? sql`and o.starts_at < ${wish.until}::timestamptz` : empty}
          ${wish.search ? sql`and strpos(o.title, ${wish.search}) > 0` : empty}
          ${wish.after ? sql`and (o.starts_at, o.id) < (${wish.after.at}::timestamptz, ${wish.after.id}::uuid)` : empty}
        order by o.starts_at desc, o.id desc limit ${wish.most}) o
      order by o.starts_at desc, o.id desc limit ${wish.most}`,
  )
}

type ComingWish = {
  readonly kind?: string | undefined
  readonly after?: Cursor | null
  readonly now: Instant
  readonly most: number
}

/** Announced and not over, the next end first; with a person those of hers besides what everyone sees. */
export function listComing(
  tx: Tx,
  wish: ComingWish & { readonly person: { readonly id: PersonId; readonly homePath: readonly OrgId[] } | null },
): Promise<Occasion[]> {
  const mine: Sql = wish.person
    ? sql`or visibility = 'members' and owner_id = any(${wish.person.homePath}::uuid[])
        or exists (select from occasions.places p where p.owner_id = ${wish.person.id} and p.occasion_id = o.id and p.state <> 'left')`
    : empty
  return rows(
    tx,
    sql`select ${columns} from occasions.occasions o
      where state = 'announced' and ends_at > ${wish.now}::timestamptz and (visibility = 'everyone' ${mine})
        ${wish.kind ? sql`and kind = ${wish.kind}` : empty}
        ${wish.after ? sql`and (ends_at, id) > (${wish.after.at}::timestamptz, ${wish.after.id}::uuid)` : empty}
      order by ends_at, id limit ${wish.most}`,
  )
}

/** The last occasion of a kind that a host held before an instant, with whose outcome the next one opens. */
export function previousOccasion(
  tx: Tx,
  wish: { readonly orgId: OrgId; readonly kind: string; readonly before: Instant },
): Promise<Occasion | undefined> {
  return find(
    tx,
    sql`select ${columns} from occasions.occasions
      where owner_id = ${wish.orgId} and kind = ${wish.kind} and state = 'held' and starts_at < ${wish.before}::timestamptz
      order by starts_at desc limit 1`,
  )
}

export function historyOf(tx: Tx, { ownerId, id }: Pick<Occasion, 'ownerId' | 'id'>): Promise<HistoryLine[]> {
  return rows(
    tx,
    sql`select seq, action, at, actor_name, note, facts from occasions.history
      where owner_id = ${ownerId} and occasion_id = ${id} order by seq`,
  )
}

/** Places of an occasion in a state, in order of turns, from after a person's on. */
export function placesOf(
  tx: Tx,
  occasionId: Id,
  wish: {
    readonly state: SeatPlace['state']
    readonly after?: { readonly turn: number; readonly id: PersonId } | undefined
    readonly most: number
  },
): Promise<SeatPlace[]> {
  return rows(
    tx,
    sql`select ${placeColumns} from occasions.places where occasion_id = ${occasionId} and state = ${wish.state}
        ${wish.after ? sql`and (turn, owner_id) > (${wish.after.turn}::integer, ${wish.after.id}::uuid)` : empty}
      order by turn, owner_id limit ${wish.most}`,
  )
}

/** Where a person has, had or waits for a place, the newest asking first. */
export function placesOfPerson(tx: Tx, personId: PersonId, most: number): Promise<SeatPlace[]> {
  return rows(
    tx,
    sql`select ${placeColumns} from occasions.places where owner_id = ${personId} order by taken_at desc limit ${most}`,
  )
}

/** What a person's places of some occasions are. */
export function placesOfPersonAt(tx: Tx, personId: PersonId, occasionIds: readonly Id[]): Promise<SeatPlace[]> {
  return rows(
    tx,
    sql`select ${placeColumns} from occasions.places where owner_id = ${personId} and occasion_id = any(${occasionIds}::uuid[])`,
  )
}

export type Attended = {
  readonly occasionId: Id
  readonly placed: number
  readonly waiting: number
  readonly checkedIn: number
  readonly guests: number
  /** People counted without a name. */
  readonly heads: number
  /** 人次: checked in, guests present and heads. */
  readonly all: number
}

/** Who was there, by occasion; those the transaction may see. */
export async function attendedAtMany(tx: Tx, ids: readonly Id[]): Promise<ReadonlyMap<Id, Attended>> {
  const found = await rows<Attended>(
    tx,
    sql`select o.id as occasion_id, p.placed, p.waiting, p.checked_in, g.guests, c.heads, p.checked_in + g.guests + c.heads as "all"
      from occasions.occasions o
      cross join lateral (select count(*) filter (where state = 'placed')::integer as placed,
        count(*) filter (where state = 'waiting')::integer as waiting, count(attended_at)::integer as checked_in
        from occasions.places where occasion_id = o.id) p
      cross join lateral (select count(present_at)::integer as guests from occasions.guests where owner_id = o.owner_id and occasion_id = o.id) g
      cross join lateral (select coalesce(sum(quantity), 0)::integer as heads from occasions.counts
        where owner_id = o.owner_id and occasion_id = o.id and tally = 'people') c
      where o.id = any(${ids}::uuid[])`,
  )
  return new Map(found.map((one) => [one.occasionId, one]))
}

export async function attendedAt(tx: Tx, { id }: Pick<Occasion, 'id'>): Promise<Attended> {
  return (await attendedAtMany(tx, [id])).get(id)!
}

/** Seats that do not add up, and people who wait beside a free seat. */
export function brokenSeats(tx: Tx): Promise<OccasionFinding[]> {
  return rows(
    tx,
    sql`select 'taken-differs' as rule, v.occasion_id, v.taken as found, count(p.owner_id)::integer as expected
        from occasions.venues v left join occasions.places p on p.occasion_id = v.occasion_id and p.venue = v.number and p.state = 'placed'
        group by v.owner_id, v.occasion_id, v.number having v.taken <> count(p.owner_id)
      union all
      select 'waits-beside-a-free-seat', v.occasion_id, coalesce(v.capacity - v.taken, 1), 0
        from occasions.venues v
        where (v.capacity is null or v.taken < v.capacity) and exists (
          select from occasions.places p where p.occasion_id = v.occasion_id and p.venue = v.number and p.state = 'waiting')`,
  )
}

/** 人次 as the rows say: checked in, guests present and heads counted, by occasion. */
export async function attendanceLogged(
  tx: Tx,
): Promise<{ readonly id: Id; readonly kind: string; readonly logged: number }[]> {
  return rows(
    tx,
    sql`select o.id, o.kind, (coalesce(p.n, 0) + coalesce(g.n, 0) + coalesce(c.n, 0))::integer as logged
      from occasions.occasions o
      left join (select occasion_id, count(attended_at) as n from occasions.places group by occasion_id) p on p.occasion_id = o.id
      left join (select occasion_id, count(present_at) as n from occasions.guests group by occasion_id) g on g.occasion_id = o.id
      left join (select occasion_id, sum(quantity) as n from occasions.counts where tally = 'people' group by occasion_id) c on c.occasion_id = o.id`,
  )
}
