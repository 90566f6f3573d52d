import { addDays, dayOf, type Instant, startOfDay } from '../../platform/dates.ts'
import type { OrderState } from './orders.model.ts'
import type { PraiseCount, ServiceTerms } from './ratings.model.ts'

/** What a mall begins with; its operator sets others, and the page says which hold. */
export const usualTerms: ServiceTerms = { rateDays: 30, askDays: 15, answerDays: 3, keepDays: 7 }

const praiseFrom = 4

/** Four and five stars are praise, as the praise rate counts it. */
export function isPraise(stars: number): boolean {
  return stars >= praiseFrom
}

/** First instant at which a term of days after receipt is over: the day of receipt does not count. */
export function termEnd(receivedAt: Instant, days: number): Instant {
  return startOfDay(addDays(dayOf(receivedAt), days + 1))
}

/** Whether a line may be rated, or its rating changed, at an instant of the server. */
export function decideRating(
  order: { readonly state: OrderState; readonly receivedAt: Instant | null },
  rateDays: number,
  at: Instant,
): 'open' | 'not-received' | 'over' {
  if (order.state !== 'received' || order.receivedAt === null) return 'not-received'
  return at < termEnd(order.receivedAt, rateDays) ? 'open' : 'over'
}

/** What a new or changed number of stars changes in the counts. */
export function countChange(before: number | null, stars: number): PraiseCount {
  const praised = (given: number | null) => (given !== null && isPraise(given) ? 1 : 0)
  return { ratings: before === null ? 1 : 0, praises: praised(stars) - praised(before) }
}
