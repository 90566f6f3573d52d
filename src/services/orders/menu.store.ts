import type { Instant } from '../../platform/dates.ts'
import { find, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Offer, OfferChange, OrderOffice } from './model.ts'

const officeColumns = sql`owner_id, id, org_path, name, closed_at`
const offerColumns = sql`owner_id, id, org_path, family, title, summary, office_id, place_kinds, months, fewest, wish_order_id,
  offered_by, offered_at, version, retired_at, retired_because`

/** False when the union has one of that name. */
export async function insertOffice(tx: Tx, one: OrderOffice): Promise<boolean> {
  const inserted = await run(
    tx,
    sql`insert into orders.offices (${officeColumns})
      values (${one.ownerId}, ${one.id}, ${one.orgPath}::uuid[], ${one.name}, ${one.closedAt}) on conflict (owner_id, name) do nothing`,
  )
  return inserted === 1
}

export function findOffice(tx: Tx, id: Id): Promise<OrderOffice | undefined> {
  return find(tx, sql`select ${officeColumns} from orders.offices where id = ${id}`)
}

export function lockOffice(tx: Tx, id: Id): Promise<OrderOffice | undefined> {
  return find(tx, sql`select ${officeColumns} from orders.offices where id = ${id} for no key update`)
}

export async function markOfficeClosed(tx: Tx, { ownerId, id }: OrderOffice, at: Instant): Promise<void> {
  await run(tx, sql`update orders.offices set closed_at = ${at} where owner_id = ${ownerId} and id = ${id}`)
}

export function officesByIds(tx: Tx, ids: readonly Id[]): Promise<OrderOffice[]> {
  return rows(tx, sql`select ${officeColumns} from orders.offices where id = any(${ids}::uuid[])`)
}

export function officesOfOrg(tx: Tx, orgId: Id): Promise<(OrderOffice & { readonly waiting: number })[]> {
  return rows(
    tx,
    sql`select ${officeColumns}, (select count(*)::integer from orders.orders o
        where o.menu_org_id = offices.owner_id and o.office_id = offices.id and o.state in ('taken', 'scheduled')) as waiting
      from orders.offices where owner_id = ${orgId} order by closed_at nulls first, name`,
  )
}

export async function insertOffer(tx: Tx, one: Offer): Promise<void> {
  await run(
    tx,
    sql`insert into orders.offers (${offerColumns})
      values (${one.ownerId}, ${one.id}, ${one.orgPath}::uuid[], ${one.family}, ${one.title}, ${one.summary}, ${one.officeId},
        ${one.placeKinds}::text[], ${one.months}::smallint[], ${one.fewest}, ${one.wishOrderId}, ${one.offeredBy}, ${one.offeredAt},
        ${one.version}, ${one.retiredAt}, ${one.retiredBecause})`,
  )
}

export async function saveOffer(tx: Tx, one: Offer): Promise<void> {
  await run(
    tx,
    sql`update orders.offers set family = ${one.family}, title = ${one.title}, summary = ${one.summary}, office_id = ${one.officeId},
        place_kinds = ${one.placeKinds}::text[], months = ${one.months}::smallint[], fewest = ${one.fewest}, version = ${one.version},
        retired_at = ${one.retiredAt}, retired_because = ${one.retiredBecause}
      where owner_id = ${one.ownerId} and id = ${one.id}`,
  )
}

export async function insertChange(tx: Tx, { ownerId, id }: Offer, one: OfferChange): Promise<void> {
  await run(
    tx,
    sql`insert into orders.offer_changes (owner_id, offer_id, version, action, reason, orders, stars, rated, made_by, made_at)
      values (${ownerId}, ${id}, ${one.version}, ${one.action}, ${one.reason}, ${one.orders}, ${one.stars}, ${one.rated},
        ${one.madeBy}, ${one.madeAt})`,
  )
}

export function findOffer(tx: Tx, id: Id): Promise<Offer | undefined> {
  return find(tx, sql`select ${offerColumns} from orders.offers where id = ${id}`)
}

export function lockOffer(tx: Tx, id: Id): Promise<Offer | undefined> {
  return find(tx, sql`select ${offerColumns} from orders.offers where id = ${id} for no key update`)
}

/** Offers of some unions, those taken off included when all are wanted. */
export function offersOf(tx: Tx, orgIds: readonly Id[], which: 'offered' | 'all'): Promise<Offer[]> {
  return rows(
    tx,
    sql`select ${offerColumns} from orders.offers
      where owner_id = any(${orgIds}::uuid[]) and (retired_at is null or ${which === 'all'}::boolean)
      order by retired_at nulls first, family, title, id`,
  )
}

export function changesOf(tx: Tx, ownerId: Id): Promise<(OfferChange & { readonly offerId: Id })[]> {
  return rows(
    tx,
    sql`select offer_id, version, action, reason, orders, stars, rated, made_by, made_at from orders.offer_changes
      where owner_id = ${ownerId} order by offer_id, version desc`,
  )
}

export type OfferSums = {
  readonly offerId: Id
  readonly orders: number
  readonly stars: number
  readonly rated: number
}

/** How often offers were ordered and what people thought of them: one row an offer, none for one never ordered. */
export async function sumsOf(tx: Tx, offerIds: readonly Id[]): Promise<ReadonlyMap<Id, OfferSums>> {
  const sums = await rows<OfferSums>(tx, sql`select * from orders.sums_of_offers(${offerIds}::uuid[])`)
  return new Map(sums.map((one) => [one.offerId, one]))
}

export type Said = { readonly offerId: Id; readonly stars: number; readonly text: string; readonly ratedAt: Instant }

/** What people said last of each offer of a union, without names. */
export function lastSaid(tx: Tx, orgId: Id, most: number): Promise<Said[]> {
  return rows(
    tx,
    sql`select offer_id, stars, said as text, rated_at from (
        select offer_id, stars, coalesce(said, '') as said, rated_at, row_number() over (partition by offer_id order by rated_at desc) as nth
        from orders.orders where menu_org_id = ${orgId} and offer_id is not null and rated_at is not null) r
      where nth <= ${most} order by offer_id, rated_at desc`,
  )
}

export type FreeWish = {
  readonly orderId: Id
  readonly wish: string
  readonly orderedAt: Instant
  readonly onMenu: boolean
}

/** What people wished for that is on no menu, the newest first. */
export function freeWishes(tx: Tx, orgId: Id, since: Instant): Promise<FreeWish[]> {
  return rows(
    tx,
    sql`select id as order_id, wish, ordered_at, exists (select from orders.offers f where f.wish_order_id = o.id) as on_menu
      from orders.orders o where menu_org_id = ${orgId} and offer_id is null and ordered_at > ${since}::timestamptz
      order by ordered_at desc limit 100`,
  )
}
