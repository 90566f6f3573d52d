import { get, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { OrgId, OrgPath } from '../orgs/index.ts'

export type HomeChange = { readonly path: OrgPath; readonly n: number }

/**
 * Appends by how many the members of some unions and of all above them grew or shrank. Appending never waits for others,
 * where one counter per union would make every joining of a province queue for the same row.
 */
export async function insertHomeChanges(tx: Tx, changes: readonly HomeChange[]): Promise<void> {
  const homes = new Map<string, number>()
  for (const { path, n } of changes) {
    const text = `{${path.join(',')}}`
    homes.set(text, (homes.get(text) ?? 0) + n)
  }
  const places = [...homes].filter(([, n]) => n !== 0)
  if (places.length === 0) return
  await run(
    tx,
    sql`insert into people.home_changes (org_id, org_path, n)
      select path[up], path[1:up], sum(n)
      from (select path::uuid[] as path, n
        from unnest(${places.map(([path]) => path)}::text[], ${places.map(([, n]) => n)}::int[]) as given (path, n)) changed
      cross join lateral generate_subscripts(path, 1) as up
      group by 1, 2 having sum(n) <> 0`,
  )
}

/** Members today under some unions together; these must not lie below one another. Unions out of sight count nothing. */
export async function countMembers(tx: Tx, orgIds: readonly OrgId[]): Promise<number> {
  const { n } = await get<{ n: number }>(
    tx,
    sql`select coalesce(sum(n), 0)::bigint as n
      from (select n from people.home_counts where org_id = any(${orgIds}::uuid[])
        union all select n from people.home_changes where org_id = any(${orgIds}::uuid[])) as both_parts`,
  )
  return n
}

/** Adds the changes into the roll-up and forgets them; readers see the same sums before and after. One at a time. */
export async function foldHomeChanges(tx: Tx): Promise<number> {
  const { mine } = await get<{ mine: boolean }>(
    tx,
    sql`select pg_try_advisory_xact_lock(hashtextextended('people.home_counts', 0)) as mine`,
  )
  if (!mine) return 0
  const { folded } = await get<{ folded: number }>(
    tx,
    sql`with gone as (delete from people.home_changes returning org_id, org_path, n),
        summed as (select org_id, max(org_path) as org_path, sum(n) as n from gone group by org_id),
        grown as (insert into people.home_counts as c (org_id, org_path, n)
          select org_id, org_path, n from summed where n <> 0
          on conflict (org_id) do update set n = c.n + excluded.n, org_path = excluded.org_path)
        select count(*) as folded from gone`,
  )
  return folded
}

export type HomeCountFinding = { readonly orgId: OrgId; readonly found: number; readonly expected: number }

/** Roll-up and persons compared for every union; both sides read in one snapshot. */
export function differingHomeCounts(tx: Tx, most: number): Promise<HomeCountFinding[]> {
  return rows(
    tx,
    sql`with truth as (select home_path[up] as org_id, count(*) as n
          from people.persons cross join lateral generate_subscripts(home_path, 1) as up group by 1),
        told as (select org_id, sum(n)::bigint as n
          from (select org_id, n from people.home_counts union all select org_id, n from people.home_changes) as both_parts
          group by 1 having sum(n) <> 0)
        select org_id, coalesce(told.n, 0) as found, coalesce(truth.n, 0) as expected
        from truth full join told using (org_id) where truth.n is distinct from told.n order by 1 limit ${most}`,
  )
}
