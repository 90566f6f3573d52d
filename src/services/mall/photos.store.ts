import type { Instant } from '../../platform/dates.ts'
import { find, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'

export type Photo = { readonly id: Id; readonly productId: Id; readonly smallFile: Id; readonly largeFile: Id }

/** Puts photographs of a product in order and leaves the others out; false when one does not hang there. */
export async function arrange(tx: Tx, productId: Id, photoIds: readonly Id[]): Promise<boolean> {
  const arranged = await run(
    tx,
    sql`update mall.products set photos = ${photoIds}::uuid[] where id = ${productId} and photos @> ${photoIds}::uuid[]`,
  )
  return arranged === 1
}

export function findPhoto(tx: Tx, id: Id): Promise<Photo | undefined> {
  return find(tx, sql`select id, product_id, small_file, large_file from mall.photos where id = ${id}`)
}

/** Adds a photograph behind those that are there; false when there are as many as there may be. */
export async function insertPhoto(tx: Tx, photo: Photo, at: Instant, most: number): Promise<boolean> {
  const added = await run(
    tx,
    sql`update mall.products set photos = photos || ${photo.id}::uuid where id = ${photo.productId} and cardinality(photos) < ${most}::int`,
  )
  if (added === 0) return false
  await run(
    tx,
    sql`insert into mall.photos (id, product_id, small_file, large_file, added_at)
        values (${photo.id}, ${photo.productId}, ${photo.smallFile}, ${photo.largeFile}, ${at})`,
  )
  return true
}
