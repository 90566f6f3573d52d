import type { Tx } from '../../platform/db/transaction.ts'
import { refusal } from './errors.ts'
import type { AccountId, OpenAccount } from './model.ts'
import { openedAccounts } from './store.ts'

const mostAtOnce = 5000

/** Opens one account; see `openAccounts`. */
export async function openAccount(tx: Tx, wanted: OpenAccount): Promise<AccountId> {
  const [id] = await openAccounts(tx, [wanted])
  return id!
}

/**
 * Opens accounts, or finds those that are there, and gives their ids in the order asked. One that is there moves below the
 * organisation now given. Refuses `ledger.account-differs` when it has another holder or floor. No owner's kind twice in a list.
 */
export async function openAccounts(tx: Tx, wanted: readonly OpenAccount[]): Promise<AccountId[]> {
  const ids: AccountId[] = []
  for (let from = 0; from < wanted.length; from += mostAtOnce) {
    for (const id of await openedAccounts(tx, wanted.slice(from, from + mostAtOnce))) {
      if (id === null) throw refusal('ledger.account-differs')
      ids.push(id)
    }
  }
  return ids
}
