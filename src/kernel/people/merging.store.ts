import type { Day, Instant } from '../../platform/dates.ts'
import { find, get, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { OrgId, OrgPath } from '../orgs/index.ts'
import { insertHomeChanges } from './home-counts.store.ts'
import type { BeforeMerge, FollowingTable, Merge } from './merging.model.ts'
import type { PersonId } from './model.ts'

const columns = sql`owner_id, id, survivor_id, org_path, state, reason, proposed_by, proposed_by_name, proposed_at, decided_by,
  decided_by_name, decided_at, undone_by_name, undone_at, before`

/** False when the record is in another proposal, or merged already. */
export async function insertMerge(tx: Tx, one: Merge): Promise<boolean> {
  const inserted = await run(
    tx,
    sql`insert into people.merges (owner_id, id, survivor_id, org_path, state, reason, proposed_by, proposed_by_name, proposed_at)
      values (${one.ownerId}, ${one.id}, ${one.survivorId}, ${one.orgPath}::uuid[], 'proposed', ${one.reason}, ${one.proposedBy},
        ${one.proposedByName}, ${one.proposedAt})
      on conflict (owner_id) where state in ('proposed', 'done') do nothing`,
  )
  return inserted === 1
}

export function findMerge(tx: Tx, id: string): Promise<Merge | undefined> {
  return find(tx, sql`select ${columns} from people.merges where id = ${id}`)
}

export function lockMerge(tx: Tx, id: string): Promise<Merge | undefined> {
  return find(tx, sql`select ${columns} from people.merges where id = ${id} for update`)
}

/** Proposals in sight, the newest first. */
/** Of records below some organisations, newest first. */
export function mergesBefore(tx: Tx, within: readonly OrgId[], before: string | null, most: number): Promise<Merge[]> {
  return rows(
    tx,
    sql`select ${columns} from people.merges where org_path && ${within}::uuid[] and (${before}::uuid is null or id < ${before}::uuid)
      order by id desc limit ${most}`,
  )
}

export async function saveMerge(tx: Tx, one: Merge): Promise<void> {
  await run(
    tx,
    sql`update people.merges set state = ${one.state}, decided_by = ${one.decidedBy}, decided_by_name = ${one.decidedByName},
        decided_at = ${one.decidedAt}, undone_by_name = ${one.undoneByName}, undone_at = ${one.undoneAt},
        before = ${one.before === null ? null : JSON.stringify(one.before)}::jsonb
      where id = ${one.id}`,
  )
}

export type MergeRecord = {
  readonly id: PersonId
  readonly name: string
  readonly idSealed: Uint8Array
  readonly deadOn: Day | null
  readonly homePath: OrgPath | null
  readonly mergedInto: PersonId | null
}

/** Both records, locked in the order of their ids. */
export function lockRecords(tx: Tx, ids: readonly PersonId[]): Promise<MergeRecord[]> {
  return rows(
    tx,
    sql`select id, name, id_sealed, dead_on, home_path, merged_into from people.persons
      where id = any(${ids}::uuid[]) order by id for update`,
  )
}

export async function reownRows(tx: Tx, mergeId: string, tables: readonly FollowingTable[]): Promise<number> {
  const { moved } = await get<{ moved: number }>(
    tx,
    sql`select people.reown(${mergeId}, ${tables.map((one) => one.table)}::text[], ${tables.map((one) => one.column)}::text[]) as moved`,
  )
  return moved
}

/** Done mergers since an instant whose record that went owns rows in these tables. */
export async function mergersLeftBehind(tx: Tx, tables: readonly FollowingTable[], since: Instant): Promise<string[]> {
  const names = tables.map((one) => one.table)
  const owners = tables.map((one) => one.column)
  const found = await rows<{ id: string }>(
    tx,
    sql`select id from people.mergers_left_behind(${names}::text[], ${owners}::text[], ${since}::timestamptz) id`,
  )
  return found.map((one) => one.id)
}

export async function mergersSince(tx: Tx, since: Instant): Promise<string[]> {
  const found = await rows<{ id: string }>(
    tx,
    sql`select id from people.merges where state = 'done' and decided_at >= ${since} order by id`,
  )
  return found.map((one) => one.id)
}

export async function giveRowsBack(tx: Tx, mergeId: string, tables: readonly FollowingTable[]): Promise<void> {
  await run(
    tx,
    sql`select people.give_back(${mergeId}, ${tables.map((one) => one.table)}::text[], ${tables.map((one) => one.column)}::text[])`,
  )
}

/** How many rows of each table followed. */
export function followedRows(tx: Tx, mergeId: string): Promise<{ table: string; count: number }[]> {
  return rows(
    tx,
    sql`select table_name as table, count(*) from people.merge_rows where merge_id = ${mergeId} group by 1 order by 1`,
  )
}

/** The lasting membership of the record that goes follows, or ends where the record that stays has one of its own. */
export async function joinMemberships(
  tx: Tx,
  from: MergeRecord,
  to: MergeRecord,
  on: Day,
): Promise<BeforeMerge['lasting']> {
  const lasting = await find<{ id: string; fromOn: Day }>(
    tx,
    sql`select id, from_on from people.memberships where owner_id = ${from.id} and until_on is null`,
  )
  if (!lasting) return null
  const { overlaps } = await get<{ overlaps: boolean }>(
    tx,
    sql`select exists (select from people.memberships where owner_id = ${to.id}
      and (until_on is null or until_on > ${lasting.fromOn} or from_on = ${lasting.fromOn})) as overlaps`,
  )
  if (!overlaps) {
    await run(tx, sql`update people.memberships set owner_id = ${to.id} where id = ${lasting.id}`)
    return { id: lasting.id, became: 'followed' }
  }
  await run(
    tx,
    sql`update people.memberships set until_on = greatest(${on}::date, from_on + 1) where id = ${lasting.id}`,
  )
  return { id: lasting.id, became: 'ended' }
}

export async function partMemberships(tx: Tx, owner: PersonId, was: BeforeMerge['lasting']): Promise<void> {
  if (was === null) return
  await run(tx, sql`update people.memberships set owner_id = ${owner}, until_on = null where id = ${was.id}`)
}

/** Writes where both belong and whether the one leads to the other, and counts it. */
export async function writeRecords(
  tx: Tx,
  records: readonly { id: PersonId; homePath: OrgPath | null; mergedInto: PersonId | null; was: OrgPath | null }[],
): Promise<void> {
  for (const { id, homePath, mergedInto } of records) {
    await run(
      tx,
      sql`update people.persons set home_path = ${homePath}::uuid[], merged_into = ${mergedInto} where id = ${id}`,
    )
  }
  await insertHomeChanges(
    tx,
    records.flatMap(({ homePath, was }) => [
      ...(was === null ? [] : [{ path: was, n: -1 }]),
      ...(homePath === null ? [] : [{ path: homePath, n: 1 }]),
    ]),
  )
}

/** A person's own record and those that lead to it, so that the histories of both are shown. */
export async function recordsOf(tx: Tx, personId: PersonId): Promise<PersonId[]> {
  const found = await rows<{ id: PersonId }>(
    tx,
    sql`select id from people.persons where id = ${personId} or merged_into = ${personId}`,
  )
  return found.map((one) => one.id)
}
