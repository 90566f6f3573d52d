import type { Instant } from '../../platform/dates.ts'
import { empty, find, get, raw, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { PurchaseRequest, Quotation, QuotedLine, WantedLine } from './purchases.model.ts'

const columns = sql`id, market_id, buyer_id, org_path, number, title, place, deliver_by, quotes_until, opening, least_quotes, note, state,
  asked_by, asked_at, ended_at, ended_because`

/** The next number of a year among those of all enterprises, `XJ2026-0001`; whoever asks holds the market's row until the request is written. */
export async function nextRequestNumber(tx: Tx, marketId: Id, year: string): Promise<string> {
  await run(tx, sql`select from mall.markets where org_id = ${marketId} for update`)
  const { next } = await get<{ next: number }>(tx, sql`select mall.next_request_number(${marketId}, ${year}) as next`)
  return `XJ${year}-${marketId.slice(-4).toUpperCase()}${String(next).padStart(4, '0')}`
}

export async function insertRequest(tx: Tx, request: PurchaseRequest, lines: readonly WantedLine[]): Promise<void> {
  await run(
    tx,
    sql`insert into mall.purchase_requests (id, market_id, buyer_id, org_path, number, title, place, deliver_by, quotes_until, opening,
          least_quotes, note, asked_by, asked_at)
        values (${request.id}, ${request.marketId}, ${request.buyerId}, ${request.orgPath}::uuid[], ${request.number}, ${request.title},
          ${request.place}, ${request.deliverBy}, ${request.quotesUntil}, ${request.opening}, ${request.leastQuotes}, ${request.note},
          ${request.askedBy}, ${request.askedAt})`,
  )
  await run(
    tx,
    sql`insert into mall.purchase_request_lines (request_id, line, category, name, specification, unit, quantity)
        select ${request.id}, l.place, l.category, l.name, l.specification, l.unit, l.quantity
        from unnest(${lines.map((one) => one.category)}::text[], ${lines.map((one) => one.name)}::text[],
          ${lines.map((one) => one.specification)}::text[], ${lines.map((one) => one.unit)}::text[],
          ${lines.map((one) => one.quantity)}::int[]) with ordinality l (category, name, specification, unit, quantity, place)`,
  )
}

export function findRequest(tx: Tx, id: Id): Promise<PurchaseRequest | undefined> {
  return find(tx, sql`select ${columns} from mall.purchase_requests where id = ${id}`)
}

export function lockRequest(tx: Tx, id: Id): Promise<PurchaseRequest | undefined> {
  return find(tx, sql`select ${columns} from mall.purchase_requests where id = ${id} for update`)
}

export function linesOfRequest(tx: Tx, requestId: Id): Promise<(WantedLine & { line: number })[]> {
  return rows(
    tx,
    sql`select line, category, name, specification, unit, quantity from mall.purchase_request_lines
        where request_id = ${requestId} order by line`,
  )
}

export async function moveDeadline(tx: Tx, id: Id, quotesUntil: Instant): Promise<void> {
  await run(tx, sql`update mall.purchase_requests set quotes_until = ${quotesUntil} where id = ${id}`)
}

export async function endRequest(
  tx: Tx,
  id: Id,
  end: {
    readonly state: 'chosen' | 'withdrawn'
    readonly by: string
    readonly at: Instant
    readonly because: string | null
  },
): Promise<void> {
  await run(
    tx,
    sql`update mall.purchase_requests set state = ${end.state}, ended_by = ${end.by}, ended_at = ${end.at}, ended_because = ${end.because}
        where id = ${id}`,
  )
}

/** After its contract was cancelled another quotation may be chosen. */
export async function reopenRequest(tx: Tx, id: Id): Promise<void> {
  await run(
    tx,
    sql`update mall.purchase_requests set state = 'open', ended_by = null, ended_at = null, ended_because = null where id = ${id}`,
  )
}

export type RequestWish = {
  readonly marketId: Id
  readonly buyerId?: Id | undefined
  readonly state?: PurchaseRequest['state'] | undefined
  readonly search?: string | undefined
  readonly after?: Id | undefined
}

export type RequestRow = PurchaseRequest & {
  readonly buyerName: string
  readonly lineCount: number
  readonly quoteCount: number
}

/** Requests of a mall, newest first; how many stand quoted is told, not by whom. */
export function listRequests(tx: Tx, wish: RequestWish, most: number): Promise<RequestRow[]> {
  return rows(
    tx,
    sql`select r.id, r.market_id, r.buyer_id, r.org_path, r.number, r.title, r.place, r.deliver_by, r.quotes_until, r.opening, r.least_quotes,
          r.note, r.state, r.asked_by, r.asked_at, r.ended_at, r.ended_because, b.name as buyer_name,
          (select count(*)::int from mall.purchase_request_lines l where l.request_id = r.id) as line_count,
          (select count(distinct q.supplier_id)::int from mall.quotations q where q.request_id = r.id and q.withdrawn_at is null) as quote_count
        from mall.purchase_requests r join mall.buyers b on b.org_id = r.buyer_id
        where r.market_id = ${wish.marketId} ${wish.buyerId ? sql`and r.buyer_id = ${wish.buyerId}` : empty}
          ${wish.state ? sql`and r.state = ${wish.state}` : empty}
          ${wish.search ? sql`and (position(${wish.search} in r.title) > 0 or r.number = ${wish.search})` : empty}
          ${wish.after ? sql`and r.id < ${wish.after}` : empty}
        order by r.id desc limit ${raw(String(most))}`,
  )
}

const quoteColumns = sql`q.id, q.request_id, q.supplier_id, q.version, q.total, q.valid_until, q.deliver_days, q.note, q.quoted_by, q.quoted_at`

/** The quotations that stand: of each supplier the last one, unless it was taken back. */
export function standingQuotations(tx: Tx, requestId: Id): Promise<Quotation[]> {
  return rows(
    tx,
    sql`select ${quoteColumns} from (
          select distinct on (supplier_id) * from mall.quotations where request_id = ${requestId} order by supplier_id, version desc
        ) q where q.withdrawn_at is null order by q.total, q.quoted_at, q.id`,
  )
}

/** The quotation of a supplier that stands, and how many versions there were. */
export async function quotationOf(
  tx: Tx,
  requestId: Id,
  supplierId: Id,
): Promise<{ standing: Quotation | undefined; versions: number }> {
  const { versions } = await get<{ versions: number }>(
    tx,
    sql`select count(*)::int as versions from mall.quotations where request_id = ${requestId} and supplier_id = ${supplierId}`,
  )
  const standing = (await standingQuotations(tx, requestId)).find((one) => one.supplierId === supplierId)
  return { standing, versions }
}

export async function insertQuotation(tx: Tx, quotation: Quotation, lines: readonly QuotedLine[]): Promise<void> {
  await run(
    tx,
    sql`insert into mall.quotations (id, request_id, supplier_id, version, total, valid_until, deliver_days, note, quoted_by, quoted_at)
        values (${quotation.id}, ${quotation.requestId}, ${quotation.supplierId}, ${quotation.version}, ${quotation.total},
          ${quotation.validUntil}, ${quotation.deliverDays}, ${quotation.note}, ${quotation.quotedBy}, ${quotation.quotedAt})`,
  )
  await run(
    tx,
    sql`insert into mall.quotation_lines (quotation_id, line, price, remark)
        select ${quotation.id}, * from unnest(${lines.map((one) => one.line)}::smallint[], ${lines.map((one) => one.price)}::bigint[],
          ${lines.map((one) => one.remark)}::text[])`,
  )
}

export async function withdrawQuotation(tx: Tx, id: Id, at: Instant): Promise<void> {
  await run(tx, sql`update mall.quotations set withdrawn_at = ${at} where id = ${id}`)
}

export function linesOfQuotations(tx: Tx, ids: readonly Id[]): Promise<(QuotedLine & { quotationId: Id })[]> {
  return rows(
    tx,
    sql`select quotation_id, line, price, remark from mall.quotation_lines where quotation_id = any(${ids}::uuid[])
        order by quotation_id, line`,
  )
}
