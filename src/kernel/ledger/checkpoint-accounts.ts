import { transaction } from '../../platform/db/transaction.ts'
import type { Actor } from '../access/index.ts'
import { foldTallies } from './store.ts'

/** Folds what came to institutions' accounts into their checkpoints, so that reading a balance stays short. Balances stay as they are. */
export function checkpointAccounts(actor: Actor): Promise<number> {
  return transaction(actor, foldTallies)
}
