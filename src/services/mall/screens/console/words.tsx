import { sayDay, sayInstant } from '../../../../platform/client/say-dates.ts'
import { instantNow, today } from '../../../../platform/client/today.ts'
import { dayOf, type Instant } from '../../../../platform/dates.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { consoleText } from '../../console.text.ts'

/** `今天 10:24`. */
export const moment = (at: Instant) => sayInstant(at, instantNow())
/** `11月24日`, the civil day of an instant. */
export const dayOfInstant = (at: Instant) => sayDay(dayOf(at), today())
/** `600.00 分`. */
export const points = (amount: number) => `${displayYuan(amount)} ${consoleText.point}`
/** The last day of a window that ends before an instant. */
export const lastDay = (until: Instant) => dayOfInstant(new Date(Date.parse(until) - 1).toISOString())
