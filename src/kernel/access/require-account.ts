import type { Tx } from '../../platform/db/transaction.ts'
import type { PersonId } from '../people/index.ts'
import { findAccount, lockAccount, type StoredAccount } from './accounts.store.ts'
import { refusal } from './errors.ts'
import type { Actor } from './model.ts'
import { requirePermission } from './rules.ts'

/** An account inside the subtrees over which the actor has the permission; outside it is as if it did not exist. */
export async function requireAccount(
  tx: Tx,
  actor: Actor,
  permission: string,
  personId: PersonId,
): Promise<StoredAccount> {
  return within(actor, permission, await findAccount(tx, personId))
}

/** The same with its row locked, in a transaction of the system. */
export async function lockAccountFor(
  tx: Tx,
  actor: Actor,
  permission: string,
  personId: PersonId,
): Promise<StoredAccount> {
  return within(actor, permission, await lockAccount(tx, personId))
}

function within(actor: Actor, permission: string, account: StoredAccount | undefined): StoredAccount {
  requirePermission(actor, permission)
  if (!account?.orgPath) throw refusal('access.not-found')
  requirePermission(actor, permission, account.orgPath)
  return account
}
