import { now, today } from '../../platform/clock.ts'
import { type Day, dayOf } from '../../platform/dates.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import type { Actor } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { addWorkingDays, type Calendar, readCalendar } from '../calendar/index.ts'
import { orgsByIds } from '../orgs/index.ts'
import { changesOf, insertCountChanges } from './counts.store.ts'
import { kernelEvent } from './kernel-event.ts'
import type { Case, CaseEvent } from './model.ts'
import { countDue } from './plan-landings.ts'
import { orgAbove } from './rules.ts'
import { insertEvents, lockEstimated, lockRising, type Moved, saveDue, saveMoves } from './store.ts'
import { type Telling, tellOfficers } from './tell-officers.ts'
import { lateText, noticeText, raisedText, wordsOfDay } from './text.ts'

/** Cases of one transaction: short enough that an officer's click does not wait for the sweep. */
const mostRows = 1_000

/**
 * Raises every case that stayed past its due date one level up the tree, and again after as many working days as its
 * stage was given, until the root. History, counts and notices to the officers of both levels come with it.
 * The due date stays what the person was told, so that a late case stays visibly late wherever it lies.
 *
 * @returns how many cases were found late or raised
 */
export async function escalateOverdue(actor: Actor): Promise<number> {
  await recountEstimates(actor)
  let raised = 0
  for (;;) {
    const some = await transaction(actor, (tx) => raiseSome(tx, actor))
    raised += some
    if (some < mostRows) return raised
  }
}

async function raiseSome(tx: Tx, actor: Actor): Promise<number> {
  const rows = await lockRising(tx, today(), mostRows)
  if (rows.length === 0) return 0

  const calendar = await readCalendar(tx)
  const moves = rows.map((row) => raise(row, calendar, today()))
  const names = await namesOf(tx, moves)
  await saveMoves(tx, moves)
  await insertEvents(
    tx,
    moves.map((moved) => eventOf(moved, actor, names)),
  )
  await insertCountChanges(tx, moves.flatMap(changesOf))
  await tellOfficers(tx, tellingsOf(moves, names))
  await recordAudit(tx, actor, {
    action: 'cases.raised',
    subjectKind: 'cases',
    subjectId: today(),
    detail: { cases: rows.length },
  })
  return rows.length
}

/** One level up, if there is one and a desk to rise from; the platform's own waiting is only marked late. */
function raise(row: Case, calendar: Calendar, day: Day): Moved {
  const above = row.desk === 'system' || row.deskOrgId === null ? null : orgAbove(row.orgPath, row.deskOrgId)
  const next = above === null ? null : addWorkingDays(calendar, day, Math.max(row.dueDays ?? 1, 1)).day
  return {
    row,
    landing: { ...row, deskOrgId: above ?? row.deskOrgId, lateSince: row.lateSince ?? day, risesOn: next },
    amountFen: row.amountFen,
    movedBy: row.movedBy,
    rounds: row.rounds,
  }
}

function isRaised({ row, landing }: Moved): boolean {
  return landing.deskOrgId !== row.deskOrgId
}

function eventOf(moved: Moved, actor: Actor, names: ReadonlyMap<Id, string>): CaseEvent {
  const { row, landing } = moved
  const raised = isRaised(moved)
  return kernelEvent(row, actor, {
    action: raised ? 'raised' : 'late',
    orgId: null,
    note: raised
      ? fillSentence(raisedText, { from: names.get(row.deskOrgId!)!, to: names.get(landing.deskOrgId!)! })
      : fillSentence(lateText, { due: wordsOfDay(row.dueOn!) }),
    at: now(),
  })
}

async function namesOf(tx: Tx, moves: readonly Moved[]): Promise<ReadonlyMap<Id, string>> {
  const ids = moves.flatMap(({ row, landing }) => [row.deskOrgId, landing.deskOrgId]).filter((id) => id !== null)
  const orgs = await orgsByIds(tx, [...new Set(ids)])
  return new Map(orgs.map((org) => [org.id, org.name]))
}

/** One notice for each pair of levels, however many cases rose between them. */
function tellingsOf(moves: readonly Moved[], names: ReadonlyMap<Id, string>): Telling[] {
  const pairs = new Map<string, { from: Id; to: Id; count: number }>()
  for (const moved of moves.filter(isRaised)) {
    const [from, to] = [moved.row.deskOrgId!, moved.landing.deskOrgId!]
    const pair = pairs.get(`${from} ${to}`) ?? { from, to, count: 0 }
    pair.count += 1
    pairs.set(`${from} ${to}`, pair)
  }
  return [...pairs.values()].flatMap(({ from, to, count }) => {
    const facts = { from: names.get(from)!, to: names.get(to)!, count }
    const title = fillSentence(noticeText.raised.title, facts)
    const text = fillSentence(noticeText.raised.text, facts)
    return [from, to].map((orgId) => ({ orgId, title, text, link: null }))
  })
}

/** Counts due dates again that were counted over a year whose holidays have been loaded since. */
async function recountEstimates(actor: Actor): Promise<void> {
  for (;;) {
    const some = await transaction(actor, async (tx) => {
      const calendar = await readCalendar(tx)
      const rows = await lockEstimated(tx, [...calendar.years], mostRows)
      if (rows.length > 0)
        await saveDue(
          tx,
          rows.map((row) => recounted(row, calendar)),
        )
      return rows.length
    })
    if (some < mostRows) return
  }
}

function recounted(row: Case, calendar: Calendar) {
  const due = countDue(calendar, dayOf(row.stageSince), row.dueDays!)
  return { ...row, ...due, risesOn: row.lateSince === null ? due.risesOn : row.risesOn }
}
