import type { Instant } from '../../platform/dates.ts'
import { find, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { DisputeSchool } from './hearings.model.ts'
import type { JointBody, Observer } from './observers.model.ts'

const bodyColumns = sql`id, org_id, org_path, name, kind, phone`

/** False when the union has listed a body of that name. */
export async function insertBody(tx: Tx, one: JointBody, by: { readonly name: string; readonly at: Instant }) {
  const inserted = await run(
    tx,
    sql`insert into disputes.bodies (${bodyColumns}, listed_by, listed_at)
      values (${one.id}, ${one.orgId}, ${one.orgPath}::uuid[], ${one.name}, ${one.kind}, ${one.phone}, ${by.name}, ${by.at})
      on conflict do nothing`,
  )
  return inserted === 1
}

/** Bodies listed below an organisation, by kind and name. */
export function bodiesBelow(tx: Tx, orgId: Id): Promise<JointBody[]> {
  return rows(
    tx,
    sql`select ${bodyColumns} from disputes.bodies where org_path @> array[${orgId}::uuid] order by kind, name, id limit 500`,
  )
}

/** Schools that are newest, of which the reader picks those to come; the list of a worker. */
export function newestSchools(tx: Tx, most: number): Promise<DisputeSchool[]> {
  return rows(
    tx,
    sql`select id, org_id, org_path, dispute_id, industry, region_id, comment, commented_by, commented_as, commented_at
      from disputes.schools order by id desc limit ${most}`,
  )
}

const observerColumns = sql`owner_id, id, school_id, org_path, name, firm_name, role, reason, state, because, applied_at, decided_by, decided_at`

/** False when she has asked for that school before. */
export async function insertObserver(tx: Tx, one: Observer): Promise<boolean> {
  const inserted = await run(
    tx,
    sql`insert into disputes.observers (${observerColumns})
      values (${one.ownerId}, ${one.id}, ${one.schoolId}, ${one.orgPath}::uuid[], ${one.name}, ${one.firmName}, ${one.role},
        ${one.reason}, ${one.state}, ${one.because}, ${one.appliedAt}, ${one.decidedBy}, ${one.decidedAt})
      on conflict do nothing`,
  )
  return inserted === 1
}

export function observersOf(tx: Tx, schoolId: Id): Promise<Observer[]> {
  return rows(
    tx,
    sql`select ${observerColumns} from disputes.observers where school_id = ${schoolId} order by applied_at, id`,
  )
}

export function observationsOf(tx: Tx, ownerId: Id): Promise<Observer[]> {
  return rows(tx, sql`select ${observerColumns} from disputes.observers where owner_id = ${ownerId}`)
}

export function lockObserver(tx: Tx, id: Id): Promise<Observer | undefined> {
  return find(tx, sql`select ${observerColumns} from disputes.observers where id = ${id} for update`)
}

export async function writeDecision(
  tx: Tx,
  one: Observer,
  as: { readonly state: Observer['state']; readonly because: string | null; readonly by: string; readonly at: Instant },
): Promise<void> {
  await run(
    tx,
    sql`update disputes.observers set state = ${as.state}, because = ${as.because}, decided_by = ${as.by}, decided_at = ${as.at}
      where owner_id = ${one.ownerId} and id = ${one.id}`,
  )
}
