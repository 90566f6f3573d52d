import { find, get, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { BankAnswer, Stand } from './payouts.rules.ts'
import type { Points } from './products.model.ts'

/** A settlement with how it stands. */
export type Statement = {
  readonly supplierId: Id
  readonly supplierName: string
  readonly id: Id
  readonly marketId: Id
  readonly number: string
  readonly untilDay: string
  readonly amount: Points
  readonly receivedOrders: number
  readonly receivedAmount: Points
  readonly returnedAmount: Points
  readonly settledBy: string
  readonly settledAt: string
  readonly stand: Stand
  readonly confirmedBy: string | null
  readonly confirmedAt: string | null
  readonly disputedBy: string | null
  readonly disputedAt: string | null
  readonly disputedBecause: string | null
  readonly answeredBy: string | null
  readonly answeredAt: string | null
  readonly answer: string | null
}

const columns = sql`s.owner_id as supplier_id, u.name as supplier_name, s.id, s.market_id, s.number, s.until_day, s.amount, s.received_orders,
  s.received_amount, s.returned_amount, s.settled_by, s.settled_at, s.stand, s.confirmed_by, s.confirmed_at, s.disputed_by, s.disputed_at,
  s.disputed_because, s.answered_by, s.answered_at, s.answer`
const from = sql`mall.settlements s join mall.suppliers u on u.org_id = s.owner_id`

export function lockStatement(tx: Tx, id: Id): Promise<Statement | undefined> {
  return find(tx, sql`select ${columns} from ${from} where s.id = ${id} for update of s`)
}

export function findStatement(tx: Tx, id: Id): Promise<Statement | undefined> {
  return find(tx, sql`select ${columns} from ${from} where s.id = ${id}`)
}

export type StatementWish = {
  readonly marketId: Id | null
  readonly supplierId: Id | null
  readonly stand: Stand | null
  readonly from: string | null
  readonly to: string | null
  readonly after: Id | null
}

/** Settlements, newest first. */
export function statements(tx: Tx, wish: StatementWish, most: number): Promise<Statement[]> {
  return rows(
    tx,
    sql`select ${columns} from ${from}
        where (${wish.marketId}::uuid is null or s.market_id = ${wish.marketId})
          and (${wish.supplierId}::uuid is null or s.owner_id = ${wish.supplierId})
          and (${wish.stand}::text is null or s.stand = ${wish.stand})
          and (${wish.from}::date is null or s.until_day >= ${wish.from}) and (${wish.to}::date is null or s.until_day <= ${wish.to})
          and s.id < coalesce(${wish.after}::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
        order by s.id desc limit ${most}`,
  )
}

export function countStands(
  tx: Tx,
  whose: { readonly marketId: Id } | { readonly supplierId: Id },
): Promise<{ stand: Stand; count: number; amount: Points }[]> {
  const mine = 'marketId' in whose ? sql`market_id = ${whose.marketId}` : sql`owner_id = ${whose.supplierId}`
  return rows(
    tx,
    sql`select stand, count(*)::int as count, sum(amount)::bigint as amount from mall.settlements where ${mine} group by stand`,
  )
}

/** The day until which a supplier was settled with before a settlement. */
export async function dayBefore(tx: Tx, statement: Pick<Statement, 'supplierId' | 'untilDay'>): Promise<string | null> {
  const found = await get<{ day: string | null }>(
    tx,
    sql`select max(until_day) as day from mall.settlements where owner_id = ${statement.supplierId} and until_day < ${statement.untilDay}`,
  )
  return found.day
}

export async function markConfirmed(tx: Tx, one: Statement, by: string, at: string): Promise<void> {
  await run(
    tx,
    sql`update mall.settlements set stand = 'confirmed', confirmed_by = ${by}, confirmed_at = ${at}
        where owner_id = ${one.supplierId} and id = ${one.id}`,
  )
}

export async function markDisputed(tx: Tx, one: Statement, by: string, at: string, because: string): Promise<void> {
  await run(
    tx,
    sql`update mall.settlements set stand = 'disputed', disputed_by = ${by}, disputed_at = ${at}, disputed_because = ${because}
        where owner_id = ${one.supplierId} and id = ${one.id}`,
  )
}

export async function markAnswered(tx: Tx, one: Statement, by: string, at: string, answer: string): Promise<void> {
  await run(
    tx,
    sql`update mall.settlements set stand = 'open', answered_by = ${by}, answered_at = ${at}, answer = ${answer}
        where owner_id = ${one.supplierId} and id = ${one.id}`,
  )
}

export async function markStands(tx: Tx, ids: readonly Id[], stand: Stand): Promise<void> {
  await run(tx, sql`update mall.settlements set stand = ${stand} where id = any(${ids}::uuid[])`)
}

export type BankAccount = { readonly bankSealed: Uint8Array; readonly bankTail: string }

export async function writeBank(tx: Tx, supplierId: Id, bank: BankAccount): Promise<void> {
  await run(
    tx,
    sql`update mall.suppliers set bank_sealed = ${Buffer.from(bank.bankSealed)}, bank_tail = ${bank.bankTail} where org_id = ${supplierId}`,
  )
}

export async function bankTailOf(tx: Tx, supplierId: Id): Promise<string | null> {
  const found = await get<{ bankTail: string | null }>(
    tx,
    sql`select bank_tail from mall.suppliers where org_id = ${supplierId}`,
  )
  return found.bankTail
}

export type ToPay = {
  readonly supplierId: Id
  readonly settlementId: Id
  readonly amount: Points
  readonly bankSealed: Uint8Array
  readonly bankTail: string
}

/** Confirmed settlements of a market with the accounts they go to, locked, in the order of their numbers. */
export function lockToPay(tx: Tx, marketId: Id, most: number): Promise<ToPay[]> {
  return rows(
    tx,
    sql`select s.owner_id as supplier_id, s.id as settlement_id, s.amount, u.bank_sealed, u.bank_tail
        from mall.settlements s join mall.suppliers u on u.org_id = s.owner_id
        where s.market_id = ${marketId} and s.stand = 'confirmed' and u.bank_sealed is not null
        order by s.number limit ${most} for update of s`,
  )
}

export type Payout = {
  readonly ownerId: Id
  readonly id: Id
  readonly number: string
  readonly lines: number
  readonly amount: Points
  readonly madeBy: string
  readonly madeAt: string
  readonly sentAt: string | null
  readonly answeredAt: string | null
}

const payoutColumns = sql`owner_id, id, number, lines, amount, made_by, made_at, sent_at, answered_at`

export async function insertPayout(
  tx: Tx,
  payout: Pick<Payout, 'ownerId' | 'id' | 'number' | 'amount' | 'madeBy' | 'madeAt'>,
  lines: readonly (ToPay & { readonly id: Id })[],
): Promise<void> {
  await run(
    tx,
    sql`insert into mall.payouts (owner_id, id, number, lines, amount, made_by, made_at)
        values (${payout.ownerId}, ${payout.id}, ${payout.number}, ${lines.length}, ${payout.amount}, ${payout.madeBy}, ${payout.madeAt})`,
  )
  await run(
    tx,
    sql`insert into mall.payout_lines (owner_id, id, market_id, payout_id, place, settlement_id, amount, bank_sealed, bank_tail, state)
        select l.owner_id, l.id, ${payout.ownerId}, ${payout.id}, l.place, l.settlement_id, l.amount, l.bank_sealed, l.bank_tail, 'sent'
        from unnest(${lines.map((one) => one.supplierId)}::uuid[], ${lines.map((one) => one.id)}::uuid[],
          ${lines.map((one) => one.settlementId)}::uuid[], ${lines.map((one) => one.amount)}::bigint[],
          ${lines.map((one) => Buffer.from(one.bankSealed))}::bytea[], ${lines.map((one) => one.bankTail)}::text[])
          with ordinality l (owner_id, id, settlement_id, amount, bank_sealed, bank_tail, place)`,
  )
}

export function findPayout(tx: Tx, id: Id): Promise<Payout | undefined> {
  return find(tx, sql`select ${payoutColumns} from mall.payouts where id = ${id}`)
}

export function lockPayout(tx: Tx, id: Id): Promise<Payout | undefined> {
  return find(tx, sql`select ${payoutColumns} from mall.payouts where id = ${id} for update`)
}

export type PayoutCard = Payout & { readonly paid: number; readonly failed: number; readonly paidAmount: Points }

export function payoutsOf(tx: Tx, marketId: Id, after: Id | null, most: number): Promise<PayoutCard[]> {
  return rows(
    tx,
    sql`select p.owner_id, p.id, p.number, p.lines, p.amount, p.made_by, p.made_at, p.sent_at, p.answered_at,
          count(l.id) filter (where l.state = 'paid')::int as paid, count(l.id) filter (where l.state = 'failed')::int as failed,
          coalesce(sum(l.amount) filter (where l.state = 'paid'), 0)::bigint as paid_amount
        from mall.payouts p join mall.payout_lines l on l.payout_id = p.id
        where p.owner_id = ${marketId} and p.id < coalesce(${after}::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
        group by p.owner_id, p.id order by p.id desc limit ${most}`,
  )
}

export type Payment = {
  readonly supplierId: Id
  readonly supplierName: string
  readonly id: Id
  readonly place: number
  readonly settlementId: Id
  readonly settlementNumber: string
  readonly payoutNumber: string
  readonly amount: Points
  readonly bankSealed: Uint8Array
  readonly bankTail: string
  readonly state: 'sent' | 'paid' | 'failed'
  readonly problem: string | null
  readonly answeredAt: string | null
}

const paymentColumns = sql`l.owner_id as supplier_id, u.name as supplier_name, l.id, l.place, l.settlement_id, s.number as settlement_number,
  p.number as payout_number, l.amount, l.bank_sealed, l.bank_tail, l.state, l.problem, l.answered_at`
const paymentFrom = sql`mall.payout_lines l join mall.suppliers u on u.org_id = l.owner_id
  join mall.settlements s on s.owner_id = l.owner_id and s.id = l.settlement_id left join mall.payouts p on p.id = l.payout_id`

export function paymentsOf(tx: Tx, payoutId: Id): Promise<Payment[]> {
  return rows(tx, sql`select ${paymentColumns} from ${paymentFrom} where l.payout_id = ${payoutId} order by l.place`)
}

/** Every try to pay a settlement, the newest first. */
export function paymentsFor(tx: Tx, settlementId: Id): Promise<Payment[]> {
  return rows(
    tx,
    sql`select ${paymentColumns} from ${paymentFrom} where l.settlement_id = ${settlementId} order by l.id desc`,
  )
}

export async function markSent(tx: Tx, id: Id, at: string): Promise<void> {
  await run(tx, sql`update mall.payouts set sent_at = coalesce(sent_at, ${at}) where id = ${id}`)
}

export async function saveAnswers(tx: Tx, payoutId: Id, answers: readonly BankAnswer[], at: string): Promise<void> {
  await run(
    tx,
    sql`update mall.payout_lines l set state = case when a.problem is null then 'paid' else 'failed' end, problem = a.problem, answered_at = ${at}
        from unnest(${answers.map((one) => one.id)}::uuid[], ${answers.map((one) => one.problem)}::text[]) a (id, problem)
        where l.id = a.id and l.state = 'sent'`,
  )
  await run(tx, sql`update mall.payouts set answered_at = ${at} where id = ${payoutId}`)
}
