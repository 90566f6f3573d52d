import type { Day } from '../../platform/dates.ts'

/** What a day is: an ordinary weekday, an ordinary weekend, a rest day by notice, or a weekend worked in its stead (调休上班). */
export type DayKind = 'working' | 'rest' | 'holiday' | 'make-up'

export const dayKinds: readonly DayKind[] = ['working', 'rest', 'holiday', 'make-up']

/** One day of a loaded year; `name` is the holiday's, as in the State Council's notice. */
export type CalendarDay = { readonly day: Day; readonly kind: DayKind; readonly name: string | null }

/** The days of every loaded year at one version. */
export type Calendar = {
  readonly version: number
  readonly years: ReadonlySet<number>
  readonly kinds: ReadonlyMap<Day, DayKind>
}

/** A day reached by counting; `estimated` when a year on the way is not loaded and weekdays stood in for it. */
export type CountedDay = { readonly day: Day; readonly estimated: boolean }

/** A number of working days; `estimated` as above. */
export type CountedDays = { readonly days: number; readonly estimated: boolean }
