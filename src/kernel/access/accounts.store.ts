import type { Instant } from '../../platform/dates.ts'
import { find, get, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import type { OrgId, OrgPath } from '../orgs/index.ts'
import type { PersonId } from '../people/index.ts'
import type { AccountKind } from './model.ts'

/** An account without its secrets. */
export type StoredAccount = {
  readonly ownerId: PersonId
  readonly name: string
  readonly kind: AccountKind
  readonly holderName: string
  readonly orgId: OrgId | null
  readonly orgPath: OrgPath | null
  readonly openedAt: Instant
  readonly lockedAt: Instant | null
  readonly lockReason: string | null
  readonly passwordChangedAt: Instant | null
}

const columns = sql`owner_id, name, kind, holder_name, org_id, org_path, opened_at, locked_at, lock_reason, password_changed_at`

/** Under a scope: one's own, or of one's subtrees. */
export function findAccount(tx: Tx, personId: PersonId): Promise<StoredAccount | undefined> {
  return find(tx, sql`select ${columns} from access.accounts where owner_id = ${personId}`)
}

/** The row locked, so that what is decided on it holds until the transaction ends; for the system. */
export function lockAccount(tx: Tx, personId: PersonId): Promise<StoredAccount | undefined> {
  return find(tx, sql`select ${columns} from access.accounts where owner_id = ${personId} for no key update`)
}

export async function writeLock(tx: Tx, personId: PersonId, by: PersonId, reason: string, at: Instant): Promise<void> {
  await run(
    tx,
    sql`update access.accounts set locked_at = ${at}, locked_by = ${by}, lock_reason = ${reason} where owner_id = ${personId}`,
  )
}

export async function clearLock(tx: Tx, personId: PersonId): Promise<void> {
  await run(
    tx,
    sql`update access.accounts set locked_at = null, locked_by = null, lock_reason = null where owner_id = ${personId}`,
  )
}

export type NewPasswordCode = {
  readonly personId: PersonId
  readonly codeHash: string
  readonly tries: number
  readonly madeAt: Instant
  readonly madeBy: PersonId | null
  readonly expiresAt: Instant
}

export async function insertPasswordCode(tx: Tx, code: NewPasswordCode): Promise<void> {
  await run(
    tx,
    sql`insert into access.password_codes (owner_id, id, code_hash, tries_left, made_at, made_by, expires_at)
      values (${code.personId}, ${newId()}, ${code.codeHash}, ${code.tries}, ${code.madeAt}, ${code.madeBy}, ${code.expiresAt})`,
  )
}

/** The newest code of a person; an older one no longer holds. */
export function lockNewestPasswordCode(
  tx: Tx,
  personId: PersonId,
  at: Instant,
): Promise<{ id: Id; codeHash: string; usable: boolean } | undefined> {
  return find(
    tx,
    sql`select id, code_hash, (used_at is null and tries_left > 0 and expires_at > ${at}) as usable
      from access.password_codes where owner_id = ${personId} order by made_at desc, id desc limit 1 for no key update`,
  )
}

export async function chargePasswordCode(tx: Tx, id: Id): Promise<void> {
  await run(tx, sql`update access.password_codes set tries_left = greatest(tries_left - 1, 0) where id = ${id}`)
}

export async function spendPasswordCode(tx: Tx, id: Id, at: Instant): Promise<void> {
  await run(tx, sql`update access.password_codes set used_at = ${at} where id = ${id}`)
}

/** Where and when an account was used last, and how many sign-ins it has now. */
export function lastUseOf(
  tx: Tx,
  personId: PersonId,
  at: Instant,
): Promise<{ lastSeenAt: Instant | null; liveSessions: number }> {
  return get(
    tx,
    sql`select max(seen_at) as last_seen_at,
        (count(*) filter (where ended_at is null and seen_at + idle_limit > ${at} and expires_at > ${at}))::integer as live_sessions
      from access.sessions where owner_id = ${personId} and kind = 'officer'`,
  )
}
