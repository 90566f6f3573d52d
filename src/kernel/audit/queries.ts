import type { Instant } from '../../platform/dates.ts'
import { empty, raw, rows, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { AuditEntry, AuditFinding, Head } from './model.ts'

export type Subject = { readonly subjectKind: string; readonly subjectId: string }

/** Where a page ended. */
export type Place = Pick<AuditEntry, 'recordedAt' | 'lane' | 'number'>

/** Entries about one subject that the transaction may see, newest first, older than the place. */
export function entriesOf(tx: Tx, subject: Subject, after: Place | null, most: number): Promise<AuditEntry[]> {
  const older = after
    ? sql`and (recorded_at, lane, number) < (${after.recordedAt}, ${after.lane}::smallint, ${after.number}::bigint)`
    : empty
  return rows(
    tx,
    sql`select lane, number, recorded_at, action, actor_kind, actor_id, actor_name, address, request_id,
        subject_kind, subject_id, org_path, detail
      from audit.entries
      where subject_kind = ${subject.subjectKind} and subject_id = ${subject.subjectId} ${older}
      order by recorded_at desc, lane desc, number desc
      limit ${most}`,
  )
}

export type TimeWish = {
  readonly below: { readonly id: string; readonly depth: number }
  readonly actor?: string | undefined
  readonly room?: string | undefined
  /** Instants: from the first, before the last. */
  readonly from?: Instant | undefined
  readonly before?: Instant | undefined
  readonly after: Place | null
}

/** Entries below an organisation, newest first; the level is written into the statement for its index. */
export function entriesBelow(tx: Tx, wish: TimeWish, most: number): Promise<AuditEntry[]> {
  const { below, after } = wish
  return rows(
    tx,
    sql`select lane, number, recorded_at, action, actor_kind, actor_id, actor_name, address, request_id,
        subject_kind, subject_id, org_path, detail
      from audit.entries
      where org_path[${raw(String(below.depth + 1))}] = ${below.id}
        ${wish.actor ? sql`and position(${wish.actor} in actor_name) > 0` : empty}
        ${wish.room ? sql`and split_part(action, '.', 1) = ${wish.room}` : empty}
        ${wish.from ? sql`and recorded_at >= ${wish.from}` : empty}
        ${wish.before ? sql`and recorded_at < ${wish.before}` : empty}
        ${after ? sql`and (recorded_at, lane, number) < (${after.recordedAt}, ${after.lane}::smallint, ${after.number}::bigint)` : empty}
      order by recorded_at desc, lane desc, number desc limit ${most}`,
  )
}

/** The end of every lane, for publishing and for `verifyAudit`; only the system reads them. */
export function auditHeads(tx: Tx): Promise<Head[]> {
  return rows(tx, sql`select lane, entries, encode(hash, 'hex') as hash from audit.heads order by lane`)
}

/** The first entry of each lane whose number or hash does not follow from the one before. */
export function brokenEntries(tx: Tx): Promise<AuditFinding[]> {
  return rows(
    tx,
    sql`select distinct on (lane)
        case when number = previous_number + 1 then 'entry-altered' else 'entry-missing' end as rule,
        lane, previous_number + 1 as number
      from (
        select e.lane, e.number, e.hash,
          lag(e.number, 1, 0::bigint) over following as previous_number,
          audit.link(lag(e.hash, 1, ''::bytea) over following, audit.content(e)) as expected
        from audit.entries e
        window following as (partition by e.lane order by e.number)
      ) chained
      where number <> previous_number + 1 or hash <> expected
      order by lane, number`,
  )
}

/** Lanes whose last entry is not the one that the head names. */
export function brokenHeads(tx: Tx): Promise<AuditFinding[]> {
  return rows(
    tx,
    sql`select 'head-differs' as rule, h.lane, h.entries as number
      from audit.heads h
      left join lateral (select number, hash from audit.entries e where e.lane = h.lane order by number desc limit 1) last on true
      where (h.entries, h.hash) is distinct from (coalesce(last.number, 0), coalesce(last.hash, ''))
      order by h.lane`,
  )
}

/** Published ends of lanes that the chain no longer has. */
export function missingHeads(tx: Tx, published: readonly Head[]): Promise<AuditFinding[]> {
  return rows(
    tx,
    sql`select 'published-head-differs' as rule, p.lane, p.entries as number
      from unnest(${published.map((head) => head.lane)}::smallint[], ${published.map((head) => head.entries)}::bigint[],
        ${published.map((head) => head.hash)}::text[]) as p (lane, entries, hash)
      left join audit.entries e on e.lane = p.lane and e.number = p.entries
      where p.entries > 0 and encode(e.hash, 'hex') is distinct from p.hash
      order by p.lane`,
  )
}
