import type { Actor } from '../../kernel/access/index.ts'
import type { Reparenting } from '../../kernel/orgs/index.ts'
import { now } from '../../platform/clock.ts'
import type { Day } from '../../platform/dates.ts'
import { rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import type { Change, ChangeRecord } from './changes.model.ts'

export async function insertChange(tx: Tx, actor: Actor, change: Change): Promise<Id> {
  const id = newId()
  await run(
    tx,
    sql`insert into unions.changes (id, org_id, org_path, org_ids, kind, effective_on, basis, sentence, counts, recorded_by,
        recorded_by_name, recorded_at)
      values (${id}, ${change.orgId}, ${change.orgPath}::uuid[], ${change.orgIds}::uuid[], ${change.kind}, ${change.on},
        ${change.basis}, ${change.sentence}, ${JSON.stringify(change.counts)}, ${actor.personId}, ${actor.name}, ${now()})`,
  )
  return id
}

/** What was changed about a union, the latest first, at most 100. */
export function changesOf(tx: Tx, orgId: Id): Promise<ChangeRecord[]> {
  return rows(
    tx,
    sql`select id, kind, org_id, org_path, org_ids, effective_on as "on", basis, sentence, counts, recorded_by_name, recorded_at
      from unions.changes where org_ids @> array[${orgId}::uuid] order by effective_on desc, id desc limit 100`,
  )
}

/** From a day on these unions are no more: their employers are free to found another. */
export async function endProfiles(tx: Tx, orgIds: readonly Id[], on: Day): Promise<void> {
  await run(
    tx,
    sql`update unions.profiles set ended_on = ${on} where org_id = any(${orgIds}::uuid[]) and ended_on is null`,
  )
}

/** From now on it lives again: its employer has a union. */
export async function resumeProfile(tx: Tx, orgId: Id): Promise<void> {
  await run(tx, sql`update unions.profiles set ended_on = null where org_id = ${orgId}`)
}

/**
 * Lets up to `most` rows of each table follow a move or merger, and tells how many did. Decided applications keep where
 * they were; the profile of a union that was merged stays with it.
 */
export async function followUnions(tx: Tx, move: Reparenting, most: number): Promise<number> {
  const to = sql`orgs.rewrite_path(org_path, ${move.fromPath}::uuid[], ${move.toPath}::uuid[])`
  const below = sql`org_path[1:${move.fromPath.length}::int] = ${move.fromPath}::uuid[] and org_path @> array[${move.orgId}::uuid]`
  const merged = move.kind === 'merged' ? move.orgId : null
  const applications = await run(
    tx,
    sql`update unions.applications set org_path = ${to},
        parent_id = case when parent_id = ${merged}::uuid then ${move.toPath.at(-1)!}::uuid else parent_id end
      where id in (select id from unions.applications where ${below} and state in ('filed', 'returned') limit ${most})`,
  )
  const profiles = await run(
    tx,
    sql`update unions.profiles set org_path = ${to}
      where org_id in (select org_id from unions.profiles where ${below} and org_id is distinct from ${merged}::uuid limit ${most})`,
  )
  const changes = await run(
    tx,
    sql`update unions.changes set org_path = ${to} where id in (select id from unions.changes where ${below} limit ${most})`,
  )
  const elections = await run(
    tx,
    sql`update unions.elections set org_path = ${to} where id in (select id from unions.elections where ${below} limit ${most})`,
  )
  const terms = await run(
    tx,
    sql`update unions.terms set org_path = ${to} where id in (select id from unions.terms where ${below} limit ${most})`,
  )
  const posts = await run(
    tx,
    sql`update unions.posts set org_path = ${to} where id in (select id from unions.posts where ${below} limit ${most})`,
  )
  const settings = await run(
    tx,
    sql`update unions.settings set org_path = ${to} where org_id in (select org_id from unions.settings where ${below} limit ${most})`,
  )
  const totals = await run(
    tx,
    sql`update unions.firm_totals set org_path = ${to}
      where (org_id, year) in (select org_id, year from unions.firm_totals where ${below} limit ${most})`,
  )
  const imports = await run(
    tx,
    sql`update unions.imports set org_path = ${to} where id in (select id from unions.imports where ${below} limit ${most})`,
  )
  return applications + profiles + changes + elections + terms + posts + settings + totals + imports
}
