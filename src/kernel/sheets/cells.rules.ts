import { addDays, type Day, isDay } from '../../platform/dates.ts'

const serialDayZero: Day = '1899-12-30'
const knownDays = new Map<string, Day | null>()

/**
 * A day written `2026-07-01`, `2026/7/1`, `20260701`, or as the serial number a spreadsheet leaves (five digits).
 * Readings are kept: a file of a quarter writes its few hundred days a million times.
 */
export function readDay(text: string): Day | null {
  if (text.length > 10) return null
  let day = knownDays.get(text)
  if (day === undefined) {
    if (knownDays.size > 4096) knownDays.clear()
    day = parseDay(text)
    knownDays.set(text, day)
  }
  return day
}

function parseDay(text: string): Day | null {
  if (/^\d{5}$/.test(text)) return addDays(serialDayZero, Number(text))
  const [, year, month, date] = /^(\d{4})(\d\d)(\d\d)$/.exec(text) ?? /^(\d{4})[-/](\d\d?)[-/](\d\d?)$/.exec(text) ?? []
  const day = `${year}-${month?.padStart(2, '0')}-${date?.padStart(2, '0')}`
  return isDay(day) ? day : null
}
