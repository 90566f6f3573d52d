import { today } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { refusal } from './errors.ts'
import { lotsFor, takeFromLots } from './lots.rules.ts'
import { isHeld, lockedWallets } from './lots.store.ts'
import type { Hold } from './model.ts'
import { bookHold } from './store.ts'

/**
 * 冻结: keeps part of a person's balance back until it is settled or released; the same id again is the same hold.
 * Of an account with lots it keeps those back that would be spent first on the purpose.
 * Refuses `ledger.below-floor`, `ledger.lots-short`, `ledger.hold-differs`, `ledger.hold-needs-person`, `ledger.hold-not-positive`, `ledger.account-not-found`.
 */
export async function holdAmount(tx: Tx, hold: Hold, purposeId: Id | null = null): Promise<void> {
  const wallet = (await lockedWallets(tx, [hold.accountId])).get(hold.accountId)
  if (!wallet) return bookHold(tx, hold, [])
  const kept = takeFromLots(lotsFor(wallet.lots, purposeId === null ? [] : [purposeId], today()), hold.amountFen)
  // A replay finds its own hold and needs no lots; the database tells the two apart.
  if (!kept && !(await isHeld(tx, hold.id))) throw refusal('ledger.lots-short')
  await bookHold(tx, hold, kept ?? [])
}
