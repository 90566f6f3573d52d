import type { Instant } from '../../platform/dates.ts'
import { find, get, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { PersonId } from '../people/index.ts'

export type StoredFactor = {
  readonly secretSealed: Buffer | null
  readonly lastStep: number | null
  readonly offeredSealed: Buffer | null
  readonly offeredAt: Instant | null
}

const columns = sql`secret_sealed, last_step, offered_sealed, offered_at`

/** Whether an authenticator is confirmed, since when, and how many recovery codes are left. */
export function factorState(tx: Tx, personId: PersonId): Promise<{ confirmedAt: Instant | null; codesLeft: number }> {
  return get(
    tx,
    sql`select (select confirmed_at from access.second_factors where owner_id = ${personId}) as confirmed_at,
      (select count(*)::integer from access.recovery_codes where owner_id = ${personId} and used_at is null) as codes_left`,
  )
}

/** Others who try a code of the same person wait. */
export function lockFactor(tx: Tx, personId: PersonId): Promise<StoredFactor | undefined> {
  return find(tx, sql`select ${columns} from access.second_factors where owner_id = ${personId} for no key update`)
}

export async function writeOffer(tx: Tx, personId: PersonId, sealed: Buffer, at: Instant): Promise<void> {
  await run(
    tx,
    sql`insert into access.second_factors (owner_id, id, offered_sealed, offered_at) values (${personId}, ${newId()}, ${sealed}, ${at})
      on conflict (owner_id) do update set offered_sealed = excluded.offered_sealed, offered_at = excluded.offered_at`,
  )
}

/** What was offered is the factor from now on; its first code is used up. */
export async function confirmOffer(tx: Tx, personId: PersonId, step: number, at: Instant): Promise<void> {
  await run(
    tx,
    sql`update access.second_factors set secret_sealed = offered_sealed, confirmed_at = ${at}, last_step = ${step},
        offered_sealed = null, offered_at = null
      where owner_id = ${personId}`,
  )
}

export async function writeStep(tx: Tx, personId: PersonId, step: number): Promise<void> {
  await run(tx, sql`update access.second_factors set last_step = ${step} where owner_id = ${personId}`)
}

/** False when there is no such code or it was used. */
export async function spendRecoveryCode(tx: Tx, personId: PersonId, codeHash: string, at: Instant): Promise<boolean> {
  const used = await run(
    tx,
    sql`update access.recovery_codes set used_at = ${at} where owner_id = ${personId} and code_hash = ${codeHash} and used_at is null`,
  )
  return used === 1
}

export async function replaceRecoveryCodes(
  tx: Tx,
  personId: PersonId,
  codeHashes: readonly string[],
  at: Instant,
): Promise<void> {
  await run(tx, sql`delete from access.recovery_codes where owner_id = ${personId}`)
  await run(
    tx,
    sql`insert into access.recovery_codes (owner_id, id, code_hash, made_at)
      select ${personId}, id, code_hash, ${at}
      from unnest(${codeHashes.map(() => newId())}::uuid[], ${codeHashes}::uuid[]) as made (id, code_hash)`,
  )
}

export async function deleteFactor(tx: Tx, personId: PersonId): Promise<void> {
  await run(tx, sql`delete from access.second_factors where owner_id = ${personId}`)
  await run(tx, sql`delete from access.recovery_codes where owner_id = ${personId}`)
}
