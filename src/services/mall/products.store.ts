import type { Instant } from '../../platform/dates.ts'
import { find, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import type { Product, ProductChange, ProductState, Sku } from './products.model.ts'

const columns = sql`id, market_id, supplier_id, code, category, name, intro, origin, region_id, local_made, drawing, state, state_since,
  state_because, price_from, sold, ratings, praises`

export function lockProduct(tx: Tx, id: Id): Promise<Product | undefined> {
  return find(tx, sql`select ${columns} from mall.products where id = ${id} for update`)
}

export function lockProducts(tx: Tx, ids: readonly Id[]): Promise<Product[]> {
  return rows(tx, sql`select ${columns} from mall.products where id = any(${ids}::uuid[]) order by id for update`)
}

export function lockProductsByCode(tx: Tx, supplierId: Id, codes: readonly string[]): Promise<Product[]> {
  return rows(
    tx,
    sql`select ${columns} from mall.products where supplier_id = ${supplierId} and code = any(${codes}::text[]) order by id for update`,
  )
}

export function lockProductOfSku(tx: Tx, skuId: Id): Promise<Product | undefined> {
  return find(
    tx,
    sql`select ${columns} from mall.products where id = (select product_id from mall.skus where id = ${skuId}) for update`,
  )
}

export async function lockListedOf(tx: Tx, supplierId: Id): Promise<Id[]> {
  const found = await rows<{ id: Id }>(
    tx,
    sql`select id from mall.products where supplier_id = ${supplierId} and state = 'listed' order by id for update`,
  )
  return found.map((product) => product.id)
}

/** Products whole, new ones and changed ones, at most five thousand. */
export async function writeProducts(
  tx: Tx,
  products: readonly (Product & { readonly words: string })[],
): Promise<void> {
  const of = <Value>(pick: (product: Product & { words: string }) => Value) => products.map(pick)
  await run(
    tx,
    sql`insert into mall.products as p (id, market_id, supplier_id, code, category, name, intro, origin, region_id, local_made, drawing,
          state, state_since, state_because, price_from, words)
        select * from unnest(${of((one) => one.id)}::uuid[], ${of((one) => one.marketId)}::uuid[], ${of((one) => one.supplierId)}::uuid[],
          ${of((one) => one.code)}::text[], ${of((one) => one.category)}::text[], ${of((one) => one.name)}::text[],
          ${of((one) => one.intro)}::text[], ${of((one) => one.origin)}::text[], ${of((one) => one.regionId)}::uuid[],
          ${of((one) => one.localMade)}::boolean[], ${of((one) => one.drawing)}::text[], ${of((one) => one.state)}::text[],
          ${of((one) => one.stateSince)}::timestamptz[], ${of((one) => one.stateBecause)}::text[],
          ${of((one) => one.priceFrom)}::bigint[], ${of((one) => one.words)}::text[])
        on conflict (id) do update set category = excluded.category, name = excluded.name, intro = excluded.intro,
          origin = excluded.origin, region_id = excluded.region_id, local_made = excluded.local_made, drawing = excluded.drawing,
          state = excluded.state, state_since = excluded.state_since, state_because = excluded.state_because,
          price_from = excluded.price_from, words = excluded.words`,
  )
}

export async function markState(
  tx: Tx,
  ids: readonly Id[],
  state: ProductState,
  at: Instant,
  because: string | null,
): Promise<void> {
  await run(
    tx,
    sql`update mall.products set state = ${state}, state_since = ${at}, state_because = ${because},
          listed_at = case when ${state} = 'listed' then ${at}::timestamptz else listed_at end
        where id = any(${ids}::uuid[])`,
  )
}

const skuColumns = sql`s.id, s.product_id, s.code, s.specification, s.price, s.most_each, s.position, s.offered, k.available`

/** Every specification of some products with what there is of each, in the order of their pages. */
export function skusOfProducts(tx: Tx, productIds: readonly Id[]): Promise<Sku[]> {
  return rows(
    tx,
    sql`select ${skuColumns} from mall.skus s join mall.stock k on k.sku_id = s.id
        where s.product_id = any(${productIds}::uuid[]) order by s.product_id, s.position, s.id`,
  )
}

export async function writeSkus(tx: Tx, skus: readonly Sku[]): Promise<void> {
  const of = <Value>(pick: (sku: Sku) => Value) => skus.map(pick)
  await run(
    tx,
    sql`insert into mall.skus (id, product_id, code, specification, price, most_each, position, offered)
        select * from unnest(${of((one) => one.id)}::uuid[], ${of((one) => one.productId)}::uuid[], ${of((one) => one.code)}::text[],
          ${of((one) => one.specification)}::text[], ${of((one) => one.price)}::bigint[], ${of((one) => one.mostEach)}::integer[],
          ${of((one) => one.position)}::integer[], ${of((one) => one.offered)}::boolean[])
        on conflict (id) do update set specification = excluded.specification, price = excluded.price,
          most_each = excluded.most_each, position = excluded.position, offered = excluded.offered`,
  )
}

/** Counts stock anew. Rows are locked in the order of their ids; a buyer who comes meanwhile waits for this and takes from it. */
export async function countStock(
  tx: Tx,
  counted: readonly { readonly skuId: Id; readonly available: number }[],
): Promise<void> {
  const inOrder = counted.toSorted((one, other) => (one.skuId < other.skuId ? -1 : 1))
  await run(
    tx,
    sql`insert into mall.stock as k (sku_id, available)
        select * from unnest(${inOrder.map((one) => one.skuId)}::uuid[], ${inOrder.map((one) => one.available)}::bigint[])
        on conflict (sku_id) do update set available = excluded.available`,
  )
}

/** Adds to what there is of a specification, or takes from it; nothing when there would be less than none. */
export function moveStock(tx: Tx, skuId: Id, change: number): Promise<{ available: number } | undefined> {
  return find(
    tx,
    sql`update mall.stock set available = available + ${change}::bigint where sku_id = ${skuId} and available + ${change}::bigint >= 0
        returning available`,
  )
}

export async function markPrice(tx: Tx, sku: Pick<Sku, 'id' | 'productId' | 'price'>): Promise<void> {
  await run(tx, sql`update mall.skus set price = ${sku.price} where id = ${sku.id}`)
  await run(
    tx,
    sql`update mall.products set price_from = (select min(price) from mall.skus where product_id = ${sku.productId} and offered)
        where id = ${sku.productId}`,
  )
}

export type ChangeOf = ProductChange & { readonly productId: Id }

export async function noteChanges(tx: Tx, changes: readonly ChangeOf[], by: string, at: Instant): Promise<void> {
  if (changes.length === 0) return
  const of = <Value>(pick: (change: ChangeOf) => Value) => changes.map(pick)
  await run(
    tx,
    sql`insert into mall.product_changes (product_id, id, sku_id, what, before, after, because, changed_by, changed_at)
        select g.*, ${by}, ${at} from unnest(${of((one) => one.productId)}::uuid[], ${of(newId)}::uuid[], ${of((one) => one.skuId)}::uuid[],
          ${of((one) => one.what)}::text[], ${of((one) => one.before)}::text[], ${of((one) => one.after)}::text[],
          ${of((one) => one.because)}::text[]) as g (product_id, id, sku_id, what, before, after, because)`,
  )
}

/** Brings `sold` of products up to date from their stock; tells how many changed. */
export function refreshSold(tx: Tx): Promise<number> {
  return run(
    tx,
    sql`update mall.products p set sold = c.sold
        from (select s.product_id, sum(k.sold)::bigint as sold from mall.stock k join mall.skus s on s.id = k.sku_id group by s.product_id) c
        where p.id = c.product_id and p.sold <> c.sold`,
  )
}
