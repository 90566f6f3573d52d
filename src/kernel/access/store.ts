import type { Instant } from '../../platform/dates.ts'
import { find, get, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { OrgId, OrgPath } from '../orgs/index.ts'
import type { PersonId } from '../people/index.ts'
import type { AccountKind, DemoOfficer, DemoWorker, Role } from './model.ts'

export type Account = {
  readonly ownerId: PersonId
  readonly password: string | null
  readonly locked: boolean
  readonly orgId: OrgId | null
}

/** For the check at sign-in; see `access.account_named`. */
export function findAccountNamed(tx: Tx, name: string): Promise<Account | undefined> {
  return find(tx, sql`select owner_id, password, locked, org_id from access.account_named(${name})`)
}

/** The account of whoever the transaction runs for; see `access.own_password`. */
export function findOwnAccount(tx: Tx): Promise<{ name: string; password: string | null } | undefined> {
  return find(tx, sql`select name, password from access.own_password()`)
}

/** `home` is null where the first role will say to which organisation it belongs. */
export type NewAccount = {
  readonly personId: PersonId
  readonly name: string
  readonly kind: AccountKind
  readonly password: string | null
  readonly home: { readonly orgId: OrgId; readonly orgPath: OrgPath } | null
}

/** False when the person has an account or the name is taken. */
export async function insertAccount(tx: Tx, account: NewAccount, at: Instant): Promise<boolean> {
  const inserted = await run(
    tx,
    sql`insert into access.accounts
        (owner_id, id, name, kind, holder_name, password, password_changed_at, org_id, org_path, opened_at)
      select id, ${newId()}, ${account.name}, ${account.kind}, name, ${account.password},
        ${account.password === null ? null : at}::timestamptz, ${account.home?.orgId ?? null}::uuid,
        ${account.home?.orgPath ?? null}::uuid[], ${at}
      from people.persons where id = ${account.personId} on conflict do nothing`,
  )
  return inserted === 1
}

export async function writePassword(tx: Tx, personId: PersonId, password: string, at: Instant): Promise<void> {
  await run(
    tx,
    sql`update access.accounts set password = ${password}, password_changed_at = ${at} where owner_id = ${personId}`,
  )
}

/** True when anyone at all signs in with a password. Holds others who ask back until the transaction ends. */
export async function hasAccounts(tx: Tx): Promise<boolean> {
  await run(tx, sql`select pg_advisory_xact_lock(hashtext('access.first-administrator'))`)
  const { found } = await get<{ found: boolean }>(tx, sql`select exists (select from access.accounts) as found`)
  return found
}

/** Roles that are not named lose their permissions; their grants stay as a record. */
export async function writeRoles(tx: Tx, roles: readonly Role[]): Promise<void> {
  await run(
    tx,
    sql`update access.roles set permissions = '{}', holder = 'officer' where key <> all(${roles.map((role) => role.key)}::text[])`,
  )
  for (const role of roles) {
    await run(
      tx,
      sql`insert into access.roles (key, name, permissions, second_factor, duty, holder)
        values (${role.key}, ${role.name}, ${role.permissions}::text[], ${role.secondFactor ?? 'optional'},
          ${role.duty ?? 'none'}, ${role.holder ?? 'officer'})
        on conflict (key) do update set name = excluded.name, permissions = excluded.permissions,
          second_factor = excluded.second_factor, duty = excluded.duty, holder = excluded.holder`,
    )
  }
}

export async function writeDemoSignIns(
  tx: Tx,
  officers: readonly DemoOfficer[],
  workers: readonly DemoWorker[],
): Promise<void> {
  await run(tx, sql`delete from access.demo_sign_ins`)
  for (const [number, one] of officers.entries()) {
    await run(
      tx,
      sql`insert into access.demo_sign_ins (number, kind, name, account, password, role_name, org_name)
        values (${number}, 'officer', ${one.name}, ${one.account}, ${one.password}, ${one.roleName}, ${one.orgName})`,
    )
  }
  for (const [at, one] of workers.entries()) {
    await run(
      tx,
      sql`insert into access.demo_sign_ins (number, kind, name, phone, note)
        values (${officers.length + at}, 'worker', ${one.name}, ${one.phone}, ${one.note})`,
    )
  }
}
