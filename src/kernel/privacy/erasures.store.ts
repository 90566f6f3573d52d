import type { Instant } from '../../platform/dates.ts'
import { empty, find, join, raw, rows, run, type Sql, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Reparenting } from '../orgs/index.ts'
import type { ErasureRequest, ErasureState } from './model.ts'

const columns = sql`owner_id, id, org_path, person_name, words, requested_at, waits_until, state, cancelled_at, decided_at,
  decided_by_name, decision_words, done_at, report`

/** False when one is open already. */
export async function insertErasure(
  tx: Tx,
  one: Pick<ErasureRequest, 'ownerId' | 'id' | 'orgPath' | 'personName' | 'words' | 'requestedAt' | 'waitsUntil'>,
): Promise<boolean> {
  const inserted = await run(
    tx,
    sql`insert into privacy.erasures (owner_id, id, org_path, person_name, words, requested_at, waits_until, state)
      values (${one.ownerId}, ${one.id}, ${one.orgPath}::uuid[], ${one.personName}, ${one.words}, ${one.requestedAt},
        ${one.waitsUntil}, 'waiting') on conflict do nothing`,
  )
  return inserted === 1
}

export function newestErasureOf(tx: Tx, ownerId: Id): Promise<ErasureRequest | undefined> {
  return find(tx, sql`select ${columns} from privacy.erasures where owner_id = ${ownerId} order by id desc limit 1`)
}

export function lockErasure(tx: Tx, id: Id): Promise<ErasureRequest | undefined> {
  return find(tx, sql`select ${columns} from privacy.erasures where id = ${id} for update`)
}

type Change = { readonly [column: string]: string | null }

/** Writes a move; the columns are this file's own. */
async function change(tx: Tx, one: ErasureRequest, state: ErasureState, more: Change): Promise<void> {
  const sets: Sql[] = Object.entries(more).map(([column, value]) => sql`${raw(column)} = ${value}`)
  await run(
    tx,
    sql`update privacy.erasures set ${join([sql`state = ${state}`, ...sets])}
      where owner_id = ${one.ownerId} and id = ${one.id}`,
  )
}

export function markCancelled(tx: Tx, one: ErasureRequest, at: Instant): Promise<void> {
  return change(tx, one, 'cancelled', { cancelled_at: at })
}

export function markDecided(
  tx: Tx,
  one: ErasureRequest,
  state: 'approved' | 'refused',
  by: { at: Instant; id: Id | null; name: string; words: string },
): Promise<void> {
  return change(tx, one, state, {
    decided_at: by.at,
    decided_by: by.id,
    decided_by_name: by.name,
    decision_words: by.words,
  })
}

export function markRunning(tx: Tx, one: ErasureRequest, jobId: Id): Promise<void> {
  return change(tx, one, 'running', { job_id: jobId })
}

/** The name goes last of all; what is left of the request says when and by whom it was decided. */
export function markDone(tx: Tx, one: ErasureRequest, at: Instant, name: string, report: unknown): Promise<void> {
  return change(tx, one, 'done', { done_at: at, person_name: name, words: '', report: JSON.stringify(report) })
}

/** Approved ones whose waiting time is over. */
export function dueErasures(tx: Tx, at: Instant): Promise<ErasureRequest[]> {
  return rows(
    tx,
    sql`select ${columns} from privacy.erasures where state = 'approved' and waits_until <= ${at}
      order by waits_until limit 200 for update skip locked`,
  )
}

export function erasuresUnder(
  tx: Tx,
  wish: { below: { id: Id; depth: number }; states: readonly ErasureState[]; before: Id | null; most: number },
): Promise<ErasureRequest[]> {
  return rows(
    tx,
    sql`select ${columns} from privacy.erasures
      where org_path[${raw(String(wish.below.depth + 1))}] = ${wish.below.id} and state = any(${wish.states}::text[])
        ${wish.before ? sql`and id < ${wish.before}` : empty}
      order by id desc limit ${wish.most}`,
  )
}

/** Requests that are not yet carried out follow their union; ended ones stay where they were decided. */
export function rewriteErasures(tx: Tx, move: Reparenting, most: number): Promise<number> {
  const level = raw(String(move.fromPath.length))
  return run(
    tx,
    sql`update privacy.erasures set org_path = orgs.rewrite_path(org_path, ${move.fromPath}::uuid[], ${move.toPath}::uuid[])
      where (owner_id, id) in (select owner_id, id from privacy.erasures
        where state in ('waiting', 'approved') and org_path[1:${level}] = ${move.fromPath}::uuid[] limit ${most})`,
  )
}
