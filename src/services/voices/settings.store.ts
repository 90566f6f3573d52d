import { rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Setting } from './model.ts'

const columns = sql`org_id, id, org_path, intake_days, work_days, person_days, unit_days, evening_from, evening_until, set_by,
  set_by_name, set_at`

export async function insertSetting(tx: Tx, one: Setting): Promise<void> {
  await run(
    tx,
    sql`insert into voices.settings (${columns})
      values (${one.orgId}, ${one.id}, ${one.orgPath}::uuid[], ${one.intakeDays}, ${one.workDays}, ${one.personDays},
        ${one.unitDays}, ${one.eveningFrom}, ${one.eveningUntil}, ${one.setBy}, ${one.setByName}, ${one.setAt})`,
  )
}

/** What some unions have set, the newest first. */
export function settingsOf(tx: Tx, orgIds: readonly Id[]): Promise<Setting[]> {
  return rows(
    tx,
    sql`select ${columns} from voices.settings where org_id = any(${orgIds}::uuid[]) order by set_at desc, id desc`,
  )
}
