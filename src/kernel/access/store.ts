import type { Day, Instant } from '../../platform/dates.ts'
import { find, get, raw, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { OrgId, OrgPath, Reparenting } from '../orgs/index.ts'
import type { PersonId } from '../people/index.ts'
import type { DemoOfficer, DemoWorker, Role } from './model.ts'

export type Account = { readonly ownerId: PersonId; readonly password: string }

/** For the check at sign-in; see `access.account_named`. */
export function findAccountNamed(tx: Tx, name: string): Promise<Account | undefined> {
  return find(tx, sql`select owner_id, password from access.account_named(${name})`)
}

export function findAccountOf(tx: Tx, personId: PersonId): Promise<{ name: string; password: string } | undefined> {
  return find(tx, sql`select name, password from access.accounts where owner_id = ${personId}`)
}

/** False when the person has an account or the name is taken. */
export async function insertAccount(
  tx: Tx,
  personId: PersonId,
  name: string,
  password: string,
  at: Instant,
): Promise<boolean> {
  const inserted = await run(
    tx,
    sql`insert into access.accounts (owner_id, id, name, password, password_changed_at)
      values (${personId}, ${newId()}, ${name}, ${password}, ${at}) on conflict do nothing`,
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
    sql`update access.roles set permissions = '{}' where key <> all(${roles.map((role) => role.key)}::text[])`,
  )
  for (const role of roles) {
    await run(
      tx,
      sql`insert into access.roles (key, name, permissions, second_factor)
        values (${role.key}, ${role.name}, ${role.permissions}::text[], ${role.secondFactor ?? 'optional'})
        on conflict (key) do update set name = excluded.name, permissions = excluded.permissions,
          second_factor = excluded.second_factor`,
    )
  }
}

export function findRole(tx: Tx, key: string): Promise<Role | undefined> {
  return find(tx, sql`select key, name, permissions from access.roles where key = ${key}`)
}

export type NewGrant = {
  readonly personId: PersonId
  readonly role: string
  readonly orgId: OrgId
  readonly orgPath: OrgPath
  readonly on: Day
}

export async function insertGrant(tx: Tx, grant: NewGrant): Promise<void> {
  await run(
    tx,
    sql`insert into access.grants (owner_id, id, role, org_id, org_path, from_on)
      values (${grant.personId}, ${newId()}, ${grant.role}, ${grant.orgId}, ${grant.orgPath}::uuid[], ${grant.on})
      on conflict do nothing`,
  )
}

export async function endGrant(tx: Tx, { personId, role, orgId, on }: Omit<NewGrant, 'orgPath'>): Promise<void> {
  await run(
    tx,
    sql`update access.grants set until_on = greatest(from_on, ${on}::date)
      where owner_id = ${personId} and role = ${role} and org_id = ${orgId} and until_on is null`,
  )
}

/** Grants follow their organisation; those over a merged one end with it, since nobody granted them over its successor. */
export function rewriteGrants(tx: Tx, move: Reparenting, most: number): Promise<number> {
  const level = raw(String(move.fromPath.length))
  const over = sql`select id from access.grants
    where until_on is null and org_path[1:${level}] = ${move.fromPath}::uuid[] limit ${most}`
  return run(
    tx,
    sql`update access.grants set
        until_on = case when ${move.kind} = 'merged' and org_id = ${move.orgId} then greatest(from_on, ${move.effectiveOn}::date) end,
        org_path = case when ${move.kind} = 'merged' and org_id = ${move.orgId} then org_path
          else orgs.rewrite_path(org_path, ${move.fromPath}::uuid[], ${move.toPath}::uuid[]) end
      where id in (${over})`,
  )
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
