import type { Instant } from '../../platform/dates.ts'
import { find, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Category, Market, Region, Supplier } from './products.model.ts'

export function findMarket(tx: Tx, orgId: Id): Promise<Market | undefined> {
  return find(tx, sql`select org_id, name, opened_at from mall.markets where org_id = ${orgId}`)
}

/** The nearest mall on a path. */
export function marketOnPath(tx: Tx, path: readonly Id[]): Promise<Market | undefined> {
  return find(
    tx,
    sql`select org_id, name, opened_at from mall.markets where org_id = any(${path}::uuid[])
        order by array_position(${path}::uuid[], org_id) desc limit 1`,
  )
}

export async function insertMarket(tx: Tx, market: Market, categories: readonly Category[]): Promise<void> {
  await run(
    tx,
    sql`insert into mall.markets (org_id, name, opened_at) values (${market.orgId}, ${market.name}, ${market.openedAt})`,
  )
  await run(
    tx,
    sql`insert into mall.categories (market_id, key, name, position, excluded_because)
        select ${market.orgId}, * from unnest(${categories.map((one) => one.key)}::text[], ${categories.map((one) => one.name)}::text[],
          ${categories.map((one) => one.position)}::integer[], ${categories.map((one) => one.excludedBecause)}::text[])`,
  )
}

export function listCategories(tx: Tx, marketId: Id): Promise<Category[]> {
  return rows(
    tx,
    sql`select key, name, position, excluded_because from mall.categories where market_id = ${marketId} order by position`,
  )
}

const supplierColumns = sql`org_id, market_id, name, contact, phone, suspended_at, suspended_because`

export function findSupplier(tx: Tx, orgId: Id): Promise<Supplier | undefined> {
  return find(tx, sql`select ${supplierColumns} from mall.suppliers where org_id = ${orgId}`)
}

export function lockSupplier(tx: Tx, orgId: Id): Promise<Supplier | undefined> {
  return find(tx, sql`select ${supplierColumns} from mall.suppliers where org_id = ${orgId} for update`)
}

export function listSuppliers(tx: Tx, marketId: Id): Promise<(Supplier & { readonly listed: number })[]> {
  return rows(
    tx,
    sql`select ${supplierColumns}, (select count(*) from mall.products p where p.supplier_id = s.org_id and p.state = 'listed')::int as listed
        from mall.suppliers s where market_id = ${marketId} order by name`,
  )
}

export async function insertSupplier(tx: Tx, supplier: Supplier, at: Instant): Promise<void> {
  await run(
    tx,
    sql`insert into mall.suppliers (org_id, market_id, name, contact, phone, admitted_at)
        values (${supplier.orgId}, ${supplier.marketId}, ${supplier.name}, ${supplier.contact}, ${supplier.phone}, ${at})`,
  )
}

export async function markSuspended(tx: Tx, orgId: Id, at: Instant | null, because: string | null): Promise<void> {
  await run(
    tx,
    sql`update mall.suppliers set suspended_at = ${at}, suspended_because = ${because} where org_id = ${orgId}`,
  )
}

export function listRegions(tx: Tx, marketId: Id): Promise<Region[]> {
  return rows(
    tx,
    sql`select id, name, partner, intro from mall.regions where market_id = ${marketId} order by opened_on, name`,
  )
}

export async function insertRegion(tx: Tx, marketId: Id, region: Region, openedOn: string): Promise<void> {
  await run(
    tx,
    sql`insert into mall.regions (id, market_id, name, partner, intro, opened_on)
        values (${region.id}, ${marketId}, ${region.name}, ${region.partner}, ${region.intro}, ${openedOn})`,
  )
}
