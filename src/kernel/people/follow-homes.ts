import type { Tx } from '../../platform/db/transaction.ts'
import type { Reparenting } from '../orgs/index.ts'
import { lockMisplaced, rewriteHomes, succeedMemberships } from './store.ts'

/**
 * Lets up to `most` persons follow a move or merger of their union: home path, lasting membership and, after a
 * merger, a new membership in the successor. Tells how many followed; none is left when it tells 0.
 */
export async function followHomes(tx: Tx, move: Reparenting, most: number): Promise<number> {
  const ids = await lockMisplaced(tx, move, most)
  if (move.kind === 'merged') await succeedMemberships(tx, move, ids)
  await rewriteHomes(tx, move, ids)
  return ids.length
}
