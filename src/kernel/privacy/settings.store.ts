import { now } from '../../platform/clock.ts'
import { find, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { PrivacySetting } from './model.ts'
import { settingRules } from './rules.ts'

/** What holds now: the newest value, else the usual one. */
export async function settingOf(tx: Tx, name: PrivacySetting): Promise<number> {
  const found = await find<{ value: number }>(
    tx,
    sql`select value from privacy.settings where name = ${name} order by id desc limit 1`,
  )
  return found?.value ?? settingRules[name].usual
}

export async function insertSetting(tx: Tx, name: PrivacySetting, value: number, by: string): Promise<void> {
  await run(
    tx,
    sql`insert into privacy.settings (id, name, value, set_by, set_at) values (${newId()}, ${name}, ${value}, ${by}, ${now()})`,
  )
}
