import { transaction } from '../../platform/db/transaction.ts'
import type { Actor } from '../access/index.ts'
import { rollUpFacts } from './roll-up-facts.ts'
import { forgetRollups } from './store.ts'

/** Makes all roll-ups again from the facts; tells how many. Numbers stay right meanwhile, only slower to read. */
export async function rebuildRollups(actor: Actor): Promise<number> {
  await transaction(actor, forgetRollups)
  return rollUpFacts(actor)
}
