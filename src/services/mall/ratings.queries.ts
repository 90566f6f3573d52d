import { empty, find, get, raw, rows, type Sql, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { BuyerPhoto, PraiseCount } from './ratings.model.ts'

export type RatingRow = {
  readonly ownerId: Id
  readonly id: Id
  readonly orderId: Id
  readonly line: number
  readonly productId: Id
  readonly productName: string
  readonly supplierName: string
  readonly boughtAs: string
  readonly stars: number
  readonly words: string
  readonly photos: readonly BuyerPhoto[]
  readonly ratedAt: string
  readonly hiddenAt: string | null
  readonly hiddenBecause: string | null
  readonly reply: string | null
}

export type RatingWish = {
  readonly productId?: Id | undefined
  readonly supplierId?: Id | undefined
  readonly marketId?: Id | undefined
  readonly only?: 'praise' | 'rest' | 'poor' | 'photos' | 'hidden' | 'unanswered' | undefined
  readonly search?: string | undefined
  readonly after?: Id | undefined
}

const columns = sql`r.owner_id, r.id, r.order_id, r.line, r.product_id, p.name as product_name, u.name as supplier_name, l.name as bought_as,
  r.stars, r.words, r.photos, r.rated_at, r.hidden_at, r.hidden_because, r.reply`

const narrowed: Record<NonNullable<RatingWish['only']>, Sql> = {
  praise: sql`and r.stars >= 4`,
  rest: sql`and r.stars < 4`,
  poor: sql`and r.stars <= 2`,
  photos: sql`and r.photos <> '[]'::jsonb and r.hidden_at is null`,
  hidden: sql`and r.hidden_at is not null`,
  unanswered: sql`and r.reply is null and r.words <> ''`,
}

/** Ratings, newest first. */
export function ratingRows(tx: Tx, wish: RatingWish, most: number): Promise<RatingRow[]> {
  return rows(
    tx,
    sql`select ${columns} from mall.ratings r join mall.products p on p.id = r.product_id
        join mall.suppliers u on u.org_id = r.supplier_id
        join mall.order_lines l on l.owner_id = r.owner_id and l.order_id = r.order_id and l.line = r.line
        where true
        ${wish.productId ? sql`and r.product_id = ${wish.productId}` : empty}
        ${wish.supplierId ? sql`and r.supplier_id = ${wish.supplierId}` : empty}
        ${wish.marketId ? sql`and r.market_id = ${wish.marketId}` : empty}
        ${wish.only ? narrowed[wish.only] : empty}
        ${wish.search ? sql`and (position(lower(${wish.search}) in p.words) > 0 or position(${wish.search} in r.words) > 0)` : empty}
        ${wish.after ? sql`and r.id < ${wish.after}` : empty}
        order by r.id desc limit ${raw(String(most))}`,
  )
}

/** How many gave one to five stars to a product, and how many show photographs. */
export async function starsOf(tx: Tx, productId: Id): Promise<{ stars: number[]; withPhotos: number }> {
  const found = await get<{ one: number; two: number; three: number; four: number; five: number; withPhotos: number }>(
    tx,
    sql`select count(*) filter (where stars = 1)::int as one, count(*) filter (where stars = 2)::int as two,
          count(*) filter (where stars = 3)::int as three, count(*) filter (where stars = 4)::int as four,
          count(*) filter (where stars = 5)::int as five,
          count(*) filter (where photos <> '[]'::jsonb and hidden_at is null)::int as with_photos
        from mall.ratings where product_id = ${productId}`,
  )
  return { stars: [found.one, found.two, found.three, found.four, found.five], withPhotos: found.withPhotos }
}

export type ProductPraise = PraiseCount & { readonly id: Id; readonly name: string; readonly supplierName: string }

/** The products that were rated most often between two instants. */
export function praiseByProduct(
  tx: Tx,
  whose: { readonly marketId: Id; readonly supplierId: Id | null },
  between: { readonly from: string; readonly before: string },
  most: number,
): Promise<ProductPraise[]> {
  return rows(
    tx,
    sql`select p.id, p.name, u.name as supplier_name, count(*)::int as ratings, count(*) filter (where r.stars >= 4)::int as praises
        from mall.ratings r join mall.products p on p.id = r.product_id join mall.suppliers u on u.org_id = r.supplier_id
        where r.market_id = ${whose.marketId} ${whose.supplierId ? sql`and r.supplier_id = ${whose.supplierId}` : empty}
          and r.rated_at >= ${between.from} and r.rated_at < ${between.before}
        group by p.id, p.name, u.name order by count(*) desc, p.id limit ${raw(String(most))}`,
  )
}

export type OwnRatingRow = Pick<
  RatingRow,
  'line' | 'id' | 'stars' | 'words' | 'photos' | 'ratedAt' | 'hiddenBecause' | 'reply'
>

export function ratingsOfOrder(tx: Tx, ownerId: Id, orderId: Id): Promise<OwnRatingRow[]> {
  return rows(
    tx,
    sql`select line, id, stars, words, photos, rated_at, hidden_because, reply from mall.ratings
        where owner_id = ${ownerId} and order_id = ${orderId} order by line`,
  )
}

/** The photographs of a rating that is not hidden. */
export function shownPhotos(tx: Tx, id: Id): Promise<{ photos: readonly BuyerPhoto[] } | undefined> {
  return find(tx, sql`select photos from mall.ratings where id = ${id} and hidden_at is null`)
}
