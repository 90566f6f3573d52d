import type { Instant } from '../../platform/dates.ts'
import { find, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'

export type BasketLine = { readonly skuId: Id; readonly quantity: number }

export async function basketOf(tx: Tx, ownerId: Id): Promise<BasketLine[]> {
  const found = await find<{ lines: BasketLine[] }>(tx, sql`select lines from mall.baskets where owner_id = ${ownerId}`)
  return found?.lines ?? []
}

export async function keepBasket(tx: Tx, ownerId: Id, lines: readonly BasketLine[], at: Instant): Promise<void> {
  await run(
    tx,
    sql`insert into mall.baskets (owner_id, lines, kept_at) values (${ownerId}, ${JSON.stringify(lines)}::jsonb, ${at})
        on conflict (owner_id) do update set lines = excluded.lines, kept_at = excluded.kept_at`,
  )
}

export type BasketSku = {
  readonly skuId: Id
  readonly productId: Id
  readonly name: string
  readonly specification: string
  readonly category: string
  readonly drawing: string
  readonly photoId: Id | null
  readonly supplierName: string
  readonly price: number
  readonly mostEach: number | null
  readonly available: number
  readonly onOffer: boolean
}

/** Specifications as they are now, on offer or not. */
export function basketSkus(tx: Tx, skuIds: readonly Id[]): Promise<BasketSku[]> {
  return rows(
    tx,
    sql`select s.id as sku_id, p.id as product_id, p.name, s.specification, p.category, p.drawing, p.photos[1] as photo_id,
          u.name as supplier_name, s.price, s.most_each, k.available, s.offered and p.state = 'listed' as on_offer
        from mall.skus s join mall.products p on p.id = s.product_id join mall.suppliers u on u.org_id = p.supplier_id
        join mall.stock k on k.sku_id = s.id where s.id = any(${skuIds}::uuid[])`,
  )
}
