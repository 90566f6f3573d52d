import { addDays, type Day } from '../../platform/dates.ts'
import { empty, find, rows, type Sql, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Fen } from '../../platform/money.ts'
import { refusal } from './errors.ts'
import type { AccountId, Balance, Entry, Place, TransferId } from './model.ts'

const pageSize = 50

const balance = sql`a.balance + coalesce(
  (select sum(t.amount) from ledger.tallies t where t.owner_id = a.owner_id and t.account_id = a.id), 0)::bigint`

/** What an account has now; refuses `ledger.account-not-found` outside the reader's scope too. */
export async function balanceOf(tx: Tx, accountId: AccountId): Promise<Balance> {
  const found = (await balancesOf(tx, [accountId])).get(accountId)
  if (!found) throw refusal('ledger.account-not-found')
  return found
}

/** What accounts have now, by id; those that the reader does not see are not among them. */
export async function balancesOf(tx: Tx, accountIds: readonly AccountId[]): Promise<Map<AccountId, Balance>> {
  const found = await rows<{ id: AccountId; balanceFen: Fen; heldFen: Fen }>(
    tx,
    sql`select a.id, ${balance} as balance_fen, a.held as held_fen from ledger.accounts a where a.id = any(${accountIds}::uuid[])`,
  )
  return new Map(
    found.map(({ id, balanceFen, heldFen }) => [id, { balanceFen, heldFen, availableFen: balanceFen - heldFen }]),
  )
}

/** The balance at the end of a day, by the days on which money moved. It counts back from now: near days are cheap. */
export async function balanceAsOf(tx: Tx, accountId: AccountId, day: Day): Promise<Fen> {
  const found = await find<{ balanceFen: Fen }>(
    tx,
    sql`select ${balance} - coalesce((select sum(e.amount) from ledger.entries e
          where e.owner_id = a.owner_id and e.account_id = a.id and e.occurred_on >= ${addDays(day, 1)}), 0)::bigint as balance_fen
        from ledger.accounts a where a.id = ${accountId}`,
  )
  if (!found) throw refusal('ledger.account-not-found')
  return found.balanceFen
}

/** An account's entries, latest day first, 50 a page; `next` is the place to go on from. */
export async function statementOf(
  tx: Tx,
  accountId: AccountId,
  after: Place | null,
): Promise<{ entries: Entry[]; next: Place | null }> {
  const found = await rows<Entry>(
    tx,
    sql`select e.transfer_id, e.line, e.occurred_on, t.recorded_at, t.kind, t.subject_id, t.memo, e.amount as amount_fen, t.reverses
        from ledger.accounts a
        join ledger.entries e on e.owner_id = a.owner_id and e.account_id = a.id
        join ledger.transfers t on t.id = e.transfer_id
        where a.id = ${accountId} ${after ? earlier(after) : empty}
        order by e.occurred_on desc, e.transfer_id desc, e.line desc
        limit ${pageSize + 1}`,
  )
  const entries = found.slice(0, pageSize)
  return { entries, next: found.length > pageSize ? entries.at(-1)! : null }
}

/** Entries of an account on days after one (null for ever) and until another, the oldest first, `most` a page. */
export function entriesBetween(
  tx: Tx,
  accountId: AccountId,
  days: { readonly after: Day | null; readonly until: Day },
  after: Place | null,
  most: number,
): Promise<Entry[]> {
  return rows(
    tx,
    sql`select e.transfer_id, e.line, e.occurred_on, t.recorded_at, t.kind, t.subject_id, t.memo, e.amount as amount_fen, t.reverses
        from ledger.accounts a
        join ledger.entries e on e.owner_id = a.owner_id and e.account_id = a.id
        join ledger.transfers t on t.id = e.transfer_id
        where a.id = ${accountId} and e.occurred_on <= ${days.until} and e.occurred_on > coalesce(${days.after}::date, '-infinity')
          ${after ? sql`and (e.occurred_on, e.transfer_id, e.line) > (${after.occurredOn}::date, ${after.transferId}::uuid, ${after.line}::smallint)` : empty}
        order by e.occurred_on, e.transfer_id, e.line limit ${most}`,
  )
}

function earlier(place: Place): Sql {
  return sql`and (e.occurred_on, e.transfer_id, e.line) < (${place.occurredOn}::date, ${place.transferId}::uuid, ${place.line}::smallint)`
}

/** What moved on an account in a period, by kind of transfer: after a day (null for ever) and until another one. */
export function movementsBetween(
  tx: Tx,
  accountId: AccountId,
  afterDay: Day | null,
  untilDay: Day,
): Promise<{ kind: string; transfers: number; amountFen: Fen }[]> {
  return rows(
    tx,
    sql`select t.kind, count(distinct t.id) as transfers, sum(e.amount)::bigint as amount_fen
        from ledger.accounts a
        join ledger.entries e on e.owner_id = a.owner_id and e.account_id = a.id
        join ledger.transfers t on t.id = e.transfer_id
        where a.id = ${accountId} and e.occurred_on <= ${untilDay} and e.occurred_on > coalesce(${afterDay}::date, '-infinity')
        group by t.kind order by t.kind`,
  )
}

/**
 * For a service's proof: of the transfers that a query of its store says it booked (`id`, `owner_id`, `amount`), those whose
 * entries for that owner come to something else or are not there; and transfers of the kind, or refunds of them, that the
 * query does not know.
 */
export function bookedOtherwise(
  tx: Tx,
  kind: string,
  said: Sql,
  which: 'transfers' | 'refunds' = 'transfers',
): Promise<{ id: TransferId; saidFen: Fen; bookedFen: Fen }[]> {
  return rows(
    tx,
    sql`select coalesce(s.id, b.id) as id, coalesce(s.amount, 0)::bigint as said_fen, coalesce(e.sum, 0)::bigint as booked_fen
        from (${said}) s
        full join (select id from ledger.transfers where kind = ${kind} and reverses is null
          and (refunds is not null) = ${which === 'refunds'}) b on b.id = s.id
        left join lateral (select sum(e.amount) as sum from ledger.entries e where e.transfer_id = s.id and e.owner_id = s.owner_id) e on true
        where s.id is null or e.sum is distinct from s.amount`,
  )
}

/** Whether any account of a person holds or holds back anything. */
export async function hasMoney(tx: Tx, ownerId: string): Promise<boolean> {
  const found = await find(
    tx,
    sql`select 1 as one from ledger.accounts where owner_id = ${ownerId} and (balance <> 0 or held <> 0) limit 1`,
  )
  return found !== undefined
}
