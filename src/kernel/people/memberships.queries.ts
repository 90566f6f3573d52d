import type { Day } from '../../platform/dates.ts'
import { empty, raw, rows, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Below } from './lists.queries.ts'
import type { Membership, PersonId } from './model.ts'

/** Where a page of memberships ended. */
export type MembershipPlace = { readonly fromOn: Day; readonly id: Id }

/**
 * Memberships under a union, the newest first: those that last or those that ended, begun between two days, both
 * inclusive. One index a level serves every page.
 */
export function listMemberships(
  tx: Tx,
  wish: {
    readonly below: Below
    readonly state: 'lasting' | 'ended'
    readonly from: Day | null
    readonly to: Day | null
    readonly after: MembershipPlace | null
    readonly most: number
  },
): Promise<Membership[]> {
  const { below, after } = wish
  const inside = below.depth === 0 ? sql`true` : sql`org_path[${raw(String(below.depth + 1))}] = ${below.id}`
  const lasting = wish.state === 'lasting' ? sql`until_on is null` : sql`until_on is not null`
  const later = after ? sql`and (from_on, id) < (${after.fromOn}::date, ${after.id}::uuid)` : empty
  return rows(
    tx,
    sql`select id, owner_id, org_id, org_path, from_on, until_on from people.memberships
      where ${inside} and ${lasting} and from_on >= ${wish.from ?? '0001-01-01'}::date
        and from_on <= ${wish.to ?? '9999-12-31'}::date ${later}
      order by from_on desc, id desc limit ${wish.most}`,
  )
}

/** The newest membership of each of many, as far as the transaction sees them. */
export function newestMemberships(tx: Tx, personIds: readonly PersonId[]): Promise<Membership[]> {
  return rows(
    tx,
    sql`select distinct on (owner_id) id, owner_id, org_id, org_path, from_on, until_on from people.memberships
      where owner_id = any(${personIds}::uuid[]) order by owner_id, from_on desc`,
  )
}
