import { encodeCursor } from '../../platform/cursor.ts'
import { addDays, startOfDay } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import { cursorOf } from './cursor.ts'
import { refusal } from './errors.ts'
import type { Case, CaseFilter, CasePage } from './model.ts'
import { openedOf, pageOfDesk, pageSize } from './page-of-desk.ts'
import {
  type Branch,
  lateRows,
  type NewestBounds,
  newestHolding,
  newestRows,
  planOnce,
  rowByNumber,
  searchedIds,
} from './pages.store.ts'
import { branchesOf, readingOf } from './reading.ts'
import { isCaseNumber } from './rules.ts'
import { findRows, findSeries } from './store.ts'

/** How many of the newest are looked through for a text before the text index is asked. */
const lookedAt = 2_000

/**
 * One page of cases that the actor may read: the newest first, the late ones longest overdue first, or what waits at her own
 * desks soonest due first. A text narrows by
 * person, title or whole number. Refuses an organisation out of reach, a text of one character and a cursor not ours.
 */
export async function pageOfCases(tx: Tx, actor: Actor, filter: CaseFilter): Promise<CasePage> {
  if (filter.at === 'desk') return pageOfDesk(tx, actor, filter)
  const branches = branchesOf(await readingOf(tx, actor, filter.orgId, filter.type), filter.state)
  if (branches.length === 0) return { cases: [], next: null }
  await planOnce(tx)
  if (filter.late) return latePage(tx, branches, filter)

  const bounds = await boundsOf(tx, filter)
  if (bounds === null) return { cases: [], next: null }
  const found = filter.search
    ? await searched(tx, branches, bounds, filter.search)
    : await newestRows(tx, branches, bounds, pageSize + 1)
  return pageFrom(found, (last) => encodeCursor({ at: last.openedAt, id: last.id }))
}

async function latePage(tx: Tx, branches: readonly Branch[], filter: CaseFilter): Promise<CasePage> {
  const after = cursorOf(filter.cursor)
  const bounds = { after: after && { dueOn: after.at, id: after.id }, opened: openedOf(filter) }
  const found = await lateRows(tx, branches, bounds, pageSize + 1)
  return pageFrom(found, (last) => encodeCursor({ at: last.dueOn!, id: last.id }))
}

/** Null when a series has no case at all. */
async function boundsOf(tx: Tx, filter: CaseFilter): Promise<NewestBounds | null> {
  const { cursor, series, type } = filter
  const opened = openedOf(filter)
  const before = cursorOf(cursor)
  if (series === undefined || type === undefined) return { before, series: null, opened }

  const days = await findSeries(tx, type, series)
  if (!days) return null
  const run = { name: series, from: startOfDay(days.firstOn), to: startOfDay(addDays(days.lastOn, 1)) }
  return { before, series: run, opened }
}

/**
 * A common text is found among the newest at once; a rare one through the text index, whose cost is its own few hits.
 * Either alone would be slow for the other: ten million rows carry a title's usual words.
 */
async function searched(tx: Tx, branches: readonly Branch[], bounds: NewestBounds, text: string): Promise<Case[]> {
  if (isCaseNumber(text)) return inBranches(await rowByNumber(tx, text.toUpperCase()), branches)
  if ([...text].length < 2) throw refusal('cases.search-too-short')

  const near = await newestHolding(tx, branches, bounds, text, lookedAt, pageSize + 1)
  if (near.cases.length > pageSize || near.older === 'none') return near.cases
  const whole = branches.filter(({ shareable }) => shareable !== 'only')
  const ids = await searchedIds(tx, whole, bounds, text, pageSize + 1)
  const { since } = bounds.opened
  return inOrder(await findRows(tx, ids), ids).filter((row) => since === null || row.openedAt >= since)
}

function inBranches(rows: readonly Case[], branches: readonly Branch[]): Case[] {
  return rows.filter((row) =>
    branches.some(
      ({ orgId, type, state, shareable }) =>
        row.type === type &&
        row.state === state &&
        ((shareable !== 'only' && row.orgPath.includes(orgId)) || row.sharedWith.includes(orgId)),
    ),
  )
}

function inOrder(rows: readonly Case[], ids: readonly Id[]): Case[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

function pageFrom(found: readonly Case[], cursorAfter: (last: Case) => string): CasePage {
  const cases = found.slice(0, pageSize)
  return { cases, next: found.length > pageSize ? cursorAfter(cases.at(-1)!) : null }
}
