import type { Instant } from '../../../../platform/dates.ts'
import { workerText as text } from '../../worker.text.ts'

/** How long it took from the claim to the money: 35 分钟, 5 小时, 3 天. */
export function sayTook(from: Instant, to: Instant): string {
  const minutes = Math.max(1, Math.round((Date.parse(to) - Date.parse(from)) / 60_000))
  if (minutes < 60) return text.minutes(minutes)
  if (minutes < 24 * 60) return text.hours(Math.round(minutes / 60))
  return text.days(Math.round(minutes / (24 * 60)))
}
