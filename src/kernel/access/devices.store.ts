import type { Instant } from '../../platform/dates.ts'
import { get, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { PersonId } from '../people/index.ts'

/** Whether the person has signed in from this device before; from now on she has. */
export async function noteDeviceOf(
  tx: Tx,
  personId: PersonId,
  deviceKey: string,
  at: Instant,
): Promise<'known' | 'first' | 'another'> {
  const { before, known } = await get<{ before: boolean; known: boolean }>(
    tx,
    sql`with had as (select device_key from access.devices where owner_id = ${personId}),
      noted as (
        insert into access.devices (owner_id, id, device_key, first_at, last_at)
        values (${personId}, ${newId()}, ${deviceKey}, ${at}, ${at})
        on conflict (owner_id, device_key) do update set last_at = excluded.last_at)
      select exists (select from had) as before, exists (select from had where device_key = ${deviceKey}) as known`,
  )
  if (known) return 'known'
  return before ? 'another' : 'first'
}
