import { get, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Case, CaseCount, CaseFinding } from './model.ts'
import { arrayText, type Moved } from './store.ts'

/** One case more or less in a place: what counts about it before or after a move. */
export type CountChange = {
  readonly place: Pick<Case, 'orgPath' | 'desk' | 'deskOrgId' | 'type' | 'state' | 'lateSince'>
  readonly n: 1 | -1
}

/** Out of the old place, into the new one. */
export function changesOf({ row, landing }: Pick<Moved, 'row' | 'landing'>): CountChange[] {
  return [
    { place: row, n: -1 },
    { place: { ...row, ...landing }, n: 1 },
  ]
}

/**
 * Appends what changed for every organisation on the way up, and for the desk itself. Appending never waits for others,
 * where one counter per union would make all officers of a province queue for the same row.
 */
export async function insertCountChanges(tx: Tx, changes: readonly CountChange[]): Promise<void> {
  const places = summed(changes)
  if (places.length === 0) return
  await run(
    tx,
    sql`with changed as materialized (
          select path::uuid[] as path, desk_org_id, type, state, late, n
          from unnest(${places.map((p) => p.path)}::text[], ${places.map((p) => p.deskOrgId)}::uuid[], ${places.map((p) => p.type)}::text[],
            ${places.map((p) => p.state)}::text[], ${places.map((p) => p.late)}::boolean[], ${places.map((p) => p.n)}::int[])
            as c (path, desk_org_id, type, state, late, n)
        )
        insert into cases.count_changes (org_id, reach, type, state, late, org_path, n)
        select path[up], 'subtree', type, state, late, path[1:up], sum(n)
        from changed cross join lateral generate_subscripts(path, 1) as up
        group by path[up], path[1:up], type, state, late having sum(n) <> 0
        union all
        select desk_org_id, 'desk', type, state, late, coalesce(path[1:array_position(path, desk_org_id)], array[desk_org_id]), sum(n)
        from changed where desk_org_id is not null
        group by desk_org_id, coalesce(path[1:array_position(path, desk_org_id)], array[desk_org_id]), type, state, late having sum(n) <> 0`,
  )
}

type Place = { path: string; deskOrgId: Id | null; type: string; state: string; late: boolean; n: number }

function summed(changes: readonly CountChange[]): Place[] {
  const places = new Map<string, Place>()
  for (const { place, n } of changes) {
    const path = arrayText(place.orgPath)
    const deskOrgId = place.desk === 'org' ? place.deskOrgId : null
    const late = place.lateSince !== null
    const key = `${path} ${deskOrgId} ${place.type} ${place.state} ${late}`
    const known = places.get(key)
    if (known) known.n += n
    else places.set(key, { path, deskOrgId, type: place.type, state: place.state, late, n })
  }
  return [...places.values()].filter((place) => place.n !== 0)
}

/**
 * What the roll-up says of some organisations together; they must not lie below one another when `subtree` is asked, which
 * counts what is shared with bodies there too.
 */
export function readCounts(tx: Tx, reach: 'subtree' | 'desk', orgIds: readonly Id[]): Promise<CaseCount[]> {
  const reaches = reach === 'subtree' ? ['subtree', 'shared'] : ['desk']
  return rows(
    tx,
    sql`select type, state, sum(n)::bigint as count, coalesce(sum(n) filter (where late), 0)::bigint as late,
          coalesce(sum(n) filter (where reach = 'shared'), 0)::bigint as shared
        from (select reach, type, state, late, n from cases.counts where org_id = any(${orgIds}::uuid[]) and reach = any(${reaches}::text[])
              union all
              select reach, type, state, late, n from cases.count_changes
              where org_id = any(${orgIds}::uuid[]) and reach = any(${reaches}::text[])) as all_counts
        group by type, state having sum(n) <> 0 order by type, state`,
  )
}

/**
 * Adds the changes into the roll-up and forgets them; readers see the same sums before and after. One at a time.
 * Counts that came to nothing stay: there are never more rows than organisations times states. An organisation that has
 * moved has changes under two paths; they are one row, under the path that cases came to last.
 */
export async function foldCountChanges(tx: Tx): Promise<number> {
  const { mine } = await get<{ mine: boolean }>(
    tx,
    sql`select pg_try_advisory_xact_lock(hashtextextended('cases.counts', 0)) as mine`,
  )
  if (!mine) return 0
  const row = await get<{ folded: number }>(
    tx,
    sql`with gone as (delete from cases.count_changes returning id, org_id, reach, type, state, late, org_path, n),
        summed as (select org_id, reach, type, state, late, sum(n) as n,
                     (array_agg(org_path::text order by n > 0 desc, id desc))[1]::uuid[] as org_path
                   from gone group by org_id, reach, type, state, late),
        grown as (update cases.counts c set n = c.n + s.n, org_path = s.org_path from summed s
                  where (c.org_id, c.reach, c.type, c.state, c.late) = (s.org_id, s.reach, s.type, s.state, s.late)),
        born as (insert into cases.counts (org_id, reach, type, state, late, org_path, n)
                 select org_id, reach, type, state, late, org_path, n from summed s
                 where not exists (select from cases.counts c
                   where (c.org_id, c.reach, c.type, c.state, c.late) = (s.org_id, s.reach, s.type, s.state, s.late)))
        select count(*) as folded from gone`,
  )
  return row.folded
}

/** Roll-up and cases of every organisation, as two tables of one snapshot. */
const truthAndTold = sql`truth as (
          select path[up] as org_id, 'subtree' as reach, type, state, late, sum(n) as n
          from (select org_path as path, type, state, late_since is not null as late, count(*) as n
                from cases.cases group by 1, 2, 3, 4) as homes
          cross join lateral generate_subscripts(path, 1) as up group by 1, 2, 3, 4, 5
          union all
          select desk_org_id, 'desk', type, state, late_since is not null, count(*)
          from cases.cases where desk = 'org' group by 1, 2, 3, 4, 5
          union all
          select org_id, 'shared', type, state, late_since is not null, count(*) from cases.shares group by 1, 2, 3, 4, 5
        ),
        told as (
          select org_id, reach, type, state, late, sum(n) as n
          from (select org_id, reach, type, state, late, n from cases.counts
                union all select org_id, reach, type, state, late, n from cases.count_changes) as both_parts
          group by 1, 2, 3, 4, 5 having sum(n) <> 0
        )`

/** Roll-up and cases compared for every organisation. */
export function differingCounts(tx: Tx, most: number): Promise<CaseFinding[]> {
  return rows(
    tx,
    sql`with ${truthAndTold}
        select 'counts-differ' as rule, org_id as subject_id,
          concat_ws(' ', reach, type, state, case when late then 'late' end, coalesce(told.n, 0)) as found,
          coalesce(truth.n, 0)::text as expected
        from truth full join told using (org_id, reach, type, state, late)
        where truth.n is distinct from told.n order by 2, 3 limit ${most}`,
  )
}

/**
 * Appends what the roll-up lacks or has too much, of every organisation, and tells how many counts differed. Nobody is kept
 * from working meanwhile: both sides are read in one snapshot, and whatever happens beside it is felt by both alike.
 */
export async function appendCorrections(tx: Tx): Promise<number> {
  const row = await get<{ corrected: number }>(
    tx,
    sql`with ${truthAndTold},
        paths as (
          select path[up] as org_id, path[1:up] as org_path
          from (select distinct org_path as path from cases.cases) as homes cross join lateral generate_subscripts(path, 1) as up
          union select org_id, org_path from cases.shares
          union select org_id, org_path from cases.counts
          union select org_id, org_path from cases.count_changes
        ),
        place as (select distinct on (org_id) org_id, org_path from paths order by org_id, cardinality(org_path) desc),
        wrong as (
          select org_id, reach, type, state, late, coalesce(truth.n, 0) - coalesce(told.n, 0) as n
          from truth full join told using (org_id, reach, type, state, late) where truth.n is distinct from told.n
        ),
        corrected as (
          insert into cases.count_changes (org_id, reach, type, state, late, org_path, n)
          select org_id, reach, type, state, late, coalesce(org_path, array[org_id]), n from wrong left join place using (org_id)
        )
        select count(*) as corrected from wrong`,
  )
  return row.corrected
}

/** Cases whose row and last event disagree on state or version. */
export function differingHistories(tx: Tx, most: number): Promise<CaseFinding[]> {
  return rows(
    tx,
    sql`select 'history-differs' as rule, c.id as subject_id, concat_ws(' ', c.state, c.version) as found,
          concat_ws(' ', e.to_state, e.seq, e.events) as expected
        from cases.cases c
        left join lateral (select to_state, seq, count(*) over () as events from cases.events
          where owner_id = c.owner_id and case_id = c.id order by seq desc limit 1) e on true
        where e.seq is null or e.to_state <> c.state or e.seq <> c.version or e.events <> c.version
        order by c.id limit ${most}`,
  )
}

/** Cases in a state that no registered type has. */
export function unknownStates(
  tx: Tx,
  known: readonly { readonly type: string; readonly state: string }[],
  most: number,
): Promise<CaseFinding[]> {
  return rows(
    tx,
    sql`select 'state-unknown' as rule, id as subject_id, concat_ws(' ', type, state) as found, '' as expected
        from cases.cases c
        where not exists (select from unnest(${known.map((k) => k.type)}::text[], ${known.map((k) => k.state)}::text[]) as k (type, state)
                          where k.type = c.type and k.state = c.state)
        order by id limit ${most}`,
  )
}
