import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { PersonId } from '../people/index.ts'
import { refusal } from './errors.ts'
import { insertAccount } from './store.ts'

/** Opens an officer's account under a password from `hashPassword`. Runs in a transaction of the system. */
export async function openAccount(
  tx: Tx,
  opening: { personId: PersonId; account: string; password: string },
): Promise<void> {
  const name = opening.account.toLowerCase()
  const opened = await insertAccount(tx, opening.personId, name, opening.password, now())
  if (!opened) throw refusal('access.account-taken', { account: opening.account })
}
