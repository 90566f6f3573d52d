import type { Org, Reparenting } from '../../kernel/orgs/index.ts'
import type { Instant } from '../../platform/dates.ts'
import { empty, find, raw, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { OfferFamily, Order, OrderChannel, OrderState } from './model.ts'

const columns = sql`owner_id, id, org_path, menu_org_id, menu_path, offer_id, family, title, wish, place_kind, place, wanted_from, wanted_to,
  people, channel, caller_sealed, entered_by, ordered_at, state, office_id, taken_by, taken_at, squad_id, occasion_id, served_at, stars,
  said, rated_at`

export async function insertOrder(tx: Tx, one: Order): Promise<void> {
  await run(
    tx,
    sql`insert into orders.orders (${columns})
      values (${one.ownerId}, ${one.id}, ${one.orgPath}::uuid[], ${one.menuOrgId}, ${one.menuPath}::uuid[], ${one.offerId}, ${one.family},
        ${one.title}, ${one.wish}, ${one.placeKind}, ${one.place}, ${one.wantedFrom}, ${one.wantedTo}, ${one.people}, ${one.channel},
        ${one.callerSealed}, ${one.enteredBy}, ${one.orderedAt}, ${one.state}, ${one.officeId}, ${one.takenBy}, ${one.takenAt},
        ${one.squadId}, ${one.occasionId}, ${one.servedAt}, ${one.stars}, ${one.said}, ${one.ratedAt})`,
  )
}

/** Writes what may change of an order: where it stands, who took and serves it, on which menu it is, what was thought of it. */
export async function saveOrder(tx: Tx, one: Order): Promise<void> {
  await run(
    tx,
    sql`update orders.orders set state = ${one.state}, family = ${one.family}, menu_org_id = ${one.menuOrgId},
        menu_path = ${one.menuPath}::uuid[], offer_id = ${one.offerId}, office_id = ${one.officeId}, taken_by = ${one.takenBy},
        taken_at = ${one.takenAt}, squad_id = ${one.squadId}, occasion_id = ${one.occasionId}, served_at = ${one.servedAt},
        stars = ${one.stars}, said = ${one.said}, rated_at = ${one.ratedAt}
      where owner_id = ${one.ownerId} and id = ${one.id}`,
  )
}

export function findOrder(tx: Tx, id: Id): Promise<Order | undefined> {
  return find(tx, sql`select ${columns} from orders.orders where id = ${id}`)
}

export function lockOrder(tx: Tx, id: Id): Promise<Order | undefined> {
  return find(tx, sql`select ${columns} from orders.orders where id = ${id} for no key update`)
}

/** What somebody ordered, the newest first. */
export function ordersOfOwner(tx: Tx, ownerId: Id, most: number): Promise<Order[]> {
  return rows(tx, sql`select ${columns} from orders.orders where owner_id = ${ownerId} order by id desc limit ${most}`)
}

/** Her order of an offer that is still under way. */
export function openOrderOf(tx: Tx, ownerId: Id, offerId: Id): Promise<Order | undefined> {
  return find(
    tx,
    sql`select ${columns} from orders.orders
      where owner_id = ${ownerId} and offer_id = ${offerId} and state in ('waiting', 'taken', 'scheduled') order by id desc limit 1`,
  )
}

export type OrderListWish = {
  readonly below: Pick<Org, 'id' | 'depth'>
  readonly state?: OrderState | undefined
  readonly family?: OfferFamily | undefined
  readonly officeId?: Id | undefined
  readonly channel?: OrderChannel | undefined
  readonly search?: string | undefined
  readonly cursor?: Id | undefined
  readonly most: number
}

/** Orders from menus at an organisation or below it, the newest first: one index a level. */
export function ordersUnder(tx: Tx, wish: OrderListWish): Promise<Order[]> {
  const level = raw(String(wish.below.depth + 1))
  return rows(
    tx,
    sql`select ${columns} from orders.orders where menu_path[${level}] = ${wish.below.id}
        ${wish.state ? sql`and state = ${wish.state}` : empty} ${wish.family ? sql`and family = ${wish.family}` : empty}
        ${wish.officeId ? sql`and office_id = ${wish.officeId}` : empty} ${wish.channel ? sql`and channel = ${wish.channel}` : empty}
        ${wish.search ? sql`and (strpos(title, ${wish.search}) > 0 or strpos(wish, ${wish.search}) > 0 or strpos(place, ${wish.search}) > 0)` : empty}
        ${wish.cursor ? sql`and id < ${wish.cursor}` : empty}
      order by id desc limit ${wish.most}`,
  )
}

/** Orders that were served before an instant and nobody rated. */
export async function ordersToLapse(tx: Tx, before: Instant, most: number): Promise<Id[]> {
  const found = await rows<{ id: Id }>(
    tx,
    sql`select id from orders.orders where state = 'to-rate' and served_at < ${before}::timestamptz order by served_at limit ${most}`,
  )
  return found.map((one) => one.id)
}

const followers = [
  ['offices', 'org_path'],
  ['offers', 'org_path'],
  ['squads', 'org_path'],
  ['firms', 'org_path'],
  ['firm_visits', 'org_path'],
  ['orders', 'org_path'],
  ['orders', 'menu_path'],
  ['match_events', 'org_path'],
  ['match_entries', 'host_path'],
  ['counsel_hours', 'org_path'],
  ['exams', 'org_path'],
  ['exam_cars', 'host_path'],
  ['exam_rides', 'host_path'],
] as const

/** Stored paths follow a move or merger, so many rows of each table at a time. */
export async function followOrders(tx: Tx, move: Reparenting, most: number): Promise<number> {
  const level = raw(String(move.fromPath.length))
  let moved = 0
  for (const [table, column] of followers) {
    const [name, path] = [raw(`orders.${table}`), raw(column)]
    moved += await run(
      tx,
      sql`update ${name} set ${path} = orgs.rewrite_path(${path}, ${move.fromPath}::uuid[], ${move.toPath}::uuid[])
        where ctid in (select ctid from ${name}
          where ${path}[${level}] = ${move.fromPath.at(-1)} and ${path}[1:${level}] = ${move.fromPath}::uuid[] limit ${most})`,
    )
  }
  return moved
}

/** Orders whose state is not that of their case, and scheduled ones without an occasion. */
export function brokenOrders(
  tx: Tx,
): Promise<{ readonly id: Id; readonly state: string; readonly caseState: string | null }[]> {
  return rows(
    tx,
    sql`select o.id, o.state, c.state as case_state from orders.orders o left join cases.cases c on c.id = o.id
      where c.state is distinct from o.state or (o.state = 'scheduled' and o.occasion_id is null) limit 100`,
  )
}

/** Who is asked how a service was, for the page of sign-ins of the demonstration. */
export function ownersToRate(tx: Tx): Promise<{ readonly ownerId: Id; readonly state: string }[]> {
  return rows(
    tx,
    sql`select owner_id, 'order-to-rate' as state from orders.orders where state = 'to-rate' and channel = 'self' order by id limit 1`,
  )
}
