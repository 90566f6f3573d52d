import type { Reparenting } from '../../kernel/orgs/index.ts'
import { raw, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'

/**
 * Lets what unions keep follow a move or merger; see `PathFollower`. What a union that was merged kept is its successor's.
 */
export async function followDisputes(tx: Tx, move: Reparenting, most: number): Promise<number> {
  const to = sql`orgs.rewrite_path(org_path, ${move.fromPath}::uuid[], ${move.toPath}::uuid[])`
  const below = sql`org_path[1:${move.fromPath.length}::int] = ${move.fromPath}::uuid[] and org_path @> array[${move.orgId}::uuid]`
  const merged = move.kind === 'merged' ? move.orgId : null
  const heir = move.toPath.at(-1)!
  const disputes = await run(
    tx,
    sql`update disputes.disputes set org_path = ${to}
      where id in (select id from disputes.disputes where ${below} limit ${most})`,
  )
  let followed = disputes
  for (const table of [
    'stations',
    'firms',
    'hearing_officers',
    'letters',
    'schools',
    'diagnoses',
    'compilations',
    'stories',
    'bodies',
  ] as const) {
    const name = raw(`disputes.${table}`)
    followed += await run(
      tx,
      sql`update ${name} set org_path = ${to}, org_id = case when org_id = ${merged}::uuid then ${heir}::uuid else org_id end
        where id in (select id from ${name} where ${below} limit ${most})`,
    )
  }
  followed += await run(
    tx,
    sql`update disputes.observers set org_path = ${to}
      where id in (select id from disputes.observers where ${below} limit ${most})`,
  )
  return followed
}
