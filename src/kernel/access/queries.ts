import { today } from '../../platform/clock.ts'
import { rows, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { DemoOfficer, DemoWorker } from './model.ts'

/** Who a visitor of a demonstration may be, in the order of its builder. */
export async function demoSignIns(tx: Tx): Promise<{ officers: DemoOfficer[]; workers: DemoWorker[] }> {
  const officers = await rows<DemoOfficer>(
    tx,
    sql`select account, password, name, role_name, org_name from access.demo_sign_ins where kind = 'officer' order by number`,
  )
  const workers = await rows<DemoWorker>(
    tx,
    sql`select phone, name, note from access.demo_sign_ins where kind = 'worker' order by number`,
  )
  return { officers, workers }
}

/** Officers with a grant in force at exactly these organisations, whoever asks; ids only. */
export function officersAt(tx: Tx, orgIds: readonly string[]): Promise<{ personId: string; orgId: string }[]> {
  return rows(tx, sql`select person_id, org_id from access.officers_at(${orgIds}::uuid[], ${today()})`)
}
