import { transaction } from '../../platform/db/transaction.ts'
import type { Actor } from '../access/index.ts'
import { foldPending } from './store.ts'

const mostAtOnce = 20_000

/** Folds every pending fact into the roll-ups, 20,000 a transaction. Numbers stay as they are, and are read faster. */
export async function rollUpFacts(actor: Actor): Promise<number> {
  let folded = 0
  let last: number
  do {
    last = await transaction(actor, (tx) => foldPending(tx, mostAtOnce))
    folded += last
  } while (last === mostAtOnce)
  return folded
}
