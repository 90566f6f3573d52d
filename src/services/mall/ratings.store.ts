import type { Instant } from '../../platform/dates.ts'
import { find, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { BuyerPhoto, PraiseCount, Rating } from './ratings.model.ts'

const columns = sql`owner_id, order_id, line, id, market_id, supplier_id, product_id, stars, words, photos, rated_at, changed_at,
  hidden_at, hidden_because, reply, replied_at`

export function lockRatingOf(tx: Tx, ownerId: Id, orderId: Id, line: number): Promise<Rating | undefined> {
  return find(
    tx,
    sql`select ${columns} from mall.ratings where owner_id = ${ownerId} and order_id = ${orderId} and line = ${line} for update`,
  )
}

/** Locks a rating that the reader sees; one beyond her scope is not there. */
export function lockRating(tx: Tx, id: Id): Promise<Rating | undefined> {
  return find(tx, sql`select ${columns} from mall.ratings where id = ${id} for update`)
}

export function findRating(tx: Tx, id: Id): Promise<Rating | undefined> {
  return find(tx, sql`select ${columns} from mall.ratings where id = ${id}`)
}

export type NewRating = Pick<
  Rating,
  'ownerId' | 'orderId' | 'line' | 'id' | 'marketId' | 'supplierId' | 'productId' | 'stars' | 'words' | 'photos'
>

export async function insertRating(tx: Tx, rating: NewRating, at: Instant): Promise<void> {
  await run(
    tx,
    sql`insert into mall.ratings (owner_id, order_id, line, id, market_id, supplier_id, product_id, stars, words, photos, rated_at)
        values (${rating.ownerId}, ${rating.orderId}, ${rating.line}, ${rating.id}, ${rating.marketId}, ${rating.supplierId},
          ${rating.productId}, ${rating.stars}, ${rating.words}, ${JSON.stringify(rating.photos)}::jsonb, ${at})`,
  )
}

/** What she says anew is on the page again, whatever was hidden before. */
export async function changeRating(
  tx: Tx,
  rating: Pick<Rating, 'ownerId' | 'id'>,
  said: { readonly stars: number; readonly words: string; readonly photos: readonly BuyerPhoto[] },
  at: Instant,
): Promise<void> {
  await run(
    tx,
    sql`update mall.ratings set stars = ${said.stars}, words = ${said.words}, photos = ${JSON.stringify(said.photos)}::jsonb,
          changed_at = ${at}, hidden_at = null, hidden_by = null, hidden_because = null
        where owner_id = ${rating.ownerId} and id = ${rating.id}`,
  )
}

export async function markHidden(
  tx: Tx,
  rating: Rating,
  hidden: { readonly at: Instant; readonly by: string; readonly because: string } | null,
): Promise<void> {
  await run(
    tx,
    sql`update mall.ratings set hidden_at = ${hidden?.at ?? null}, hidden_by = ${hidden?.by ?? null}, hidden_because = ${hidden?.because ?? null}
        where owner_id = ${rating.ownerId} and id = ${rating.id}`,
  )
}

export async function writeReply(tx: Tx, rating: Rating, reply: string, by: string, at: Instant): Promise<void> {
  await run(
    tx,
    sql`update mall.ratings set reply = ${reply}, replied_by = ${by}, replied_at = ${at}
        where owner_id = ${rating.ownerId} and id = ${rating.id}`,
  )
}

/** The counts that the shop shows beside a product. */
export async function countOnProduct(tx: Tx, productId: Id, change: PraiseCount): Promise<void> {
  await run(
    tx,
    sql`update mall.products set ratings = ratings + ${change.ratings}::bigint, praises = praises + ${change.praises}::bigint
        where id = ${productId}`,
  )
}
