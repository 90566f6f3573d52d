import { now } from '../../platform/clock.ts'
import type { Day } from '../../platform/dates.ts'
import { find, get, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Founding, Org, OrgId, OrgPath, Reparenting } from './model.ts'

/** Tree changes are judged against the whole tree, so that they come one after another. */
export async function lockTree(tx: Tx): Promise<void> {
  await run(tx, sql`select pg_advisory_xact_lock(hashtext('orgs.tree'))`)
}

export type Placed = Founding & { readonly path: OrgPath }

/** Parents before children, at most 5,000 at once. */
export async function insertOrgs(tx: Tx, orgs: readonly Placed[]): Promise<void> {
  const ids = orgs.map((org) => org.id)
  const names = orgs.map((org) => org.name)
  const days = orgs.map((org) => org.on)
  await run(
    tx,
    sql`insert into orgs.orgs (id, kind, code, credit_code, name, path, founded_on)
      select id, kind, code, credit_code, name, path::uuid[], founded_on
      from unnest(${ids}::uuid[], ${orgs.map((org) => org.kind)}::text[], ${orgs.map((org) => org.code)}::text[],
        ${orgs.map((org) => org.creditCode)}::text[], ${names}::text[], ${orgs.map((org) => `{${org.path.join(',')}}`)}::text[],
        ${days}::date[]) as given (id, kind, code, credit_code, name, path, founded_on)`,
  )
  await run(
    tx,
    sql`insert into orgs.placements (org_id, from_on, parent_id)
      select * from unnest(${ids}::uuid[], ${days}::date[], ${orgs.map((org) => org.parentId)}::uuid[])`,
  )
  await run(
    tx,
    sql`insert into orgs.names (org_id, from_on, name)
      select * from unnest(${ids}::uuid[], ${days}::date[], ${names}::text[])`,
  )
}

export type Taken = { readonly code: string; readonly creditCode: string | null }

/** Existing organisations that hold any of these codes or credit codes. */
export function findTaken(tx: Tx, codes: readonly string[], creditCodes: readonly string[]): Promise<Taken[]> {
  return rows(
    tx,
    sql`select code, credit_code from orgs.orgs
      where code = any(${codes}::text[]) or credit_code = any(${creditCodes}::text[])`,
  )
}

/** For each organisation the last placement of anything on its path. */
export function lastChangesOnPaths(tx: Tx, ids: readonly OrgId[]): Promise<{ id: OrgId; on: Day }[]> {
  return rows(
    tx,
    sql`select o.id, max(p.from_on) as "on" from orgs.orgs o join orgs.placements p on p.org_id = any(o.path)
      where o.id = any(${ids}::uuid[]) group by o.id`,
  )
}

/** Levels below an organisation, and the last move of it, in its subtree or out of its subtree. */
export function subtreeFacts(tx: Tx, id: OrgId): Promise<{ height: number; lastChangeOn: Day }> {
  return get(
    tx,
    sql`with subtree as (select id, cardinality(path) as levels from orgs.orgs where path @> array[${id}::uuid])
      select max(s.levels) - min(s.levels) as height, max(m.from_on) as last_change_on
      from subtree s left join orgs.placements m
        on (m.org_id = s.id and (m.left_parent_id is not null or s.id = ${id})) or m.left_parent_id = s.id`,
  )
}

/** The last day on which anything about an organisation itself changed: its place, its name, its children. */
export async function lastChangeOf(tx: Tx, id: OrgId): Promise<Day> {
  const { on } = await get<{ on: Day }>(
    tx,
    sql`select greatest(
        (select max(from_on) from orgs.placements where org_id = ${id} or left_parent_id = ${id} or parent_id = ${id}),
        (select max(from_on) from orgs.names where org_id = ${id}),
        (select max(closed_on) from orgs.orgs where parent_id = ${id})) as "on"`,
  )
  return on
}

export async function countOpenChildren(tx: Tx, id: OrgId): Promise<number> {
  const { count } = await get<{ count: number }>(
    tx,
    sql`select count(*) from orgs.orgs where parent_id = ${id} and closed_on is null`,
  )
  return count
}

/** Writes the placement, rewrites the paths of the tree itself, and leaves the others' stored paths to a job. */
export async function place(tx: Tx, org: Org, parent: Org, on: Day): Promise<void> {
  const toPath = [...parent.path, org.id]
  await run(
    tx,
    sql`insert into orgs.placements (org_id, from_on, parent_id, left_parent_id)
      values (${org.id}, ${on}, ${parent.id}, ${org.parentId})
      on conflict (org_id, from_on) do update set parent_id = excluded.parent_id`,
  )
  await run(
    tx,
    sql`update orgs.orgs set path = orgs.rewrite_path(path, ${org.path}::uuid[], ${toPath}::uuid[])
      where path @> array[${org.id}::uuid]`,
  )
  await insertReparenting(tx, 'moved', org.id, org.path, toPath, on)
}

export async function insertReparenting(
  tx: Tx,
  kind: Reparenting['kind'],
  orgId: OrgId,
  fromPath: OrgPath,
  toPath: OrgPath,
  on: Day,
): Promise<void> {
  await run(
    tx,
    sql`insert into orgs.reparentings (id, kind, org_id, from_path, to_path, effective_on, recorded_at)
      values (${newId()}, ${kind}, ${orgId}, ${fromPath}::uuid[], ${toPath}::uuid[], ${on}, ${now()})`,
  )
}

/** What was closed below a merged organisation goes where its stored paths go. */
export async function moveClosedBelow(tx: Tx, fromPath: OrgPath, toPath: OrgPath): Promise<void> {
  await run(
    tx,
    sql`update orgs.orgs set path = orgs.rewrite_path(path, ${fromPath}::uuid[], ${toPath}::uuid[])
      where path @> array[${fromPath.at(-1)}::uuid] and id <> ${fromPath.at(-1)} and closed_on is not null`,
  )
}

export async function writeName(tx: Tx, id: OrgId, name: string, on: Day): Promise<void> {
  await run(
    tx,
    sql`insert into orgs.names (org_id, from_on, name) values (${id}, ${on}, ${name})
      on conflict (org_id, from_on) do update set name = excluded.name`,
  )
  await run(tx, sql`update orgs.orgs set name = ${name} where id = ${id}`)
}

export async function lastNameDay(tx: Tx, id: OrgId): Promise<Day> {
  const { on } = await get<{ on: Day }>(tx, sql`select max(from_on) as "on" from orgs.names where org_id = ${id}`)
  return on
}

export async function writeClosing(tx: Tx, id: OrgId, on: Day, successorId: OrgId | null): Promise<void> {
  await run(tx, sql`update orgs.orgs set closed_on = ${on}, successor_id = ${successorId} where id = ${id}`)
}

/** Whether stored paths still follow a merger of the organisation into another. */
export async function isFollowing(tx: Tx, id: OrgId): Promise<boolean> {
  const { found } = await get<{ found: boolean }>(
    tx,
    sql`select exists (select from orgs.reparentings where org_id = ${id} and kind = 'merged' and done_at is null) as found`,
  )
  return found
}

/** Keeps the time during which it was closed, and hangs it from the day on where its path leads now. */
export async function writeReopening(tx: Tx, org: Org, parent: Org, on: Day): Promise<void> {
  await run(
    tx,
    sql`insert into orgs.closures (org_id, closed_on, reopened_on, successor_id)
      values (${org.id}, ${org.closedOn}, ${on}, ${org.successorId})
      on conflict (org_id, closed_on) do update set reopened_on = excluded.reopened_on, successor_id = excluded.successor_id`,
  )
  await run(
    tx,
    sql`insert into orgs.placements (org_id, from_on, parent_id) values (${org.id}, ${on}, ${parent.id})
      on conflict (org_id, from_on) do update set parent_id = excluded.parent_id`,
  )
  await run(tx, sql`update orgs.orgs set closed_on = null, successor_id = null where id = ${org.id}`)
}

/** Re-parentings whose stored paths have not all followed yet, in the order of entry. */
export function listReparentings(tx: Tx): Promise<Reparenting[]> {
  return rows(
    tx,
    sql`select id, kind, org_id, from_path, to_path, effective_on, recorded_at
      from orgs.reparentings where done_at is null order by id`,
  )
}

/**
 * Notes that every stored path has followed. A day must have passed: what was under way during the move may still have
 * written an old path, so that the followers look again until then.
 */
export async function markReparented(tx: Tx, id: Reparenting['id']): Promise<void> {
  const at = now()
  await run(
    tx,
    sql`update orgs.reparentings set done_at = ${at} where id = ${id} and recorded_at < ${at}::timestamptz - interval '1 day'`,
  )
}

export function findRoot(tx: Tx): Promise<{ id: OrgId } | undefined> {
  return find(tx, sql`select id from orgs.orgs where cardinality(path) = 1`)
}

/** The greatest code that is a prefix and four digits, of closed organisations too. */
export async function greatestCodeBelow(tx: Tx, prefix: string): Promise<string | null> {
  const { code } = await get<{ code: string | null }>(
    tx,
    sql`select max(code) as code from orgs.orgs
      where code >= ${`${prefix}0000`} collate "C" and code <= ${`${prefix}9999`} collate "C"
        and length(code) = ${prefix.length + 4} and substr(code, ${prefix.length + 1}) ~ '^[0-9]{4}$'`,
  )
  return code
}
