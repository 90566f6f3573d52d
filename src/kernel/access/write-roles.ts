import { system, transaction } from '../../platform/db/transaction.ts'
import type { Role } from './model.ts'
import * as store from './store.ts'

/** Writes the app's roles at its start. A role that it no longer names permits nothing from now on. */
export function writeRoles(roles: readonly Role[]): Promise<void> {
  return transaction(system, (tx) => store.writeRoles(tx, roles))
}
