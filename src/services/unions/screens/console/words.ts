import { sayFullDay, sayInstant } from '../../../../platform/client/say-dates.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import type { Day, Instant } from '../../../../platform/dates.ts'
import { count } from '../../../../ui/console/figures.ts'
import { say } from '../../../../ui/console/text.ts'
import { consoleText } from '../../console.text.ts'

export { today } from '../../../../platform/client/today.ts'

/** `2026年11月24日`. */
export const fullDay = (day: Day) => sayFullDay(day)
/** `今天 10:24`. */
export const moment = (at: Instant) => sayInstant(at, instantNow())

export const people = (n: number) => say(consoleText.people, { n: count(n) })
export const unionCount = (n: number) => say(consoleText.unions, { n: count(n) })
export const caseCount = (n: number) => say(consoleText.cases, { n: count(n) })
