import { rows, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { LedgerFinding } from './model.ts'

export function lotsNotTheSum(tx: Tx): Promise<LedgerFinding[]> {
  return rows(
    tx,
    sql`select 'lot-not-the-sum' as rule, l.account_id as row_id, null as line, (l.remaining - l.granted - coalesce(m.sum, 0))::bigint as amount_fen
      from ledger.lots l
      left join (select owner_id, grant_id, sum(amount) as sum from ledger.lot_moves group by owner_id, grant_id) m
        on m.owner_id = l.owner_id and m.grant_id = l.grant_id
      where l.remaining <> l.granted + coalesce(m.sum, 0)`,
  )
}

export function lotsNotTheBalance(tx: Tx): Promise<LedgerFinding[]> {
  return rows(
    tx,
    sql`select 'lots-not-the-balance' as rule, a.id as row_id, null as line, (a.balance - coalesce(l.sum, 0))::bigint as amount_fen
      from ledger.accounts a
      left join (select owner_id, account_id, sum(remaining) as sum from ledger.lots group by owner_id, account_id) l
        on l.owner_id = a.owner_id and l.account_id = a.id
      where (a.lotted and a.balance <> coalesce(l.sum, 0)) or (not a.lotted and l.sum is not null)`,
  )
}

export function lotsHeldNotTheSum(tx: Tx): Promise<LedgerFinding[]> {
  return rows(
    tx,
    sql`select 'lot-held-not-the-sum' as rule, l.account_id as row_id, null as line, (l.held - coalesce(h.sum, 0))::bigint as amount_fen
      from ledger.lots l
      left join (
        select k.owner_id, k.grant_id, sum(k.amount) as sum
        from ledger.holds h join ledger.hold_lots k on k.owner_id = h.owner_id and k.hold_id = h.id
        where h.ended_at is null group by k.owner_id, k.grant_id
      ) h on h.owner_id = l.owner_id and h.grant_id = l.grant_id
      where l.held <> coalesce(h.sum, 0)`,
  )
}

export function lotsWithoutGrant(tx: Tx): Promise<LedgerFinding[]> {
  return rows(
    tx,
    sql`select 'lot-without-grant' as rule, l.account_id as row_id, null as line, (l.granted - coalesce(e.amount, 0))::bigint as amount_fen
      from ledger.lots l
      left join ledger.grants g on g.id = l.grant_id
      left join ledger.transfers t on t.id = l.transfer_id and t.subject_id = l.grant_id
      left join ledger.entries e on e.owner_id = l.owner_id and e.account_id = l.account_id and e.occurred_on = t.occurred_on
        and e.transfer_id = l.transfer_id
      where g.id is null or t.id is null or e.amount is distinct from l.granted`,
  )
}

/** What a line of an account with lots moved is what its lots moved, or the lot that it brought. */
export function lotMovesNotTheEntry(tx: Tx): Promise<LedgerFinding[]> {
  return rows(
    tx,
    sql`select 'lot-moves-not-the-entry' as rule, coalesce(e.transfer_id, m.transfer_id) as row_id, null as line,
        (coalesce(e.sum, 0) - coalesce(m.sum, 0))::bigint as amount_fen
      from (
        select e.owner_id, e.transfer_id, sum(e.amount) as sum
        from ledger.entries e join ledger.accounts a on a.owner_id = e.owner_id and a.id = e.account_id and a.lotted
        group by e.owner_id, e.transfer_id
      ) e
      full join (
        select owner_id, transfer_id, sum(amount) as sum
        from (
          select owner_id, transfer_id, amount from ledger.lot_moves
          union all select owner_id, transfer_id, granted from ledger.lots
        ) both_kinds group by owner_id, transfer_id
      ) m on m.owner_id = e.owner_id and m.transfer_id = e.transfer_id
      where e.sum is distinct from m.sum`,
  )
}

export function holdLotsNotTheHold(tx: Tx): Promise<LedgerFinding[]> {
  return rows(
    tx,
    sql`select 'hold-lots-not-the-hold' as rule, h.id as row_id, null as line, (h.amount - coalesce(k.sum, 0))::bigint as amount_fen
      from ledger.holds h
      join ledger.accounts a on a.owner_id = h.owner_id and a.id = h.account_id and a.lotted
      left join (select owner_id, hold_id, sum(amount) as sum from ledger.hold_lots group by owner_id, hold_id) k
        on k.owner_id = h.owner_id and k.hold_id = h.id
      where h.amount <> coalesce(k.sum, 0)`,
  )
}

export function refundsExceeding(tx: Tx): Promise<LedgerFinding[]> {
  return rows(
    tx,
    sql`select distinct 'refund-exceeds' as rule, s.id as row_id, null as line, null::bigint as amount_fen
      from (
        select o.id, e.account_id, sum(e.amount) filter (where e.transfer_id = o.id) as first, sum(e.amount) as now
        from (select distinct refunds as id from ledger.transfers where refunds is not null) o
        join ledger.transfers t on t.id = o.id or t.refunds = o.id
        join ledger.entries e on e.transfer_id = t.id
        group by o.id, e.account_id
      ) s
      where s.first is null or s.now not between least(s.first, 0) and greatest(s.first, 0)`,
  )
}
