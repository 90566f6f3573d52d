import type { Instant } from '../../platform/dates.ts'
import { empty, find, raw, rows, run, type Sql, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type {
  AfterSale,
  AfterSaleAnswer,
  AfterSaleDecision,
  AfterSaleStand,
  AfterSaleState,
} from './after-sales.model.ts'
import { isClosed } from './after-sales.rules.ts'

const columns = sql`a.owner_id, a.id, a.order_id, a.line, a.market_id, a.supplier_id, a.number, a.quantity, a.wants, a.reason, a.words, a.photos,
  a.state, a.asked_at, a.answer, a.answer_words, a.answered_by, a.answered_at, a.carrier, a.tracking, a.appeal, a.appealed_at, a.decision,
  a.decision_words, a.decided_by, a.decided_at, a.refunded, a.closed_at`

export type NewAfterSale = Pick<
  AfterSale,
  | 'ownerId'
  | 'id'
  | 'orderId'
  | 'line'
  | 'marketId'
  | 'supplierId'
  | 'number'
  | 'quantity'
  | 'wants'
  | 'reason'
  | 'words'
  | 'photos'
  | 'askedAt'
>

export async function insertAfterSale(tx: Tx, one: NewAfterSale): Promise<void> {
  await run(
    tx,
    sql`insert into mall.after_sales (owner_id, id, order_id, line, market_id, supplier_id, number, quantity, wants, reason, words, photos, state, asked_at)
        values (${one.ownerId}, ${one.id}, ${one.orderId}, ${one.line}, ${one.marketId}, ${one.supplierId}, ${one.number}, ${one.quantity},
          ${one.wants}, ${one.reason}, ${one.words}, ${JSON.stringify(one.photos)}::jsonb, 'asked', ${one.askedAt})`,
  )
}

/** Locks one that the reader sees; one beyond her scope is not there. */
export function lockedAfterSale(tx: Tx, id: Id): Promise<AfterSale | undefined> {
  return find(tx, sql`select ${columns} from mall.after_sales a where id = ${id} for update`)
}

/** The open case of a line; the order of the line is locked. */
export function openAfterSaleOf(tx: Tx, ownerId: Id, orderId: Id, line: number): Promise<AfterSale | undefined> {
  return find(
    tx,
    sql`select ${columns} from mall.after_sales a
        where owner_id = ${ownerId} and order_id = ${orderId} and line = ${line} and closed_at is null`,
  )
}

type Whose = { readonly ownerId: Id; readonly id: Id }

export async function writeAnswer(
  tx: Tx,
  { ownerId, id }: Whose,
  said: {
    readonly answer: AfterSaleAnswer
    readonly words: string
    readonly by: string
    readonly at: Instant
    readonly carrier: string | null
    readonly tracking: string | null
    readonly refunded: number
    readonly state: AfterSaleState
  },
): Promise<void> {
  await run(
    tx,
    sql`update mall.after_sales set answer = ${said.answer}, answer_words = ${said.words}, answered_by = ${said.by}, answered_at = ${said.at},
          carrier = ${said.carrier}, tracking = ${said.tracking}, refunded = refunded + ${said.refunded}::int, state = ${said.state},
          closed_at = ${isClosed(said.state) ? said.at : null}
        where owner_id = ${ownerId} and id = ${id}`,
  )
}

export async function writeAppeal(tx: Tx, { ownerId, id }: Whose, because: string, at: Instant): Promise<void> {
  await run(
    tx,
    sql`update mall.after_sales set appeal = ${because}, appealed_at = ${at}, state = 'appealed' where owner_id = ${ownerId} and id = ${id}`,
  )
}

export async function writeDecision(
  tx: Tx,
  { ownerId, id }: Whose,
  said: {
    readonly decision: AfterSaleDecision
    readonly words: string
    readonly by: string
    readonly at: Instant
    readonly refunded: number
    readonly state: AfterSaleState
  },
): Promise<void> {
  await run(
    tx,
    sql`update mall.after_sales set decision = ${said.decision}, decision_words = ${said.words}, decided_by = ${said.by}, decided_at = ${said.at},
          refunded = refunded + ${said.refunded}::int, state = ${said.state}, closed_at = ${said.at}
        where owner_id = ${ownerId} and id = ${id}`,
  )
}

export async function closeAfterSale(
  tx: Tx,
  { ownerId, id }: Whose,
  state: 'agreed' | 'lapsed' | 'withdrawn',
  at: Instant,
): Promise<void> {
  await run(
    tx,
    sql`update mall.after_sales set state = ${state}, closed_at = ${at} where owner_id = ${ownerId} and id = ${id}`,
  )
}

/** Answers that nobody spoke against before an instant. */
export async function answeredBefore(tx: Tx, at: Instant, most: number): Promise<Id[]> {
  const found = await rows<{ id: Id }>(
    tx,
    sql`select id from mall.after_sales where state = 'answered' and answered_at < ${at} order by answered_at limit ${most}`,
  )
  return found.map((one) => one.id)
}

/** An after-sales case with the line that it is about. */
export type AfterSaleRow = AfterSale & {
  readonly name: string
  readonly price: number
  readonly bought: number
  readonly lineRefunded: number
  readonly supplierName: string
}

const shown = sql`${columns}, l.name, l.price, l.quantity as bought, l.refunded as line_refunded, u.name as supplier_name
  from mall.after_sales a
  join mall.order_lines l on l.owner_id = a.owner_id and l.order_id = a.order_id and l.line = a.line
  join mall.suppliers u on u.org_id = a.supplier_id`

export function findAfterSale(tx: Tx, id: Id): Promise<AfterSaleRow | undefined> {
  return find(tx, sql`select ${shown} where a.id = ${id}`)
}

export type AfterSaleWish = {
  readonly ownerId?: Id | undefined
  readonly supplierId?: Id | undefined
  readonly marketId?: Id | undefined
  readonly orderId?: Id | undefined
  readonly stand?: AfterSaleStand | undefined
  readonly search?: string | undefined
  readonly after?: Id | undefined
}

function whose({ ownerId, supplierId, marketId }: AfterSaleWish): Sql {
  return sql`${ownerId ? sql`and a.owner_id = ${ownerId}` : empty} ${supplierId ? sql`and a.supplier_id = ${supplierId}` : empty}
    ${marketId ? sql`and a.market_id = ${marketId}` : empty}`
}

/** Newest first. */
export function afterSales(tx: Tx, wish: AfterSaleWish, most: number): Promise<AfterSaleRow[]> {
  const { stand } = wish
  return rows(
    tx,
    sql`select ${shown} where true ${whose(wish)}
        ${wish.orderId ? sql`and a.order_id = ${wish.orderId}` : empty}
        ${stand === 'closed' ? sql`and a.closed_at is not null` : empty}
        ${stand && stand !== 'closed' ? sql`and a.state = ${stand}` : empty}
        ${wish.search ? sql`and (position(lower(${wish.search}) in lower(a.number)) > 0 or position(${wish.search} in l.name) > 0 or right(a.order_id::text, 12) = lower(${wish.search}))` : empty}
        ${wish.after ? sql`and a.id < ${wish.after}` : empty}
        order by a.id desc limit ${raw(String(most))}`,
  )
}

/** How many stand where. */
export function countAfterSales(
  tx: Tx,
  wish: Pick<AfterSaleWish, 'supplierId' | 'marketId'>,
): Promise<{ stand: AfterSaleStand; count: number }[]> {
  return rows(
    tx,
    sql`select case when a.closed_at is null then a.state else 'closed' end as stand, count(*)::int as count
        from mall.after_sales a where true ${whose(wish)} group by 1`,
  )
}
