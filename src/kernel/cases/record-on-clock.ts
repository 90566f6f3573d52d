import { now, today } from '../../platform/clock.ts'
import type { Day } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import type { Actor } from '../access/index.ts'
import { readCalendar } from '../calendar/index.ts'
import { insertMissed, lockClock, makeUp, markRecorded, setAwaited } from './clocks.store.ts'
import { passedBefore, periodAfter } from './count-periods.ts'
import { refusal } from './errors.ts'
import { kernelEvent } from './kernel-event.ts'
import { lockOfType } from './lock-of-type.ts'
import type { Audience, Case, CaseType } from './model.ts'
import { holdsOver } from './office-over.ts'
import { readerOf } from './reader.ts'
import { insertEvents, touchRow } from './store.ts'
import { deedNotes, wordsOfDay } from './text.ts'
import { awaitedBy } from './turn-clocks.ts'

/** What is recorded; `on` makes up for a day (of weeks, the Monday) that was missed. */
export type ClockRecord = { readonly note: string; readonly on?: Day; readonly audience?: Audience }

/**
 * 例行记录: what a clock of the type asks for, once a case, each working day or each working week. Refuses the owner of the
 * case, whoever only reads it, a state in which the clock does not run, and making up for what was not missed.
 */
export async function recordOnClock(
  tx: Tx,
  actor: Actor,
  type: CaseType,
  caseId: Id,
  clock: string,
  { note, on, audience = 'all' }: ClockRecord,
): Promise<void> {
  const table = type.clocks?.[clock]
  if (!table) throw new Error(`${type.key} has no clock ${clock}`)
  const row = await lockOfType(tx, type, caseId)
  const reader = readerOf(actor, row)
  if (reader === null) throw refusal('cases.not-found')
  if (reader.side === 'owner' || !holdsOver(actor, row, table.who))
    throw refusal('cases.no-permission', { action: table.name })
  if (on !== undefined) await requireMissed(tx, row, clock, table.name, on)
  else if (!table.while.includes(row.state)) {
    throw refusal('cases.clock-stands', { clock: table.name, state: type.states[row.state]!.name })
  } else if (table.every === 'case') await markRecorded(tx, row, clock)
  else await settle(tx, row, clock)

  const said = fillSentence(deedNotes.recorded, { clock: table.name, note })
  const deed = { action: 'recorded', orgId: reader.orgId, note: said, at: now(), audience }
  await insertEvents(tx, [kernelEvent(row, actor, deed)])
  await touchRow(tx, row, null)
}

async function requireMissed(tx: Tx, row: Case, clock: string, name: string, on: Day): Promise<void> {
  const made = await makeUp(tx, row, clock, on, now())
  if (!made) throw refusal('cases.clock-not-missed', { clock: name, on: wordsOfDay(on) })
}

/** What ended before today without a record is missed; the period in which today lies has its record now. */
async function settle(tx: Tx, row: Case, clock: string): Promise<void> {
  const running = await lockClock(tx, row, clock)
  if (!running) return
  const calendar = await readCalendar(tx)
  const { passed, awaited } = passedBefore(calendar, running.every, awaitedBy(running), today())
  await insertMissed(
    tx,
    passed.map(({ from }) => ({ ...running, onDay: from })),
  )
  if (awaited.from <= today()) {
    await setAwaited(tx, running, awaited.from, periodAfter(calendar, running.every, awaited.from))
  } else if (passed.length > 0) await setAwaited(tx, running, passed.at(-1)!.from, awaited)
}
