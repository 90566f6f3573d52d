import { today } from '../../platform/clock.ts'
import { addDays } from '../../platform/dates.ts'
import { transaction } from '../../platform/db/transaction.ts'
import type { Actor } from '../access/index.ts'
import { addWorkingDays, readCalendar } from '../calendar/index.ts'
import { periodsBetween } from './count-periods.ts'
import { countDue } from './plan-landings.ts'
import { ahead } from './sweep-clocks.ts'
import {
  dueDaysAhead,
  estimatesIn,
  lockCalendarSeen,
  recountClocks,
  recountRises,
  saveCalendarSeen,
  saveEstimate,
  spanOfClocks,
} from './sweeps.store.ts'

/**
 * Counts again what rests on working days, when the calendar was changed since the last time: estimated due dates whose
 * year is loaded now, the day on which a case rises, what clocks await and have missed. A due date that was certain stays
 * what the person was told.
 */
export async function recountDays(actor: Actor): Promise<void> {
  await transaction(actor, async (tx) => {
    const seen = await lockCalendarSeen(tx)
    const calendar = await readCalendar(tx)
    if (seen === calendar.version) return
    const span = await spanOfClocks(tx)
    if (span) {
      const last = span.to > today() ? span.to : today()
      await recountClocks(tx, periodsBetween(calendar, addDays(span.from, -1), ahead(last)))
    }
    const days = await dueDaysAhead(tx)
    await recountRises(
      tx,
      days.map((dueOn) => ({ dueOn, risesOn: addWorkingDays(calendar, dueOn, 1).day })),
    )
    await saveCalendarSeen(tx, calendar.version)
  })
  const estimates = await transaction(actor, async (tx) => estimatesIn(tx, [...(await readCalendar(tx)).years]))
  for (const estimate of estimates) {
    await transaction(actor, async (tx) =>
      saveEstimate(tx, estimate, countDue(await readCalendar(tx), estimate.stageOn, estimate.dueDays)),
    )
  }
}
