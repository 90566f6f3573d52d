import type { Day } from '../../platform/dates.ts'
import { empty, find, raw, rows, type Sql, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { OrgCard } from './contract.ts'
import { refusal } from './errors.ts'
import type { Org, OrgId, OrgPath } from './model.ts'

const columns = sql`id, kind, code, credit_code, name, path, depth, parent_id, founded_on, closed_on, successor_id`

const cardColumns = sql`id, name, code, kind, depth, parent_id, path,
  exists (select from orgs.orgs child where child.parent_id = o.id and child.closed_on is null) as has_children`

const mostChildren = 1000
const mostFound = 30

/** One organisation as it stands now, closed or not; refuses `orgs.unknown`. */
export async function getOrg(tx: Tx, id: OrgId): Promise<Org> {
  const org = await find<Org>(tx, sql`select ${columns} from orgs.orgs where id = ${id}`)
  if (!org) throw refusal('orgs.unknown')
  return org
}

/** Unknown ids are simply not among the answers; the order is not theirs. */
export function orgsByIds(tx: Tx, ids: readonly OrgId[]): Promise<Org[]> {
  return rows(tx, sql`select ${columns} from orgs.orgs where id = any(${ids}::uuid[])`)
}

/** Open organisations by the codes that files name them by; unknown codes are simply not among the answers. */
export function orgsByCode(tx: Tx, codes: readonly string[]): Promise<Org[]> {
  return rows(tx, sql`select ${columns} from orgs.orgs where code = any(${codes}::text[]) and closed_on is null`)
}

/** Those directly below, closed ones left out, by code. */
export function openChildrenOf(tx: Tx, id: OrgId): Promise<Org[]> {
  return rows(tx, sql`select ${columns} from orgs.orgs where parent_id = ${id} and closed_on is null order by code`)
}

/** The top of the tree, or nothing while it is empty. */
export function findRootOrg(tx: Tx): Promise<Org | undefined> {
  return find(tx, sql`select ${columns} from orgs.orgs where cardinality(path) = 1`)
}

/**
 * What a picker or a tree shows, open organisations only. `within` are the roots of the reader's subtrees, null for
 * the whole tree; whatever lies outside is as if it did not exist.
 */
export type OrgWish = {
  readonly within: readonly OrgId[] | null
  /** Those directly below this one; at most 1,000, by code. */
  readonly parentId?: OrgId | undefined
  /** Part of a name (two characters or more), or the start of a code or credit code; at most 30, upper levels first. */
  readonly search?: string | undefined
}

/** Without a parent or a text: the tops of the reader's subtrees. */
export async function findOrgs(tx: Tx, wish: OrgWish): Promise<OrgCard[]> {
  if (wish.search) return searchOrgs(tx, wish.within, wish.search)
  const inside = wish.within === null ? empty : sql`and o.path && ${wish.within}::uuid[]`
  const chosen = wish.parentId ? sql`o.parent_id = ${wish.parentId}` : topsOf(wish.within)
  return rows(
    tx,
    sql`select ${cardColumns} from orgs.orgs o where o.closed_on is null and ${chosen} ${inside}
      order by code limit ${mostChildren}`,
  )
}

/** How many of a subtree are looked through, from its top, before the index of names is asked. */
const lookedAt = 600

/**
 * By the start of a code, and by part of a name, unless the text is a code that somebody has. A common part is found from the top of the subtree at once, a rare one
 * through the index, whose cost is its own few hits; either alone would be slow for the other in a large tree.
 */
async function searchOrgs(tx: Tx, within: readonly OrgId[] | null, text: string): Promise<OrgCard[]> {
  const found = new Map((await byCode(tx, within, text)).map((org) => [org.id, org]))
  const isCode = found.size > 0 && /^[0-9A-Za-z-]{4,}$/.test(text)
  if ([...text].length > 1 && found.size < mostFound && !isCode) {
    let named = await byNameFromTheTop(tx, within, text)
    if (named.length < mostFound) named = await byNameAnywhere(tx, within, text)
    for (const org of named) found.set(org.id, org)
  }
  const order = (one: OrgCard, other: OrgCard) => one.depth - other.depth || (one.code < other.code ? -1 : 1)
  return [...found.values()].sort(order).slice(0, mostFound)
}

const longCode = 9
const mostOfLongCode = 300

/** A range, not a pattern: a plan that is kept for every text can use the index of a range alone. */
function byCode(tx: Tx, within: readonly OrgId[] | null, text: string): Promise<OrgCard[]> {
  const upper = text.toUpperCase()
  const inside = within === null ? empty : sql`and o.path && ${within}::uuid[]`
  // A long beginning is shared by few, so that its range is read first and the reader's subtrees are asked of it.
  const most = [...text].length < longCode ? sql`all` : sql`${mostOfLongCode}::int`
  const between = (column: Sql, start: string) =>
    sql`(select ${cardColumns} from (
        select * from orgs.orgs where ${column} >= ${start} and ${column} < ${`${start}\u{10ffff}`} order by ${column} limit ${most}
      ) o where o.closed_on is null ${inside} order by ${column} limit ${mostFound})`
  return rows(tx, sql`${between(sql`code`, text)} union ${between(sql`credit_code`, upper)}`)
}

async function byNameFromTheTop(tx: Tx, within: readonly OrgId[] | null, text: string): Promise<OrgCard[]> {
  const roots = await rows<{ id: OrgId; depth: number }>(
    tx,
    sql`select id, depth from orgs.orgs o where ${topsOf(within)}`,
  )
  const found: OrgCard[] = []
  for (const root of roots) {
    const level = raw(String(root.depth + 1))
    found.push(
      ...(await rows<OrgCard>(
        tx,
        sql`select ${cardColumns} from (
            select * from orgs.orgs where path[${level}] = ${root.id} and closed_on is null order by depth, code limit ${lookedAt}
          ) o where position(lower(${text}) in lower(o.name)) > 0 order by depth, code limit ${mostFound}`,
      )),
    )
  }
  return found
}

function byNameAnywhere(tx: Tx, within: readonly OrgId[] | null, text: string): Promise<OrgCard[]> {
  const inside = within === null ? sql`true` : sql`o.path && ${within}::uuid[]`
  return rows(
    tx,
    sql`with named as materialized (
        select * from orgs.orgs o
        where orgs.bigrams(o.name) @> orgs.bigrams(${text}) and position(lower(${text}) in lower(o.name)) > 0
      )
      select ${cardColumns} from named o where o.closed_on is null and ${inside} order by depth, code limit ${mostFound}`,
  )
}

function topsOf(within: readonly OrgId[] | null): Sql {
  return within === null ? sql`cardinality(o.path) = 1` : sql`o.id = any(${within}::uuid[])`
}

/** Cards of organisations, closed or not, for showing whatever a row names. */
export function orgCards(tx: Tx, ids: readonly OrgId[]): Promise<OrgCard[]> {
  return rows(tx, sql`select ${cardColumns} from orgs.orgs o where id = any(${ids}::uuid[])`)
}

/** The path on a day, read from the placements of that day; null before its founding and while it is closed. */
export async function pathAsOf(tx: Tx, orgId: OrgId, day: Day): Promise<OrgPath | null> {
  const found = await find<{ path: OrgId[] | null }>(
    tx,
    sql`with recursive up as (
        select o.id, p.parent_id, 1 as step
        from orgs.orgs o, lateral (${placementOn(sql`o.id`, day)}) p
        where o.id = ${orgId} and (o.closed_on is null or o.closed_on > ${day}::date)
          and not exists (select from orgs.closures c where c.org_id = o.id and c.closed_on <= ${day}::date and c.reopened_on > ${day}::date)
        union all
        select up.parent_id, p.parent_id, step + 1
        from up, lateral (${placementOn(sql`up.parent_id`, day)}) p
      )
      select array_agg(id order by step desc) as path from up`,
  )
  return found?.path ?? null
}

function placementOn(id: Sql, day: Day): Sql {
  return sql`select parent_id from orgs.placements where org_id = ${id} and from_on <= ${day}::date order by from_on desc limit 1`
}

/** The name on a day; null before its founding. A closed organisation keeps its last name. */
export async function nameAsOf(tx: Tx, orgId: OrgId, day: Day): Promise<string | null> {
  const found = await find<{ name: string }>(
    tx,
    sql`select name from orgs.names where org_id = ${orgId} and from_on <= ${day} order by from_on desc limit 1`,
  )
  return found?.name ?? null
}

/** Ids of an organisation and everything below it, closed ones too, so that their past still counts. */
export async function idsUnder(tx: Tx, id: OrgId): Promise<OrgId[]> {
  const found = await rows<{ id: OrgId }>(tx, sql`select id from orgs.orgs where path @> array[${id}::uuid]`)
  return found.map((org) => org.id)
}

export type ClosedOrg = Pick<Org, 'id' | 'name' | 'kind' | 'successorId'> & { readonly closedOn: Day }

/** Closed organisations below one, the latest first. */
export function closedBelow(tx: Tx, id: OrgId, most: number): Promise<ClosedOrg[]> {
  return rows(
    tx,
    sql`select id, name, kind, closed_on, successor_id from orgs.orgs
      where path @> array[${id}::uuid] and closed_on is not null and id <> ${id} order by closed_on desc, id limit ${most}`,
  )
}

/** Open organisations below one, itself left out. */
export async function countOpenBelow(tx: Tx, id: OrgId): Promise<number> {
  const found = await find<{ count: number }>(
    tx,
    sql`select count(*) from orgs.orgs where path @> array[${id}::uuid] and id <> ${id} and closed_on is null`,
  )
  return found!.count
}
