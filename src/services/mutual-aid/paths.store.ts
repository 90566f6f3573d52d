import type { Reparenting } from '../../kernel/orgs/index.ts'
import { run, type Sql, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'

/**
 * Lets up to `most` rows of each table follow a move or merger of their union, and tells how many did; none is left
 * when it tells 0. Claims that are closed, and payments, keep where they were.
 */
export async function followClaims(tx: Tx, move: Reparenting, most: number): Promise<number> {
  const to = sql`orgs.rewrite_path(org_path, ${move.fromPath}::uuid[], ${move.toPath}::uuid[])`
  const orgAfter = sql`case when org_id = ${move.orgId} then ${move.toPath.at(-1)!}::uuid else org_id end`
  const below = (condition: Sql) => sql`org_path @> array[${move.orgId}::uuid]
    and org_path[1:${move.fromPath.length}::int] = ${move.fromPath}::uuid[] and ${condition}`
  const covers = await run(
    tx,
    sql`update mutual_aid.covers set org_path = ${to}, org_id = ${orgAfter}
        where id in (select id from mutual_aid.covers where ${below(sql`true`)} limit ${most})`,
  )
  const claims = await run(
    tx,
    sql`update mutual_aid.claims set org_path = ${to}, org_id = ${orgAfter}
        where id in (select id from mutual_aid.claims where ${below(sql`state not in ('paid', 'declined', 'void')`)} limit ${most})`,
  )
  const debts = await run(
    tx,
    sql`update mutual_aid.debts set org_path = ${to}
        where id in (select id from mutual_aid.debts where ${below(sql`set_off_fen < amount_fen`)} limit ${most})`,
  )
  return covers + claims + debts
}
