import type { Day } from '../../platform/dates.ts'
import { rows, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { PersonId } from './model.ts'

/** Who joined this very union last and still belongs to it, the newest first. */
export function newestMembersOf(tx: Tx, orgId: Id, most: number): Promise<{ personId: PersonId; fromOn: Day }[]> {
  return rows(
    tx,
    sql`select owner_id as person_id, from_on from people.memberships
      where org_id = ${orgId} and until_on is null order by from_on desc, id desc limit ${most}`,
  )
}
