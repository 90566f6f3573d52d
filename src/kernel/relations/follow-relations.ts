import type { Tx } from '../../platform/db/transaction.ts'
import type { Reparenting } from '../orgs/index.ts'
import { rewritePaths } from './store.ts'

/** Relations and their sides follow the tree; see `PathFollower`. */
export function followRelations(tx: Tx, move: Reparenting, most: number): Promise<number> {
  return rewritePaths(tx, move, most)
}
