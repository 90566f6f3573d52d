import type { Day, Instant } from '../../platform/dates.ts'
import { empty, find, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Firm, Station } from './model.ts'

const firmColumns = sql`id, org_id, org_path, name, credit_code, industry, region_id, address, contact`
const stationColumns = sql`id, org_id, org_path, name, industry, place, phone, opened_on, closed_on`

/** False when the union keeps a firm of this code or name already. */
export async function insertFirm(tx: Tx, firm: Firm, at: Instant): Promise<boolean> {
  const inserted = await run(
    tx,
    sql`insert into disputes.firms (${firmColumns}, entered_at)
      values (${firm.id}, ${firm.orgId}, ${firm.orgPath}::uuid[], ${firm.name}, ${firm.creditCode}, ${firm.industry},
        ${firm.regionId}, ${firm.address}, ${firm.contact}, ${at})
      on conflict do nothing`,
  )
  return inserted === 1
}

/** The firm that a union keeps under a code, or else under a name. */
export function findFirmBy(tx: Tx, orgId: Id, creditCode: string | null, name: string): Promise<Firm | undefined> {
  return find(
    tx,
    sql`select ${firmColumns} from disputes.firms
      where org_id = ${orgId} and (credit_code = ${creditCode} or name = ${name})
      order by (credit_code = ${creditCode}) desc nulls last limit 1`,
  )
}

export function findFirm(tx: Tx, id: Id): Promise<Firm | undefined> {
  return find(tx, sql`select ${firmColumns} from disputes.firms where id = ${id}`)
}

export function firmsByIds(tx: Tx, ids: readonly Id[]): Promise<Firm[]> {
  return rows(tx, sql`select ${firmColumns} from disputes.firms where id = any(${ids}::uuid[])`)
}

export async function rewriteFirm(tx: Tx, firm: Firm): Promise<void> {
  await run(
    tx,
    sql`update disputes.firms set name = ${firm.name}, credit_code = ${firm.creditCode}, industry = ${firm.industry},
        region_id = ${firm.regionId}, address = ${firm.address}, contact = ${firm.contact}
      where id = ${firm.id}`,
  )
}

export type FirmWish = {
  readonly belowId: Id
  readonly industry?: string | undefined
  readonly regionId?: Id | undefined
  readonly search?: string | undefined
  readonly cursor?: string | undefined
}

/** Firms kept below an organisation, by name. */
export function listFirms(tx: Tx, wish: FirmWish, most: number): Promise<Firm[]> {
  return rows(
    tx,
    sql`select ${firmColumns} from disputes.firms where org_path @> array[${wish.belowId}::uuid]
        ${wish.industry ? sql`and industry = ${wish.industry}` : empty}
        ${wish.regionId ? sql`and region_id = ${wish.regionId}` : empty}
        ${wish.search ? sql`and position(lower(${wish.search}) in lower(name || ' ' || coalesce(credit_code, ''))) > 0` : empty}
        ${wish.cursor ? sql`and name > ${wish.cursor}` : empty}
      order by name limit ${most}`,
  )
}

/** False when the union has an open station of that name. */
export async function insertStation(tx: Tx, one: Station): Promise<boolean> {
  const inserted = await run(
    tx,
    sql`insert into disputes.stations (${stationColumns})
      values (${one.id}, ${one.orgId}, ${one.orgPath}::uuid[], ${one.name}, ${one.industry}, ${one.place}, ${one.phone},
        ${one.openedOn}, ${one.closedOn})
      on conflict do nothing`,
  )
  return inserted === 1
}

export function findStation(tx: Tx, id: Id): Promise<Station | undefined> {
  return find(tx, sql`select ${stationColumns} from disputes.stations where id = ${id}`)
}

export function stationsByIds(tx: Tx, ids: readonly Id[]): Promise<Station[]> {
  return rows(tx, sql`select ${stationColumns} from disputes.stations where id = any(${ids}::uuid[])`)
}

/** Stations that are open on a day: those on a path first, then by name. */
export function openStations(tx: Tx, day: Day, near: readonly Id[]): Promise<Station[]> {
  return rows(
    tx,
    sql`select ${stationColumns} from disputes.stations
      where opened_on <= ${day} and (closed_on is null or closed_on > ${day})
      order by cardinality(array(select unnest(org_path) intersect select unnest(${near}::uuid[]))) desc, name limit 200`,
  )
}

export function stationsBelow(tx: Tx, orgId: Id): Promise<Station[]> {
  return rows(
    tx,
    sql`select ${stationColumns} from disputes.stations where org_path @> array[${orgId}::uuid] order by closed_on nulls first, name`,
  )
}

export async function closeStation(tx: Tx, id: Id, on: Day): Promise<void> {
  await run(tx, sql`update disputes.stations set closed_on = ${on} where id = ${id} and closed_on is null`)
}
