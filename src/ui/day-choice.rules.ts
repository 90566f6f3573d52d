/** From one number to another as two digits or more; empty when the first is the greater. */
export function range(from: number, to: number): string[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => String(from + at).padStart(2, '0'))
}

/** Months of a year that hold a day between two days; all of them while there is no year. */
export function monthsOf(year: string, min: string, max: string): string[] {
  return range(1, 12).filter(
    (month) => !year || (`${year}-${month}` >= min.slice(0, 7) && `${year}-${month}` <= max.slice(0, 7)),
  )
}

/** Days of a month between two days; thirty-one while year or month is not known. */
export function daysOf(year: string, month: string, min: string, max: string): string[] {
  if (!year || !month) return range(1, 31)
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  return range(1, last).filter((day) => `${year}-${month}-${day}` >= min && `${year}-${month}-${day}` <= max)
}

/** Takes back the month or the day that is not to be had with the rest: 31 in a month of thirty days. */
export function fitDay(
  [year, month, day]: readonly [string, string, string],
  min: string,
  max: string,
): [string, string, string] {
  const fittedMonth = monthsOf(year, min, max).includes(month) ? month : ''
  const fittedDay = daysOf(year, fittedMonth, min, max).includes(day) ? day : ''
  return [year, fittedMonth, fittedDay]
}
