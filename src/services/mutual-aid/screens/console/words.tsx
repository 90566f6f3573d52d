import { sayDay, sayDayAndWeekday, sayFullDay, sayInstant } from '../../../../platform/client/say-dates.ts'
import { instantNow, today } from '../../../../platform/client/today.ts'
import { type Day, dayOf, type Instant, type Quarter } from '../../../../platform/dates.ts'
import { displayYuan, type Fen } from '../../../../platform/money.ts'
import { count } from '../../../../ui/console/figures.ts'
import { say } from '../../../../ui/console/text.ts'
import { consoleText } from '../../console.text.ts'

export { today } from '../../../../platform/client/today.ts'

/** `11月24日 (周二)`. */
export const weekdayed = (day: Day) => sayDayAndWeekday(day, today())
/** `2026年11月24日`. */
export const fullDay = (day: Day) => sayFullDay(day)
/** `11月24日`. */
export const shortDay = (day: Day) => sayDay(day, today())
/** `10月15日`, the civil day of an instant. */
export const dayOfInstant = (at: Instant) => shortDay(dayOf(at))
/** `今天 10:24`. */
export const moment = (at: Instant) => sayInstant(at, instantNow())

/** `2026年第三季度`. */
export function quarterName(quarter: Quarter): string {
  return say(consoleText.quarterName, { year: quarter.slice(0, 4), ordinal: ordinalOf(quarter) })
}

/** `三季度`, where the year stands elsewhere. */
export function quarterShort(quarter: Quarter): string {
  return say(consoleText.quarterShort, { ordinal: ordinalOf(quarter) })
}

function ordinalOf(quarter: Quarter): string {
  return consoleText.ordinals[Number(quarter.slice(5)) - 1]!
}

/** The four quarters up to today's and the next, newest first: those a file can belong to. */
export function nearQuarters(): readonly Quarter[] {
  const day = today()
  const nth = Number(day.slice(0, 4)) * 4 + Math.ceil(Number(day.slice(5, 7)) / 3) - 1
  return Array.from({ length: 6 }, (_, back) => `${Math.floor((nth - back) / 4)}Q${((nth - back) % 4) + 1}`)
}

/** `1,234.50 元` as plain words. */
export function yuan(fen: Fen): string {
  return say(consoleText.units.yuan, { yuan: displayYuan(fen) })
}

/** `12 件`. */
export function claimsOf(n: number): string {
  return say(consoleText.units.claimCount, { n: count(n) })
}

/** `918.30 万元`, for sums too large to read to the fen. */
export function wan(fen: Fen): string {
  return say(consoleText.statistics.wan, { n: displayYuan(Math.round(fen / 10_000)).replace(/\.00$/, '') })
}

/** A sum of money with its unit smaller than its figure. */
export function Yuan({ fen }: { fen: Fen }) {
  const [figure, unit] = say(consoleText.units.yuan, { yuan: `${displayYuan(fen)}\n` }).split('\n')
  return (
    <span className="num nowrap">
      {figure}
      <span className="unit">{unit?.trim()}</span>
    </span>
  )
}
