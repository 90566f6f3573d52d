import type { Instant } from '../../platform/dates.ts'
import { get, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import type { Case, CaseLink, LinkKind } from './model.ts'

/** False for each link that is there already. */
export async function insertLinks(tx: Tx, links: readonly CaseLink[]): Promise<number> {
  return run(
    tx,
    sql`insert into cases.links (case_id, to_id, kind, made_at, made_by_name)
        select * from unnest(${links.map((l) => l.caseId)}::uuid[], ${links.map((l) => l.toId)}::uuid[], ${links.map((l) => l.kind)}::text[],
          ${links.map((l) => l.madeAt)}::timestamptz[], ${links.map((l) => l.madeByName)}::text[])
        on conflict do nothing`,
  )
}

/** Links from or to a case, the newest first. */
export function linksOf(tx: Tx, caseId: Id): Promise<CaseLink[]> {
  return rows(
    tx,
    sql`select case_id, to_id, kind, made_at, made_by_name from cases.links where case_id = ${caseId}
        union select case_id, to_id, kind, made_at, made_by_name from cases.links where to_id = ${caseId}
        order by made_at desc, case_id desc`,
  )
}

/** Which of some cases are a part of, or merged into, another. */
export async function mainsOf(tx: Tx, caseIds: readonly Id[], kind: LinkKind): Promise<{ caseId: Id; toId: Id }[]> {
  return rows(
    tx,
    sql`select case_id, to_id from cases.links where case_id = any(${caseIds}::uuid[]) and kind = ${kind}`,
  )
}

/** Whether a case is reached from another by going up from parts to their main ones. */
export async function isBelow(tx: Tx, caseId: Id, aboveId: Id): Promise<boolean> {
  const { below } = await get<{ below: boolean }>(
    tx,
    sql`with recursive up as (
          select to_id from cases.links where case_id = ${caseId} and kind in ('part', 'merged')
          union select l.to_id from up join cases.links l on l.case_id = up.to_id and l.kind in ('part', 'merged')
        )
        select exists (select from up where to_id = ${aboveId}) as below`,
  )
  return below
}

type PartSum = { readonly state: string; readonly count: number; readonly amountFen: number }

/** The parts of a series in numbers, by state; what the reader may not see is not among them. */
export function sumParts(tx: Tx, mainId: Id, type: string): Promise<PartSum[]> {
  return rows(
    tx,
    sql`select c.state, count(*) as count, coalesce(sum(c.amount_fen), 0)::bigint as amount_fen
        from cases.links l join cases.cases c on c.id = l.case_id
        where l.to_id = ${mainId} and l.kind = 'part' and c.type = ${type} group by c.state order by c.state`,
  )
}

export async function markFollowed(tx: Tx, row: Pick<Case, 'ownerId' | 'id'>): Promise<void> {
  await run(
    tx,
    sql`update cases.cases set followed = true where owner_id = ${row.ownerId} and id = ${row.id} and not followed`,
  )
}

/** Tells the owners of whatever was merged into some cases; `{number}`, `{title}` and `{id}` are those of her own. */
export async function putForMerged(
  tx: Tx,
  notices: readonly { readonly mainId: Id; readonly title: string; readonly text: string }[],
  link: string,
  at: Instant,
): Promise<void> {
  await run(
    tx,
    sql`select cases.tell_merged(${notices.map((n) => n.mainId)}::uuid[], ${notices.map((n) => n.title)}::text[],
          ${notices.map((n) => n.text)}::text[], ${link}, ${at}::timestamptz)`,
  )
}

/** Notices for the persons behind pseudonyms, whom the caller does not learn. */
export async function putForAnonymous(
  tx: Tx,
  notices: readonly { readonly caseId: Id; readonly title: string; readonly text: string; readonly link: string }[],
  at: Instant,
): Promise<void> {
  if (notices.length === 0) return
  await run(
    tx,
    sql`select cases.tell_anonymous(${notices.map((n) => n.caseId)}::uuid[], ${notices.map(() => newId())}::uuid[],
          ${notices.map((n) => n.title)}::text[], ${notices.map((n) => n.text)}::text[], ${notices.map((n) => n.link)}::text[], ${at}::timestamptz)`,
  )
}
