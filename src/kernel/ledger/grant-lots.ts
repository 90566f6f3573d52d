import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Fen } from '../../platform/money.ts'
import { bookGranting, type Granting, insertGrant, ownersWithout, type Recipients } from './lots.store.ts'
import type { Grant } from './model.ts'

/** Opens a grant, or finds it. Refuses `ledger.grant-differs` when its id is another's, `ledger.account-not-found`. */
export function openGrant(tx: Tx, grant: Grant): Promise<void> {
  return insertGrant(tx, grant)
}

/**
 * One bounded step of a grant: an entry and a lot for each recipient and one summed entry of the fund. At most 5,000
 * recipients a step; each must have an account with lots of the kind, and none may be in two steps of a grant.
 *
 * @param recipients a query of the caller's store that yields `owner_id` and `amount`
 * @returns what was given; 0 when the step was taken before
 */
export function grantLots(tx: Tx, granting: Granting, recipients: Recipients): Promise<Fen> {
  return bookGranting(tx, granting, recipients)
}

/** Which recipients have no account of a kind yet, for the caller to open one. */
export function recipientsWithoutAccount(tx: Tx, kind: string, recipients: Recipients): Promise<Id[]> {
  return ownersWithout(tx, kind, recipients)
}
