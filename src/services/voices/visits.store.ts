import type { PersonId } from '../../kernel/people/index.ts'
import { find, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Visit } from './model.ts'

const columns = sql`owner_id, id, pair_id, org_id, org_path, inspector_id, manager_id, starts_at, planned_by_name, planned_at,
  done_at, done_by_name, family_present, household`

export async function insertVisit(tx: Tx, one: Visit): Promise<void> {
  await run(
    tx,
    sql`insert into voices.visits (${columns})
      values (${one.ownerId}, ${one.id}, ${one.pairId}, ${one.orgId}, ${one.orgPath}::uuid[], ${one.inspectorId}, ${one.managerId},
        ${one.startsAt}, ${one.plannedByName}, ${one.plannedAt}, null, null, null, null)`,
  )
}

export function findVisit(tx: Tx, id: Id): Promise<Visit | undefined> {
  return find(tx, sql`select ${columns} from voices.visits where id = ${id}`)
}

export function lockVisit(tx: Tx, id: Id): Promise<Visit | undefined> {
  return find(tx, sql`select ${columns} from voices.visits where id = ${id} for update`)
}

export async function saveReport(
  tx: Tx,
  visit: Visit,
  report: Pick<Visit, 'doneAt' | 'doneByName' | 'familyPresent' | 'household'>,
): Promise<void> {
  await run(
    tx,
    sql`update voices.visits set done_at = ${report.doneAt}, done_by_name = ${report.doneByName},
        family_present = ${report.familyPresent}, household = ${report.household}
      where owner_id = ${visit.ownerId} and id = ${visit.id}`,
  )
}

const mostListed = 200

/** Those that are still to be reported first. */
export function visitsUnder(tx: Tx, orgId: Id): Promise<Visit[]> {
  return rows(
    tx,
    sql`select ${columns} from voices.visits where org_path @> array[${orgId}::uuid]
      order by done_at is not null, starts_at desc, id limit ${mostListed}`,
  )
}

export function visitsBy(tx: Tx, personId: PersonId): Promise<Visit[]> {
  return rows(
    tx,
    sql`select ${columns} from voices.visits where inspector_id = ${personId} or manager_id = ${personId}
      order by done_at is not null, starts_at desc, id limit ${mostListed}`,
  )
}

/** How many troubles of each visit became voices. */
export async function troublesOf(tx: Tx, ids: readonly Id[]): Promise<ReadonlyMap<Id, number>> {
  const found = await rows<{ sourceId: Id; count: number }>(
    tx,
    sql`select source_id, count(*)::integer as count from voices.voices where source_id = any(${ids}::uuid[]) group by source_id`,
  )
  return new Map(found.map((one) => [one.sourceId, one.count]))
}
