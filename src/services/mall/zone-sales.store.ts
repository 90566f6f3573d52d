import { get, rows, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Fen } from '../../platform/money.ts'

export type CountedLine = {
  readonly line: number
  readonly price: Fen
  readonly regionId: Id | null
  readonly pavilionId: Id | null
}

/** What the lines of an order count to, and when it was made. */
export async function countedLines(
  tx: Tx,
  ownerId: Id,
  orderId: Id,
): Promise<{ placedAt: string; lines: CountedLine[] }> {
  const { placedAt } = await get<{ placedAt: string }>(
    tx,
    sql`select placed_at from mall.orders where owner_id = ${ownerId} and id = ${orderId}`,
  )
  const lines = await rows<CountedLine>(
    tx,
    sql`select line, price, region_id, pavilion_id from mall.order_lines
        where owner_id = ${ownerId} and order_id = ${orderId} order by line`,
  )
  return { placedAt, lines }
}

/** A line of an order as a number opens to it. */
export type SaleRow = {
  readonly orderId: Id
  readonly product: string
  readonly supplierName: string
  readonly regionName: string
  readonly pieces: number
  readonly refunded: number
  readonly amount: Fen
}

/** The lines of some orders that count to a region or pavilion, or to any. What the reader may not see is not among them. */
export function saleRows(
  tx: Tx,
  orderIds: readonly Id[],
  of: { readonly regionId: Id | null; readonly pavilionId: Id | null },
): Promise<SaleRow[]> {
  return rows(
    tx,
    sql`select l.order_id, l.name as product, u.name as supplier_name, r.name as region_name, l.quantity as pieces, l.refunded,
          (l.quantity - l.refunded) * l.price as amount
        from unnest(${orderIds}::uuid[]) w (id) join mall.orders o on o.id = w.id
        join mall.order_lines l on l.owner_id = o.owner_id and l.order_id = o.id
        join mall.suppliers u on u.org_id = o.supplier_id join mall.regions r on r.id = l.region_id
        where (${of.regionId}::uuid is null or l.region_id = ${of.regionId}) and (${of.pavilionId}::uuid is null or l.pavilion_id = ${of.pavilionId})
        order by l.order_id, l.line`,
  )
}

/** What the lines of orders say was sold of a mall's zone, a region or a pavilion. */
export type SoldSum = {
  readonly marketId: Id
  readonly what: 'zone' | 'region' | 'pavilion'
  readonly id: Id
  readonly pieces: number
  readonly amount: Fen
}

export function soldSums(tx: Tx): Promise<SoldSum[]> {
  return rows(
    tx,
    sql`with counted as (
          select o.market_id, l.region_id, l.pavilion_id, l.quantity - l.refunded as pieces, (l.quantity - l.refunded) * l.price as amount
          from mall.order_lines l join mall.orders o on o.owner_id = l.owner_id and o.id = l.order_id where l.region_id is not null
        ), places as (
          select m.org_id as market_id, 'zone' as what, m.org_id as id from mall.markets m
          union all select r.market_id, 'region', r.id from mall.regions r
          union all select v.market_id, 'pavilion', v.id from mall.pavilions v
        )
        select p.market_id, p.what, p.id, coalesce(sum(c.pieces), 0)::bigint as pieces, coalesce(sum(c.amount), 0)::bigint as amount
        from places p left join counted c on c.market_id = p.market_id
          and p.id = case p.what when 'zone' then c.market_id when 'region' then c.region_id else c.pavilion_id end
        group by p.market_id, p.what, p.id order by p.market_id, p.what, p.id`,
  )
}

/** Projects whose budget, spending or progress is not what their steps say. */
export function projectsOffSteps(tx: Tx): Promise<{ id: Id; name: string }[]> {
  return rows(
    tx,
    sql`select p.id, p.name from mall.aid_projects p
        left join lateral (select sum(s.spent)::bigint as spent, (array_agg(s.budget order by s.id desc))[1] as budget,
            (array_agg(s.percent order by s.id desc))[1] as percent from mall.aid_steps s where s.project_id = p.id) t on true
        where (p.spent, p.budget, p.percent) is distinct from (t.spent, t.budget, t.percent)`,
  )
}

/** Pavilions with two seasons that share a day. */
export function pavilionsTwiceOpen(tx: Tx): Promise<{ name: string }[]> {
  return rows(
    tx,
    sql`select distinct v.name from mall.pavilion_seasons one
        join mall.pavilion_seasons two on two.pavilion_id = one.pavilion_id and two.opens_on > one.opens_on
          and (one.closes_on is null or one.closes_on > two.opens_on)
        join mall.pavilions v on v.id = one.pavilion_id`,
  )
}
