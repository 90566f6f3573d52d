import type { Instant } from '../../platform/dates.ts'
import { empty, raw, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { OutgoingExport } from './model.ts'

const columns = sql`id, number, org_path, officer_id, officer_name, kind, title, format, reason, rows, exported_at`

export async function insertExport(tx: Tx, one: Omit<OutgoingExport, 'rows'>): Promise<void> {
  await run(
    tx,
    sql`insert into privacy.exports (id, number, org_path, officer_id, officer_name, kind, title, format, reason, exported_at)
      values (${one.id}, ${one.number}, ${one.orgPath}::uuid[], ${one.officerId}, ${one.officerName}, ${one.kind}, ${one.title},
        ${one.format}, ${one.reason}, ${one.exportedAt})`,
  )
}

export async function finishExport(tx: Tx, id: Id, count: number, at: Instant): Promise<void> {
  await run(tx, sql`update privacy.exports set rows = ${count}, finished_at = ${at} where id = ${id}`)
}

export function exportsUnder(
  tx: Tx,
  wish: { below: { id: Id; depth: number }; search: string | null; before: Id | null; most: number },
): Promise<OutgoingExport[]> {
  return rows(
    tx,
    sql`select ${columns} from privacy.exports
      where org_path[${raw(String(wish.below.depth + 1))}] = ${wish.below.id}
        ${wish.search ? sql`and (number = upper(${wish.search}) or officer_name = ${wish.search})` : empty}
        ${wish.before ? sql`and id < ${wish.before}` : empty}
      order by id desc limit ${wish.most}`,
  )
}
