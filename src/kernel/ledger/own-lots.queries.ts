import { rows, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { OwnLot } from './trace.queries.ts'

/** What a person has in her account of a kind, lot by lot, the earliest to expire first; nothing while she has no account. */
export function lotsOfOwner(tx: Tx, ownerId: Id, kind: string): Promise<OwnLot[]> {
  return rows(
    tx,
    sql`select l.grant_id, g.purpose_id, g.expires_on, g.memo, g.granted_at, l.granted as granted_fen, l.remaining as remaining_fen,
          l.held as held_fen, l.remaining - l.held as available_fen
        from ledger.accounts a join ledger.lots l on l.owner_id = a.owner_id and l.account_id = a.id
        join ledger.grants g on g.id = l.grant_id
        where a.owner_id = ${ownerId} and a.kind = ${kind}
        order by g.expires_on nulls last, l.grant_id`,
  )
}
