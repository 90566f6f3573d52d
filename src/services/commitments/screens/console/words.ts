import { sayFullDay, sayInstant } from '../../../../platform/client/say-dates.ts'
import { instantNow, today } from '../../../../platform/client/today.ts'
import type { Day, Instant } from '../../../../platform/dates.ts'
import type { Tone } from '../../../../ui/console/Marks.tsx'
import { say } from '../../../../ui/console/text.ts'
import { consoleText } from '../../console.text.ts'
import type { CommitmentState } from '../../model.ts'
import type { WordingField } from '../../rules.ts'

export { today } from '../../../../platform/client/today.ts'

/** `2026年11月24日`. */
export const fullDay = (day: Day) => sayFullDay(day)
/** `今天 10:24`. */
export const moment = (at: Instant) => sayInstant(at, instantNow())

export const tones: Readonly<Record<CommitmentState, Tone>> = {
  draft: 'plain',
  reported: 'warn',
  published: 'info',
  done: 'ok',
  owed: 'bad',
  fulfilled: 'ok',
  withdrawn: 'plain',
}

/** Choices of a select from the names of its keys. */
export function choicesOf<Key extends string>(names: Readonly<Record<Key, string>>) {
  return (Object.keys(names) as Key[]).map((value) => ({ value, label: names[value] }))
}

const yearsBack = 5

/** The next year, this one and those before it, as a list is filtered by them. */
export function yearChoices(): Record<string, string> {
  const next = Number(today().slice(0, 4)) + 1
  const years = Array.from({ length: yearsBack + 2 }, (_, at) => String(next - at))
  return Object.fromEntries(years.map((year) => [year, say(consoleText.year, { year })]))
}

/** A field as an amendment shows it. */
export function valueWords(field: WordingField, value: string): string {
  return field === 'dueOn' ? fullDay(value) : value
}

/** `4.8`, of the sum of stars over so many. */
export function average({ rated, stars }: { readonly rated: number; readonly stars: number }): string {
  return (Math.round((stars * 10) / rated) / 10).toFixed(1)
}
