import { system, transaction } from '../../platform/db/transaction.ts'
import type { CredentialKind } from './model.ts'
import { upsertKinds } from './store.ts'

/** Writes kinds, or writes them anew; at each start by services, while running by whoever lets officers add some. */
export function writeCredentialKinds(kinds: readonly CredentialKind[]): Promise<void> {
  return transaction(system, (tx) => upsertKinds(tx, kinds))
}
