import type { Instant } from '../../platform/dates.ts'
import { rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { PersonId } from '../people/index.ts'

export async function notePhoneProven(tx: Tx, personId: PersonId, phoneIndex: string, at: Instant): Promise<void> {
  await run(
    tx,
    sql`insert into access.proven_phones (owner_id, id, phone_index, first_at, last_at)
      values (${personId}, ${newId()}, ${phoneIndex}, ${at}, ${at})
      on conflict (owner_id, phone_index) do update set last_at = excluded.last_at`,
  )
}

/** Others who proved the phone and still have it; see `access.others_who_proved`. */
export async function othersWhoProved(tx: Tx, phoneIndex: string): Promise<PersonId[]> {
  const others = await rows<{ personId: PersonId }>(
    tx,
    sql`select person_id from access.others_who_proved(${phoneIndex})`,
  )
  return others.map((other) => other.personId)
}
