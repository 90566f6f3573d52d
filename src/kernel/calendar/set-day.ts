import { now } from '../../platform/clock.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { type Actor, requirePermission } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { refusal } from './errors.ts'
import type { CalendarDay } from './model.ts'
import { requireFit, yearOf } from './rules.ts'
import { changeDay, insertVersion, lockCalendar } from './store.ts'

/**
 * 更正一天: changes one day of a loaded year. Refuses a year that is not loaded and a kind its weekday cannot have.
 * Due dates already given stay as they were told to people.
 */
export async function setDay(actor: Actor, day: CalendarDay): Promise<void> {
  requirePermission(actor, 'calendar.edit')
  requireFit(day.day, day.kind)
  await transaction(actor, async (tx) => {
    await lockCalendar(tx)
    if (!(await changeDay(tx, day))) throw refusal('calendar.year-not-loaded', { year: yearOf(day.day) })

    await insertVersion(tx, now(), actor.name, `${day.day} ${day.kind}`)
    await recordAudit(tx, actor, {
      action: 'calendar.day-set',
      subjectKind: 'calendar-day',
      subjectId: day.day,
      detail: { kind: day.kind, name: day.name },
    })
  })
}
