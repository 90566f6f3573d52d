import { rows, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { mergedRecords } from '../people/index.ts'
import type { LedgerFinding } from './model.ts'

export function transfersNotZero(tx: Tx): Promise<LedgerFinding[]> {
  return rows(
    tx,
    sql`select 'transfer-not-zero' as rule, t.id as row_id, null as line, coalesce(e.sum, 0)::bigint as amount_fen
      from ledger.transfers t
      left join (select transfer_id, sum(amount) as sum, count(*) as lines from ledger.entries group by transfer_id) e on e.transfer_id = t.id
      where coalesce(e.lines, 0) < 2 or e.sum <> 0`,
  )
}

export function transfersMixingUnits(tx: Tx): Promise<LedgerFinding[]> {
  return rows(
    tx,
    sql`select 'transfer-mixes-units' as rule, e.transfer_id as row_id, null as line, null as amount_fen
      from ledger.entries e join ledger.accounts a on a.owner_id = e.owner_id and a.id = e.account_id
      group by e.transfer_id having min(a.unit) <> max(a.unit)`,
  )
}

export function entriesWithoutTransfer(tx: Tx): Promise<LedgerFinding[]> {
  return rows(
    tx,
    sql`select 'entry-without-transfer' as rule, e.transfer_id as row_id, e.line, e.amount as amount_fen
      from ledger.entries e left join ledger.transfers t on t.id = e.transfer_id where t.id is null`,
  )
}

export function entriesWithoutAccount(tx: Tx): Promise<LedgerFinding[]> {
  return rows(
    tx,
    sql`select 'entry-without-account' as rule, e.transfer_id as row_id, e.line, e.amount as amount_fen
      from ledger.entries e left join ledger.accounts a on a.owner_id = e.owner_id and a.id = e.account_id where a.id is null`,
  )
}

export function entriesOnAnotherDay(tx: Tx): Promise<LedgerFinding[]> {
  return rows(
    tx,
    sql`select 'entry-on-another-day' as rule, e.transfer_id as row_id, e.line, e.amount as amount_fen
      from ledger.entries e join ledger.transfers t on t.id = e.transfer_id where e.occurred_on <> t.occurred_on`,
  )
}

export function balancesNotTheSum(tx: Tx): Promise<LedgerFinding[]> {
  return rows(
    tx,
    sql`select 'balance-not-the-sum' as rule, a.id as row_id, null as line,
        (a.balance + coalesce(t.sum, 0) - coalesce(e.sum, 0))::bigint as amount_fen
      from ledger.accounts a
      left join (select owner_id, account_id, sum(amount) as sum from ledger.entries group by owner_id, account_id) e
        on e.owner_id = a.owner_id and e.account_id = a.id
      left join (select owner_id, account_id, sum(amount) as sum from ledger.tallies group by owner_id, account_id) t
        on t.owner_id = a.owner_id and t.account_id = a.id
      where a.balance + coalesce(t.sum, 0) <> coalesce(e.sum, 0)`,
  )
}

/** The table's own constraint refuses such a row; it is looked for all the same, because a constraint can be dropped. */
export function balancesBelowFloor(tx: Tx): Promise<LedgerFinding[]> {
  return rows(
    tx,
    sql`select 'balance-below-floor' as rule, id as row_id, null as line, floor - balance + held as amount_fen
      from ledger.accounts where holder = 'person' and balance - held < floor`,
  )
}

export function heldNotTheSum(tx: Tx): Promise<LedgerFinding[]> {
  return rows(
    tx,
    sql`select 'held-not-the-sum' as rule, a.id as row_id, null as line, (a.held - coalesce(h.sum, 0))::bigint as amount_fen
      from ledger.accounts a
      left join (select owner_id, account_id, sum(amount) as sum from ledger.holds where ended_at is null group by owner_id, account_id) h
        on h.owner_id = a.owner_id and h.account_id = a.id
      where a.held <> coalesce(h.sum, 0)`,
  )
}

export function reversalsNotTheMirror(tx: Tx): Promise<LedgerFinding[]> {
  return rows(
    tx,
    sql`select distinct 'reversal-not-the-mirror' as rule, r.id as row_id, null as line, null::bigint as amount_fen
      from ledger.transfers r
      left join lateral (
        (select account_id, line, -amount from ledger.entries where transfer_id = r.reverses
          except select account_id, line, amount from ledger.entries where transfer_id = r.id)
        union all
        (select account_id, line, amount from ledger.entries where transfer_id = r.id
          except select account_id, line, -amount from ledger.entries where transfer_id = r.reverses)
      ) difference on true
      where r.reverses is not null and (difference.account_id is not null
        or not exists (select from ledger.transfers o where o.id = r.reverses))`,
  )
}

export function holdsSettledByNothing(tx: Tx): Promise<LedgerFinding[]> {
  return rows(
    tx,
    sql`select 'hold-settled-by-nothing' as rule, h.id as row_id, null as line, h.amount as amount_fen
      from ledger.holds h left join ledger.transfers t on t.id = h.settled_by where h.settled_by is not null and t.id is null`,
  )
}

/** A merger waits until the account of the record that goes is empty; a refund or a grant under way may still reach it later. */
export async function moneyOfMergedRecords(tx: Tx): Promise<LedgerFinding[]> {
  const merged = await mergedRecords(tx)
  return rows(
    tx,
    sql`select 'money-of-a-merged-record' as rule, a.id as row_id, null as line, a.balance as amount_fen
      from ledger.accounts a where a.owner_id = any(${merged}::uuid[]) and (a.balance <> 0 or a.held <> 0)`,
  )
}
