import type { Day, Instant } from '../../platform/dates.ts'
import { empty, join, raw, rows, run, type Sql, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Case } from './model.ts'
import { columns } from './store.ts'

/** One ordered run of an index: an organisation at its level, a type, a state. */
export type Branch = {
  readonly orgId: Id
  readonly depth: number
  readonly type: string
  readonly state: string
  /** Whether bodies outside the path may take part in cases of the type, so that the fan-out is read too, or is all there is. */
  readonly shareable: 'yes' | 'no' | 'only'
}

export type NewestBounds = {
  readonly before: { readonly at: Instant; readonly id: Id } | null
  readonly series: { readonly name: string; readonly from: Instant; readonly to: Instant } | null
  readonly opened: Opened
}

/** Since when and before when cases were opened; null leaves that end open. */
export type Opened = { readonly since: Instant | null; readonly before: Instant | null }

function openedWithin(column: Sql, { since, before }: Opened): Sql {
  return sql`${since === null ? empty : sql`and ${column} >= ${since}`} ${before === null ? empty : sql`and ${column} < ${before}`}`
}

/**
 * The newest cases of several branches together. Each branch is read in order from the index of its level and the
 * server merges them, so a page costs its own rows whether there are a thousand cases or ten million.
 */
export function newestRows(tx: Tx, branches: readonly Branch[], bounds: NewestBounds, most: number): Promise<Case[]> {
  return rows(tx, merged(branches, bounds, most))
}

/**
 * Of the newest cases of the branches those whose person or title holds a text, and whether older ones are left that were
 * not looked at.
 */
export async function newestHolding(
  tx: Tx,
  branches: readonly Branch[],
  bounds: NewestBounds,
  text: string,
  lookedAt: number,
  most: number,
): Promise<{ readonly cases: Case[]; readonly older: 'left' | 'none' }> {
  const found = await rows<Case & { readonly looked: number }>(
    tx,
    sql`with newest as materialized (${merged(branches, bounds, lookedAt + 1)})
        select looked, holding.* from (select count(*) as looked from newest) as counted
        left join lateral (select ${columns} from newest
          where position(lower(${text}) in lower(person_name || ' ' || title)) > 0
          order by opened_at desc, id desc limit ${literal(most)}) as holding on true
        order by opened_at desc, id desc`,
  )
  return {
    cases: found.filter((row) => row.id !== null).map(({ looked: _, ...row }) => row),
    older: found[0]!.looked > lookedAt ? 'left' : 'none',
  }
}

/**
 * Each run has an order and an end of its own: whatever the planner believes of their lengths, it can only read the
 * index in its order, and never sorts a whole province. (Merged without these, a wrong estimate cost twenty times.)
 */
function merged(branches: readonly Branch[], bounds: NewestBounds, most: number): Sql {
  const runs = branches
    .filter(isWhole)
    .map((branch) => sql`(${runOf(branch, bounds)} order by opened_at desc, id desc limit ${literal(most)})`)
  const shared = branches.filter(isShared)
  if (shared.length > 0) runs.push(sql`(${sharedRun(shared, bounds, most)})`)
  return sql`select ${onceEach(branches, shared)} ${columns} from (${join(runs, ' union all ')}) as c
    order by opened_at desc, id desc limit ${literal(most)}`
}

/** Whether what lies below the root is read, and whether what is shared with it. */
const isWhole = ({ shareable }: Branch) => shareable !== 'only'
const isShared = ({ shareable }: Branch) => shareable !== 'no'

/** Somebody with two roots may be shown a case of the one that is shared with the other; those with one never are. */
function onceEach(branches: readonly Branch[], shared: readonly Branch[]): Sql {
  const several = new Set(branches.map(({ orgId }) => orgId)).size > 1
  return several && shared.length > 0 ? sql`distinct on (opened_at, id)` : empty
}

/** What bodies at or below the roots take part in: each root's run of the fan-out in order, merged before the cases are read. */
function sharedRun(branches: readonly Branch[], { before, series, opened }: NewestBounds, most: number): Sql {
  const older = before ? sql`and (s.opened_at, s.case_id) < (${before.at}, ${before.id})` : empty
  const ofSeries = series
    ? sql`and exists (select from cases.cases c where c.id = s.case_id and c.series = ${series.name})`
    : empty
  return sql`select ${columns} from (
      select case_id from unnest(${branches.map((b) => b.orgId)}::uuid[], ${branches.map((b) => b.type)}::text[],
          ${branches.map((b) => b.state)}::text[]) as w (org_id, type, state)
        cross join lateral (select s.case_id, s.opened_at from cases.shares s
          where s.org_id = w.org_id and s.type = w.type and s.state = w.state ${older} ${ofSeries} ${openedWithin(sql`s.opened_at`, opened)}
          order by s.opened_at desc, s.case_id desc limit ${literal(most)}) as run
      order by opened_at desc, case_id desc limit ${literal(most)}) as found
    join cases.cases on id = case_id order by opened_at desc, id desc`
}

function runOf({ orgId, depth, type, state }: Branch, { before, series, opened }: NewestBounds): Sql {
  const older = before ? sql`and (opened_at, id) < (${before.at}, ${before.id})` : empty
  const ofSeries = series
    ? sql`and opened_at >= ${series.from} and opened_at < ${series.to} and series = ${series.name}`
    : empty
  return sql`select ${columns} from cases.cases
    where ${levelOf(depth)} = ${orgId} and type = ${type} and state = ${state} ${older} ${ofSeries} ${openedWithin(sql`opened_at`, opened)}`
}

/** Levels are written into the text, not sent as parameters: only so does the index on that very expression match. */
function levelOf(depth: number): Sql {
  return raw(`org_path[${depth + 1}]`)
}

/** Written into the text: of a page of unknown length the planner expects a tenth of the table. */
function literal(count: number): Sql {
  return raw(String(count))
}

/**
 * From here to its end the transaction plans each statement once for all values. A page's plan must not depend on them,
 * and planning eleven runs over twenty indexes takes longer than reading them (measured at ten million cases: a page in
 * 0.6 ms, and in 2 to 4 ms when every one was planned anew on a busy machine).
 */
export async function planOnce(tx: Tx): Promise<void> {
  await run(tx, sql`set local plan_cache_mode = force_generic_plan`)
}

/** Late cases under some organisations and shared with those below them, those longest overdue first. */
export function lateRows(
  tx: Tx,
  roots: readonly Branch[],
  { after, opened }: { readonly after: { readonly dueOn: Day; readonly id: Id } | null; readonly opened: Opened },
  most: number,
): Promise<Case[]> {
  const beyond = after ? sql`and (due_on, id) > (${after.dueOn}, ${after.id})` : empty
  const runs = groupedByRoot(roots.filter(isWhole)).map(
    ({ orgId, depth, types, states }) => sql`(select ${columns} from cases.cases
      where ${levelOf(depth)} = ${orgId} and late_since is not null ${beyond} ${openedWithin(sql`opened_at`, opened)}
        and (type, state) in (select * from unnest(${types}::text[], ${states}::text[]))
      order by due_on, id limit ${literal(most)})`,
  )
  const shared = roots.filter(isShared)
  for (const { orgId, types, states } of groupedByRoot(shared)) {
    const after_ = after ? sql`and (s.due_on, s.case_id) > (${after.dueOn}, ${after.id})` : empty
    runs.push(sql`(select ${columns} from (
        select s.case_id from cases.shares s where s.org_id = ${orgId} and s.late_since is not null ${after_} ${openedWithin(sql`s.opened_at`, opened)}
          and (s.type, s.state) in (select * from unnest(${types}::text[], ${states}::text[]))
        order by s.due_on, s.case_id limit ${literal(most)}) as found
      join cases.cases on id = case_id order by due_on, id)`)
  }
  return rows(
    tx,
    sql`select ${distinctLate(roots, shared)} ${columns} from (${join(runs, ' union all ')}) as c
        order by due_on, id limit ${literal(most)}`,
  )
}

function distinctLate(roots: readonly Branch[], shared: readonly Branch[]): Sql {
  const several = new Set(roots.map(({ orgId }) => orgId)).size > 1
  return several && shared.length > 0 ? sql`distinct on (due_on, id)` : empty
}

function groupedByRoot(branches: readonly Branch[]) {
  const roots = new Map<Id, { orgId: Id; depth: number; types: string[]; states: string[] }>()
  for (const { orgId, depth, type, state } of branches) {
    const root = roots.get(orgId) ?? { orgId, depth, types: [], states: [] }
    root.types.push(type)
    root.states.push(state)
    roots.set(orgId, root)
  }
  return [...roots.values()]
}

/** Below every id, so that what was opened at the very instant is left out. */
const least = '00000000-0000-0000-0000-000000000000'

/** Ids from the text index, newest first, inside the caller's scope. */
export async function searchedIds(
  tx: Tx,
  branches: readonly Branch[],
  { before, series, opened }: NewestBounds,
  text: string,
  most: number,
): Promise<Id[]> {
  const from =
    opened.before !== null && (before === null || opened.before < before.at) ? { at: opened.before, id: least } : before
  const found = await rows<{ id: Id }>(
    tx,
    sql`select id from cases.search(${text}, ${branches.map((b) => b.orgId)}::uuid[], ${branches.map((b) => b.type)}::text[],
          ${branches.map((b) => b.state)}::text[], ${series?.name ?? null}, ${from?.at ?? null}, ${from?.id ?? null}, ${most}) as id`,
  )
  return found.map((row) => row.id)
}

export function rowByNumber(tx: Tx, number: string): Promise<Case[]> {
  return rows(tx, sql`select ${columns} from cases.cases where number = ${number}`)
}

/** Which desks, with what of each type, and where the page before ended; `dueOn` is null among those without a due date. */
export type DeskBounds = {
  readonly state?: string | undefined
  readonly late?: 'yes' | undefined
  readonly search?: string | undefined
  readonly opened: Opened
  readonly after?: { readonly dueOn: Day | null; readonly id: Id } | undefined
}

/** What waits at some desks, soonest due first, and last what has no due date. */
export function deskRows(
  tx: Tx,
  deskOrgIds: readonly Id[],
  types: readonly string[],
  { state, late, search, opened, after }: DeskBounds,
  most: number,
): Promise<Case[]> {
  const held = sql`desk = 'org' and type = any(${types}::text[])
    ${state === undefined ? empty : sql`and state = ${state}`} ${late ? sql`and late_since is not null` : empty}
    ${openedWithin(sql`opened_at`, opened)}
    ${search === undefined ? empty : sql`and position(lower(${search}) in lower(number || ' ' || person_name || ' ' || title)) > 0`}`
  const dated = after ? sql`and (due_on, id) > (${after.dueOn}, ${after.id})` : empty
  const undated = after?.dueOn === null ? sql`and id > ${after.id}` : empty
  const runs = [
    ...(after?.dueOn === null ? [] : [sql`due_on is not null ${dated}`]),
    sql`due_on is null ${undated}`,
  ].map(
    (run) => sql`select c.* from unnest(${deskOrgIds}::uuid[]) as desk_org
      cross join lateral (select ${columns} from cases.cases
        where desk_org_id = desk_org and ${held} and ${run} order by due_on, id limit ${literal(most)}) as c`,
  )
  return rows(tx, sql`select * from (${join(runs, ' union all ')}) as c order by due_on, id limit ${literal(most)}`)
}

/** Open cases to which some organisations were called and have not reported in, those called longest ago first. */
export function calledRows(tx: Tx, orgIds: readonly Id[], types: readonly string[], most: number): Promise<Case[]> {
  return rows(
    tx,
    sql`select ${columns} from (select b.case_id, b.called_at from cases.bodies b
          where b.org_id = any(${orgIds}::uuid[]) and b.role = 'called' and b.arrived_at is null and b.ended_at is null) as called
        join cases.cases on id = case_id
        where closed_at is null and type = any(${types}::text[]) order by called_at, id limit ${literal(most)}`,
  )
}
