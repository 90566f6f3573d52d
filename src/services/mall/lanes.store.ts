import { get, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { EarlierOrder, Ground, Letter, NewOrder, Offer, Wish } from './orders.model.ts'
import { provedOn } from './origin-proofs.store.ts'

/** Orders that the keys of these wishes made before. */
export function earlierOrders(tx: Tx, wishes: readonly Wish[]): Promise<EarlierOrder[]> {
  return rows(
    tx,
    sql`select o.owner_id, o.request_key, o.request_digest, o.id, o.total
        from unnest(${wishes.map((one) => one.ownerId)}::uuid[], ${wishes.map((one) => one.requestKey)}::text[]) w (owner_id, key)
        join mall.orders o on o.owner_id = w.owner_id and o.request_key = w.key
        order by o.id`,
  )
}

/** The letters that these people are on: the ones they name, and ended ones whose points are kept. */
export function lettersOf(tx: Tx, wishes: readonly Wish[], day: string): Promise<Letter[]> {
  return rows(
    tx,
    sql`select r.owner_id, i.id as intent_id, i.owner_id as union_id, i.occasion, i.market_id, i.org_path, i.opens_at, i.closes_at,
          i.categories, i.kept_until, r.state = 'issued' or (r.state = 'waiting' and r.place <= i.issued_to) as is_issued
        from mall.recipients r join mall.intents i on i.id = r.intent_id
        where r.owner_id = any(${wishes.map((one) => one.ownerId)}::uuid[]) and i.state <> 'cancelled'
          and (i.id = any(${wishes.map((one) => one.intentId)}::uuid[]) or i.kept_until >= ${day})`,
  )
}

export function offersOf(tx: Tx, skuIds: readonly Id[], day: string): Promise<Offer[]> {
  return rows(
    tx,
    sql`select s.id as sku_id, p.id as product_id, p.supplier_id, p.market_id, p.category, p.name || ' ' || s.specification as name, s.price,
          s.most_each, s.offered and p.state = 'listed' and u.suspended_at is null as is_offered, a.account_id as due_account_id,
          g.region_id, g.pavilion_id
        from mall.skus s join mall.products p on p.id = s.product_id join mall.suppliers u on u.org_id = p.supplier_id
        left join mall.ledger_accounts a on a.owner_id = p.supplier_id and a.purpose = 'due'
        left join lateral (
          select p.region_id, (select v.id from mall.pavilions v join mall.pavilion_seasons t on t.pavilion_id = v.id
            where v.region_id = p.region_id and t.opens_on <= ${day}::date and (t.closes_on is null or t.closes_on > ${day}::date)) as pavilion_id
          where p.region_id is not null and ${provedOn(day)}
        ) g on true
        where s.id = any(${skuIds}::uuid[])`,
  )
}

/** What these people took before of specifications that have a limit, in the windows of the letters they name. */
export function takenBefore(tx: Tx, wishes: readonly Wish[]): Promise<Ground['taken']> {
  const lines = wishes.flatMap((wish) => wish.lines.map(({ skuId }) => ({ ...wish, skuId })))
  return rows(
    tx,
    sql`select l.owner_id, l.intent_id, l.sku_id, sum(l.quantity - l.refunded)::int as quantity
        from unnest(${lines.map((one) => one.ownerId)}::uuid[], ${lines.map((one) => one.intentId)}::uuid[],
          ${lines.map((one) => one.skuId)}::uuid[]) w (owner_id, intent_id, sku_id)
        join mall.skus s on s.id = w.sku_id and s.most_each is not null
        join mall.order_lines l on l.owner_id = w.owner_id and l.intent_id = w.intent_id and l.sku_id = w.sku_id
        group by l.owner_id, l.intent_id, l.sku_id`,
  )
}

/** Locks the limits of these letters for these specifications, in the order of their ids. */
export function lockGroupLimits(
  tx: Tx,
  intentIds: readonly Id[],
  skuIds: readonly Id[],
): Promise<Ground['groupLimits']> {
  return rows(
    tx,
    sql`select intent_id, sku_id, most, taken from mall.group_limits
        where intent_id = any(${intentIds}::uuid[]) and sku_id = any(${skuIds}::uuid[])
        order by intent_id, sku_id for no key update`,
  )
}

/** Locks the stock of these specifications in the order of their ids: the most contended rows, so the last to be locked. */
export async function lockStock(tx: Tx, skuIds: readonly Id[]): Promise<Map<Id, number>> {
  const found = await rows<{ skuId: Id; available: number }>(
    tx,
    sql`select sku_id, available from mall.stock where sku_id = any(${skuIds}::uuid[]) order by sku_id for no key update`,
  )
  return new Map(found.map((one) => [one.skuId, one.available]))
}

export type WrittenOrder = NewOrder & {
  readonly sealed: Buffer
}

export async function insertOrders(tx: Tx, orders: readonly WrittenOrder[], at: string): Promise<void> {
  await run(
    tx,
    sql`insert into mall.orders (owner_id, id, request_key, request_digest, market_id, supplier_id, intent_id, org_path, total, state,
          delivery, station_id, receiver_sealed, placed_at)
        select o.owner_id, o.id, o.key, o.digest, o.market_id, o.supplier_id, o.intent_id, o.org_path::uuid[], o.total, 'placed',
          o.delivery, o.station_id, o.sealed, ${at}
        from unnest(${orders.map((one) => one.wish.ownerId)}::uuid[], ${orders.map((one) => one.id)}::uuid[],
          ${orders.map((one) => one.wish.requestKey)}::text[], ${orders.map((one) => one.wish.requestDigest)}::text[],
          ${orders.map((one) => one.letter.marketId)}::uuid[], ${orders.map((one) => one.supplierId)}::uuid[],
          ${orders.map((one) => one.letter.intentId)}::uuid[], ${orders.map((one) => `{${one.letter.orgPath.join(',')}}`)}::text[],
          ${orders.map((one) => one.total)}::bigint[], ${orders.map((one) => (one.wish.stationId === null ? 'address' : 'pick-up'))}::text[],
          ${orders.map((one) => one.wish.stationId)}::uuid[], ${orders.map((one) => one.sealed)}::bytea[])
          o (owner_id, id, key, digest, market_id, supplier_id, intent_id, org_path, total, delivery, station_id, sealed)`,
  )
}

export async function insertOrderLines(tx: Tx, orders: readonly NewOrder[]): Promise<void> {
  const lines = orders.flatMap((order) => order.lines.map((line) => ({ order, ...line })))
  await run(
    tx,
    sql`insert into mall.order_lines (owner_id, order_id, line, intent_id, sku_id, product_id, name, price, quantity, region_id, pavilion_id)
        select * from unnest(${lines.map((one) => one.order.wish.ownerId)}::uuid[], ${lines.map((one) => one.order.id)}::uuid[],
          ${lines.map((one) => one.line)}::smallint[], ${lines.map((one) => one.order.letter.intentId)}::uuid[],
          ${lines.map((one) => one.skuId)}::uuid[], ${lines.map((one) => one.productId)}::uuid[], ${lines.map((one) => one.name)}::text[],
          ${lines.map((one) => one.price)}::bigint[], ${lines.map((one) => one.quantity)}::int[],
          ${lines.map((one) => one.regionId)}::uuid[], ${lines.map((one) => one.pavilionId)}::uuid[])`,
  )
}

/** Takes sold pieces out of stock, or puts them back where the quantity is negative. */
export async function takeStock(tx: Tx, taken: ReadonlyMap<Id, number>): Promise<void> {
  await run(
    tx,
    sql`update mall.stock s set available = s.available - t.quantity, sold = s.sold + t.quantity
        from unnest(${[...taken.keys()]}::uuid[], ${[...taken.values()]}::bigint[]) t (sku_id, quantity) where s.sku_id = t.sku_id`,
  )
}

export type GroupTaking = { readonly intentId: Id; readonly skuId: Id; readonly quantity: number }

/** Counts what was taken, or given back where negative, against the limits there are. */
export async function takeTogether(tx: Tx, taken: readonly GroupTaking[]): Promise<void> {
  await run(
    tx,
    sql`select mall.take_together(${taken.map((one) => one.intentId)}, ${taken.map((one) => one.skuId)}, ${taken.map((one) => one.quantity)})`,
  )
}

/**
 * Writes a limit for all people of a letter together; tells what they took. Orders that are being made either see the limit
 * or are counted: the stock of the specification is locked by both.
 */
export async function writeGroupLimit(
  tx: Tx,
  unionId: Id,
  { intentId, skuId, most }: { intentId: Id; skuId: Id; most: number },
): Promise<number> {
  await lockStock(tx, [skuId])
  const { taken } = await get<{ taken: number }>(tx, sql`select mall.taken_together(${intentId}, ${skuId}) as taken`)
  if (taken > most) return taken
  await run(
    tx,
    sql`insert into mall.group_limits (owner_id, intent_id, sku_id, most, taken) values (${unionId}, ${intentId}, ${skuId}, ${most}, ${taken})
        on conflict (owner_id, intent_id, sku_id) do update set most = excluded.most, taken = excluded.taken`,
  )
  return taken
}
