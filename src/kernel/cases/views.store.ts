import type { Instant } from '../../platform/dates.ts'
import { rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'

export type View = {
  readonly ownerId: Id
  readonly id: Id
  readonly place: string
  readonly name: string
  readonly query: string
  readonly deskOrgId: Id | null
  readonly madeByName: string
}

/** Her own and those of her desks, her own first. */
export function viewsFor(tx: Tx, personId: Id, place: string): Promise<View[]> {
  return rows(
    tx,
    sql`select owner_id, id, place, name, query, desk_org_id, made_by_name from cases.views
        where place = ${place} order by owner_id <> ${personId}, name, id limit 100`,
  )
}

/** False when she has one of that name for the same list. */
export async function insertView(tx: Tx, view: View, at: Instant): Promise<boolean> {
  const inserted = await run(
    tx,
    sql`insert into cases.views (owner_id, id, place, name, query, desk_org_id, made_by_name, made_at)
        values (${view.ownerId}, ${view.id}, ${view.place}, ${view.name}, ${view.query}, ${view.deskOrgId}, ${view.madeByName}, ${at})
        on conflict (owner_id, place, name) do nothing`,
  )
  return inserted === 1
}

/** False when she has no such view. */
export async function deleteView(tx: Tx, ownerId: Id, id: Id): Promise<boolean> {
  return (await run(tx, sql`delete from cases.views where owner_id = ${ownerId} and id = ${id}`)) === 1
}
