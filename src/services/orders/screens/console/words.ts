import { sayFullDay, sayInstant, timeOf } from '../../../../platform/client/say-dates.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import type { Day, Instant } from '../../../../platform/dates.ts'
import type { Tone } from '../../../../ui/console/Marks.tsx'
import type { OrderState } from '../../model.ts'

export { today } from '../../../../platform/client/today.ts'

/** `2026年11月24日`. */
export const fullDay = (day: Day) => sayFullDay(day)
/** `今天 10:24`. */
export const moment = (at: Instant) => sayInstant(at, instantNow())
/** `11月24日 10:24—12:00`. */
export const span = (from: Instant, to: Instant) => `${moment(from)}—${timeOf(to)}`

export const tones: Readonly<Record<OrderState, Tone>> = {
  waiting: 'warn',
  taken: 'warn',
  scheduled: 'info',
  'to-rate': 'info',
  closed: 'ok',
  unrated: 'ok',
  declined: 'plain',
  withdrawn: 'plain',
}

/** A day and a time of day in Shanghai as an instant. */
export function instantOf(day: Day, time: string): Instant {
  return new Date(`${day}T${time}:00+08:00`).toISOString()
}

/** Choices of a select from the names of its keys. */
export function choicesOf<Key extends string>(names: Readonly<Record<Key, string>>) {
  return (Object.keys(names) as Key[]).map((value) => ({ value, label: names[value] }))
}
