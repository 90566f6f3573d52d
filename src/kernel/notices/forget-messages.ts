import { now } from '../../platform/clock.ts'
import { addDays, dayOf, startOfDay } from '../../platform/dates.ts'
import { transaction } from '../../platform/db/transaction.ts'
import type { Actor } from '../access/index.ts'
import { deleteEnded } from './store.ts'

/** Long enough to answer a complaint about a message, as long as the operating log is kept. */
const keptDays = 180

/** Forgets messages to phones that ended half a year ago; the inbox stays. */
export async function forgetMessages(actor: Actor): Promise<void> {
  await transaction(actor, (tx) => deleteEnded(tx, startOfDay(addDays(dayOf(now()), -keptDays))))
}
