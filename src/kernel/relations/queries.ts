import type { Day } from '../../platform/dates.ts'
import { empty, find, raw, rows, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Org } from '../orgs/index.ts'
import type { DutyDone, Relation, RelationFinding } from './model.ts'
import { columns } from './store.ts'

export function relationById(tx: Tx, id: Id): Promise<Relation | undefined> {
  return find(tx, sql`select ${columns} from relations.relations where id = ${id}`)
}

/** Every relation in which a person or organisation stands on a side, ended ones as well, the newest first. */
export function relationsOf(tx: Tx, partyId: Id): Promise<Relation[]> {
  return rows(
    tx,
    sql`select r.* from relations.sides s join relations.relations r on r.owner_id = s.keeper_id and r.id = s.relation_id
      where s.owner_id = ${partyId} order by r.from_on desc, r.id desc`,
  )
}

/** Where a page of relations ended. */
export type RelationPlace = { readonly fromOn: Day; readonly id: Id }

export type RelationWish = {
  readonly below: Pick<Org, 'id' | 'depth'>
  readonly kind: string
  readonly standing?: 'holds' | 'ended' | undefined
  readonly on: Day
  readonly after?: RelationPlace | undefined
  readonly most: number
}

/** Relations of a kind kept at an organisation or below it, the newest first: one index a level serves it. */
export function relationsUnder(tx: Tx, wish: RelationWish): Promise<Relation[]> {
  const level = raw(String(wish.below.depth + 1))
  const standing =
    wish.standing === undefined
      ? empty
      : wish.standing === 'ended'
        ? sql`and ends_on <= ${wish.on}::date`
        : sql`and from_on <= ${wish.on}::date and (ends_on is null or ends_on > ${wish.on}::date)`
  return rows(
    tx,
    sql`select ${columns} from relations.relations
      where org_path[${level}] = ${wish.below.id} and kind = ${wish.kind} ${standing}
        ${wish.after ? sql`and (from_on, id) < (${wish.after.fromOn}::date, ${wish.after.id}::uuid)` : empty}
      order by from_on desc, id desc limit ${wish.most}`,
  )
}

/** How many relations of a kind hold on a day at an organisation or below it. */
export async function countRelations(
  tx: Tx,
  wish: Pick<RelationWish, 'below' | 'kind' | 'on'>,
): Promise<{ readonly relations: number; readonly a: number; readonly b: number }> {
  const level = raw(String(wish.below.depth + 1))
  const [count] = await rows<{ relations: number; a: number; b: number }>(
    tx,
    sql`select count(distinct r.id)::integer as relations, count(distinct s.owner_id) filter (where s.side = 'a')::integer as a,
        count(distinct s.owner_id) filter (where s.side = 'b')::integer as b
      from relations.relations r join relations.sides s on s.relation_id = r.id
      where r.org_path[${level}] = ${wish.below.id} and r.kind = ${wish.kind} and r.from_on <= ${wish.on}::date
        and (r.ends_on is null or r.ends_on > ${wish.on}::date)`,
  )
  return count!
}

/** Relations in force in the whole of a period's last day, in which no duty was done in the period. */
export function relationsWithoutDuty(
  tx: Tx,
  wish: Pick<RelationWish, 'below' | 'kind' | 'on'> & { readonly from: Day; readonly to: Day },
): Promise<Relation[]> {
  const level = raw(String(wish.below.depth + 1))
  return rows(
    tx,
    sql`select ${columns} from relations.relations r
      where org_path[${level}] = ${wish.below.id} and kind = ${wish.kind} and from_on <= ${wish.on}::date
        and (ends_on is null or ends_on > ${wish.on}::date)
        and not exists (select from relations.duties_done d where d.relation_id = r.id and d.done_on between ${wish.from}::date and ${wish.to}::date)
      order by from_on desc, id desc limit 1000`,
  )
}

/** Duties done of a relation, the newest first. */
export function dutiesDone(tx: Tx, relationId: Id): Promise<DutyDone[]> {
  return rows(
    tx,
    sql`select id, relation_id, done_on, time_of_day, text, file_ids, subject_kind, subject_id, done_by, done_by_name, recorded_at
      from relations.duties_done where relation_id = ${relationId} order by done_on desc, id desc limit 500`,
  )
}

export type Renewal = { readonly untilOn: Day | null; readonly renewedBy: string; readonly renewedAt: string }

export function renewalsOf(tx: Tx, { ownerId, id }: Relation): Promise<Renewal[]> {
  return rows(
    tx,
    sql`select until_on, renewed_by, renewed_at from relations.renewals where owner_id = ${ownerId} and relation_id = ${id} order by seq`,
  )
}

export type Ending = { readonly reason: string; readonly endedBy: string; readonly endedAt: string }

export function endingOf(tx: Tx, { ownerId, id }: Relation): Promise<Ending | undefined> {
  return find(
    tx,
    sql`select reason, ended_by, ended_at from relations.endings where owner_id = ${ownerId} and relation_id = ${id}`,
  )
}

/** What breaks a promise: an end that is neither agreed nor entered, and a side that is missing. */
export function brokenRows(tx: Tx): Promise<RelationFinding[]> {
  return rows(
    tx,
    sql`select 'end-differs' as rule, r.id as subject_id from relations.relations r
        left join relations.endings e on e.owner_id = r.owner_id and e.relation_id = r.id
        where r.ends_on is distinct from coalesce(e.ends_on, r.until_on)
      union all
      select 'side-missing', r.id from relations.relations r
        where (select count(*) from relations.sides s where s.relation_id = r.id) <> 2`,
  )
}
