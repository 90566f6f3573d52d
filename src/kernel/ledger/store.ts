import { now } from '../../platform/clock.ts'
import { rows, run, type Sql, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { refusal, type refusals } from './errors.ts'
import type { AccountId, Hold, HoldId, LotMove, OpenAccount, Transfer, TransferId } from './model.ts'

/** The id of each account in the order asked; null where the owner's account of the kind has another holder or floor. */
export async function openedAccounts(tx: Tx, wanted: readonly OpenAccount[]): Promise<(AccountId | null)[]> {
  const found = await rows<{ place: number; accountId: AccountId | null }>(
    tx,
    sql`select place, account_id from ledger.open_accounts(
        ${wanted.map((one) => one.ownerId)}, ${wanted.map((one) => one.id ?? newId())}, ${wanted.map((one) => one.kind)},
        ${wanted.map((one) => one.unit ?? 'fen')}, ${wanted.map((one) => one.holder)},
        ${wanted.map((one) => `{${one.orgPath.join(',')}}`)}, ${wanted.map((one) => one.floor)},
        ${wanted.map((one) => one.lots === 'kept')}, ${now()})
      order by place`,
  )
  return found.map((one) => one.accountId)
}

export async function bookTransfers(tx: Tx, transfers: readonly Transfer[]): Promise<void> {
  const lines = transfers.flatMap((one) =>
    one.lines.map((line, at) => ({ transferId: one.id, number: at + 1, ...line })),
  )
  const lots = lines.flatMap(({ transferId, accountId, lots = [] }) =>
    lots.map((lot) => ({ transferId, accountId, ...lot })),
  )
  await book(
    tx,
    sql`select ledger.post(
        ${transfers.map((one) => one.id)}, ${transfers.map((one) => one.kind)}, ${transfers.map((one) => one.subjectId)},
        ${transfers.map((one) => one.occurredOn)}, ${transfers.map((one) => one.memo)}, ${transfers.map(() => null)},
        ${transfers.map((one) => one.refunds ?? null)}, ${now()},
        ${lines.map((line) => line.transferId)}, ${lines.map((line) => line.number)}, ${lines.map((line) => line.accountId)},
        ${lines.map((line) => line.amountFen)},
        ${lots.map((lot) => lot.transferId)}, ${lots.map((lot) => lot.accountId)}, ${lots.map((lot) => lot.grantId)},
        ${lots.map((lot) => lot.amountFen)})`,
  )
}

export type Reversal = Pick<Transfer, 'id' | 'occurredOn' | 'memo'> & { readonly transferId: TransferId }

export function bookReversal(tx: Tx, reversal: Reversal): Promise<void> {
  return book(
    tx,
    sql`select ledger.reverse(${reversal.id}, ${reversal.transferId}, ${reversal.occurredOn}, ${reversal.memo}, ${now()})`,
  )
}

export function bookHold(tx: Tx, hold: Hold, lots: readonly LotMove[]): Promise<void> {
  return book(
    tx,
    sql`select ledger.hold(${hold.id}, ${hold.accountId}, ${hold.amountFen}, ${hold.subjectId}, ${hold.memo}, ${now()},
        ${lots.map((lot) => lot.grantId)}, ${lots.map((lot) => -lot.amountFen)})`,
  )
}

export function bookSettlement(tx: Tx, holdId: HoldId, transfer: Transfer): Promise<void> {
  const lots = transfer.lines.flatMap(({ accountId, lots = [] }) => lots.map((lot) => ({ accountId, ...lot })))
  return book(
    tx,
    sql`select ledger.settle(${holdId}, ${transfer.id}, ${transfer.kind}, ${transfer.subjectId}, ${transfer.occurredOn}, ${transfer.memo},
        ${now()}, ${transfer.lines.map((line) => line.accountId)}, ${transfer.lines.map((line) => line.amountFen)},
        ${lots.map((lot) => lot.accountId)}, ${lots.map((lot) => lot.grantId)}, ${lots.map((lot) => lot.amountFen)})`,
  )
}

export function bookRelease(tx: Tx, holdId: HoldId): Promise<void> {
  return book(tx, sql`select ledger.release(${holdId}, ${now()})`)
}

/** Folds what has come to institutions' accounts into their checkpoints; tells how many tallies. */
export async function foldTallies(tx: Tx): Promise<number> {
  const [folded] = await rows<{ count: number }>(tx, sql`select ledger.checkpoint() as count`)
  return folded!.count
}

export async function rewritePaths(tx: Tx, from: readonly string[], to: readonly string[]): Promise<number> {
  const [followed] = await rows<{ count: number }>(tx, sql`select ledger.follow(${from}, ${to}) as count`)
  return followed!.count
}

type Refused = Error & { readonly code?: string; readonly detail?: string }

async function book(tx: Tx, call: Sql): Promise<void> {
  await told(run(tx, call))
}

/** The functions refuse by ending the transaction with the code of a refusal, so that nothing half booked can be committed. */
export function told<Result>(asked: Promise<Result>): Promise<Result> {
  return asked.catch((error: Refused) => {
    throw error.code === 'GL001' ? refusal(error.message as keyof typeof refusals, JSON.parse(error.detail!)) : error
  })
}
