import { sql } from '../../src/platform/db/sql.ts'
import { system, type Tx, transaction } from '../../src/platform/db/transaction.ts'
import { newId } from '../../src/platform/ids.ts'

export type Sku = {
  readonly id: string
  readonly productId: string
  readonly supplierId: string
  readonly price: number
}
export type SmallMall = {
  readonly marketId: string
  readonly suppliers: readonly string[]
  readonly skus: readonly Sku[]
}

export type Goods = {
  readonly stock: number
  readonly price: number
  readonly mostEach?: number
  readonly supplier?: number
  readonly category?: string
}

const instant = '2025-01-05T00:00:00.000Z'

/** A mall of a federation with two suppliers below it and one specification for each of the goods. */
export async function foundMall(marketId: string, goods: readonly Goods[]): Promise<SmallMall> {
  const suppliers = [newId(), newId()]
  const skus = goods.map(({ price, supplier = 0 }) => ({
    id: newId(),
    productId: newId(),
    supplierId: suppliers[supplier]!,
    price,
  }))
  await transaction(system, async (tx) => {
    await run(tx, sql`insert into mall.markets (org_id, name, opened_at) values (${marketId}, '惠工商城', ${instant})`)
    const categories = [...new Set(goods.map((one) => one.category ?? 'food'))]
    await run(
      tx,
      sql`insert into mall.categories (market_id, key, name, position)
          select ${marketId}, g.key, g.key, g.place from unnest(${categories}::text[]) with ordinality g (key, place)`,
    )
    await run(
      tx,
      sql`insert into mall.suppliers (org_id, market_id, name, contact, phone, admitted_at)
          select id, ${marketId}, '供应商', '张三', '03351234567', ${instant} from unnest(${suppliers}::uuid[]) s (id)`,
    )
    await run(
      tx,
      sql`insert into mall.products (id, market_id, supplier_id, code, category, name, intro, origin, local_made, drawing, state, state_since, price_from, listed_at, words)
          select g.id, ${marketId}, g.supplier_id, 'P' || g.place, g.category, '秦皇岛大米 ' || g.place, '', '秦皇岛', false, 'grain', 'listed', ${instant},
            g.price, ${instant}, ''
          from unnest(${skus.map((one) => one.productId)}::uuid[], ${skus.map((one) => one.supplierId)}::uuid[],
            ${goods.map((one) => one.category ?? 'food')}::text[], ${skus.map((one) => one.price)}::bigint[]) with ordinality
            g (id, supplier_id, category, price, place)`,
    )
    await run(
      tx,
      sql`insert into mall.skus (id, product_id, code, specification, price, most_each, position)
          select g.* , 1 from unnest(${skus.map((one) => one.id)}::uuid[], ${skus.map((one) => one.productId)}::uuid[],
            ${skus.map((_, at) => `S${at}`)}::text[], ${skus.map(() => '5 kg')}::text[], ${skus.map((one) => one.price)}::bigint[],
            ${goods.map((one) => one.mostEach ?? null)}::int[]) g`,
    )
    await run(
      tx,
      sql`insert into mall.stock (sku_id, available)
          select * from unnest(${skus.map((one) => one.id)}::uuid[], ${goods.map((one) => one.stock)}::bigint[])`,
    )
  })
  return { marketId, suppliers, skus }
}

export type LetterOf = {
  readonly marketId: string
  readonly unionId: string
  readonly orgPath: readonly string[]
  readonly personIds: readonly string[]
  readonly points: number
  readonly opensAt: string
  readonly closesAt: string
  readonly categories?: readonly string[]
  readonly keptUntil?: string
}

/** A letter of intent that is configured and waits to be handed down; tells its id. */
export async function configureLetter(letter: LetterOf): Promise<string> {
  const id = newId()
  const total = letter.points * letter.personIds.length
  await transaction(system, async (tx) => {
    await run(
      tx,
      sql`insert into mall.intents (owner_id, id, market_id, org_path, number, occasion, headcount, points_each, issue_at, opens_at, closes_at,
            categories, unspent, kept_until, state, drafted_by, drafted_at, recipients, configured_points)
          values (${letter.unionId}, ${id}, ${letter.marketId}, ${letter.orgPath}::uuid[], ${id}, '中秋慰问', ${letter.personIds.length},
            ${letter.points}, ${letter.opensAt}, ${letter.opensAt}, ${letter.closesAt}, ${letter.categories ?? []}::text[],
            ${letter.keptUntil ? 'keep' : 'return'}, ${letter.keptUntil ?? null}, 'configured', '李四', ${letter.opensAt},
            ${letter.personIds.length}, ${total})`,
    )
    await run(
      tx,
      sql`insert into mall.recipients (owner_id, intent_id, org_path, place, name, points)
          select r.id, ${id}, ${letter.orgPath}::uuid[], r.place, '职工', ${letter.points}
          from unnest(${letter.personIds}::uuid[]) with ordinality r (id, place)`,
    )
  })
  return id
}

async function run(tx: Tx, query: ReturnType<typeof sql>): Promise<void> {
  await tx.client.query(query.text, query.values as unknown[])
}
