import type { Day } from '../../platform/dates.ts'
import { startOfDay } from '../../platform/dates.ts'
import { find, raw, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Org } from '../orgs/index.ts'
import type { DutyStanding, OccasionDuty } from './model.ts'

const columns = sql`owner_id, id, org_path, kind, title, layer, every, from_on, until_on`

/** False when there is one with this id already. */
export async function insertDuty(
  tx: Tx,
  duty: OccasionDuty,
  units: readonly Pick<Org, 'id' | 'path'>[],
  by: { readonly name: string; readonly at: string },
): Promise<boolean> {
  const inserted = await run(
    tx,
    sql`insert into occasions.duties (${columns}, set_by, set_at)
      values (${duty.ownerId}, ${duty.id}, ${duty.orgPath}::uuid[], ${duty.kind}, ${duty.title}, ${duty.layer}, ${duty.every},
        ${duty.fromOn}, ${duty.untilOn}, ${by.name}, ${by.at})
      on conflict do nothing`,
  )
  if (inserted === 0) return false
  await run(
    tx,
    sql`insert into occasions.duty_units (owner_id, duty_id, unit_id, org_path, unit_path)
      select ${duty.ownerId}, ${duty.id}, unit_id, ${duty.orgPath}::uuid[], unit_path::uuid[]
      from unnest(${units.map((one) => one.id)}::uuid[], ${units.map((one) => `{${one.path.join(',')}}`)}::text[]) as given (unit_id, unit_path)`,
  )
  return true
}

export function lockDuty(tx: Tx, id: Id): Promise<OccasionDuty | undefined> {
  return find(tx, sql`select ${columns} from occasions.duties where id = ${id} for no key update`)
}

export async function markDutyEnded(tx: Tx, { ownerId, id }: OccasionDuty, untilOn: Day): Promise<void> {
  await run(tx, sql`update occasions.duties set until_on = ${untilOn} where owner_id = ${ownerId} and id = ${id}`)
}

/** Duties of a kind that hold on a day and that the transaction may see. */
export function dutiesOn(tx: Tx, kind: string, on: Day): Promise<OccasionDuty[]> {
  return rows(
    tx,
    sql`select ${columns} from occasions.duties
      where kind = ${kind} and from_on <= ${on}::date and (until_on is null or until_on > ${on}::date) order by layer, title, id`,
  )
}

/** How the units of a duty stand in a period: an occasion held counts before one that is planned. */
export function standingsOf(
  tx: Tx,
  { id, ownerId, kind, title, layer }: OccasionDuty,
  period: { readonly from: Day; readonly to: Day },
  below: Pick<Org, 'id' | 'depth'>,
): Promise<DutyStanding[]> {
  const level = raw(String(below.depth + 1))
  return rows(
    tx,
    sql`select ${id}::uuid as duty_id, ${title}::text as title, ${layer}::text as layer, u.unit_id, ${period.from}::date as "from", ${period.to}::date as "to",
        coalesce(o.state, 'missing') as state, o.id as occasion_id
      from occasions.duty_units u
      left join lateral (
        select o.id, case o.state when 'held' then 'held' else 'planned' end as state from occasions.occasions o
        where o.owner_id = u.unit_id and o.kind = ${kind} and o.state <> 'cancelled'
          and o.starts_at >= ${startOfDay(period.from)}::timestamptz and o.starts_at < ${startOfDay(period.to)}::timestamptz + interval '1 day'
        order by (o.state = 'held') desc, o.starts_at limit 1) o on true
      where u.owner_id = ${ownerId} and u.duty_id = ${id} and u.unit_path[${level}] = ${below.id}
      order by u.unit_path, u.unit_id`,
  )
}
