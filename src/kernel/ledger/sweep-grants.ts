import { today } from '../../platform/clock.ts'
import type { Day } from '../../platform/dates.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Fen } from '../../platform/money.ts'
import type { Actor } from '../access/index.ts'
import { bookSweep, markSwept, stepsToSweep, writeLastDay } from './lots.store.ts'
import type { GrantId } from './model.ts'
import { unspentText } from './text.ts'

/**
 * Takes back what is unspent after the last day of its grant and gives it to the account the grant names, step by step in
 * transactions of their own; tells how much. Held amounts stay; what becomes free or comes back later is swept the next time.
 */
export async function sweepGrants(actor: Actor): Promise<Fen> {
  const steps = await transaction(actor, (tx) => stepsToSweep(tx, today()))
  let total = 0
  for (const step of steps) {
    total += await transaction(actor, (tx) => bookSweep(tx, { ...step, id: newId(), memo: unspentText }))
  }
  for (const grantId of new Set(steps.map((step) => step.grantId))) {
    await transaction(actor, (tx) => markSwept(tx, grantId))
  }
  return total
}

/** Lets the unspent of a grant be spent until a later day; the transaction is the system's. */
export function moveLastDay(tx: Tx, grantId: GrantId, day: Day): Promise<void> {
  return writeLastDay(tx, grantId, day)
}
