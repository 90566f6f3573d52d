import { sayInstant } from '../../../../platform/client/say-dates.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import type { Instant } from '../../../../platform/dates.ts'
import type { Tone } from '../../../../ui/console/Marks.tsx'
import type { OccasionState } from '../../contract.ts'

/** `今天 10:24`. */
export const moment = (at: Instant) => sayInstant(at, instantNow())

export const tones: Readonly<Record<OccasionState, Tone>> = {
  planned: 'warn',
  announced: 'info',
  held: 'ok',
  cancelled: 'plain',
}
