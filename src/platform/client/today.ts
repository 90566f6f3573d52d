import { type Day, dayOf, type Instant } from '../dates.ts'

/** The present instant by the reader's own device; deadlines come counted from the server. */
export function instantNow(): Instant {
  return new Date().toISOString()
}

/** Today in Shanghai by the reader's own device. */
export function today(): Day {
  return dayOf(instantNow())
}
