import { sayFullDay, sayInstant } from '../../../../platform/client/say-dates.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import type { Day, Instant } from '../../../../platform/dates.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { say } from '../../../../ui/console/text.ts'
import { consoleText } from '../../console.text.ts'

export { today } from '../../../../platform/client/today.ts'

/** `2026年11月24日`. */
export const fullDay = (day: Day) => sayFullDay(day)
/** `今天 10:24`. */
export const moment = (at: Instant) => sayInstant(at, instantNow())
/** `9,000.00 元`. */
export const yuan = (fen: number) => say(consoleText.yuan, { n: displayYuan(fen) })
/** `2025年10月`. */
export const monthName = (month: Day) => sayFullDay(month).replace(/\d+日$/, '')

/** Words as choices of a field. */
export function choicesOf(words: Readonly<Record<string, string>>): { value: string; label: string }[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }))
}
