import type { Instant } from '../../platform/dates.ts'
import { find, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Case, CaseRating } from './model.ts'

/** False when this round is rated already. */
export async function insertRating(
  tx: Tx,
  row: Case,
  one: { stars: number; poor: boolean; text: string | null; deskOrgId: Id | null; ratedAt: Instant },
): Promise<boolean> {
  const inserted = await run(
    tx,
    sql`insert into cases.ratings (owner_id, case_id, round, type, org_path, desk_org_id, stars, poor, text, rated_at)
        values (${row.ownerId}, ${row.id}, ${row.rounds}, ${row.type}, ${row.orgPath}::uuid[], ${one.deskOrgId}, ${one.stars},
          ${one.poor}, ${one.text}, ${one.ratedAt})
        on conflict do nothing`,
  )
  return inserted === 1
}

/** Ratings of some cases, each with its round, the latest round first. */
export function ratingsOf(tx: Tx, caseIds: readonly Id[]): Promise<CaseRating[]> {
  return rows(
    tx,
    sql`select case_id, round, stars, poor, text, rated_at from cases.ratings
        where case_id = any(${caseIds}::uuid[]) order by round desc, case_id`,
  )
}

/** The organisation of the last officer who moved a case; null when only the person and the platform did. */
export async function lastOfficeOf(tx: Tx, row: Case): Promise<Id | null> {
  const found = await find<{ actorOrgId: Id }>(
    tx,
    sql`select actor_org_id from cases.events where owner_id = ${row.ownerId} and case_id = ${row.id}
          and actor_org_id is not null and from_state is distinct from to_state order by seq desc limit 1`,
  )
  return found?.actorOrgId ?? null
}
