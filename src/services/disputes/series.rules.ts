import type { Day } from '../../platform/dates.ts'
import { type Fen, parseYuan } from '../../platform/money.ts'

export type SeriesRow = {
  readonly name: string
  readonly idNumber: string
  readonly phone: string
  readonly wages: readonly { readonly month: Day; readonly owedFen: Fen }[]
}

export type SeriesFault = 'short' | 'month' | 'sum'

export type SeriesReading = {
  readonly workers: readonly SeriesRow[]
  readonly faults: readonly { readonly row: number; readonly fault: SeriesFault }[]
}

/**
 * A list of workers as it is pasted from a sheet: one a line, name, id number, telephone, then months with their amounts.
 * Every line is either a worker or a fault; empty ones are neither.
 */
export function readSeries(pasted: string): SeriesReading {
  const workers: SeriesRow[] = []
  const faults: { row: number; fault: SeriesFault }[] = []
  for (const [at, line] of pasted.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const row = readRow(line)
    if (typeof row === 'string') faults.push({ row: at + 1, fault: row })
    else workers.push(row)
  }
  return { workers, faults }
}

function readRow(line: string): SeriesRow | SeriesFault {
  const [name = '', idNumber = '', phone = '', ...rest] = line.split(/[\t,，]/).map((cell) => cell.trim())
  if (name === '' || idNumber === '' || rest.length < 2 || rest.length % 2 === 1) return 'short'
  const wages: { month: Day; owedFen: Fen }[] = []
  for (let at = 0; at < rest.length; at += 2) {
    const month = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(rest[at]!)
    if (!month) return 'month'
    const owedFen = parseYuan(rest[at + 1]!)
    if (owedFen === null || owedFen <= 0) return 'sum'
    wages.push({ month: `${month[1]}-${month[2]}-01`, owedFen })
  }
  return { name, idNumber, phone, wages }
}
