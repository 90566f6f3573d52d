import type { Org } from '../../kernel/orgs/index.ts'
import type { Cursor } from '../../platform/cursor.ts'
import type { Instant } from '../../platform/dates.ts'
import { empty, raw, rows, type Sql, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Standing } from './model.ts'
import type { ReportPart } from './report.contract.ts'

const parts: Record<ReportPart, Sql> = {
  registered: empty,
  closed: sql`and v.standing in ('recognised', 'on-the-spot', 'unconfirmed')`,
  'on-the-spot': sql`and v.standing = 'on-the-spot'`,
  unconfirmed: sql`and v.standing = 'unconfirmed'`,
  otherwise: sql`and v.standing = 'otherwise'`,
  open: sql`and v.standing = 'open'`,
  petitions: sql`and v.kind = 'petition'`,
}

/** Voices raised in a period below a union, newest first, in the order of one index a level. */
export function voicesOfPeriod(
  tx: Tx,
  wish: {
    readonly below: Pick<Org, 'id' | 'depth'>
    readonly from: Instant
    readonly until: Instant
    readonly part: ReportPart
    readonly after: Cursor | null
    readonly most: number
  },
): Promise<{ id: Id; raisedAt: Instant }[]> {
  const level = raw(String(wish.below.depth + 1))
  return rows(
    tx,
    sql`select v.id, v.raised_at from voices.voices v
      where v.org_path[${level}] = ${wish.below.id}
        and v.raised_at >= ${wish.from}::timestamptz and v.raised_at < ${wish.until}::timestamptz ${parts[wish.part]}
        ${wish.after ? sql`and (v.raised_at, v.id) < (${wish.after.at}::timestamptz, ${wish.after.id}::uuid)` : empty}
      order by v.raised_at desc, v.id desc limit ${wish.most}`,
  )
}

/** How voices stand, by id, for whoever verifies them. */
export function standingsAfter(tx: Tx, after: Id, most: number): Promise<{ id: Id; standing: Standing }[]> {
  return rows(tx, sql`select id, standing from voices.voices where id > ${after} order by id limit ${most}`)
}

export function countStandings(tx: Tx): Promise<{ standing: Standing; count: number }[]> {
  return rows(tx, sql`select standing, count(*)::integer as count from voices.voices group by standing`)
}
