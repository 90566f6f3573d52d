import type { Tx } from '../../platform/db/transaction.ts'
import type { Reparenting } from '../orgs/index.ts'
import { rewritePaths } from './store.ts'

/** Lets the files below a moved or merged organisation follow it, so that its officers can open them; tells how many did. */
export function followFiles(tx: Tx, move: Reparenting): Promise<number> {
  return rewritePaths(tx, move.fromPath, move.toPath)
}
