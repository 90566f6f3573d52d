import type { Day, Instant } from '../../platform/dates.ts'
import { find, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Parcel, ShownBy, Station } from './stations.model.ts'

const stationColumns = sql`org_id, market_id, name, address, hours, phone, closed_at, closed_because`

export function findStation(tx: Tx, orgId: Id): Promise<Station | undefined> {
  return find(tx, sql`select ${stationColumns} from mall.stations where org_id = ${orgId}`)
}

export function findStations(tx: Tx, orgIds: readonly Id[]): Promise<Station[]> {
  return rows(tx, sql`select ${stationColumns} from mall.stations where org_id = any(${orgIds}::uuid[])`)
}

/** The stations of a market that take orders. */
export function openStations(tx: Tx, marketId: Id): Promise<Station[]> {
  return rows(
    tx,
    sql`select ${stationColumns} from mall.stations where market_id = ${marketId} and closed_at is null order by name, org_id`,
  )
}

export async function insertStation(tx: Tx, station: Station, at: Instant): Promise<void> {
  await run(
    tx,
    sql`insert into mall.stations (org_id, market_id, name, address, hours, phone, opened_at)
        values (${station.orgId}, ${station.marketId}, ${station.name}, ${station.address}, ${station.hours}, ${station.phone}, ${at})`,
  )
}

export async function changeStation(
  tx: Tx,
  orgId: Id,
  card: Pick<Station, 'name' | 'address' | 'hours' | 'phone'>,
): Promise<void> {
  await run(
    tx,
    sql`update mall.stations set name = ${card.name}, address = ${card.address}, hours = ${card.hours}, phone = ${card.phone}
        where org_id = ${orgId}`,
  )
}

export async function markStation(tx: Tx, orgId: Id, at: Instant | null, because: string | null): Promise<void> {
  await run(tx, sql`update mall.stations set closed_at = ${at}, closed_because = ${because} where org_id = ${orgId}`)
}

const columns = sql`owner_id, order_id, station_id, code, shelf, arrived_at, keep_until, shown_at, picked_up_at, handed_back_at`

export function lockParcel(tx: Tx, stationId: Id, orderId: Id): Promise<Parcel | undefined> {
  return find(
    tx,
    sql`select ${columns} from mall.parcels where order_id = ${orderId} and station_id = ${stationId} for update`,
  )
}

export function parcelOfOrder(tx: Tx, ownerId: Id, orderId: Id): Promise<Parcel | undefined> {
  return find(tx, sql`select ${columns} from mall.parcels where owner_id = ${ownerId} and order_id = ${orderId}`)
}

/** Writes a parcel under a code that none of those that wait there has; false when another just took it. */
export async function insertParcel(
  tx: Tx,
  parcel: Pick<Parcel, 'ownerId' | 'orderId' | 'stationId' | 'code' | 'shelf' | 'keepUntil'> & {
    readonly marketId: Id
  },
  by: string,
  at: Instant,
): Promise<boolean> {
  const inserted = await run(
    tx,
    sql`insert into mall.parcels (owner_id, order_id, market_id, station_id, code, shelf, arrived_at, arrived_by, keep_until)
        values (${parcel.ownerId}, ${parcel.orderId}, ${parcel.marketId}, ${parcel.stationId}, ${parcel.code}, ${parcel.shelf}, ${at}, ${by},
          ${parcel.keepUntil})
        on conflict (station_id, code) where picked_up_at is null and handed_back_at is null do nothing`,
  )
  return inserted === 1
}

/** Notes that somebody has shown what waits there to be hers; tells which. */
export async function markShown(
  tx: Tx,
  stationId: Id,
  whose: { readonly ownerId: Id } | { readonly code: string },
  by: ShownBy,
  at: Instant,
): Promise<Id[]> {
  const hers = 'ownerId' in whose ? sql`owner_id = ${whose.ownerId}` : sql`code = ${whose.code}`
  const found = await rows<{ orderId: Id }>(
    tx,
    sql`update mall.parcels set shown_at = ${at}, shown_by = ${by}
        where station_id = ${stationId} and ${hers} and picked_up_at is null and handed_back_at is null returning order_id`,
  )
  return found.map((one) => one.orderId)
}

export async function markPickedUp(tx: Tx, parcel: Parcel, keeper: string, at: Instant): Promise<void> {
  await run(
    tx,
    sql`update mall.parcels set picked_up_at = ${at}, picked_up_from = ${keeper}
        where owner_id = ${parcel.ownerId} and order_id = ${parcel.orderId}`,
  )
}

export async function markHandedBack(tx: Tx, parcel: Parcel, keeper: string, at: Instant): Promise<void> {
  await run(
    tx,
    sql`update mall.parcels set handed_back_at = ${at}, handed_back_by = ${keeper}
        where owner_id = ${parcel.ownerId} and order_id = ${parcel.orderId}`,
  )
}

/** Waiting parcels whose last day is near and whose buyers have not been reminded; they count as reminded from now on. */
export function remindNext(tx: Tx, until: Day, at: Instant, most: number): Promise<Parcel[]> {
  return rows(
    tx,
    sql`update mall.parcels p set reminded_at = ${at}
        from (select owner_id, order_id from mall.parcels
          where keep_until <= ${until} and picked_up_at is null and handed_back_at is null and reminded_at is null
          order by keep_until, order_id limit ${most} for update skip locked) due
        where p.owner_id = due.owner_id and p.order_id = due.order_id
        returning p.owner_id, p.order_id, p.station_id, p.code, p.shelf, p.arrived_at, p.keep_until, p.shown_at, p.picked_up_at, p.handed_back_at`,
  )
}
