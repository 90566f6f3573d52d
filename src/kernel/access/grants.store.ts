import type { Day, Instant } from '../../platform/dates.ts'
import { find, get, raw, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import type { OrgId, OrgPath, Reparenting } from '../orgs/index.ts'
import type { PersonId } from '../people/index.ts'
import type { Duty } from './model.ts'

/** A role as it is stored; `duty` is `none` for every role but the three administrators'. */
export type StoredRole = {
  readonly key: string
  readonly name: string
  readonly permissions: readonly string[]
  readonly duty: Duty | 'none'
  readonly holder: 'officer' | 'partner'
  readonly secondFactor: 'optional' | 'required'
}

const roleColumns = sql`key, name, permissions, duty, holder, second_factor`

export function findRole(tx: Tx, key: string): Promise<StoredRole | undefined> {
  return find(tx, sql`select ${roleColumns} from access.roles where key = ${key}`)
}

/** Roles of this installation, the three administrators' first; those that the app dropped are not among them. */
export function allRoles(tx: Tx): Promise<StoredRole[]> {
  return rows(
    tx,
    sql`select ${roleColumns} from access.roles where permissions <> '{}' or holder = 'partner'
      order by duty = 'none', holder, name, key`,
  )
}

export type GrantedBy = { readonly personId: PersonId | null; readonly name: string }

export type NewGrant = {
  readonly personId: PersonId
  readonly role: StoredRole
  readonly orgId: OrgId
  readonly orgPath: OrgPath
  readonly on: Day
  readonly until?: Day | null
  readonly by?: GrantedBy
  /** The lender's own grant, where this one is lent. */
  readonly sourceId?: Id | null
}

/** Tells the id, or nothing where the same role over the same organisation is held already. */
export async function insertGrant(tx: Tx, grant: NewGrant): Promise<Id | undefined> {
  const id = newId()
  const lentBy = grant.sourceId ? grant.by!.personId : null
  const inserted = await run(
    tx,
    sql`insert into access.grants (owner_id, id, role, role_duty, org_id, org_path, from_on, until_on, granted_by,
        granted_by_name, delegated_by, source_id)
      values (${grant.personId}, ${id}, ${grant.role.key}, ${grant.role.duty}, ${grant.orgId}, ${grant.orgPath}::uuid[],
        ${grant.on}, ${grant.until ?? null}, ${grant.by?.personId ?? null}, ${grant.by?.name ?? ''}, ${lentBy}, ${grant.sourceId ?? null})
      on conflict (owner_id, role, org_id) where until_on is null do nothing`,
  )
  return inserted === 1 ? id : undefined
}

/** An account that was opened by a command gets its home and its kind from the first role. */
export async function settleAccount(tx: Tx, grant: NewGrant): Promise<void> {
  await run(
    tx,
    sql`update access.accounts set org_id = ${grant.orgId}, org_path = ${grant.orgPath}::uuid[], kind = ${grant.role.holder}
      where owner_id = ${grant.personId} and org_id is null`,
  )
}

export type Ending = {
  readonly personId: PersonId
  readonly role: string
  readonly orgId: OrgId
  readonly on: Day
  readonly at: Instant
}

export async function endGrant(tx: Tx, { personId, role, orgId, on, at }: Ending): Promise<void> {
  await run(
    tx,
    sql`update access.grants set until_on = greatest(from_on, ${on}::date), ended_at = ${at}
      where owner_id = ${personId} and role = ${role} and org_id = ${orgId} and until_on is null`,
  )
}

/** One grant as it stands, its row locked. */
export type HeldGrant = {
  readonly id: Id
  readonly ownerId: PersonId
  readonly role: string
  readonly roleName: string
  readonly duty: Duty | 'none'
  readonly permissions: readonly string[]
  readonly orgId: OrgId
  readonly orgPath: OrgPath
  readonly fromOn: Day
  readonly untilOn: Day | null
  readonly grantedBy: PersonId | null
  readonly grantedByName: string
  readonly delegatedBy: PersonId | null
  readonly sourceId: Id | null
}

const heldColumns = sql`g.id, g.owner_id, g.role, r.name as role_name, g.role_duty as duty, r.permissions, g.org_id, g.org_path,
  g.from_on, g.until_on, g.granted_by, g.granted_by_name, g.delegated_by, g.source_id`

export function lockGrant(tx: Tx, id: Id): Promise<HeldGrant | undefined> {
  return find(
    tx,
    sql`select ${heldColumns} from access.grants g join access.roles r on r.key = g.role where g.id = ${id} for no key update of g`,
  )
}

/** Every grant a person holds or held, those in force or to come first. */
export function grantsOf(tx: Tx, personId: PersonId, most: number): Promise<HeldGrant[]> {
  return rows(
    tx,
    sql`select ${heldColumns} from access.grants g join access.roles r on r.key = g.role
      where g.owner_id = ${personId} order by g.until_on desc nulls first, g.from_on desc, g.id limit ${most}`,
  )
}

/** What a person has lent, the latest end first. */
export function grantsLentBy(
  tx: Tx,
  personId: PersonId,
  most: number,
): Promise<(HeldGrant & { holderName: string })[]> {
  return rows(
    tx,
    sql`select ${heldColumns}, coalesce(a.holder_name, '') as holder_name
      from access.grants g join access.roles r on r.key = g.role left join access.accounts a on a.owner_id = g.owner_id
      where g.delegated_by = ${personId} order by g.until_on desc, g.id limit ${most}`,
  )
}

/** Which of a person's grants hold on a day; what is lent holds only while its source does. */
export async function idsInForce(tx: Tx, personId: PersonId, day: Day): Promise<Set<Id>> {
  const found = await rows<{ id: Id }>(
    tx,
    sql`select id from access.grants_in_force(${day}) where owner_id = ${personId}`,
  )
  return new Set(found.map((grant) => grant.id))
}

/** True when anyone holds an administration of this duty. Others who appoint its first holder wait. */
export async function hasAdministrator(tx: Tx, duty: Duty): Promise<boolean> {
  await run(tx, sql`select pg_advisory_xact_lock(hashtext(${`access.administrator.${duty}`}))`)
  const { found } = await get<{ found: boolean }>(
    tx,
    sql`select exists (select from access.grants where role_duty = ${duty} and until_on is null) as found`,
  )
  return found
}

/** The administration a person holds, if any. */
export async function dutyOf(tx: Tx, personId: PersonId): Promise<Duty | null> {
  const found = await find<{ roleDuty: Duty }>(
    tx,
    sql`select role_duty from access.grants where owner_id = ${personId} and role_duty <> 'none' and until_on is null`,
  )
  return found?.roleDuty ?? null
}

/** Ends one grant early; what was lent from it no longer holds with it. */
export async function endGrantNow(tx: Tx, id: Id, on: Day, at: Instant, by: PersonId): Promise<void> {
  await run(
    tx,
    sql`update access.grants set until_on = greatest(from_on, ${on}::date), ended_at = ${at}, ended_by = ${by} where id = ${id}`,
  )
}

/**
 * Grants and accounts follow their organisation. Those over a merged one end with it, since nobody granted them over
 * its successor; accounts of it belong to the successor.
 */
export async function rewriteGrants(tx: Tx, move: Reparenting, most: number): Promise<number> {
  const level = raw(String(move.fromPath.length))
  const over = sql`select id from access.grants
    where (until_on is null or until_on > greatest(from_on, ${move.effectiveOn}::date))
      and org_path[1:${level}] = ${move.fromPath}::uuid[] limit ${most}`
  const ends = sql`${move.kind} = 'merged' and org_id = ${move.orgId}`
  const grants = await run(
    tx,
    sql`update access.grants set
        until_on = case when ${ends} then greatest(from_on, ${move.effectiveOn}::date) else until_on end,
        ended_at = case when ${ends} then greatest(${move.recordedAt}::timestamptz, (from_on::timestamp at time zone 'Asia/Shanghai'),
          (${move.effectiveOn}::date::timestamp at time zone 'Asia/Shanghai')) else ended_at end,
        org_path = case when ${ends} then org_path
          else orgs.rewrite_path(org_path, ${move.fromPath}::uuid[], ${move.toPath}::uuid[]) end
      where id in (${over})`,
  )
  if (grants > 0) return grants
  return run(
    tx,
    sql`update access.accounts set org_path = orgs.rewrite_path(org_path, ${move.fromPath}::uuid[], ${move.toPath}::uuid[]),
        org_id = (orgs.rewrite_path(org_path, ${move.fromPath}::uuid[], ${move.toPath}::uuid[]))[
          cardinality(orgs.rewrite_path(org_path, ${move.fromPath}::uuid[], ${move.toPath}::uuid[]))]
      where id in (select id from access.accounts where org_path[1:${level}] = ${move.fromPath}::uuid[] limit ${most})`,
  )
}
