import type { TimeKind } from '../../kernel/indicators/index.ts'
import type { Instant } from '../../platform/dates.ts'
import { rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'

export type MemberTarget = {
  readonly id: string
  readonly orgId: string
  readonly orgPath: readonly string[]
  readonly title: string
  readonly timeKind: TimeKind
  readonly amount: number
  readonly fromYear: number
  readonly toYear: number
  readonly source: string
  readonly setBy: string
  readonly setAt: Instant
}

export async function insertTarget(tx: Tx, one: MemberTarget): Promise<void> {
  await run(
    tx,
    sql`insert into membership.targets (id, org_id, org_path, title, time_kind, amount, from_year, to_year, source, set_by, set_at)
      values (${one.id}, ${one.orgId}, ${one.orgPath}::uuid[], ${one.title}, ${one.timeKind}, ${one.amount}, ${one.fromYear},
        ${one.toYear}, ${one.source}, ${one.setBy}, ${one.setAt})`,
  )
}

export function targetsOf(tx: Tx, orgId: string): Promise<MemberTarget[]> {
  return rows(
    tx,
    sql`select id, org_id, org_path, title, time_kind, amount, from_year, to_year, source, set_by, set_at
      from membership.targets where org_id = ${orgId} order by from_year, set_at`,
  )
}
