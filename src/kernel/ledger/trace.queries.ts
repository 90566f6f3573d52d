import type { Day, Instant } from '../../platform/dates.ts'
import { find, rows, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Fen } from '../../platform/money.ts'
import { refusal } from './errors.ts'
import type { AccountId, GrantId, Lot, TransferId } from './model.ts'

/** What a person has of each grant, with where it came from; spent ones too. */
export type OwnLot = Lot & {
  readonly memo: string
  readonly grantedAt: Instant
  readonly grantedFen: Fen
  readonly remainingFen: Fen
  readonly heldFen: Fen
}

/** The lots of an account, the earliest to expire first. */
export function lotsOf(tx: Tx, accountId: AccountId): Promise<OwnLot[]> {
  return rows(
    tx,
    sql`select l.grant_id, g.purpose_id, g.expires_on, g.memo, g.granted_at, l.granted as granted_fen, l.remaining as remaining_fen,
          l.held as held_fen, l.remaining - l.held as available_fen
        from ledger.accounts a join ledger.lots l on l.owner_id = a.owner_id and l.account_id = a.id
        join ledger.grants g on g.id = l.grant_id
        where a.id = ${accountId}
        order by g.expires_on nulls last, l.grant_id`,
  )
}

/** Where a transfer's lots came from: fund, grant, amount; `fundAccountId` leads on to what filled the fund. */
export type Origin = {
  readonly ownerId: Id
  readonly grantId: GrantId
  readonly memo: string
  readonly expiresOn: Day | null
  readonly fundAccountId: AccountId
  /** By which transfer it came to the person. */
  readonly grantedBy: TransferId
  readonly amountFen: Fen
}

/** Backwards: from a spending to the lots, the grants and the funds behind it. */
export function traceTransfer(tx: Tx, transferId: TransferId): Promise<Origin[]> {
  return rows(
    tx,
    sql`select m.owner_id, m.grant_id, g.memo, g.expires_on, g.account_id as fund_account_id, l.transfer_id as granted_by, m.amount as amount_fen
        from (select distinct e.owner_id from ledger.entries e where e.transfer_id = ${transferId}) e
        join ledger.lot_moves m on m.owner_id = e.owner_id and m.transfer_id = ${transferId}
        join ledger.lots l on l.owner_id = m.owner_id and l.grant_id = m.grant_id
        join ledger.grants g on g.id = m.grant_id
        order by m.owner_id, m.grant_id`,
  )
}

/** Where a grant is: given = left + what left it, by the kind of transfer; `subjects` of a kind leads to what is behind it. */
export type GrantTrace = {
  readonly recipients: number
  readonly grantedFen: Fen
  readonly remainingFen: Fen
  readonly heldFen: Fen
  readonly moved: readonly { readonly kind: string; readonly transfers: number; readonly amountFen: Fen }[]
}

/** Forwards: what became of a grant. Refuses `ledger.grant-not-found`. */
export async function traceGrant(tx: Tx, grantId: GrantId): Promise<GrantTrace> {
  const sums = await find<Omit<GrantTrace, 'moved'> & { there: boolean }>(
    tx,
    sql`select count(*) as recipients, coalesce(sum(l.granted), 0)::bigint as granted_fen, coalesce(sum(l.remaining), 0)::bigint as remaining_fen,
          coalesce(sum(l.held), 0)::bigint as held_fen, exists (select from ledger.grants g where g.id = ${grantId}) as there
        from ${lotsOfGrant(grantId)}`,
  )
  if (!sums?.there) throw refusal('ledger.grant-not-found', { grantId })
  const moved = await rows<GrantTrace['moved'][number]>(
    tx,
    sql`select t.kind, count(distinct t.id) as transfers, sum(m.amount)::bigint as amount_fen
        from ${lotsOfGrant(grantId)}
        join ledger.lot_moves m on m.owner_id = l.owner_id and m.grant_id = l.grant_id
        join ledger.transfers t on t.id = m.transfer_id
        group by t.kind order by t.kind`,
  )
  const { recipients, grantedFen, remainingFen, heldFen } = sums
  return { recipients, grantedFen, remainingFen, heldFen, moved }
}

export type GrantMove = {
  readonly ownerId: Id
  readonly transferId: TransferId
  readonly kind: string
  /** What it was about: an order. */
  readonly subjectId: Id
  readonly occurredOn: Day
  readonly amountFen: Fen
}

/** The rows behind a trace: each transfer that took from a grant or gave back, person by person, 50 a page. */
export function movesOfGrant(
  tx: Tx,
  grantId: GrantId,
  after: { ownerId: Id; transferId: TransferId } | null,
): Promise<GrantMove[]> {
  const { ownerId, transferId } = after ?? { ownerId: firstId, transferId: firstId }
  return rows(
    tx,
    sql`select m.owner_id, m.transfer_id, t.kind, t.subject_id, t.occurred_on, m.amount as amount_fen
        from ${lotsOfGrant(grantId)}
        join ledger.lot_moves m on m.owner_id = l.owner_id and m.grant_id = l.grant_id
        join ledger.transfers t on t.id = m.transfer_id
        where (m.owner_id, m.transfer_id) > (${ownerId}::uuid, ${transferId}::uuid)
        order by m.owner_id, m.transfer_id limit 50`,
  )
}

const firstId = '00000000-0000-0000-0000-000000000000'

/** Through the grant's own transfers, so that lots need no index of their own that every spending would have to keep. */
function lotsOfGrant(grantId: GrantId) {
  return sql`ledger.transfers g
    join ledger.entries e on e.transfer_id = g.id
    join ledger.lots l on l.owner_id = e.owner_id and l.grant_id = ${grantId} and g.subject_id = ${grantId} and g.kind = 'ledger.granted'
      and g.reverses is null`
}

/** What many grants gave, by grant; one that gave nothing is not among them. */
export async function traceGrants(
  tx: Tx,
  grantIds: readonly GrantId[],
): Promise<Map<GrantId, { grantedFen: Fen; recipients: number }>> {
  const found = await rows<{ grantId: GrantId; grantedFen: Fen; recipients: number }>(
    tx,
    sql`select grant_id, sum(granted)::bigint as granted_fen, count(*) as recipients from ledger.lots
        where grant_id = any(${grantIds}::uuid[]) group by grant_id`,
  )
  return new Map(found.map((one) => [one.grantId, one]))
}
