import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import type { Actor } from '../access/index.ts'
import { advanceCases } from './advance-case.ts'
import { refusal } from './errors.ts'
import { kernelEvent } from './kernel-event.ts'
import { insertLinks, isBelow, mainsOf, markFollowed } from './links.store.ts'
import type { Case, CaseType, LinkKind } from './model.ts'
import { officeOver, requireOpen } from './office-over.ts'
import { findRows, insertEvents, lockRows, touchRow } from './store.ts'
import { deedNotes } from './text.ts'

export type Linking = { readonly fromId: Id; readonly toId: Id; readonly kind: Exclude<LinkKind, 'merged'> }

/**
 * Links two cases: the first is a part of the second (系列案), related to it, or follows it. Both histories tell the
 * officers of it, and no owner, since the other's number is not hers to know. Refuses a case out of reach, a case linked
 * with itself, in a circle, twice, or as the part of two.
 */
export async function linkCases(tx: Tx, actor: Actor, { fromId, toId, kind }: Linking): Promise<void> {
  if (fromId === toId) throw refusal('cases.link-to-itself')
  const rows = await lockRows(tx, [fromId, toId])
  const from = rows.find(({ id }) => id === fromId)
  const to = rows.find(({ id }) => id === toId)
  if (!from || !to) throw refusal('cases.not-found')
  const [office, otherOffice] = [officeOver(actor, from, 'linked'), officeOver(actor, to, 'linked')]
  if (kind === 'part') await requireFree(tx, [from], toId)
  const at = now()
  const made = await insertLinks(tx, [{ caseId: fromId, toId, kind, madeAt: at, madeByName: actor.name }])
  if (made === 0) throw refusal('cases.link-exists')
  const other = kind === 'part' ? 'main' : kind === 'follows' ? 'related' : kind
  await tellHistory(tx, actor, from, office, fillSentence(deedNotes[kind], { number: to.number }))
  await tellHistory(tx, actor, to, otherOffice, fillSentence(deedNotes[other], { number: from.number }))
}

export type Merging<Action extends string = string> = {
  readonly intoId: Id
  readonly ids: readonly Id[]
  /** An action of the type that ends the merged ones. */
  readonly action: Action
  readonly note: string
}

/**
 * 并案: ends some cases by an action of their own type and hangs them on a main one; their owners hear what becomes of it.
 * All or none. Refuses as the action does, a main case that is closed, and what `linkCases` refuses.
 */
export async function mergeCases<State extends string, Action extends string>(
  tx: Tx,
  actor: Actor,
  type: CaseType<State, Action>,
  { intoId, ids, action, note }: Merging<Action>,
): Promise<void> {
  if (ids.includes(intoId)) throw refusal('cases.link-to-itself')
  const rows = await lockRows(tx, [intoId, ...ids])
  const main = rows.find(({ id, type: key }) => id === intoId && key === type.key)
  if (!main) throw refusal('cases.not-found')
  const office = officeOver(actor, main, 'linked')
  requireOpen(main, 'linked')
  await requireFree(
    tx,
    rows.filter(({ id }) => id !== intoId),
    intoId,
  )
  const { moved, refused } = await advanceCases(tx, actor, type, ids, action, { note })
  if (refused[0]) throw refused[0].refusal
  if (moved.some(({ closedAt }) => closedAt === null)) throw new Error(`${action} of ${type.key} does not end a case`)

  const at = now()
  await insertLinks(
    tx,
    moved.map(({ id }) => ({ caseId: id, toId: intoId, kind: 'merged', madeAt: at, madeByName: actor.name })),
  )
  await markFollowed(tx, main)
  const numbers = moved
    .map(({ number }) => number)
    .slice(0, 20)
    .join('、')
  await tellHistory(tx, actor, main, office, fillSentence(deedNotes.merged, { numbers, count: moved.length }))
}

/** Neither hanging on another already, nor above what they are to hang on. */
async function requireFree(tx: Tx, rows: readonly Case[], mainId: Id): Promise<void> {
  for (const kind of ['part', 'merged'] as const) {
    const [taken] = await mainsOf(
      tx,
      rows.map(({ id }) => id),
      kind,
    )
    if (taken?.toId === mainId) throw refusal('cases.link-exists')
    if (taken) throw refusal('cases.part-of-another', { number: rows.find(({ id }) => id === taken.caseId)!.number })
  }
  for (const { id } of rows) if (await isBelow(tx, mainId, id)) throw refusal('cases.link-circle')
}

async function tellHistory(tx: Tx, actor: Actor, row: Case, orgId: Id | null, note: string): Promise<void> {
  const [now_] = await findRows(tx, [row.id])
  await insertEvents(tx, [kernelEvent(now_!, actor, { action: 'linked', orgId, note, at: now(), audience: 'union' })])
  await touchRow(tx, row, null)
}
