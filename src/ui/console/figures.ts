import { kitText, say } from './text.ts'

/** A count as people read it: `41,286`. */
export function count(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}

/** A size in the unit a person would say: `14.6 MB`. */
export function size(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB']
  const step = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(bytes, 1)) / 10))
  const scaled = bytes / 1024 ** step
  return `${step === 0 || scaled >= 100 ? Math.round(scaled) : scaled.toFixed(1)} ${units[step]}`
}

/** A share of a whole as `98.2%`; nothing of nothing is `0%`. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? '0%' : `${((part / whole) * 100).toFixed(1)}%`
}

/** How long a job still takes at its present pace, in words; null before there is a pace. */
export function timeLeft(startedAt: string, done: number, total: number, nowMs: number = Date.now()): string | null {
  const elapsed = nowMs - Date.parse(startedAt)
  if (done <= 0 || done >= total || elapsed < 1500) return null
  const seconds = Math.ceil(((elapsed / done) * (total - done)) / 1000)
  return seconds < 90
    ? say(kitText.secondsLeft, { n: seconds })
    : say(kitText.minutesLeft, { n: Math.ceil(seconds / 60) })
}
