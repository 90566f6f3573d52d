import { guardFormula } from './guard-formula.ts'
import type { Cell, SheetEncoding } from './model.ts'

const pieceChars = 65_536
const byteOrderMark = '\uFEFF'
const needsQuotes = /[",\r\n]/

/**
 * Writes a CSV file piece by piece as its rows come. UTF-8 begins with a byte order mark, without which a Chinese
 * spreadsheet program takes it for GB18030; both encodings hold every character. Formulas are defused.
 */
export async function* writeCsv(
  headings: readonly string[],
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>,
  encoding: SheetEncoding,
): AsyncGenerator<Buffer> {
  const encode = encoding === 'utf-8' ? (text: string) => Buffer.from(text, 'utf8') : await encoderOfGb18030()
  let text = (encoding === 'utf-8' ? byteOrderMark : '') + csvRecord(headings)
  for await (const row of rows) {
    text += csvRecord(row)
    if (text.length < pieceChars) continue
    yield encode(text)
    text = ''
  }
  if (text !== '') yield encode(text)
}

/** Loaded only where it is used: every thread that reads files would carry its tables. */
async function encoderOfGb18030(): Promise<(text: string) => Buffer> {
  const { default: iconv } = await import('iconv-lite')
  return (text) => iconv.encode(text, 'gb18030')
}

function csvRecord(cells: readonly Cell[]): string {
  return `${cells.map(csvField).join(',')}\r\n`
}

function csvField(cell: Cell): string {
  if (typeof cell === 'number') return String(cell)
  const text = guardFormula(cell)
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
