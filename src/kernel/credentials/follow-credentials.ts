import { today } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { OrgPath, Reparenting } from '../orgs/index.ts'
import type { PersonId } from '../people/index.ts'
import { moveHolders, rewriteHeld } from './store.ts'

/** What people hold below a moved or merged organisation follows it; tells how many of at most `most` did. */
export function followCredentials(tx: Tx, move: Reparenting, most: number): Promise<number> {
  return rewriteHeld(tx, move, most)
}

/** What people hold today goes with them to another union. Runs in a transaction of the system. */
export function followHolders(
  tx: Tx,
  holders: readonly { readonly personId: PersonId; readonly orgPath: OrgPath }[],
): Promise<void> {
  return moveHolders(tx, holders, today())
}
