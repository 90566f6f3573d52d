import { empty, get, raw, rows, type Sql, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Station } from './stations.model.ts'

export type ParcelRow = {
  readonly ownerId: Id
  readonly orderId: Id
  readonly supplierName: string
  readonly receiverSealed: Uint8Array
  readonly carrier: string | null
  readonly tracking: string | null
  readonly shippedAt: string | null
  readonly shelf: string | null
  readonly arrivedAt: string | null
  readonly keepUntil: string | null
  readonly shownAt: string | null
  readonly pickedUpAt: string | null
  readonly handedBackAt: string | null
}

const columns = sql`o.owner_id, o.id as order_id, u.name as supplier_name, o.receiver_sealed, o.carrier, o.tracking, o.shipped_at,
  p.shelf, p.arrived_at, p.keep_until, p.shown_at, p.picked_up_at, p.handed_back_at`

/** What a keeper looks at: on its way, waiting, waiting too long, gone. */
export type ParcelList = 'coming' | 'waiting' | 'unclaimed' | 'gone'

const waiting = sql`p.picked_up_at is null and p.handed_back_at is null`

function listed(list: ParcelList, day: string): Sql {
  if (list === 'waiting') return sql`${waiting}`
  if (list === 'unclaimed') return sql`${waiting} and p.keep_until < ${day}`
  return sql`not (${waiting})`
}

export type ParcelWish = {
  readonly stationId: Id
  readonly list: ParcelList
  readonly day: string
  readonly search: string | undefined
  readonly after: Id | undefined
}

/** Parcels of a station, by the order of their ids; the ones on their way have no shelf yet. */
export function parcelRows(tx: Tx, wish: ParcelWish, most: number): Promise<ParcelRow[]> {
  const narrowed = sql`${wish.after ? sql`and o.id < ${wish.after}` : empty}
    ${wish.search ? sql`and (o.tracking = ${wish.search} or p.shelf = ${wish.search} or o.id::text = lower(${wish.search}))` : empty}
    order by o.id desc limit ${raw(String(most))}`
  if (wish.list === 'coming')
    return rows(
      tx,
      sql`select ${columns} from mall.orders o join mall.suppliers u on u.org_id = o.supplier_id
          left join mall.parcels p on p.owner_id = o.owner_id and p.order_id = o.id
          where o.station_id = ${wish.stationId} and o.state = 'shipped' and p.order_id is null ${narrowed}`,
    )
  return rows(
    tx,
    sql`select ${columns} from mall.parcels p join mall.orders o on o.owner_id = p.owner_id and o.id = p.order_id
        join mall.suppliers u on u.org_id = o.supplier_id
        where p.station_id = ${wish.stationId} and ${listed(wish.list, wish.day)} ${narrowed}`,
  )
}

export function parcelsByOrder(tx: Tx, stationId: Id, orderIds: readonly Id[]): Promise<ParcelRow[]> {
  return rows(
    tx,
    sql`select ${columns} from mall.parcels p join mall.orders o on o.owner_id = p.owner_id and o.id = p.order_id
        join mall.suppliers u on u.org_id = o.supplier_id
        where p.station_id = ${stationId} and p.order_id = any(${orderIds}::uuid[]) order by o.id`,
  )
}

export type StationCounts = { readonly coming: number; readonly waiting: number; readonly unclaimed: number }

export function countParcels(tx: Tx, stationId: Id, day: string): Promise<StationCounts> {
  return get(
    tx,
    sql`select (select count(*) from mall.orders o where o.station_id = ${stationId} and o.state = 'shipped'
            and not exists (select from mall.parcels p where p.owner_id = o.owner_id and p.order_id = o.id))::int as coming,
          (select count(*) from mall.parcels p where p.station_id = ${stationId} and ${waiting})::int as waiting,
          (select count(*) from mall.parcels p where p.station_id = ${stationId} and ${waiting} and p.keep_until < ${day})::int as unclaimed`,
  )
}

/** Every station of a market with what lies there. */
export function stationsOf(tx: Tx, marketId: Id, day: string): Promise<(Station & Omit<StationCounts, 'coming'>)[]> {
  return rows(
    tx,
    sql`select s.org_id, s.market_id, s.name, s.address, s.hours, s.phone, s.closed_at, s.closed_because,
          count(p.order_id) filter (where ${waiting})::int as waiting,
          count(p.order_id) filter (where ${waiting} and p.keep_until < ${day})::int as unclaimed
        from mall.stations s left join mall.parcels p on p.station_id = s.org_id
        where s.market_id = ${marketId} group by s.org_id order by s.name, s.org_id`,
  )
}
