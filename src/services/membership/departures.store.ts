import type { Reparenting } from '../../kernel/orgs/index.ts'
import type { PersonId } from '../../kernel/people/index.ts'
import type { Instant } from '../../platform/dates.ts'
import { find, raw, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Departure, Ending } from './members.model.ts'

const columns = sql`owner_id, id, purpose, org_id, org_path, application_id, reason, sent_at, closed_at`

/** False when she has another open one. */
export async function insertDeparture(tx: Tx, one: Departure): Promise<boolean> {
  const inserted = await run(
    tx,
    sql`insert into membership.departures (${columns})
      values (${one.ownerId}, ${one.id}, ${one.purpose}, ${one.orgId}, ${one.orgPath}::uuid[], ${one.applicationId},
        ${one.reason}, ${one.sentAt}, null)
      on conflict (owner_id) where closed_at is null do nothing`,
  )
  return inserted === 1
}

export function findDeparture(tx: Tx, id: Id): Promise<Departure | undefined> {
  return find(tx, sql`select ${columns} from membership.departures where id = ${id}`)
}

export function lockDeparture(tx: Tx, id: Id): Promise<Departure | undefined> {
  return find(tx, sql`select ${columns} from membership.departures where id = ${id} for update`)
}

export function lockOpenDeparture(tx: Tx, ownerId: PersonId): Promise<Departure | undefined> {
  return find(
    tx,
    sql`select ${columns} from membership.departures where owner_id = ${ownerId} and closed_at is null for update`,
  )
}

export function newestDepartureOf(tx: Tx, ownerId: PersonId): Promise<Departure | undefined> {
  return find(
    tx,
    sql`select ${columns} from membership.departures where owner_id = ${ownerId} order by sent_at desc, id desc limit 1`,
  )
}

export async function closeDeparture(tx: Tx, id: Id, at: Instant): Promise<void> {
  await run(tx, sql`update membership.departures set closed_at = ${at} where id = ${id}`)
}

export async function insertEnding(tx: Tx, one: Ending): Promise<void> {
  await run(
    tx,
    sql`insert into membership.endings (owner_id, id, org_id, org_path, left_on, cause, remark, form, ended_by, recorded_at)
      values (${one.ownerId}, ${one.id}, ${one.orgId}, ${one.orgPath}::uuid[], ${one.leftOn}, ${one.cause}, ${one.remark},
        ${one.form}, ${one.endedBy}, ${one.recordedAt})`,
  )
}

export function endingsOf(tx: Tx, ownerId: PersonId): Promise<Ending[]> {
  return rows(
    tx,
    sql`select owner_id, id, org_id, org_path, left_on, cause, remark, form, ended_by, recorded_at
      from membership.endings where owner_id = ${ownerId} order by left_on desc, id desc`,
  )
}

const following = ['membership.departures', 'membership.tag_requests', 'membership.invitations'] as const

/** What is open follows its union; what has ended keeps the tree of its day. */
export async function followOpenWishes(tx: Tx, move: Reparenting, most: number): Promise<number> {
  let moved = 0
  for (const table of following) {
    moved += await run(
      tx,
      sql`update ${raw(table)}
        set org_path = orgs.rewrite_path(org_path, ${move.fromPath}::uuid[], ${move.toPath}::uuid[]),
          org_id = case when org_id = ${move.orgId} then ${move.toPath.at(-1)!}::uuid else org_id end
        where id in (select id from ${raw(table)}
          where closed_at is null and org_path[1:${move.fromPath.length}::int] = ${move.fromPath}::uuid[] limit ${most})`,
    )
  }
  return moved
}
