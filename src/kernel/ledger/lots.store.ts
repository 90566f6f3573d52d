import { now } from '../../platform/clock.ts'
import { type Day, dayOf } from '../../platform/dates.ts'
import { find, get, rows, run, type Sql, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Fen } from '../../platform/money.ts'
import type { AccountId, Grant, GrantId, HoldId, Lot, LotMove, TransferId, Wallet } from './model.ts'
import { told } from './store.ts'

type WalletRow = { accountId: AccountId; ownerId: Id; availableFen: Fen | null } & Omit<Lot, 'availableFen'>

/** Locks accounts in the order of their ids and tells what is in those with lots; others are not among them. */
export async function lockedWallets(tx: Tx, accountIds: readonly AccountId[]): Promise<Map<AccountId, Wallet>> {
  const found = await rows<WalletRow>(tx, sql`select ${walletColumns} from ledger.lock_wallets(${accountIds})`)
  return gathered(found, (row) => row.accountId)
}

/** The same for the accounts of a kind of these owners, by owner. */
export async function lockedWalletsOf(tx: Tx, kind: string, ownerIds: readonly Id[]): Promise<Map<Id, Wallet>> {
  const found = await rows<WalletRow>(
    tx,
    sql`select ${walletColumns} from ledger.lock_wallets_of(${kind}, ${ownerIds})`,
  )
  return gathered(found, (row) => row.ownerId)
}

const walletColumns = sql`account_id, owner_id, grant_id, purpose_id, expires_on, available as available_fen`

function gathered(found: readonly WalletRow[], keyOf: (row: WalletRow) => Id): Map<Id, Wallet> {
  const wallets = new Map<Id, { accountId: AccountId; ownerId: Id; lots: Lot[] }>()
  for (const row of found) {
    const { accountId, ownerId, availableFen, ...lot } = row
    const wallet = wallets.get(keyOf(row)) ?? { accountId, ownerId, lots: [] }
    if (availableFen !== null) wallet.lots.push({ ...lot, availableFen })
    wallets.set(keyOf(row), wallet)
  }
  return wallets
}

export async function insertGrant(tx: Tx, grant: Grant): Promise<void> {
  const { id, accountId, purposeId, expiresOn, unspentAccountId, memo } = grant
  await told(
    run(
      tx,
      sql`select ledger.open_grant(${id}, ${accountId}, ${purposeId}, ${expiresOn}, ${unspentAccountId}, ${memo}, ${now()})`,
    ),
  )
}

export type Granting = {
  readonly grantId: GrantId
  /** One bounded step of the grant; the same id again is the same step. */
  readonly transferId: TransferId
  readonly memo: string
  /** The kind of account that receives; where it is missing it is opened, with lots. */
  readonly kind: string
  /** Path under which a missing account is opened. */
  readonly orgPath: readonly Id[]
}

/** A query of the caller's store that yields `owner_id` and `amount`. */
export type Recipients = Sql

export async function bookGranting(tx: Tx, granting: Granting, recipients: Recipients): Promise<Fen> {
  const at = now()
  const { total } = await told(
    get<{ total: Fen }>(
      tx,
      sql`select ledger.grant(${granting.grantId}, ${granting.transferId}, ${dayOf(at)}, ${granting.memo}, ${at}, ${granting.kind}, ${granting.orgPath},
            coalesce(array_agg(r.owner_id order by r.owner_id), '{}'), coalesce(array_agg(r.amount order by r.owner_id), '{}')) as total
          from (${recipients}) r`,
    ),
  )
  return total
}

/** From which lots a transfer took and to which it gave back, refunds of it counted in: what is still spent, of each. */
export function movesStillSpent(tx: Tx, transferId: TransferId): Promise<(LotMove & { accountId: AccountId })[]> {
  return rows(tx, sql`select account_id, grant_id, amount as amount_fen from ledger.still_spent(${transferId})`)
}

/** Locks the transfer, for a refund counts what was refunded before. */
export async function lockedTransfer(
  tx: Tx,
  transferId: TransferId,
): Promise<{ kind: string; subjectId: Id } | undefined> {
  return find(tx, sql`select kind, subject_id from ledger.lock_transfer(${transferId})`)
}

/** The account and the lots of a hold, the earliest to expire first. */
export async function lotsOfHold(tx: Tx, holdId: HoldId): Promise<{ accountId: AccountId | null; lots: Lot[] }> {
  const found = await rows<Lot & { accountId: AccountId }>(
    tx,
    sql`select h.account_id, k.grant_id, g.purpose_id, g.expires_on, k.amount as available_fen
        from ledger.holds h join ledger.hold_lots k on k.owner_id = h.owner_id and k.hold_id = h.id
        join ledger.grants g on g.id = k.grant_id
        where h.id = ${holdId}
        order by g.expires_on nulls last, k.grant_id`,
  )
  return { accountId: found[0]?.accountId ?? null, lots: found }
}

export async function isHeld(tx: Tx, holdId: HoldId): Promise<boolean> {
  return (await find(tx, sql`select 1 as there from ledger.holds where id = ${holdId}`)) !== undefined
}

/** Steps of grants whose last day is before `day` and that were not swept since. */
export function stepsToSweep(tx: Tx, day: Day): Promise<{ grantId: GrantId; transferId: TransferId }[]> {
  return rows(
    tx,
    sql`select g.id as grant_id, t.id as transfer_id
        from ledger.grants g join ledger.transfers t on t.subject_id = g.id and t.kind = 'ledger.granted' and t.reverses is null
        where g.swept_at is null and g.expires_on < ${day}
        order by g.id, t.id`,
  )
}

export async function bookSweep(
  tx: Tx,
  step: { grantId: GrantId; transferId: TransferId; id: TransferId; memo: string },
): Promise<Fen> {
  const at = now()
  const { total } = await get<{ total: Fen }>(
    tx,
    sql`select ledger.sweep(${step.grantId}, ${step.transferId}, ${step.id}, ${dayOf(at)}, ${step.memo}, ${at}) as total`,
  )
  return total
}

export async function markSwept(tx: Tx, grantId: GrantId): Promise<void> {
  await run(tx, sql`select ledger.end_sweep(${grantId}, ${now()})`)
}

export async function writeLastDay(tx: Tx, grantId: GrantId, day: Day): Promise<void> {
  await run(tx, sql`select ledger.move_last_day(${grantId}, ${day})`)
}
