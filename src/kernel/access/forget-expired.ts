import { now } from '../../platform/clock.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { deleteExpired } from './attempts.store.ts'

/** Forgets sessions, failures and codes whose time is over; the app runs it once an hour. Tells how many. */
export function forgetExpired(): Promise<number> {
  return transaction(system, (tx) => deleteExpired(tx, now()))
}
