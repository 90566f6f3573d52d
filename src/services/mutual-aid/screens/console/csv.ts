import { saveBlob } from '../../../../platform/client/save-download.ts'

/** A cell as a spreadsheet reads it: quoted, and never the start of a formula. */
function cellOf(value: string | number): string {
  const text = String(value)
  const tame = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${tame.replaceAll('"', '""')}"`
}

/** Rows as CSV with a byte-order mark, which Chinese spreadsheets need to read UTF-8. */
export function csvOf(rows: readonly (readonly (string | number)[])[]): string {
  return `\ufeff${rows.map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`
}

/** Saves a table the page already shows. */
export function saveCsv(name: string, rows: readonly (readonly (string | number)[])[]): void {
  saveBlob(new Blob([csvOf(rows)], { type: 'text/csv' }), name)
}
