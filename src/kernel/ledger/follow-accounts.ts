import type { Tx } from '../../platform/db/transaction.ts'
import type { Reparenting } from '../orgs/index.ts'
import { rewritePaths } from './store.ts'

/** Lets the accounts below a moved or merged organisation follow it, so that its officers see them; tells how many did. */
export function followAccounts(tx: Tx, move: Reparenting): Promise<number> {
  return rewritePaths(tx, move.fromPath, move.toPath)
}
