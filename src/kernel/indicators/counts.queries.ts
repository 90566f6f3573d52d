import { addDays, type Day, startOfDay } from '../../platform/dates.ts'
import { empty, join, raw, rows, type Sql, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Cell, Count } from './model.ts'

/** As deep as the tree may be. */
const levels = [1, 2, 3, 4, 5, 6, 7]

/**
 * Counts cells of whole months from the roll-ups and what is still pending. A person is taken out of the pending ones when the
 * roll-ups know her in the same days, and out of the roll-ups when what is pending takes her last fact there back.
 */
export function countMonths(tx: Tx, kind: string, cells: readonly Cell[]): Promise<Count[]> {
  return rows<Count>(
    tx,
    sql`with cells as (${cellsOf(cells)}),
      fresh as (
        select f.* from indicators.pending p join indicators.facts f on f.owner_id = p.owner_id and f.id = p.id where f.kind = ${kind}
      ),
      added as (
        select c.place, f.person_id, date_trunc('month', f.day::timestamp)::date as month, f.org_path, f.quantity, f.amount
        from cells c join fresh f on f.org_path @> array[c.org_id] and f.day between c.from_day and c.to_day
      ),
      standing as (
        select t.place, p.owner_id, p.month, p.org_path, p.quantity as before, 0 as added
        from (select distinct place, person_id from added) t join cells c on c.place = t.place
        join indicators.presences p on p.owner_id = t.person_id and p.kind = ${kind}
          and p.month between c.from_day and c.to_day and p.org_path @> array[c.org_id]
        union all
        select place, person_id, month, org_path, 0, quantity from added where person_id is not null
      ),
      changed as (
        select place, bool_or(after > 0)::int - bool_or(before > 0)::int as people
        from (
          select place, owner_id, sum(before) as before, sum(before + added) as after
          from standing group by place, owner_id, month, org_path
        ) months
        group by place, owner_id
      )
      select
        (coalesce(t.cases, 0) + coalesce(a.cases, 0))::bigint as cases,
        (coalesce(m.people, 0) + coalesce(n.people, 0))::bigint as people,
        (coalesce(t.amount, 0) + coalesce(a.amount, 0))::bigint as amount_fen
      from cells c
      cross join lateral (
        select sum(cases) as cases, sum(amount) as amount from indicators.month_totals
        where org_id = c.org_id and kind = ${kind} and month between c.from_day and c.to_day
      ) t
      cross join lateral (
        select sum(people) as people from indicators.month_people
        where org_id = c.org_id and kind = ${kind} and month between c.from_day and c.to_day and previous_month < c.from_day
      ) m
      left join (select place, sum(quantity) as cases, sum(amount) as amount from added group by place) a on a.place = c.place
      left join (select place, sum(people) as people from changed group by place) n on n.place = c.place
      order by c.place`,
  )
}

/** Counts cells of any days from the facts themselves; with `asOf`, only those that were recorded by the end of that day. */
export function countDays(tx: Tx, kind: string, cells: readonly Cell[], asOf: Day | null): Promise<Count[]> {
  const known = asOf === null ? empty : sql`and f.recorded_at < ${startOfDay(addDays(asOf, 1))}`
  return rows<Count>(
    tx,
    sql`select coalesce(sum(s.cases), 0)::bigint as cases, coalesce(sum(s.amount), 0)::bigint as amount_fen,
        count(distinct s.person_id) filter (where s.cases > 0) as people
      from (${cellsOf(cells)}) c
      left join lateral (
        select f.person_id, sum(f.quantity) as cases, sum(f.amount) as amount
        from (${onEachLevel(
          (level) => sql`select f.* from indicators.facts f
            where ${level} = c.org_id and f.kind = ${kind} and f.day between c.from_day and c.to_day ${known}`,
        )}) f
        group by f.person_id, date_trunc('month', f.day::timestamp), f.org_path
      ) s on true
      group by c.place
      order by c.place`,
  )
}

/** Organisations directly below one that have something to count in the days' months. */
export async function childrenWithFacts(tx: Tx, kind: string, cell: Cell): Promise<string[]> {
  const found = await rows<{ orgId: string }>(
    tx,
    sql`select org_id from indicators.month_totals
        where parent_id = ${cell.orgId} and kind = ${kind} and month between ${cell.from} and ${cell.to}
      union
      select f.org_path[array_position(f.org_path, ${cell.orgId}) + 1]
      from indicators.pending p join indicators.facts f on f.owner_id = p.owner_id and f.id = p.id
      where f.kind = ${kind} and f.org_path @> array[${cell.orgId}::uuid] and f.org_path[cardinality(f.org_path)] <> ${cell.orgId}
        and f.day between ${cell.from} and ${cell.to}
      order by 1`,
  )
  return found.map((one) => one.orgId)
}

/**
 * An organisation stands on one level of a path, but on which one changes with the tree: each level's index is asked, and those
 * where it never stood answer at once.
 */
export function onEachLevel(ask: (level: Sql) => Sql): Sql {
  return join(
    levels.map((level) => sql`(${ask(sql`f.org_path[${raw(String(level))}]`)})`),
    ' union all ',
  )
}

function cellsOf(cells: readonly Cell[]): Sql {
  return sql`select * from unnest(${cells.map((cell) => cell.orgId)}::uuid[], ${cells.map((cell) => cell.from)}::date[],
    ${cells.map((cell) => cell.to)}::date[]) with ordinality as given (org_id, from_day, to_day, place)`
}
