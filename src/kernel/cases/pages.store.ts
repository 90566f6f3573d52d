import type { Day, Instant } from '../../platform/dates.ts'
import { empty, get, join, raw, rows, run, type Sql, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Case } from './model.ts'
import { columns } from './store.ts'

/** One ordered run of an index: an organisation at its level, a type, a state. */
export type Branch = { readonly orgId: Id; readonly depth: number; readonly type: string; readonly state: string }

export type NewestBounds = {
  readonly before: { readonly at: Instant; readonly id: Id } | null
  readonly series: { readonly name: string; readonly from: Instant; readonly to: Instant } | null
}

/**
 * The newest cases of several branches together. Each branch is read in order from the index of its level and the
 * server merges them, so a page costs its own rows whether there are a thousand cases or ten million.
 */
export function newestRows(tx: Tx, branches: readonly Branch[], bounds: NewestBounds, most: number): Promise<Case[]> {
  return rows(tx, merged(branches, bounds, most))
}

/** Of the newest cases of the branches those whose person or title holds a text. */
export function newestHolding(
  tx: Tx,
  branches: readonly Branch[],
  bounds: NewestBounds,
  text: string,
  lookedAt: number,
  most: number,
): Promise<Case[]> {
  return rows(
    tx,
    sql`with newest as materialized (${merged(branches, bounds, lookedAt)})
        select ${columns} from newest where position(lower(${text}) in lower(person_name || ' ' || title)) > 0
        order by opened_at desc, id desc limit ${literal(most)}`,
  )
}

/** Whether the branches hold more cases than some number, within the bounds. */
export async function areMoreThan(
  tx: Tx,
  branches: readonly Branch[],
  bounds: NewestBounds,
  some: number,
): Promise<boolean> {
  const row = await get<{ seen: number }>(
    tx,
    sql`select count(*) as seen from (${merged(branches, bounds, some + 1)}) as newest`,
  )
  return row.seen > some
}

/**
 * Each run has an order and an end of its own: whatever the planner believes of their lengths, it can only read the
 * index in its order, and never sorts a whole province. (Merged without these, a wrong estimate cost twenty times.)
 */
function merged(branches: readonly Branch[], bounds: NewestBounds, most: number): Sql {
  const runs = branches.map(
    (branch) => sql`(${runOf(branch, bounds)} order by opened_at desc, id desc limit ${literal(most)})`,
  )
  return sql`select ${columns} from (${join(runs, ' union all ')}) as c order by opened_at desc, id desc limit ${literal(most)}`
}

function runOf({ orgId, depth, type, state }: Branch, { before, series }: NewestBounds): Sql {
  const older = before ? sql`and (opened_at, id) < (${before.at}, ${before.id})` : empty
  const ofSeries = series
    ? sql`and opened_at >= ${series.from} and opened_at < ${series.to} and series = ${series.name}`
    : empty
  return sql`select ${columns} from cases.cases
    where ${levelOf(depth)} = ${orgId} and type = ${type} and state = ${state} ${older} ${ofSeries}`
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

/** Late cases under some organisations, those longest overdue first. */
export function lateRows(
  tx: Tx,
  roots: readonly Branch[],
  after: { readonly dueOn: Day; readonly id: Id } | null,
  most: number,
): Promise<Case[]> {
  const beyond = after ? sql`and (due_on, id) > (${after.dueOn}, ${after.id})` : empty
  const runs = groupedByRoot(roots).map(
    ({ orgId, depth, types, states }) => sql`(select ${columns} from cases.cases
      where ${levelOf(depth)} = ${orgId} and late_since is not null ${beyond}
        and (type, state) in (select * from unnest(${types}::text[], ${states}::text[]))
      order by due_on, id limit ${literal(most)})`,
  )
  return rows(
    tx,
    sql`select ${columns} from (${join(runs, ' union all ')}) as c order by due_on, id limit ${literal(most)}`,
  )
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

/** Ids from the text index, newest first, inside the caller's scope. */
export async function searchedIds(
  tx: Tx,
  branches: readonly Branch[],
  { before, series }: NewestBounds,
  text: string,
  most: number,
): Promise<Id[]> {
  const found = await rows<{ id: Id }>(
    tx,
    sql`select id from cases.search(${text}, ${branches.map((b) => b.orgId)}::uuid[], ${branches.map((b) => b.type)}::text[],
          ${branches.map((b) => b.state)}::text[], ${series?.name ?? null}, ${before?.at ?? null}, ${before?.id ?? null}, ${most}) as id`,
  )
  return found.map((row) => row.id)
}

export function rowByNumber(tx: Tx, number: string): Promise<Case[]> {
  return rows(tx, sql`select ${columns} from cases.cases where number = ${number}`)
}

/** What waits at some desks, soonest due first. */
export function deskRows(tx: Tx, deskOrgIds: readonly Id[], types: readonly string[], most: number): Promise<Case[]> {
  return rows(
    tx,
    sql`select c.* from unnest(${deskOrgIds}::uuid[]) as desk_org
        cross join lateral (select ${columns} from cases.cases
          where desk_org_id = desk_org and desk = 'org' and type = any(${types}::text[])
          order by due_on, id limit ${literal(most)}) as c
        order by c.due_on, c.id limit ${literal(most)}`,
  )
}
