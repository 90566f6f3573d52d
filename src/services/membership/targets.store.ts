import type { TimeKind } from '../../kernel/indicators/index.ts'
import type { Instant } from '../../platform/dates.ts'
import { find, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'

/** What a target demands, as its plan words it. */
export type TargetWords = {
  readonly title: string
  readonly timeKind: TimeKind
  readonly amount: number
  readonly fromYear: number
  readonly toYear: number
  readonly source: string
}

export type MemberTarget = TargetWords & {
  readonly id: Id
  readonly orgId: Id
  readonly orgPath: readonly Id[]
  readonly setBy: string
  readonly setAt: Instant
}

export type TargetChange = TargetWords & {
  readonly targetId: Id
  readonly id: Id
  readonly orgPath: readonly Id[]
  readonly kind: 'corrected' | 'withdrawn'
  readonly reason: string
  readonly changedBy: string
  readonly changedAt: Instant
}

const targetColumns = sql`id, org_id, org_path, title, time_kind, amount, from_year, to_year, source, set_by, set_at`
const changeColumns = sql`target_id, id, org_path, kind, title, time_kind, amount, from_year, to_year, source, reason, changed_by, changed_at`

export async function insertTarget(tx: Tx, one: MemberTarget): Promise<void> {
  await run(
    tx,
    sql`insert into membership.targets (${targetColumns})
      values (${one.id}, ${one.orgId}, ${one.orgPath}::uuid[], ${one.title}, ${one.timeKind}, ${one.amount}, ${one.fromYear},
        ${one.toYear}, ${one.source}, ${one.setBy}, ${one.setAt})`,
  )
}

/** False when it is withdrawn already. */
export async function insertTargetChange(tx: Tx, one: TargetChange): Promise<boolean> {
  const inserted = await run(
    tx,
    sql`insert into membership.target_changes (${changeColumns})
      values (${one.targetId}, ${one.id}, ${one.orgPath}::uuid[], ${one.kind}, ${one.title}, ${one.timeKind}, ${one.amount},
        ${one.fromYear}, ${one.toYear}, ${one.source}, ${one.reason}, ${one.changedBy}, ${one.changedAt})
      on conflict (target_id) where kind = 'withdrawn' do nothing`,
  )
  return inserted === 1
}

export function findTarget(tx: Tx, id: Id): Promise<MemberTarget | undefined> {
  return find(tx, sql`select ${targetColumns} from membership.targets where id = ${id}`)
}

/** As they were set, by their first year. */
export function targetsOf(tx: Tx, orgId: Id): Promise<MemberTarget[]> {
  return rows(
    tx,
    sql`select ${targetColumns} from membership.targets where org_id = ${orgId} order by from_year, set_at`,
  )
}

/** Of some targets, in order of time. */
export function changesOfTargets(tx: Tx, targetIds: readonly Id[]): Promise<TargetChange[]> {
  return rows(
    tx,
    sql`select ${changeColumns} from membership.target_changes where target_id = any(${targetIds}::uuid[]) order by id`,
  )
}
