import { sayInstant } from '../../../../platform/client/say-dates.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import type { Instant } from '../../../../platform/dates.ts'
import type { Tone } from '../../../../ui/console/Marks.tsx'
import type { RelationStanding } from '../../contract.ts'

/** `今天 10:24`. */
export const moment = (at: Instant) => sayInstant(at, instantNow())

export const tones: Readonly<Record<RelationStanding, Tone>> = {
  coming: 'info',
  holds: 'ok',
  ending: 'warn',
  ended: 'plain',
}
