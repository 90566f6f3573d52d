import type { Reparenting } from '../../kernel/orgs/index.ts'
import { raw, run, type Sql, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'

/** Lets letters of intent, their lists, orders, merchants and what members used of them follow a move or merger of their union; see `PathFollower`. */
export async function followMall(tx: Tx, move: Reparenting, most: number): Promise<number> {
  const to = sql`orgs.rewrite_path(org_path, ${move.fromPath}::uuid[], ${move.toPath}::uuid[])`
  const below: Sql = sql`org_path @> array[${move.orgId}::uuid]
    and org_path[1:${move.fromPath.length}::int] = ${move.fromPath}::uuid[]`
  const intents = await run(
    tx,
    sql`update mall.intents set org_path = ${to} where id in (select id from mall.intents where ${below} limit ${most})`,
  )
  const recipients = await run(
    tx,
    sql`update mall.recipients set org_path = ${to}
        where (owner_id, intent_id) in (select owner_id, intent_id from mall.recipients where ${below} limit ${most})`,
  )
  const orders = await run(
    tx,
    sql`update mall.orders set org_path = ${to}
        where (owner_id, id) in (select owner_id, id from mall.orders where ${below} limit ${most})`,
  )
  const pairs = await run(
    tx,
    sql`update mall.aid_pairs set org_path = ${to} where id in (select id from mall.aid_pairs where ${below} limit ${most})`,
  )
  const carrying = await run(
    tx,
    sql`update mall.aid_project_unions set org_path = ${to} where (project_id, org_id) in
          (select project_id, org_id from mall.aid_project_unions where ${below} limit ${most})`,
  )
  let purchases = 0
  for (const [table, key] of [
    ['buyers', 'org_id'],
    ['purchase_requests', 'id'],
    ['purchase_contracts', 'id'],
  ] as const)
    purchases += await run(
      tx,
      sql`update mall.${raw(table)} set org_path = ${to} where ${raw(key)} in (select ${raw(key)} from mall.${raw(table)} where ${below} limit ${most})`,
    )
  const merchants = await run(
    tx,
    sql`update mall.merchants set org_path = ${to} where org_id in (select org_id from mall.merchants where ${below} limit ${most})`,
  )
  const uses = await run(
    tx,
    sql`update mall.redemptions set org_path = ${to}
        where (owner_id, id) in (select owner_id, id from mall.redemptions where ${below} limit ${most})`,
  )
  return purchases + intents + recipients + orders + pairs + carrying + merchants + uses
}
