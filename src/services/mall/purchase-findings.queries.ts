import { rows, type Sql, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Fen } from '../../platform/money.ts'

/** Contracts whose sums are not those of their orders and payments, whose total is not the quotation, or that call off too much. */
export function contractsOff(tx: Tx): Promise<{ number: string; what: 'sums' | 'total' | 'lines' }[]> {
  return rows(
    tx,
    sql`select c.number, 'sums' as what from mall.purchase_contracts c
        where c.accepted <> (select coalesce(sum(o.amount), 0) from mall.purchase_orders o where o.contract_id = c.id)
          or c.paid <> (select coalesce(sum(p.amount), 0) from mall.purchase_payments p where p.contract_id = c.id and p.state = 'confirmed')
        union all
        select c.number, 'total' from mall.purchase_contracts c join mall.quotations q on q.id = c.quotation_id
        where c.total <> q.total or q.supplier_id <> c.supplier_id or q.total <> (
          select sum(l.quantity * ql.price) from mall.purchase_request_lines l
          join mall.quotation_lines ql on ql.quotation_id = q.id and ql.line = l.line where l.request_id = c.request_id)
        union all
        select distinct c.number, 'lines' from mall.purchase_contracts c
        join mall.purchase_request_lines l on l.request_id = c.request_id
        where l.quantity < (
          select coalesce(sum(case o.state when 'accepted' then ol.accepted else ol.quantity end), 0) from mall.purchase_orders o
          join mall.purchase_order_lines ol on ol.order_id = o.id and ol.line = l.line
          where o.contract_id = c.id and o.state <> 'cancelled')`,
  )
}

export type PurchaseSum = {
  readonly id: Id
  readonly purpose: 'purchase-owed' | 'purchase-due' | 'purchase-collected'
  readonly amount: Fen
}

/** What the contracts say must stand on the accounts of buyers and suppliers. */
export function purchaseSums(tx: Tx): Promise<PurchaseSum[]> {
  return rows(
    tx,
    sql`select buyer_id as id, 'purchase-owed' as purpose, -sum(accepted - paid)::bigint as amount from mall.purchase_contracts group by buyer_id
        union all
        select supplier_id, 'purchase-due', sum(accepted - paid)::bigint from mall.purchase_contracts group by supplier_id
        union all
        select supplier_id, 'purchase-collected', sum(case state when 'settled' then 0 else paid end)::bigint
        from mall.purchase_contracts group by supplier_id`,
  )
}

/** What was booked of purchases, each with the transfer's id and what it gave the supplier. */
export const bookedOfPurchases: Readonly<Record<'mall.purchase-accepted' | 'mall.purchase-settled', Sql>> = {
  'mall.purchase-accepted': sql`select o.id, c.supplier_id as owner_id, o.amount from mall.purchase_orders o
    join mall.purchase_contracts c on c.id = o.contract_id where o.amount > 0`,
  'mall.purchase-settled': sql`select id, supplier_id as owner_id, -accepted as amount from mall.purchase_contracts where state = 'settled'`,
}
