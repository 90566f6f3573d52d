import { rows, type Sql, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { MallFinding, MallRule } from './verify.model.ts'

/** Every check names its rows; what the mall says against itself. */
export const ownChecks: Readonly<Partial<Record<MallRule, Sql>>> = {
  'order-not-its-lines': sql`
    select o.id as row_id, o.total - coalesce(l.sum, 0) as by from mall.orders o
    left join (select owner_id, order_id, sum(price * quantity)::bigint as sum from mall.order_lines group by owner_id, order_id) l
      on l.owner_id = o.owner_id and l.order_id = o.id
    where o.total is distinct from l.sum`,
  'order-not-its-refunds': sql`
    select o.id as row_id, o.refunded - coalesce(r.sum, 0) as by from mall.orders o
    left join (select owner_id, order_id, sum(amount)::bigint as sum from mall.order_refunds group by owner_id, order_id) r
      on r.owner_id = o.owner_id and r.order_id = o.id
    where o.refunded <> coalesce(r.sum, 0) or (o.state = 'cancelled' and o.refunded <> o.total)`,
  'line-not-its-refunds': sql`
    select l.order_id as row_id, l.refunded - coalesce(r.pieces, 0) as by from mall.order_lines l
    left join (
      select owner_id, order_id, line, sum(quantity) as pieces, sum(amount) as amount from mall.order_refunds group by owner_id, order_id, line
    ) r on r.owner_id = l.owner_id and r.order_id = l.order_id and r.line = l.line
    where l.refunded <> coalesce(r.pieces, 0) or l.refunded * l.price <> coalesce(r.amount, 0)`,
  'stock-not-the-orders': sql`
    select s.sku_id as row_id, s.sold - coalesce(l.pieces, 0) as by from mall.stock s
    left join (
      select sku_id, sum(pieces) as pieces from (
        select sku_id, quantity as pieces from mall.order_lines
        union all
        select l.sku_id, -r.quantity from mall.order_refunds r
          join mall.order_lines l on l.owner_id = r.owner_id and l.order_id = r.order_id and l.line = r.line where r.restocked
      ) p group by sku_id
    ) l on l.sku_id = s.sku_id
    where s.sold <> coalesce(l.pieces, 0) or s.available < 0`,
  'group-limit-not-the-orders': sql`
    select g.intent_id as row_id, g.taken - coalesce(l.pieces, 0) as by from mall.group_limits g
    left join (select intent_id, sku_id, sum(quantity - refunded) as pieces from mall.order_lines group by intent_id, sku_id) l
      on l.intent_id = g.intent_id and l.sku_id = g.sku_id
    where g.taken <> coalesce(l.pieces, 0)`,
  'letter-not-its-list': sql`
    select i.id as row_id, i.issued_points - coalesce(r.points, 0) as by from mall.intents i
    left join (
      select r.intent_id, sum(r.points) filter (where r.state <> 'failed')::bigint as points, count(*) filter (where r.state <> 'failed') as people,
        count(*) filter (where r.state = 'failed') as failed
      from mall.recipients r join mall.intents i on i.id = r.intent_id where r.place <= i.issued_to group by r.intent_id
    ) r on r.intent_id = i.id
    where i.issued_points <> coalesce(r.points, 0) or i.issued_people <> coalesce(r.people, 0) or i.failed_people <> coalesce(r.failed, 0)`,
  'settlement-not-its-payments': sql`
    select s.id as row_id, null::bigint as by from mall.settlements s
    left join (
      select settlement_id, count(*) filter (where state = 'sent') as sent, count(*) filter (where state = 'paid') as paid,
        max(amount) filter (where state <> 'failed') as amount
      from mall.payout_lines group by settlement_id
    ) l on l.settlement_id = s.id
    where (s.stand = 'sent') <> (coalesce(l.sent, 0) = 1) or (s.stand = 'paid') <> (coalesce(l.paid, 0) = 1)
      or (s.stand in ('sent', 'paid') and l.amount is distinct from s.amount)`,
  'parcel-not-its-order': sql`
    select o.id as row_id, null::bigint as by from mall.orders o
    left join mall.parcels p on p.owner_id = o.owner_id and p.order_id = o.id
    where o.station_id is not null and ((o.state = 'received') <> (p.picked_up_at is not null)
        or (p.handed_back_at is not null and o.state <> 'cancelled') or p.station_id <> o.station_id)
      or o.station_id is null and p.order_id is not null`,
  'after-sale-not-its-refunds': sql`
    select a.id as row_id, a.refunded - coalesce(r.pieces, 0) as by from mall.after_sales a
    left join (select after_sale_id, sum(quantity) as pieces from mall.order_refunds where after_sale_id is not null group by after_sale_id) r
      on r.after_sale_id = a.id
    where a.refunded <> coalesce(r.pieces, 0)`,
  'after-sale-not-its-case': sql`
    select a.id as row_id, null::bigint as by from mall.after_sales a left join cases.cases c on c.id = a.id
    where c.state is distinct from a.state or c.owner_id is distinct from a.owner_id`,
  'product-not-its-ratings': sql`
    select p.id as row_id, coalesce(nullif(p.ratings - coalesce(r.ratings, 0), 0), p.praises - coalesce(r.praises, 0)) as by from mall.products p
    left join (
      select product_id, count(*) as ratings, count(*) filter (where stars >= 4) as praises from mall.ratings group by product_id
    ) r on r.product_id = p.id
    where p.ratings <> coalesce(r.ratings, 0) or p.praises <> coalesce(r.praises, 0)`,
}

export async function ask(tx: Tx, rule: MallRule, check: Sql): Promise<MallFinding[]> {
  const found = await rows<{ rowId: Id; by: string | number | null }>(tx, check)
  return found.map(({ rowId, by }) => ({ rule, rowId, by: by === null ? null : Number(by) }))
}

/** What each order says the books must say of it. */
export type OrderSums = { readonly supplierId: Id; readonly dueAmount: number; readonly payableAmount: number }

export function sumsOfSuppliers(tx: Tx): Promise<OrderSums[]> {
  return rows(
    tx,
    sql`select u.org_id as supplier_id, coalesce(o.due, 0)::bigint as due_amount,
          (coalesce(o.received, 0) - coalesce(s.settled, 0))::bigint as payable_amount
        from mall.suppliers u
        left join (
          select supplier_id, sum(total - refunded) filter (where state <> 'received') as due,
            sum(total - refunded) filter (where state = 'received') as received
          from mall.orders group by supplier_id
        ) o on o.supplier_id = u.org_id
        left join (select owner_id, sum(amount) as settled from mall.settlements group by owner_id) s on s.owner_id = u.org_id`,
  )
}

type BookedKind = 'mall.ordered' | 'mall.refunded' | 'mall.settled' | 'mall.deposited' | 'mall.paid-out'

/** What the mall says was booked: each with the transfer's id and what it gave or took of the person or supplier. */
export const bookedByMall: Readonly<Record<BookedKind, Sql>> = {
  'mall.ordered': sql`select id, owner_id, -total as amount from mall.orders`,
  'mall.refunded': sql`select id, owner_id, amount from mall.order_refunds`,
  'mall.settled': sql`select id, owner_id, -amount as amount from mall.settlements`,
  'mall.deposited': sql`select id, owner_id, 0::bigint as amount from mall.deposits where state = 'booked'`,
  'mall.paid-out': sql`select id, market_id as owner_id, 0::bigint as amount from mall.payout_lines where state = 'paid'`,
}

export function issuedByLetters(tx: Tx): Promise<{ intentId: Id; issuedPoints: number; people: number }[]> {
  return rows(
    tx,
    sql`select id as intent_id, issued_points, issued_people as people from mall.intents where issued_to > 0`,
  )
}

export function supplierAccounts(tx: Tx): Promise<{ ownerId: Id; purpose: 'due' | 'payable'; accountId: Id }[]> {
  return rows(
    tx,
    sql`select owner_id, purpose, account_id from mall.ledger_accounts where purpose in ('due', 'payable')`,
  )
}

/** How often each supplier was rated and praised, as the ratings have it. */
export function praiseOfSuppliers(tx: Tx): Promise<{ supplierId: Id; ratings: number; praises: number }[]> {
  return rows(
    tx,
    sql`select u.org_id as supplier_id, count(r.id)::int as ratings, (count(r.id) filter (where r.stars >= 4))::int as praises
        from mall.suppliers u left join mall.ratings r on r.supplier_id = u.org_id group by u.org_id`,
  )
}

/** What each market says that its fund has, what came in and what went out to suppliers, with the account of the books. */
export function sumsOfMarkets(
  tx: Tx,
): Promise<{ marketId: Id; purpose: 'paid-in' | 'fund' | 'paid-out'; accountId: Id; said: number }[]> {
  return rows(
    tx,
    sql`select a.owner_id as market_id, a.purpose, a.account_id,
          case a.purpose
            when 'fund' then coalesce((select balance from mall.funds f where f.owner_id = a.owner_id), 0)
            when 'paid-in' then -coalesce((select sum(amount) from mall.deposits d where d.owner_id = a.owner_id and d.state = 'booked'), 0)::bigint
            else coalesce((select sum(amount) from mall.payout_lines l where l.market_id = a.owner_id and l.state = 'paid'), 0)::bigint
          end as said
        from mall.ledger_accounts a where a.purpose in ('paid-in', 'fund', 'paid-out')`,
  )
}
