import { sayFullDay, sayInstant } from '../../../../platform/client/say-dates.ts'
import { instantNow, today } from '../../../../platform/client/today.ts'
import { addDays, type Day, type Instant } from '../../../../platform/dates.ts'
import type { Moment } from '../../../../ui/console/Facts.tsx'
import type { Tone } from '../../../../ui/console/Marks.tsx'
import { consoleText } from '../../console.text.ts'
import type { EventCard } from '../../contract.ts'

/** `2026年11月24日`. */
export const fullDay = (day: Day) => sayFullDay(day)
/** `今天 10:24`. */
export const moment = (at: Instant) => sayInstant(at, instantNow())

type Stated = { readonly personStatus: string; readonly deskOrgId: string | null }

/** The colour of a state for this reader: amber where it waits for her own desk. */
export function toneOf({ personStatus, deskOrgId }: Stated, readerOrgId: string): Tone {
  if (personStatus === 'closed') return 'ok'
  if (personStatus === 'refused') return 'plain'
  return deskOrgId === readerOrgId ? 'warn' : 'info'
}

/** A history, the newest on top. */
export function momentsOf(events: readonly EventCard[]): Moment[] {
  return events.toReversed().map((event, at) => ({
    key: `${event.at}${event.action}${at}`,
    when: moment(event.at),
    title: event.title,
    by: [
      [event.actorName, event.actorOrgName].filter(Boolean).join(consoleText.between),
      event.note,
      consoleText.audienceMarks[event.audience],
    ]
      .filter(Boolean)
      .join('\n'),
    ...(at === 0 ? { kind: 'present' as const } : {}),
  }))
}

const daysOf: Readonly<Record<string, number>> = { week: 7, month: 30, quarter: 90 }

/** The first day of a period that the address names; undefined for none. */
export function periodStart(period: string | undefined): Day | undefined {
  if (period === 'year') return `${today().slice(0, 4)}-01-01`
  const days = daysOf[period ?? '']
  return days === undefined ? undefined : addDays(today(), 1 - days)
}
