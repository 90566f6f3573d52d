import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import type { Reparenting } from './model.ts'
import { listReparentings, markReparented } from './store.ts'

/** Rewrites up to `most` of the paths a module stores and tells how many; 0 when none is left. */
export type PathFollower = (tx: Tx, move: Reparenting, most: number) => Promise<number>

const rowsAtOnce = 5000

/**
 * Lets every stored path follow the moves and mergers of the tree, in their order and in small transactions.
 * The app names the followers, one for each module that stores paths. Safe to run at any time and again.
 */
export async function followReparentings(followers: readonly PathFollower[]): Promise<void> {
  for (const move of await transaction(system, listReparentings)) {
    for (const follow of followers) {
      while ((await transaction(system, (tx) => follow(tx, move, rowsAtOnce))) > 0);
    }
    await transaction(system, (tx) => markReparented(tx, move.id))
  }
}
