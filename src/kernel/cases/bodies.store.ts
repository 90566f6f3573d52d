import type { Day, Instant } from '../../platform/dates.ts'
import { find, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import type { CaseBody } from './model.ts'
import { arrayText } from './store.ts'

const columns = sql`id, case_id, org_id, org_path, role, note, called_by_name, called_at, due_on, arrived_at, arrived_by_name, ended_at`

export type Pseudonym = {
  readonly ownerId: Id
  readonly caseId: Id
  readonly pseudonym: Id
  readonly number: string
  readonly title: string
}

/** Keeps who stands behind anonymous cases, before these are there. */
export async function takePseudonyms(tx: Tx, some: readonly Pseudonym[], at: Instant): Promise<void> {
  if (some.length === 0) return
  await run(
    tx,
    sql`select cases.take_pseudonyms(${some.map((one) => one.ownerId)}::uuid[], ${some.map((one) => one.caseId)}::uuid[],
          ${some.map((one) => one.pseudonym)}::uuid[], ${some.map((one) => one.number)}::text[], ${some.map((one) => one.title)}::text[],
          ${at}::timestamptz)`,
  )
}

export type NewBody = Pick<CaseBody, 'caseId' | 'orgId' | 'orgPath' | 'role' | 'note'> & {
  readonly ownerId: Id
  readonly calledByName: string
  readonly calledAt: Instant
  readonly dueOn: Day | null
}

export async function insertBodies(tx: Tx, bodies: readonly NewBody[]): Promise<void> {
  await run(
    tx,
    sql`insert into cases.bodies (owner_id, id, case_id, org_id, org_path, role, note, called_by_name, called_at, due_on)
        select b.owner_id, b.id, b.case_id, b.org_id, b.org_path::uuid[], b.role, b.note, b.called_by_name, b.called_at, b.due_on
        from unnest(${bodies.map((b) => b.ownerId)}::uuid[], ${bodies.map(() => newId())}::uuid[], ${bodies.map((b) => b.caseId)}::uuid[],
          ${bodies.map((b) => b.orgId)}::uuid[], ${bodies.map((b) => arrayText(b.orgPath))}::text[], ${bodies.map((b) => b.role)}::text[],
          ${bodies.map((b) => b.note)}::text[], ${bodies.map((b) => b.calledByName)}::text[], ${bodies.map((b) => b.calledAt)}::timestamptz[],
          ${bodies.map((b) => b.dueOn)}::date[]) as b (owner_id, id, case_id, org_id, org_path, role, note, called_by_name, called_at, due_on)
        on conflict do nothing`,
  )
}

/**
 * Writes anew who reads what bodies share of some cases: the fan-out of their lists, its counts, and both lists of ids on
 * the case itself. Called whenever such a case moves or its bodies change; few cases have any.
 */
export async function refreshShares(tx: Tx, caseIds: readonly Id[]): Promise<void> {
  if (caseIds.length === 0) return
  await run(
    tx,
    sql`with gone as (
          delete from cases.shares where case_id = any(${caseIds}::uuid[])
          returning org_id, org_path, type, state, late_since is not null as late
        )
        insert into cases.count_changes (org_id, reach, type, state, late, org_path, n)
        select org_id, 'shared', type, state, late, org_path, -count(*) from gone group by 1, 3, 4, 5, 6`,
  )
  await run(
    tx,
    sql`with wanted as materialized (
          select distinct c.owner_id, c.id as case_id, b.org_path[up] as org_id, b.org_path[1:up] as org_path, c.type, c.state,
            c.opened_at, c.due_on, c.late_since
          from cases.cases c join cases.bodies b on b.case_id = c.id and b.ended_at is null
          cross join lateral generate_subscripts(b.org_path, 1) as up
          where c.id = any(${caseIds}::uuid[]) and b.org_path[up] <> all (c.org_path)
        ),
        shared as (
          insert into cases.shares (owner_id, case_id, org_id, org_path, type, state, opened_at, due_on, late_since) select * from wanted
        ),
        counted as (
          insert into cases.count_changes (org_id, reach, type, state, late, org_path, n)
          select org_id, 'shared', type, state, late_since is not null, org_path, count(*) from wanted group by 1, 3, 4, 5, 6
        )
        update cases.cases c set
          body_ids = (select array_agg(b.org_id order by b.org_id) from cases.bodies b where b.case_id = c.id and b.ended_at is null),
          shared_with = (select array_agg(w.org_id order by w.org_id) from wanted w where w.case_id = c.id)
        where c.id = any(${caseIds}::uuid[])`,
  )
}

/** Every body a case has or had, in the order of their calls. */
export function bodiesOf(tx: Tx, caseIds: readonly Id[]): Promise<CaseBody[]> {
  return rows(
    tx,
    sql`select ${columns} from cases.bodies where case_id = any(${caseIds}::uuid[]) order by called_at, id`,
  )
}

export function currentBody(tx: Tx, caseId: Id, orgId: Id): Promise<CaseBody | undefined> {
  return find(
    tx,
    sql`select ${columns} from cases.bodies where case_id = ${caseId} and org_id = ${orgId} and ended_at is null`,
  )
}

export async function markArrived(tx: Tx, body: CaseBody, byName: string, at: Instant): Promise<void> {
  await run(
    tx,
    sql`update cases.bodies set arrived_at = ${at}, arrived_by_name = ${byName} where case_id = ${body.caseId} and id = ${body.id}`,
  )
}

export async function endBody(tx: Tx, body: CaseBody, at: Instant): Promise<void> {
  await run(tx, sql`update cases.bodies set ended_at = ${at} where case_id = ${body.caseId} and id = ${body.id}`)
}

export type BodyPlace = Pick<CaseBody, 'id' | 'caseId' | 'orgId' | 'orgPath'>

/** Bodies that still go the old way of an organisation which moved or was merged, with a lock on them. */
export function lockMisplacedBodies(tx: Tx, fromPath: readonly Id[], most: number): Promise<BodyPlace[]> {
  return rows(
    tx,
    sql`select id, case_id, org_id, org_path from cases.bodies
        where ended_at is null and org_path @> array[${fromPath.at(-1)}::uuid] and org_path[1:${fromPath.length}::int] = ${fromPath}::uuid[]
        order by case_id, id limit ${most} for update`,
  )
}

/** One whose successor takes part already ends. */
export async function saveBodyPlaces(tx: Tx, bodies: readonly BodyPlace[], at: Instant): Promise<void> {
  const placed = sql`unnest(${bodies.map((b) => b.id)}::uuid[], ${bodies.map((b) => b.orgId)}::uuid[],
    ${bodies.map((b) => arrayText(b.orgPath))}::text[]) as p (id, org_id, org_path)`
  await run(
    tx,
    sql`update cases.bodies b set ended_at = ${at} from ${placed}
        where b.id = p.id and exists (select from cases.bodies other where other.case_id = b.case_id and other.id <> b.id
          and other.org_id = p.org_id and other.ended_at is null)`,
  )
  await run(
    tx,
    sql`update cases.bodies b set org_id = p.org_id, org_path = p.org_path::uuid[] from ${placed} where b.id = p.id and b.ended_at is null`,
  )
}
