import type { Tx } from '../../platform/db/transaction.ts'
import type { Reparenting } from '../orgs/index.ts'
import { rewritePaths } from './store.ts'

/** Documents and their parties follow the tree; see `PathFollower`. */
export function followInstruments(tx: Tx, move: Reparenting, most: number): Promise<number> {
  return rewritePaths(tx, move, most)
}
