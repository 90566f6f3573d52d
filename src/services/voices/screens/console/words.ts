import { sayFullDay, sayInstant } from '../../../../platform/client/say-dates.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import type { Day, Instant } from '../../../../platform/dates.ts'

export { today } from '../../../../platform/client/today.ts'

/** `2026年11月24日`. */
export const fullDay = (day: Day) => sayFullDay(day)
/** `今天 10:24`. */
export const moment = (at: Instant) => sayInstant(at, instantNow())

/** A day and a time of day in Shanghai as an instant. */
export function instantOf(day: Day, time: string): Instant {
  return new Date(`${day}T${time}:00+08:00`).toISOString()
}
