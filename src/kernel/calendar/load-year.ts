import { now } from '../../platform/clock.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { type Actor, requirePermission } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { refusal } from './errors.ts'
import type { CalendarDay } from './model.ts'
import { daysOfYear } from './rules.ts'
import { insertDays, insertVersion, loadedYears, lockCalendar } from './store.ts'

/**
 * 录入一年日历: loads a year from the State Council's notice, which names only the holidays and make-up days.
 * Refuses a year that is loaded, a day of another year, a day named twice and a kind its weekday cannot have.
 */
export async function loadYear(actor: Actor, year: number, exceptions: readonly CalendarDay[]): Promise<void> {
  requirePermission(actor, 'calendar.edit')
  const days = daysOfYear(year, exceptions)
  await transaction(actor, async (tx) => {
    await lockCalendar(tx)
    if ((await loadedYears(tx)).includes(year)) throw refusal('calendar.year-already-loaded', { year })

    await insertDays(tx, days)
    await insertVersion(tx, now(), actor.name, String(year))
    await recordAudit(tx, actor, {
      action: 'calendar.year-loaded',
      subjectKind: 'calendar-year',
      subjectId: String(year),
      detail: { exceptions: exceptions.map(({ day, kind, name }) => ({ day, kind, name })) },
    })
  })
}
