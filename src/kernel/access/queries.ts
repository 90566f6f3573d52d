import { today } from '../../platform/clock.ts'
import type { Day } from '../../platform/dates.ts'
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

/** Who holds a permission at exactly one organisation today, by name. Runs in a transaction of the system. */
export function holdersAt(tx: Tx, orgId: string, permission: string): Promise<{ personId: string; name: string }[]> {
  return rows(
    tx,
    sql`select distinct g.owner_id as person_id, p.name
      from access.grants_in_force(${today()}) g join access.roles r on r.key = g.role join people.persons p on p.id = g.owner_id
      where g.org_id = ${orgId} and ${permission} = any(r.permissions) order by p.name, person_id`,
  )
}

/** Names of the roles in a person's own hands that demand a second factor. */
export async function rolesThatDemand(tx: Tx, personId: string, day: Day): Promise<string[]> {
  const found = await rows<{ name: string }>(
    tx,
    sql`select distinct r.name from access.grants g join access.roles r on r.key = g.role
      where g.owner_id = ${personId} and g.from_on <= ${day}::date and (g.until_on is null or g.until_on > ${day}::date)
        and r.second_factor = 'required' order by r.name`,
  )
  return found.map((role) => role.name)
}
