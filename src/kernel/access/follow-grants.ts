import type { Tx } from '../../platform/db/transaction.ts'
import type { Reparenting } from '../orgs/index.ts'
import { rewriteGrants } from './store.ts'

/** Lets up to `most` grants follow a move; grants over a merged organisation end. Tells how many; 0 when none is left. */
export function followGrants(tx: Tx, move: Reparenting, most: number): Promise<number> {
  return rewriteGrants(tx, move, most)
}
