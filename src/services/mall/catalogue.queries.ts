import type { Day } from '../../platform/dates.ts'
import { empty, find, join, raw, rows, type Sql, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { provedOn } from './origin-proofs.store.ts'
import type { Points, Product, ProductSort, ProductState } from './products.model.ts'
import type { Place } from './products.rules.ts'

export type CatalogueWish = {
  readonly marketId: Id
  readonly category?: string | undefined
  readonly regionId?: Id | undefined
  readonly supplierId?: Id | undefined
  readonly originProved?: 'yes' | undefined
  /** On which the proofs of origin must hold. */
  readonly day: Day
  readonly localMade?: 'yes' | undefined
  readonly mostPoints?: Points | undefined
  readonly terms: readonly string[]
  readonly sort: ProductSort
  readonly after: Place | null
}

/** A product on a page of the catalogue, with its first specification for whoever wants just one. */
export type CardRow = {
  readonly id: Id
  readonly name: string
  readonly category: string
  readonly origin: string
  readonly regionName: string | null
  readonly localMade: boolean
  readonly originProved: boolean
  readonly drawing: string
  readonly photoId: Id | null
  readonly priceFrom: Points
  readonly sold: number
  readonly ratings: number
  readonly praises: number
  readonly listedAt: string
  readonly skuId: Id
  readonly skus: number
  readonly mostEach: number | null
  readonly available: number
}

const cards = (day: Day) => sql`p.id, p.name, p.category, p.origin, r.name as region_name, p.local_made,
  p.region_id is not null and ${provedOn(day)} as origin_proved, p.drawing, p.photos[1] as photo_id, p.price_from,
  p.sold, p.ratings, p.praises, p.listed_at, s.id as sku_id, s.skus, s.most_each, s.available`

const withFirstSku = sql`left join mall.regions r on r.id = p.region_id
  cross join lateral (
    select first.id, first.most_each, (count(*) over ())::int as skus, k.available
    from mall.skus first join mall.stock k on k.sku_id = first.id
    where first.product_id = p.id and first.offered order by first.position, first.id limit 1) s`

const orders = {
  best: {
    by: sql`p.sold desc, p.id desc`,
    beyond: (place: Place) => sql`and (p.sold, p.id) < (${place.value}::bigint, ${place.id}::uuid)`,
  },
  new: {
    by: sql`p.listed_at desc, p.id desc`,
    beyond: (place: Place) => sql`and (p.listed_at, p.id) < (${place.value}::timestamptz, ${place.id}::uuid)`,
  },
  cheap: {
    by: sql`p.price_from, p.id`,
    beyond: (place: Place) => sql`and (p.price_from, p.id) > (${place.value}::bigint, ${place.id}::uuid)`,
  },
} as const satisfies Record<ProductSort, { by: Sql; beyond: (place: Place) => Sql }>

/**
 * A page of what is on offer. The rows of the page are chosen first, from an index in their order; only they are dressed.
 * A search first looks through the beginning of that order, where a common word is found soon, then in the text index,
 * where a rare one has few rows.
 */
export async function catalogueRows(tx: Tx, wish: CatalogueWish, most: number): Promise<CardRow[]> {
  if (wish.terms.length === 0) return rows(tx, dressed(wish, sql`${chosen(wish)} ${order(wish)} limit ${number(most)}`))
  const near = sql`select id, sold, listed_at, price_from from (
      select p.id, p.sold, p.listed_at, p.price_from, p.words from (${chosen(wish, sql`, p.words`)} ${order(wish)} limit ${number(lookedAt)}) p
    ) p where ${holding(wish.terms)} ${order(wish)} limit ${number(most)}`
  const found = await rows<CardRow>(tx, dressed(wish, near))
  if (found.length === most || !wish.terms.some((term) => [...term].length > 1)) {
    return found.length === most
      ? found
      : rows(tx, dressed(wish, sql`${chosen(wish)} and ${holding(wish.terms)} ${order(wish)} limit ${number(most)}`))
  }
  const indexed = wish.terms.filter((term) => [...term].length > 1).join(' ')
  const byIndex = sql`select id, sold, listed_at, price_from from (
      select p.* from mall.products p where orgs.bigrams(p.words) @> ${bigramsOf(indexed)}::text[] offset 0
    ) p where ${filter(wish)} and ${holding(wish.terms)} ${order(wish)} limit ${number(most)}`
  return rows(tx, dressed(wish, byIndex))
}

const lookedAt = 400

/** Bigrams within each term; none reaches over the space between two terms. */
function bigramsOf(terms: string): string[] {
  return terms.split(' ').flatMap((term) => {
    const letters = [...term]
    return letters.slice(1).map((letter, at) => letters[at]! + letter)
  })
}

function dressed(wish: CatalogueWish, page: Sql): Sql {
  return sql`with page as materialized (${page})
    select ${cards(wish.day)} from page join mall.products p on p.id = page.id ${withFirstSku} order by ${orders[wish.sort].by}`
}

function chosen(wish: CatalogueWish, more: Sql = empty): Sql {
  return sql`select p.id, p.sold, p.listed_at, p.price_from ${more} from mall.products p where ${filter(wish)}`
}

function order(wish: CatalogueWish): Sql {
  return sql`order by ${orders[wish.sort].by}`
}

function filter(wish: CatalogueWish): Sql {
  return sql`p.market_id = ${wish.marketId} and p.state = 'listed'
    ${wish.category ? sql`and p.category = ${wish.category}` : empty}
    ${wish.regionId ? sql`and p.region_id = ${wish.regionId}` : empty}
    ${wish.originProved ? sql`and ${provedOn(wish.day)}` : empty}
    ${wish.supplierId ? sql`and p.supplier_id = ${wish.supplierId}` : empty}
    ${wish.localMade ? sql`and p.local_made` : empty}
    ${wish.mostPoints === undefined ? empty : sql`and p.price_from <= ${wish.mostPoints}::bigint`}
    ${wish.after ? orders[wish.sort].beyond(wish.after) : empty}`
}

function holding(terms: readonly string[]): Sql {
  return join(
    terms.map((term) => sql`position(${term} in p.words) > 0`),
    ' and ',
  )
}

function number(count: number): Sql {
  return raw(String(count))
}

export type ProductPageRow = Product & {
  readonly photos: readonly Id[]
  readonly supplierName: string
  readonly supplierPhone: string
  readonly regionName: string | null
  readonly categoryName: string
}

const productColumns = sql`p.id, p.market_id, p.supplier_id, p.code, p.category, p.name, p.intro, p.origin, p.region_id, p.local_made, p.drawing,
  p.photos, p.state, p.state_since, p.state_because, p.price_from, p.sold, p.ratings, p.praises,
  u.name as supplier_name, u.phone as supplier_phone, r.name as region_name, c.name as category_name`

const productJoins = sql`join mall.suppliers u on u.org_id = p.supplier_id
  join mall.categories c on (c.market_id, c.key) = (p.market_id, p.category)
  left join mall.regions r on r.id = p.region_id`

export function findProductPage(tx: Tx, id: Id): Promise<ProductPageRow | undefined> {
  return find(tx, sql`select ${productColumns} from mall.products p ${productJoins} where p.id = ${id}`)
}

export type DeskWish = {
  readonly marketId?: Id
  readonly supplierId?: Id | undefined
  readonly state?: ProductState | undefined
  readonly search?: string | undefined
  readonly after?: Id | undefined
}

/** Products on a supplier's or the operator's desk, newest first. */
export function deskRows(tx: Tx, wish: DeskWish, most: number): Promise<ProductPageRow[]> {
  return rows(
    tx,
    sql`select ${productColumns} from mall.products p ${productJoins} where true
        ${wish.marketId ? sql`and p.market_id = ${wish.marketId}` : empty}
        ${wish.supplierId ? sql`and p.supplier_id = ${wish.supplierId}` : empty}
        ${wish.state ? sql`and p.state = ${wish.state}` : empty}
        ${wish.search ? sql`and (position(lower(${wish.search}) in p.words) > 0 or p.code = ${wish.search})` : empty}
        ${wish.after ? sql`and p.id < ${wish.after}` : empty}
        order by p.id desc limit ${number(most)}`,
  )
}

export function countByState(
  tx: Tx,
  wish: { marketId?: Id; supplierId?: Id },
): Promise<{ state: ProductState; count: number }[]> {
  return rows(
    tx,
    sql`select state, count(*)::int as count from mall.products where true
        ${wish.marketId ? sql`and market_id = ${wish.marketId}` : empty}
        ${wish.supplierId ? sql`and supplier_id = ${wish.supplierId}` : empty} group by state`,
  )
}

export type ChangeRow = {
  readonly specification: string | null
  readonly what: 'state' | 'price' | 'stock' | 'words' | 'limit'
  readonly before: string | null
  readonly after: string | null
  readonly because: string | null
  readonly changedBy: string
  readonly changedAt: string
}

export function changesOf(tx: Tx, productId: Id): Promise<ChangeRow[]> {
  return rows(
    tx,
    sql`select s.specification, c.what, c.before, c.after, c.because, c.changed_by, c.changed_at
        from mall.product_changes c left join mall.skus s on s.id = c.sku_id
        where c.product_id = ${productId} order by c.id desc limit 100`,
  )
}
