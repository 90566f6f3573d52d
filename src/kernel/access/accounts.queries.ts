import type { Day } from '../../platform/dates.ts'
import { empty, raw, rows, type Sql, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { OrgId } from '../orgs/index.ts'
import type { PersonId } from '../people/index.ts'
import type { AccountKind, Duty } from './model.ts'

export type AccountWish = {
  readonly below: { readonly id: OrgId; readonly depth: number }
  readonly search?: string | undefined
  readonly role?: string | undefined
  readonly kind?: AccountKind | undefined
  readonly state?: 'locked' | 'waiting' | 'no-role' | undefined
  /** The name of the last account of the page before. */
  readonly after?: string | undefined
  readonly today: Day
}

export type AccountRow = {
  readonly id: PersonId
  readonly name: string
  readonly holderName: string
  readonly kind: AccountKind
  readonly orgId: OrgId
  readonly locked: boolean
  readonly passwordSet: boolean
  readonly roles: readonly { readonly name: string; readonly orgId: OrgId; readonly lent: boolean }[]
}

/** Accounts of an organisation and all below it, by name; the level is written into the statement for its index. */
export function accountsBelow(tx: Tx, wish: AccountWish, most: number): Promise<AccountRow[]> {
  const held = sql`select from access.grants g where g.owner_id = a.owner_id and ${holdsOn(wish.today)}`
  return rows(
    tx,
    sql`select a.owner_id as id, a.name, a.holder_name, a.kind, a.org_id, a.locked_at is not null as locked,
        a.password_changed_at is not null as password_set,
        coalesce((select json_agg(json_build_object('name', r.name, 'orgId', g.org_id, 'lent', g.source_id is not null)
            order by g.source_id is not null, cardinality(g.org_path), r.name)
          from access.grants g join access.roles r on r.key = g.role
          where g.owner_id = a.owner_id and ${holdsOn(wish.today)}), '[]'::json) as roles
      from access.accounts a
      where a.org_path[${raw(String(wish.below.depth + 1))}] = ${wish.below.id}
        ${wish.kind ? sql`and a.kind = ${wish.kind}` : empty}
        ${wish.search ? sql`and ${foundBy(wish.search)}` : empty}
        ${wish.role ? sql`and exists (${held} and g.role = ${wish.role})` : empty}
        ${wish.state === 'locked' ? sql`and a.locked_at is not null` : empty}
        ${wish.state === 'waiting' ? sql`and a.password_changed_at is null` : empty}
        ${wish.state === 'no-role' ? sql`and not exists (${held})` : empty}
        ${wish.after === undefined ? empty : sql`and a.name > ${wish.after}`}
      order by a.name limit ${most}`,
  )
}

function holdsOn(day: Day): Sql {
  return sql`g.from_on <= ${day}::date and (g.until_on is null or g.until_on > ${day}::date)`
}

function foundBy(text: string): Sql {
  return sql`(position(lower(${text}) in a.name) > 0 or position(${text} in a.holder_name) > 0)`
}

/** Officers of one's own subtrees to whom something may be lent; the reader herself is not among them. */
export function colleagues(
  tx: Tx,
  wish: { readonly within: readonly OrgId[]; readonly search: string; readonly except: PersonId },
  most: number,
): Promise<{ id: PersonId; name: string; holderName: string; orgId: OrgId }[]> {
  return rows(
    tx,
    sql`select a.owner_id as id, a.name, a.holder_name, a.org_id from access.accounts a
      where a.org_path && ${wish.within}::uuid[] and a.kind = 'officer' and a.locked_at is null and a.owner_id <> ${wish.except}
        and ${foundBy(wish.search)}
      order by cardinality(a.org_path), a.name limit ${most}`,
  )
}

/** Who holds one of these duties over an organisation of the path, nearest first: whom to ask. */
export function administratorsOver(
  tx: Tx,
  duty: Duty,
  orgPath: readonly OrgId[],
  most: number,
): Promise<{ name: string; roleName: string; orgId: OrgId }[]> {
  return rows(
    tx,
    sql`select a.holder_name as name, r.name as role_name, g.org_id
      from access.grants g join access.roles r on r.key = g.role join access.accounts a on a.owner_id = g.owner_id
      where g.role_duty = ${duty} and g.until_on is null and g.org_id = any(${orgPath}::uuid[]) and a.locked_at is null
      order by cardinality(g.org_path) desc, a.name limit ${most}`,
  )
}
