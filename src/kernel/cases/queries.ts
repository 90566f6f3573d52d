import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import { readCounts } from './counts.store.ts'
import { refusal } from './errors.ts'
import type { Audience, Case, CaseCount, CaseEvent } from './model.ts'
import { audiencesOf, readerOf } from './reader.ts'
import { readingOf } from './reading.ts'
import { eventsOfRow, findRows, rowsOfOwner } from './store.ts'

/** One case inside the transaction's scope, or `cases.not-found`. */
export async function caseById(tx: Tx, caseId: Id): Promise<Case> {
  const [row] = await findRows(tx, [caseId])
  if (!row) throw refusal('cases.not-found')
  return row
}

/** Ids out of scope are simply not among the answers; the order is not theirs. */
export function casesByIds(tx: Tx, caseIds: readonly Id[]): Promise<Case[]> {
  return findRows(tx, caseIds)
}

/** Every case of one person, newest first. */
export function casesOfOwner(tx: Tx, ownerId: Id): Promise<Case[]> {
  return rowsOfOwner(tx, ownerId)
}

/** The history of a case, oldest first; by itself what everybody reads who may read the case. */
export function eventsOf(
  tx: Tx,
  row: Pick<Case, 'ownerId' | 'id'>,
  audiences: readonly Audience[] = ['all'],
): Promise<CaseEvent[]> {
  return eventsOfRow(tx, row, audiences)
}

/** The history as an actor may read it: lines for the union or for bodies are told to nobody else. */
export async function eventsFor(tx: Tx, actor: Actor, row: Case): Promise<CaseEvent[]> {
  const reader = readerOf(actor, row)
  return reader ? eventsOfRow(tx, row, audiencesOf(reader.side)) : []
}

/** How many cases are in each state under one organisation, or under all the actor may read; from the roll-up. */
export async function countsUnder(
  tx: Tx,
  actor: Actor,
  wish: { readonly orgId?: Id | undefined; readonly type?: string | undefined },
): Promise<CaseCount[]> {
  const readings = await readingOf(tx, actor, wish.orgId, wish.type)
  const counts: CaseCount[] = []
  for (const { roots, types } of sameRoots(readings)) {
    const found = await readCounts(tx, 'subtree', roots)
    counts.push(...found.filter((count) => types.has(count.type)))
  }
  return counts
}

/** Types that are read below the same organisations share one query. */
export function sameRoots(readings: Awaited<ReturnType<typeof readingOf>>): { roots: Id[]; types: Set<string> }[] {
  const groups = new Map<string, { roots: Id[]; types: Set<string> }>()
  for (const { type, roots } of readings) {
    const ids = roots.map((root) => root.orgId).sort()
    const group = groups.get(ids.join()) ?? { roots: ids, types: new Set() }
    group.types.add(type.key)
    groups.set(ids.join(), group)
  }
  return [...groups.values()]
}
