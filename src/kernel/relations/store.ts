import type { Day, Instant } from '../../platform/dates.ts'
import { find, raw, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Reparenting } from '../orgs/index.ts'
import type { DutyDone, Relation, RelationParty, RelationSide } from './model.ts'

export const columns = sql`owner_id, id, org_path, kind, duty, note, from_on, until_on, ends_on, begun_by, begun_at`

/** Whoever binds one of these parties waits until this transaction ends, so that limits hold. */
export async function lockParties(tx: Tx, ids: readonly Id[]): Promise<void> {
  for (const id of [...ids].sort())
    await run(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`relations of ${id}`}, 0))`)
}

/** Relations of a kind in which a party stands on a side and that last beyond a day. */
export function bondsOf(
  tx: Tx,
  party: Id,
  side: RelationSide,
  kind: string,
  after: Day,
): Promise<(Relation & { readonly otherId: Id })[]> {
  return rows(
    tx,
    sql`select r.*, o.owner_id as other_id from relations.sides s
      join relations.relations r on r.owner_id = s.keeper_id and r.id = s.relation_id
      join relations.sides o on o.relation_id = s.relation_id and o.side <> s.side
      where s.owner_id = ${party} and s.side = ${side} and r.kind = ${kind} and (r.ends_on is null or r.ends_on > ${after}::date)`,
  )
}

export async function insertRelation(tx: Tx, one: Relation, parties: readonly RelationParty[]): Promise<void> {
  await run(
    tx,
    sql`insert into relations.relations (${columns})
      values (${one.ownerId}, ${one.id}, ${one.orgPath}::uuid[], ${one.kind}, ${one.duty}, ${one.note}, ${one.fromOn}, ${one.untilOn},
        ${one.endsOn}, ${one.begunBy}, ${one.begunAt})`,
  )
  await run(
    tx,
    sql`insert into relations.sides (owner_id, relation_id, side, keeper_id, org_path, holder, party_path, name)
      select owner_id, ${one.id}, side, ${one.ownerId}, ${one.orgPath}::uuid[], holder, party_path::uuid[], name
      from unnest(${parties.map((party) => party.ownerId)}::uuid[], ${parties.map((party) => party.side)}::text[],
        ${parties.map((party) => party.holder)}::text[], ${parties.map((party) => `{${party.partyPath.join(',')}}`)}::text[],
        ${parties.map((party) => party.name)}::text[]) as given (owner_id, side, holder, party_path, name)`,
  )
}

export function lockRelationRow(tx: Tx, id: Id): Promise<Relation | undefined> {
  return find(tx, sql`select ${columns} from relations.relations where id = ${id} for no key update`)
}

export function partiesOf(tx: Tx, relationIds: readonly Id[]): Promise<RelationParty[]> {
  return rows(
    tx,
    sql`select owner_id, relation_id, side, holder, party_path, name from relations.sides
      where relation_id = any(${relationIds}::uuid[]) order by relation_id, side`,
  )
}

export async function writeRenewal(
  tx: Tx,
  { ownerId, id }: Relation,
  untilOn: Day | null,
  by: { readonly name: string; readonly at: Instant },
): Promise<void> {
  await run(
    tx,
    sql`insert into relations.renewals (owner_id, relation_id, seq, until_on, renewed_by, renewed_at)
      select ${ownerId}, ${id}, coalesce(max(seq), 0) + 1, ${untilOn}::date, ${by.name}, ${by.at}::timestamptz
      from relations.renewals where owner_id = ${ownerId} and relation_id = ${id}`,
  )
  await run(
    tx,
    sql`update relations.relations set until_on = ${untilOn}, ends_on = ${untilOn} where owner_id = ${ownerId} and id = ${id}`,
  )
}

export async function writeEnding(
  tx: Tx,
  { ownerId, id }: Relation,
  end: { readonly on: Day; readonly reason: string; readonly by: string; readonly at: Instant },
): Promise<void> {
  await run(
    tx,
    sql`insert into relations.endings (owner_id, relation_id, ends_on, reason, ended_by, ended_at)
      values (${ownerId}, ${id}, ${end.on}, ${end.reason}, ${end.by}, ${end.at})`,
  )
  await run(tx, sql`update relations.relations set ends_on = ${end.on} where owner_id = ${ownerId} and id = ${id}`)
}

/** Whether it is new; one of the same id is left as it stands. */
export async function insertDutyDone(tx: Tx, { ownerId }: Relation, one: DutyDone): Promise<boolean> {
  const written = await run(
    tx,
    sql`insert into relations.duties_done (owner_id, id, relation_id, done_on, time_of_day, text, file_ids, subject_kind, subject_id,
        done_by, done_by_name, recorded_at)
      values (${ownerId}, ${one.id}, ${one.relationId}, ${one.doneOn}, ${one.timeOfDay}, ${one.text}, ${one.fileIds}::uuid[],
        ${one.subjectKind}, ${one.subjectId}, ${one.doneBy}, ${one.doneByName}, ${one.recordedAt})
      on conflict do nothing`,
  )
  return written > 0
}

/** Stored paths follow a move or merger, so many rows at a time. */
export async function rewritePaths(tx: Tx, move: Reparenting, most: number): Promise<number> {
  const level = raw(String(move.fromPath.length))
  let moved = 0
  for (const [table, column] of [
    ['relations', 'org_path'],
    ['sides', 'org_path'],
    ['sides', 'party_path'],
  ] as const) {
    const [name, path] = [raw(`relations.${table}`), raw(column)]
    moved += await run(
      tx,
      sql`update ${name} set ${path} = orgs.rewrite_path(${path}, ${move.fromPath}::uuid[], ${move.toPath}::uuid[])
        where ctid in (select ctid from ${name}
          where ${path}[${level}] = ${move.fromPath.at(-1)} and ${path}[1:${level}] = ${move.fromPath}::uuid[] limit ${most})`,
    )
  }
  return moved
}
