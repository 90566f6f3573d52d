import type { Day } from '../../platform/dates.ts'
import { rows, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { PersonId } from '../people/index.ts'

/** Names of the roles that a person holds on a day, wherever. */
export async function rolesHeldBy(tx: Tx, personId: PersonId, on: Day): Promise<string[]> {
  const held = await rows<{ name: string }>(
    tx,
    sql`select distinct r.name from access.grants g join access.roles r on r.key = g.role
      where g.owner_id = ${personId} and g.from_on <= ${on} and (g.until_on is null or g.until_on > ${on}) order by 1`,
  )
  return held.map((one) => one.name)
}
