import type { Day, Instant } from '../../platform/dates.ts'
import { find, get, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Pavilion, PavilionWords, Season } from './pavilions.model.ts'
import type { Region } from './products.model.ts'

const columns = sql`id, market_id, region_id, name, lead, story`

export function findRegion(tx: Tx, id: Id): Promise<(Region & { marketId: Id }) | undefined> {
  return find(tx, sql`select id, market_id, name, partner, intro from mall.regions where id = ${id}`)
}

/** True when the region is new under its name. */
export async function addRegion(tx: Tx, marketId: Id, region: Region, openedOn: Day): Promise<boolean> {
  const added = await run(
    tx,
    sql`insert into mall.regions (id, market_id, name, partner, intro, opened_on)
        values (${region.id}, ${marketId}, ${region.name}, ${region.partner}, ${region.intro}, ${openedOn})
        on conflict (market_id, name) do nothing`,
  )
  return added === 1
}

export async function insertPavilion(tx: Tx, pavilion: Pavilion, by: string, at: Instant): Promise<boolean> {
  const added = await run(
    tx,
    sql`insert into mall.pavilions (id, market_id, region_id, name, lead, story, founded_by, founded_at)
        values (${pavilion.id}, ${pavilion.marketId}, ${pavilion.regionId}, ${pavilion.name}, ${pavilion.lead}, ${pavilion.story}, ${by}, ${at})
        on conflict do nothing`,
  )
  return added === 1
}

export function findPavilion(tx: Tx, id: Id): Promise<Pavilion | undefined> {
  return find(tx, sql`select ${columns} from mall.pavilions where id = ${id}`)
}

export function lockPavilion(tx: Tx, id: Id): Promise<Pavilion | undefined> {
  return find(tx, sql`select ${columns} from mall.pavilions where id = ${id} for update`)
}

/** False when the name is another pavilion's. */
export async function writePavilionWords(tx: Tx, pavilion: Pavilion, words: PavilionWords): Promise<boolean> {
  const written = await run(
    tx,
    sql`update mall.pavilions p set name = ${words.name}, lead = ${words.lead}, story = ${words.story} where id = ${pavilion.id}
          and not exists (select from mall.pavilions o where o.market_id = p.market_id and o.name = ${words.name} and o.id <> p.id)`,
  )
  return written === 1
}

export function listPavilions(tx: Tx, marketId: Id): Promise<Pavilion[]> {
  return rows(tx, sql`select ${columns} from mall.pavilions where market_id = ${marketId} order by name, id`)
}

export function seasonsOf(tx: Tx, pavilionIds: readonly Id[]): Promise<(Season & { pavilionId: Id })[]> {
  return rows(
    tx,
    sql`select pavilion_id, opens_on, closes_on, closed_because from mall.pavilion_seasons
        where pavilion_id = any(${pavilionIds}::uuid[]) order by pavilion_id, opens_on`,
  )
}

export async function insertSeason(tx: Tx, pavilionId: Id, opensOn: Day, by: string, at: Instant): Promise<void> {
  await run(
    tx,
    sql`insert into mall.pavilion_seasons (pavilion_id, opens_on, opened_by, opened_at) values (${pavilionId}, ${opensOn}, ${by}, ${at})`,
  )
}

export async function endSeason(
  tx: Tx,
  pavilionId: Id,
  end: { readonly closesOn: Day; readonly because: string },
  by: string,
  at: Instant,
): Promise<void> {
  await run(
    tx,
    sql`update mall.pavilion_seasons set closes_on = ${end.closesOn}, closed_by = ${by}, closed_at = ${at}, closed_because = ${end.because}
        where pavilion_id = ${pavilionId} and closes_on is null`,
  )
}

/** The mall that the public door shows: the one opened first. */
export function firstMarket(tx: Tx): Promise<{ orgId: Id; name: string; openedAt: Instant } | undefined> {
  return find(tx, sql`select org_id, name, opened_at from mall.markets order by opened_at, org_id limit 1`)
}

/** Products on offer in a region whose origin is proved on a day. */
export async function countProved(tx: Tx, regionId: Id, day: Day): Promise<number> {
  const { count } = await get<{ count: number }>(
    tx,
    sql`select count(*)::int as count from mall.products p where p.region_id = ${regionId} and p.state = 'listed'
        and exists (select from mall.origin_proofs o where o.product_id = p.id and o.region_id = p.region_id and o.origin = p.origin
          and o.state = 'accepted' and o.valid_until >= ${day})`,
  )
  return count
}
