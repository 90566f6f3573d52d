import type { Download } from '../../platform/http/endpoint.ts'
import type { Cell } from './model.ts'
import { writeCsv } from './write-csv.ts'
import { writeXlsx } from './write-xlsx.ts'

export type SheetFormat = 'csv' | 'xlsx'

const types: Record<SheetFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** A list as a file on its way out, row by row. */
export function sheetDownload(
  name: string,
  format: SheetFormat,
  headings: readonly string[],
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>,
): Download {
  const content = format === 'csv' ? writeCsv(headings, rows, 'utf-8') : writeXlsx(name.slice(0, 31), headings, rows)
  return { name: `${name}.${format}`, type: types[format], content }
}
