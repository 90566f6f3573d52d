import { sayFullDay, sayInstant } from '../../../../platform/client/say-dates.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import type { Day, Instant } from '../../../../platform/dates.ts'
import type { Tone } from '../../../../ui/console/Marks.tsx'

export { today } from '../../../../platform/client/today.ts'

/** `2026年11月24日`. */
export const fullDay = (day: Day) => sayFullDay(day)
/** `今天 10:24`. */
export const moment = (at: Instant) => sayInstant(at, instantNow())

export const standingTones = {
  holds: 'ok',
  ending: 'warn',
  coming: 'info',
  expired: 'plain',
  revoked: 'plain',
} as const satisfies Record<string, Tone>
