import type { PersonId } from '../../kernel/people/index.ts'
import type { Instant } from '../../platform/dates.ts'
import { rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Relative } from './members.model.ts'

export async function lockRelatives(tx: Tx, ownerId: PersonId): Promise<void> {
  await run(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`relatives ${ownerId}`}, 0))`)
}

export function relativesOf(tx: Tx, ownerId: PersonId): Promise<Relative[]> {
  return rows(
    tx,
    sql`select owner_id, id, relation, sealed, born_on, added_at from membership.relatives
      where owner_id = ${ownerId} and removed_at is null order by added_at, id`,
  )
}

export async function insertRelative(tx: Tx, one: Relative): Promise<void> {
  await run(
    tx,
    sql`insert into membership.relatives (owner_id, id, relation, sealed, born_on, added_at)
      values (${one.ownerId}, ${one.id}, ${one.relation}, ${one.sealed}, ${one.bornOn}, ${one.addedAt})`,
  )
}

/** False when there is no such relative of hers. */
export async function writeRemoval(tx: Tx, ownerId: PersonId, id: Id, at: Instant): Promise<boolean> {
  const removed = await run(
    tx,
    sql`update membership.relatives set removed_at = ${at} where owner_id = ${ownerId} and id = ${id} and removed_at is null`,
  )
  return removed === 1
}
