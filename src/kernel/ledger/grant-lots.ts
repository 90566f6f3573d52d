import type { Tx } from '../../platform/db/transaction.ts'
import type { Fen } from '../../platform/money.ts'
import { bookGranting, type Granting, insertGrant, type Recipients } from './lots.store.ts'
import type { Grant } from './model.ts'

/** Opens a grant, or finds it. Refuses `ledger.grant-differs` when its id is another's, `ledger.account-not-found`. */
export function openGrant(tx: Tx, grant: Grant): Promise<void> {
  return insertGrant(tx, grant)
}

/**
 * One bounded step of a grant: an entry and a lot for each recipient and one summed entry of the fund. At most 5,000
 * recipients a step, none in two steps of a grant. Who has no account of the kind gets one; refuses `ledger.account-not-found`
 * where hers is of another unit or has no lots.
 *
 * @param recipients a query of the caller's store that yields `owner_id` and `amount`
 * @returns what was given; 0 when the step was taken before
 */
export function grantLots(tx: Tx, granting: Granting, recipients: Recipients): Promise<Fen> {
  return bookGranting(tx, granting, recipients)
}
