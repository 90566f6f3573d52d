import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { PersonId } from '../people/index.ts'
import { refusal } from './errors.ts'
import { insertAccount } from './store.ts'

/** Opens an account under a password from `hashPassword`; the first role says where it belongs. Runs in a transaction of the system. */
export async function openAccount(
  tx: Tx,
  opening: { personId: PersonId; account: string; password: string },
): Promise<void> {
  const name = opening.account.toLowerCase()
  const { personId, password } = opening
  const opened = await insertAccount(tx, { personId, name, kind: 'officer', password, home: null }, now())
  if (!opened) throw refusal('access.account-taken', { account: opening.account })
}
