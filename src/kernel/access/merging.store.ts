import { find, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { PersonId } from '../people/index.ts'

/** Whether somebody has a sign-in of her own. */
export async function hasAccount(tx: Tx, personId: PersonId): Promise<boolean> {
  return (await find(tx, sql`select 1 as one from access.accounts where owner_id = ${personId} limit 1`)) !== undefined
}
