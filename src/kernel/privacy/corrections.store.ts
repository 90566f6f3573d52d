import type { Instant } from '../../platform/dates.ts'
import { find, raw, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Reparenting } from '../orgs/index.ts'
import type { Correction } from './model.ts'

const columns = sql`owner_id, id, org_path, kind, wish_sealed, words, document_id, requested_at, closed_at`

/** Nothing when one of the kind is open already. */
export function insertCorrection(tx: Tx, one: Omit<Correction, 'closedAt'>): Promise<{ id: Id } | undefined> {
  return find(
    tx,
    sql`insert into privacy.corrections (${columns})
      values (${one.ownerId}, ${one.id}, ${one.orgPath}::uuid[], ${one.kind}, ${one.wishSealed}, ${one.words},
        ${one.documentId}, ${one.requestedAt}, null)
      on conflict (owner_id, kind) where closed_at is null do nothing returning id`,
  )
}

export function findCorrection(tx: Tx, id: Id): Promise<Correction | undefined> {
  return find(tx, sql`select ${columns} from privacy.corrections where id = ${id}`)
}

export function lockCorrection(tx: Tx, id: Id): Promise<Correction | undefined> {
  return find(tx, sql`select ${columns} from privacy.corrections where id = ${id} for update`)
}

export function correctionsOf(tx: Tx, ownerId: Id): Promise<Correction[]> {
  return rows(tx, sql`select ${columns} from privacy.corrections where owner_id = ${ownerId} order by id desc limit 50`)
}

export async function closeCorrection(tx: Tx, id: Id, at: Instant, beforeSealed: Uint8Array | null): Promise<void> {
  await run(tx, sql`update privacy.corrections set closed_at = ${at}, before_sealed = ${beforeSealed} where id = ${id}`)
}

/** Open requests follow their union; ended ones stay where they were decided. */
export function rewriteCorrections(tx: Tx, move: Reparenting, most: number): Promise<number> {
  const level = raw(String(move.fromPath.length))
  return run(
    tx,
    sql`update privacy.corrections set org_path = orgs.rewrite_path(org_path, ${move.fromPath}::uuid[], ${move.toPath}::uuid[])
      where (owner_id, id) in (select owner_id, id from privacy.corrections
        where closed_at is null and org_path[1:${level}] = ${move.fromPath}::uuid[] limit ${most})`,
  )
}
