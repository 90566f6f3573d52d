import type { Instant } from '../../../../platform/dates.ts'

/** An instant as a field for day and time shows it, by the clock of Shanghai wherever the browser is. */
export function toLocal(at: Instant): string {
  return new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16)
}

export function fromLocal(text: string): Instant {
  return new Date(`${text}:00.000+08:00`).toISOString()
}
