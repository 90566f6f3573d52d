import { addDays, type Day, dayOf, type Instant, startOfDay } from '../../platform/dates.ts'
import type { AfterSaleState, AfterSaleWants } from './after-sales.model.ts'
import type { OrderState } from './orders.model.ts'
import { termEnd } from './ratings.rules.ts'

/** Days in which a buyer looks at an answer; whoever says nothing has agreed. */
export const daysToAgree = 10

export type AskRefused =
  | { readonly because: 'not-shipped' }
  | { readonly because: 'over'; readonly until: Instant }
  | { readonly because: 'open' }
  | { readonly because: 'too-many'; readonly left: number }

/**
 * Whether a buyer may ask for pieces of a line: from when it is shipped until the mall's term after receipt is over, one
 * case a line at a time, and never for more than was not given back; null when she may.
 */
export function decideAsk(
  order: { readonly state: OrderState; readonly receivedAt: Instant | null },
  line: { readonly quantity: number; readonly refunded: number; readonly isOpen: boolean },
  asked: { readonly quantity: number; readonly at: Instant; readonly askDays: number },
): AskRefused | null {
  if (order.state !== 'shipped' && order.state !== 'received') return { because: 'not-shipped' }
  const until = order.receivedAt === null ? null : termEnd(order.receivedAt, asked.askDays)
  if (until !== null && asked.at >= until) return { because: 'over', until }
  if (line.isOpen) return { because: 'open' }
  const left = line.quantity - line.refunded
  return asked.quantity > left ? { because: 'too-many', left } : null
}

/** How many pieces a case may still give back: no more than was asked, and no more than is left of the line. */
export function mayGiveBack(
  asked: { readonly quantity: number; readonly refunded: number },
  line: { readonly quantity: number; readonly refunded: number },
): number {
  return Math.max(0, Math.min(asked.quantity - asked.refunded, line.quantity - line.refunded))
}

/** Everything she asked for ends the case; less, or another thing than she wanted, is put to her. */
export function stateAfterRefund(
  asked: { readonly wants: AfterSaleWants; readonly quantity: number },
  pieces: number,
): Extract<AfterSaleState, 'refunded' | 'answered'> {
  return asked.wants === 'refund' && pieces === asked.quantity ? 'refunded' : 'answered'
}

/** She appeals against an answer, or because none came by its day. */
export function mayAppeal(
  stand: { readonly state: AfterSaleState; readonly dueOn: Day | null },
  today: Day,
): 'yes' | 'not-due' | 'no' {
  if (stand.state === 'answered') return 'yes'
  if (stand.state !== 'asked') return 'no'
  return stand.dueOn !== null && stand.dueOn < today ? 'yes' : 'not-due'
}

/** Answers given before this instant count as agreed. */
export function lapsedBefore(at: Instant): Instant {
  return startOfDay(addDays(dayOf(at), -daysToAgree))
}

const closed: readonly AfterSaleState[] = ['refunded', 'agreed', 'upheld', 'lapsed', 'withdrawn']

export function isClosed(state: AfterSaleState): boolean {
  return closed.includes(state)
}
