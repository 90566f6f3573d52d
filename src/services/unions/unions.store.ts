import type { Instant } from '../../platform/dates.ts'
import { find, get, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'

/** Firms that have a living union of their own at or below one. */
export async function countCovered(tx: Tx, orgId: Id): Promise<number> {
  const { count } = await get<{ count: number }>(
    tx,
    sql`select count(*) from unions.profiles
      where org_path @> array[${orgId}::uuid] and ended_on is null and employer_name is not null`,
  )
  return count
}

export type FirmTotal = { readonly firmCount: number; readonly year: number; readonly source: string }

/** What was told of a year, or of the latest before it. */
export function firmTotalOf(tx: Tx, orgId: Id, year: number): Promise<FirmTotal | undefined> {
  return find(
    tx,
    sql`select firm_count, year, source from unions.firm_totals where org_id = ${orgId} and year <= ${year} order by year desc limit 1`,
  )
}

export async function saveFirmTotal(
  tx: Tx,
  total: FirmTotal & { orgId: Id; orgPath: readonly Id[]; by: string; at: Instant },
): Promise<void> {
  await run(
    tx,
    sql`insert into unions.firm_totals (org_id, org_path, year, firm_count, source, recorded_by_name, recorded_at)
      values (${total.orgId}, ${total.orgPath}::uuid[], ${total.year}, ${total.firmCount}, ${total.source}, ${total.by}, ${total.at})
      on conflict (org_id, year) do update set firm_count = excluded.firm_count, source = excluded.source,
        recorded_by_name = excluded.recorded_by_name, recorded_at = excluded.recorded_at`,
  )
}
