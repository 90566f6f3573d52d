/**
 * The four kinds of time a target is set in. Each year: every year reaches it. A yearly average: all years together over
 * their number. A total: all years together, by the end of the last. A floor: never below it, in any year.
 */
export const timeKinds = ['each-year', 'yearly-average', 'total', 'floor'] as const
export type TimeKind = (typeof timeKinds)[number]

export type Target = {
  readonly timeKind: TimeKind
  readonly amount: number
  readonly fromYear: number
  readonly toYear: number
}

/** What was reached in a year; for a floor the least that was held in it. */
export type YearValue = { readonly year: number; readonly value: number }

export type Judged = {
  /** `met` and `missed` are for good; `ahead` and `behind` tell how an unfinished target stands so far. */
  readonly state: 'met' | 'missed' | 'ahead' | 'behind'
  /** What is compared with the amount: a sum, an average rounded down, or the lowest year. */
  readonly value: number
  /** How much is lacking of the amount; of an average in all its years together. */
  readonly lacking: number
  /** Years that fell short by themselves. */
  readonly shortYears: readonly number[]
}

/** Judges a target by its own kind of time, at the end of the day before `thisYear` ends: years from it on are unfinished. */
export function judgeTarget(target: Target, values: readonly YearValue[], thisYear: number): Judged {
  const { amount, fromYear, toYear } = target
  const years = Array.from({ length: toYear - fromYear + 1 }, (_, at) => fromYear + at)
  const reachedIn = (year: number) => values.find((one) => one.year === year)?.value ?? 0
  const finished = years.filter((year) => year < thisYear)
  const begun = years.filter((year) => year <= thisYear)
  const over = thisYear > toYear
  const sum = years.reduce((total, year) => total + reachedIn(year), 0)
  switch (target.timeKind) {
    case 'total': {
      const lacking = Math.max(amount - sum, 0)
      const due = (amount * finished.length) / years.length
      const state = lacking === 0 ? 'met' : over ? 'missed' : sum >= due ? 'ahead' : 'behind'
      return { state, value: sum, lacking, shortYears: [] }
    }
    case 'yearly-average': {
      const lacking = Math.max(amount * years.length - sum, 0)
      const counted = over ? years : finished
      const reached = counted.reduce((total, year) => total + reachedIn(year), 0)
      const value = counted.length === 0 ? reachedIn(thisYear) : Math.floor(reached / counted.length)
      const state = lacking === 0 ? 'met' : over ? 'missed' : value >= amount ? 'ahead' : 'behind'
      return { state, value, lacking, shortYears: finished.filter((year) => reachedIn(year) < amount) }
    }
    case 'each-year': {
      const shortYears = finished.filter((year) => reachedIn(year) < amount)
      const lowest = begun.length === 0 ? 0 : Math.min(...begun.map(reachedIn))
      const state = shortYears.length > 0 ? 'missed' : over ? 'met' : reachedIn(thisYear) >= amount ? 'ahead' : 'behind'
      return { state, value: lowest, lacking: Math.max(amount - lowest, 0), shortYears }
    }
    case 'floor': {
      const shortYears = begun.filter((year) => reachedIn(year) < amount)
      const lowest = begun.length === 0 ? 0 : Math.min(...begun.map(reachedIn))
      const state = shortYears.length > 0 ? 'missed' : over ? 'met' : 'ahead'
      return { state, value: lowest, lacking: Math.max(amount - lowest, 0), shortYears }
    }
  }
}
