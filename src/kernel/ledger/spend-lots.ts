import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { refusal } from './errors.ts'
import { lotsFor, takeFromLots } from './lots.rules.ts'
import { lockedWallets, lockedWalletsOf } from './lots.store.ts'
import type { Spending, Wallet } from './model.ts'
import { bookTransfers } from './store.ts'

/**
 * Locks the accounts of a kind of these owners, in the order of their ids, and tells by owner what is in them. Whoever
 * decides for many at once takes from the lots itself (`lotsFor`, `takeFromLots`) and books the moves with the lines.
 */
export function lockWalletsOf(tx: Tx, kind: string, ownerIds: readonly Id[]): Promise<Map<Id, Wallet>> {
  return lockedWalletsOf(tx, kind, ownerIds)
}

/**
 * Spends from one account with lots: those that serve the purpose and have not expired, the earliest to expire first.
 * Refuses `ledger.lots-short`, `ledger.account-not-found` and whatever `postTransfers` does.
 */
export async function spendLots(tx: Tx, spending: Spending): Promise<void> {
  const { accountId, amountFen, purposeId, to, ...transfer } = spending
  const wallet = (await lockedWallets(tx, [accountId])).get(accountId)
  if (!wallet) throw refusal('ledger.account-not-found')
  const lots = takeFromLots(lotsFor(wallet.lots, purposeId === null ? [] : [purposeId], transfer.occurredOn), amountFen)
  if (!lots) throw refusal('ledger.lots-short')
  await bookTransfers(tx, [{ ...transfer, lines: [{ accountId, amountFen: -amountFen, lots }, ...to] }])
}
