import { sayFullDay, sayInstant } from '../../../../platform/client/say-dates.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import type { Day, Instant } from '../../../../platform/dates.ts'
import type { Tone } from '../../../../ui/console/Marks.tsx'

export { today } from '../../../../platform/client/today.ts'

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

/** A day and a time of day in Shanghai as an instant. */
export function instantOf(day: Day, time: string): Instant {
  return new Date(`${day}T${time}:00+08:00`).toISOString()
}
