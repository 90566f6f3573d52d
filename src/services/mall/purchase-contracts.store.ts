import type { Instant } from '../../platform/dates.ts'
import { empty, find, get, raw, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Fen } from '../../platform/money.ts'
import type {
  CalledLine,
  ContractLine,
  ContractState,
  InspectedLine,
  PurchaseContract,
  PurchaseOrder,
  PurchasePayment,
} from './purchases.model.ts'

const columns = sql`c.id, c.market_id, c.buyer_id, c.org_path, c.supplier_id, c.request_id, c.quotation_id, c.number, c.document_id, c.total,
  c.accepted, c.paid, c.state, c.drafted_by, c.drafted_at, c.signed_at, c.ended_at, c.ended_because`

export async function insertContract(tx: Tx, one: PurchaseContract): Promise<void> {
  await run(
    tx,
    sql`insert into mall.purchase_contracts (id, market_id, buyer_id, org_path, supplier_id, request_id, quotation_id, number, document_id,
          total, drafted_by, drafted_at)
        values (${one.id}, ${one.marketId}, ${one.buyerId}, ${one.orgPath}::uuid[], ${one.supplierId}, ${one.requestId},
          ${one.quotationId}, ${one.number}, ${one.documentId}, ${one.total}, ${one.draftedBy}, ${one.draftedAt})`,
  )
}

export function findContract(tx: Tx, id: Id): Promise<PurchaseContract | undefined> {
  return find(tx, sql`select ${columns} from mall.purchase_contracts c where c.id = ${id}`)
}

export function lockContract(tx: Tx, id: Id): Promise<PurchaseContract | undefined> {
  return find(tx, sql`select ${columns} from mall.purchase_contracts c where c.id = ${id} for update`)
}

export async function markContractSigned(tx: Tx, id: Id, at: Instant): Promise<void> {
  await run(tx, sql`update mall.purchase_contracts set state = 'signed', signed_at = ${at} where id = ${id}`)
}

export async function endContract(
  tx: Tx,
  id: Id,
  end: {
    readonly state: 'settled' | 'cancelled'
    readonly by: string
    readonly at: Instant
    readonly because: string | null
  },
): Promise<void> {
  await run(
    tx,
    sql`update mall.purchase_contracts set state = ${end.state}, ended_by = ${end.by}, ended_at = ${end.at}, ended_because = ${end.because}
        where id = ${id}`,
  )
}

export async function addAccepted(tx: Tx, id: Id, amount: Fen): Promise<void> {
  await run(tx, sql`update mall.purchase_contracts set accepted = accepted + ${amount} where id = ${id}`)
}

export async function addPaid(tx: Tx, id: Id, amount: Fen): Promise<void> {
  await run(tx, sql`update mall.purchase_contracts set paid = paid + ${amount} where id = ${id}`)
}

/** The lines of a contract: what was asked for at the chosen prices, how much is called off and how much accepted. */
export function linesOfContract(tx: Tx, contract: PurchaseContract): Promise<ContractLine[]> {
  return rows(
    tx,
    sql`select l.line, l.category, l.name, l.specification, l.unit, l.quantity, q.price, q.remark,
          coalesce(o.ordered, 0)::int as ordered, coalesce(o.accepted, 0)::int as accepted
        from mall.purchase_request_lines l
        join mall.quotation_lines q on q.quotation_id = ${contract.quotationId} and q.line = l.line
        left join (
          select ol.line, sum(case po.state when 'accepted' then ol.accepted else ol.quantity end) as ordered, sum(ol.accepted) as accepted
          from mall.purchase_order_lines ol join mall.purchase_orders po on po.id = ol.order_id
          where po.contract_id = ${contract.id} and po.state <> 'cancelled' group by ol.line
        ) o on o.line = l.line
        where l.request_id = ${contract.requestId} order by l.line`,
  )
}

export type ContractWish = {
  readonly marketId?: Id | undefined
  readonly buyerId?: Id | undefined
  readonly supplierId?: Id | undefined
  readonly state?: ContractState | undefined
  readonly after?: Id | undefined
}

export type ContractRow = PurchaseContract & {
  readonly buyerName: string
  readonly supplierName: string
  readonly title: string
}

/** Contracts of one side or of a whole mall, newest first. */
export function listContracts(tx: Tx, wish: ContractWish, most: number): Promise<ContractRow[]> {
  return rows(
    tx,
    sql`select ${columns}, b.name as buyer_name, s.name as supplier_name, r.title
        from mall.purchase_contracts c join mall.buyers b on b.org_id = c.buyer_id join mall.suppliers s on s.org_id = c.supplier_id
        join mall.purchase_requests r on r.id = c.request_id
        where true ${wish.marketId ? sql`and c.market_id = ${wish.marketId}` : empty}
          ${wish.buyerId ? sql`and c.buyer_id = ${wish.buyerId}` : empty}
          ${wish.supplierId ? sql`and c.supplier_id = ${wish.supplierId}` : empty}
          ${wish.state ? sql`and c.state = ${wish.state}` : empty} ${wish.after ? sql`and c.id < ${wish.after}` : empty}
        order by c.id desc limit ${raw(String(most))}`,
  )
}

const orderColumns = sql`id, contract_id, number, state, note, placed_by, placed_at, carrier, tracking, shipped_at, accepted_by, accepted_at, amount`

export function ordersOfContract(tx: Tx, contractId: Id): Promise<PurchaseOrder[]> {
  return rows(
    tx,
    sql`select ${orderColumns} from mall.purchase_orders where contract_id = ${contractId} order by number`,
  )
}

export function lockPurchaseOrder(tx: Tx, id: Id): Promise<PurchaseOrder | undefined> {
  return find(tx, sql`select ${orderColumns} from mall.purchase_orders where id = ${id} for update`)
}

export async function insertPurchaseOrder(
  tx: Tx,
  order: Pick<PurchaseOrder, 'id' | 'contractId' | 'note' | 'placedBy' | 'placedAt'>,
  lines: readonly CalledLine[],
): Promise<number> {
  const { number } = await get<{ number: number }>(
    tx,
    sql`insert into mall.purchase_orders (id, contract_id, number, note, placed_by, placed_at)
        select ${order.id}, ${order.contractId}, coalesce(max(number), 0) + 1, ${order.note}, ${order.placedBy}, ${order.placedAt}
        from mall.purchase_orders where contract_id = ${order.contractId} returning number`,
  )
  await run(
    tx,
    sql`insert into mall.purchase_order_lines (order_id, line, quantity)
        select ${order.id}, * from unnest(${lines.map((one) => one.line)}::smallint[], ${lines.map((one) => one.quantity)}::int[])`,
  )
  return number
}

export type OrderedLine = {
  readonly orderId: Id
  readonly line: number
  readonly quantity: number
  readonly accepted: number
  readonly rejectedBecause: string | null
}

export function linesOfPurchaseOrders(tx: Tx, orderIds: readonly Id[]): Promise<OrderedLine[]> {
  return rows(
    tx,
    sql`select order_id, line, quantity, accepted, rejected_because from mall.purchase_order_lines
        where order_id = any(${orderIds}::uuid[]) order by order_id, line`,
  )
}

export async function markPurchaseShipped(
  tx: Tx,
  id: Id,
  parcel: { readonly carrier: string; readonly tracking: string },
  by: string,
  at: Instant,
): Promise<void> {
  await run(
    tx,
    sql`update mall.purchase_orders set state = 'shipped', carrier = ${parcel.carrier}, tracking = ${parcel.tracking}, shipped_by = ${by},
          shipped_at = ${at} where id = ${id}`,
  )
}

export async function cancelPurchaseOrderRow(tx: Tx, id: Id): Promise<void> {
  await run(tx, sql`update mall.purchase_orders set state = 'cancelled' where id = ${id}`)
}

export async function markInspected(
  tx: Tx,
  id: Id,
  lines: readonly InspectedLine[],
  amount: Fen,
  by: string,
  at: Instant,
): Promise<void> {
  await run(
    tx,
    sql`update mall.purchase_order_lines o set accepted = l.accepted, rejected_because = l.because
        from unnest(${lines.map((one) => one.line)}::smallint[], ${lines.map((one) => one.accepted)}::int[],
          ${lines.map((one) => one.because)}::text[]) l (line, accepted, because)
        where o.order_id = ${id} and o.line = l.line`,
  )
  await run(
    tx,
    sql`update mall.purchase_orders set state = 'accepted', accepted_by = ${by}, accepted_at = ${at}, amount = ${amount} where id = ${id}`,
  )
}

const paymentColumns = sql`id, contract_id, amount, paid_on, reference, state, recorded_by, recorded_at, decided_by, decided_at, decided_because`

export function paymentsOfContract(tx: Tx, contractId: Id): Promise<PurchasePayment[]> {
  return rows(
    tx,
    sql`select ${paymentColumns} from mall.purchase_payments where contract_id = ${contractId} order by recorded_at, id`,
  )
}

export function lockPayment(tx: Tx, id: Id): Promise<PurchasePayment | undefined> {
  return find(tx, sql`select ${paymentColumns} from mall.purchase_payments where id = ${id} for update`)
}

/** False when the contract has a payment of this reference already. */
export async function insertPayment(tx: Tx, payment: PurchasePayment): Promise<boolean> {
  const added = await run(
    tx,
    sql`insert into mall.purchase_payments (id, contract_id, amount, paid_on, reference, recorded_by, recorded_at)
        values (${payment.id}, ${payment.contractId}, ${payment.amount}, ${payment.paidOn}, ${payment.reference}, ${payment.recordedBy},
          ${payment.recordedAt}) on conflict (contract_id, reference) do nothing`,
  )
  return added === 1
}

export async function markPayment(
  tx: Tx,
  id: Id,
  decided: {
    readonly state: 'confirmed' | 'refused'
    readonly by: string
    readonly at: Instant
    readonly because: string | null
  },
): Promise<void> {
  await run(
    tx,
    sql`update mall.purchase_payments set state = ${decided.state}, decided_by = ${decided.by}, decided_at = ${decided.at},
          decided_because = ${decided.because} where id = ${id}`,
  )
}
