import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { PersonId } from '../people/index.ts'
import { endOtherSessions } from './sessions.store.ts'

/** Ends every session of a person, when what she signed in with is no longer hers. Runs in a transaction of the system. */
export function endSessionsOf(tx: Tx, personId: PersonId): Promise<void> {
  return endOtherSessions(tx, personId, newId(), now())
}
