import type { Tx } from '../../platform/db/transaction.ts'
import type { Reparenting } from '../orgs/index.ts'
import { rewriteGrants } from './grants.store.ts'

/** Lets up to `most` grants, and then accounts, follow a move; grants over a merged organisation end. Tells how many; 0 when none is left. */
export function followGrants(tx: Tx, move: Reparenting, most: number): Promise<number> {
  return rewriteGrants(tx, move, most)
}
