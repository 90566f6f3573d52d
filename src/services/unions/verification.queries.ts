import { rows, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'

/** Applications whose state is not that of their case. */
export async function statesThatDiffer(tx: Tx): Promise<string[]> {
  const found = await rows<{ id: string }>(
    tx,
    sql`select a.id from unions.applications a left join cases.cases c on c.owner_id = a.owner_id and c.id = a.id
      where c.state is distinct from a.state order by a.id limit 100`,
  )
  return found.map((row) => row.id)
}
