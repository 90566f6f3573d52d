import { encodeCursor } from '../../platform/cursor.ts'
import { addDays, startOfDay } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Actor } from '../access/index.ts'
import { cursorOf } from './cursor.ts'
import type { Case, CaseFilter, CasePage } from './model.ts'
import { calledRows, deskRows, type Opened } from './pages.store.ts'
import { calledDesksOf, desksOf } from './reading.ts'

export const pageSize = 20

/** Stands in a cursor for cases without a due date, which come last. */
const never = '9999-12-31'

/**
 * What waits at the actor's own desks, whatever the service: late and soonest due first, what has no due date last.
 * Refuses a cursor not ours.
 */
export async function pageOfDesk(tx: Tx, actor: Actor, filter: CaseFilter): Promise<CasePage> {
  const cursor = cursorOf(filter.cursor)
  const after = cursor ? { dueOn: cursor.at === never ? null : cursor.at, id: cursor.id } : undefined
  const { state, late, search } = filter
  const found: Case[] = []
  for (const { orgIds, types } of desksOf(actor, filter.type)) {
    const mine = filter.orgId === undefined ? orgIds : orgIds.filter((id) => id === filter.orgId)
    found.push(
      ...(await deskRows(tx, mine, types, { state, late, search, opened: openedOf(filter), after }, pageSize + 1)),
    )
  }
  found.sort(bySoonest)
  const cases = found.slice(0, pageSize)
  const last = cases.at(-1)
  return { cases, next: found.length > pageSize ? encodeCursor({ at: last!.dueOn ?? never, id: last!.id }) : null }
}

/** The days of a filter as instants, the last one whole. */
export function openedOf({ from, to }: CaseFilter): Opened {
  return {
    since: from === undefined ? null : startOfDay(from),
    before: to === undefined ? null : startOfDay(addDays(to, 1)),
  }
}

/** Cases to which the actor's organisations were called and have not reported in. */
export async function calledTo(tx: Tx, actor: Actor): Promise<Case[]> {
  const found: Case[] = []
  for (const { orgIds, types } of calledDesksOf(actor)) {
    found.push(...(await calledRows(tx, orgIds, types, pageSize)))
  }
  return found.slice(0, pageSize)
}

function bySoonest(one: Case, other: Case): number {
  return (one.dueOn ?? never).localeCompare(other.dueOn ?? never) || one.id.localeCompare(other.id)
}
