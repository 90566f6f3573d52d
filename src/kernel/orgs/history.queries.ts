import type { Day } from '../../platform/dates.ts'
import { rows, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { OrgId } from './model.ts'

export type NameFrom = { readonly fromOn: Day; readonly name: string }
export type PlacementFrom = {
  readonly fromOn: Day
  readonly parentId: OrgId | null
  /** What the organisation above was called on that day. */
  readonly parentName: string | null
}

/** 名称沿革: every name of an organisation, the newest first. */
export function namesOf(tx: Tx, id: OrgId): Promise<NameFrom[]> {
  return rows(tx, sql`select from_on, name from orgs.names where org_id = ${id} order by from_on desc`)
}

/** 隶属沿革: every place of an organisation, the newest first. */
export function placementsOf(tx: Tx, id: OrgId): Promise<PlacementFrom[]> {
  return rows(
    tx,
    sql`select p.from_on, p.parent_id, coalesce(
          (select n.name from orgs.names n where n.org_id = p.parent_id and n.from_on <= p.from_on order by n.from_on desc limit 1),
          (select o.name from orgs.orgs o where o.id = p.parent_id)) as parent_name
      from orgs.placements p where p.org_id = ${id} order by p.from_on desc`,
  )
}

/** The name of each organisation on a day of its own; one that was not founded yet is not among the answers. */
export function namesOn(
  tx: Tx,
  wishes: readonly { readonly orgId: OrgId; readonly day: Day }[],
): Promise<{ orgId: OrgId; day: Day; name: string }[]> {
  return rows(
    tx,
    sql`select w.org_id, w.day, n.name
      from unnest(${wishes.map((wish) => wish.orgId)}::uuid[], ${wishes.map((wish) => wish.day)}::date[]) as w (org_id, day)
      cross join lateral (select name from orgs.names
        where org_id = w.org_id and from_on <= w.day order by from_on desc limit 1) n`,
  )
}
