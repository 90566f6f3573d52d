import { sayFullDay } from '../../../platform/client/say-dates.ts'
import { dayOf } from '../../../platform/dates.ts'
import type { Tone } from '../../../ui/Tag.tsx'
import type { CommitmentCard } from '../commitments.contract.ts'
import type { CommitmentState } from '../model.ts'
import type { WordingField } from '../rules.ts'
import { seenText as text } from '../seen.text.ts'

export const seenTones: Readonly<Record<CommitmentState, Tone>> = {
  draft: 'plain',
  reported: 'plain',
  published: 'info',
  done: 'ok',
  owed: 'bad',
  fulfilled: 'ok',
  withdrawn: 'plain',
}

/** `4,260`. */
export function sayCount(n: number): string {
  return n.toLocaleString('en-US')
}

/** When it is to be done, when it was, or by when it is promised now. */
export function whenWords({
  state,
  dueOn,
  promisedOn,
  settledOn,
}: Pick<CommitmentCard, 'state' | 'dueOn' | 'promisedOn' | 'settledOn'>): string {
  if (settledOn !== null) return text.settled(sayFullDay(settledOn))
  if (state === 'owed' && promisedOn !== null) return text.promised(sayFullDay(promisedOn))
  return text.dueBy(sayFullDay(dueOn))
}

/** A field as an amendment shows it. */
export function fieldWords(field: WordingField, value: string): string {
  return field === 'dueOn' ? sayFullDay(value) : value
}

/** `4.8`. */
export function averageStars({ rated, stars }: { readonly rated: number; readonly stars: number }): string {
  return (Math.round((stars * 10) / rated) / 10).toFixed(1)
}

export function publishedDay(at: string): string {
  return sayFullDay(dayOf(at))
}
