import type { Tx } from '../../platform/db/transaction.ts'
import { refusal } from './errors.ts'
import { lotsFor, takeFromLots } from './lots.rules.ts'
import { lockedWallets } from './lots.store.ts'
import type { AccountId, Spending, Wallet } from './model.ts'
import { bookTransfers } from './store.ts'

/**
 * Locks accounts with lots for spending, in the order of their ids, and tells what is in them. Whoever decides for many at
 * once takes from the lots itself (`lotsFor`, `takeFromLots`) and books the moves with the lines.
 */
export function lockWallets(tx: Tx, accountIds: readonly AccountId[]): Promise<Map<AccountId, Wallet>> {
  return lockedWallets(tx, accountIds)
}

/**
 * Spends from one account with lots: those that serve the purpose and have not expired, the earliest to expire first.
 * Refuses `ledger.lots-short`, `ledger.account-not-found` and whatever `postTransfers` does.
 */
export async function spendLots(tx: Tx, spending: Spending): Promise<void> {
  const { accountId, amountFen, purposeId, to, ...transfer } = spending
  const wallet = (await lockedWallets(tx, [accountId])).get(accountId)
  if (!wallet) throw refusal('ledger.account-not-found')
  const lots = takeFromLots(lotsFor(wallet.lots, purposeId, transfer.occurredOn), amountFen)
  if (!lots) throw refusal('ledger.lots-short')
  await bookTransfers(tx, [{ ...transfer, lines: [{ accountId, amountFen: -amountFen, lots }, ...to] }])
}
