import { type Day, dayOf, type Instant } from './dates.ts'

let shiftMs = 0
let stopped: number | null = null

/** The present instant. Everything that asks the time asks here, so that tests and the demo can move it. */
export function now(): Instant {
  return new Date(stopped ?? Date.now() + shiftMs).toISOString()
}

/** Today in Shanghai. */
export function today(): Day {
  return dayOf(now())
}

/** Stops the clock at an instant, for tests. */
export function stopClock(at: Instant): void {
  stopped = Date.parse(at)
}

/** Lets a stopped clock run again from where the world is. */
export function releaseClock(): void {
  stopped = null
  shiftMs = 0
}

/** Lets the clock run on from another instant, for a demonstration year. */
export function startClockAt(at: Instant): void {
  stopped = null
  shiftMs = Date.parse(at) - Date.now()
}
