import { rows, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { CaseFinding } from './model.ts'

/** What a case says of its bodies, and what the fan-out says of the case, against the bodies themselves. */
export function differingBodies(tx: Tx, most: number): Promise<CaseFinding[]> {
  return rows(
    tx,
    sql`with wanted as (
          select distinct c.id as case_id, b.org_path[up] as org_id, c.type, c.state, c.opened_at, c.due_on, c.late_since
          from cases.bodies b join cases.cases c on c.id = b.case_id cross join lateral generate_subscripts(b.org_path, 1) as up
          where b.ended_at is null and b.org_path[up] <> all (c.org_path)
        ),
        told as (select case_id, org_id, type, state, opened_at, due_on, late_since from cases.shares),
        differing as (
          (table wanted except table told) union (table told except table wanted)
        ),
        listed as (
          select c.id, coalesce(c.body_ids, '{}') as told, coalesce((select array_agg(b.org_id order by b.org_id) from cases.bodies b
            where b.case_id = c.id and b.ended_at is null), '{}') as wanted
          from cases.cases c where c.body_ids is not null or c.shared_with is not null
            or exists (select from cases.bodies b where b.case_id = c.id and b.ended_at is null)
        )
        select 'body-differs' as rule, case_id as subject_id, concat_ws(' ', org_id, type, state) as found, '' as expected from differing
        union all
        select 'body-differs', id, array_to_string(told, ' '), array_to_string(wanted, ' ') from listed
        where not (told @> wanted and told <@ wanted)
        order by 2, 3 limit ${most}`,
  )
}

/** Links to what is not there, mergers that ended nothing, and main cases that do not know they are followed. */
export function brokenLinks(tx: Tx, most: number): Promise<CaseFinding[]> {
  return rows(
    tx,
    sql`select 'link-broken' as rule, l.case_id as subject_id, concat_ws(' ', l.kind, l.to_id) as found, '' as expected
        from cases.links l left join cases.cases f on f.id = l.case_id left join cases.cases t on t.id = l.to_id
        where f.id is null or t.id is null or (l.kind = 'merged' and not t.followed)
        order by 2 limit ${most}`,
  )
}

/** Clocks that run though their case is elsewhere, or stand still where they should run. */
export function differingClocks(
  tx: Tx,
  running: readonly { readonly type: string; readonly clock: string; readonly state: string }[],
  most: number,
): Promise<CaseFinding[]> {
  return rows(
    tx,
    sql`with wanted as (
          select c.id as case_id, r.clock from unnest(${running.map((r) => r.type)}::text[], ${running.map((r) => r.clock)}::text[],
            ${running.map((r) => r.state)}::text[]) as r (type, clock, state)
          join cases.cases c on c.type = r.type and c.state = r.state
        ),
        told as (select case_id, clock from cases.clocks where awaits_on is not null),
        differing as (
          select case_id, clock, 'stands' as found, 'runs' as expected from (table wanted except table told) as missing
          union all
          select case_id, clock, 'runs', 'stands' from (table told except table wanted) as running
        )
        select 'clock-differs' as rule, case_id as subject_id, concat_ws(' ', clock, found) as found, expected
        from differing order by 2, 3 limit ${most}`,
  )
}

/** Ratings of rounds that a case has not had, and anonymous cases whose pseudonym is another. */
export function strayRows(tx: Tx, most: number): Promise<CaseFinding[]> {
  return rows(
    tx,
    sql`select 'rating-differs' as rule, r.case_id as subject_id, r.round::text as found, coalesce(c.rounds, 0)::text as expected
        from cases.ratings r left join cases.cases c on c.owner_id = r.owner_id and c.id = r.case_id
        where c.id is null or r.round > c.rounds
        union all
        select 'pseudonym-differs', p.case_id, p.pseudonym::text, coalesce(c.owner_id::text, '')
        from cases.pseudonyms p left join cases.cases c on c.id = p.case_id
        where c.id is null or not c.anonymous or c.owner_id <> p.pseudonym
        order by 1, 2 limit ${most}`,
  )
}
