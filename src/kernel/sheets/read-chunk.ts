import type { GridRow, RowProblem, SheetChunk, SheetLayout, SheetRow } from './model.ts'
import { readRecords } from './records.rules.ts'

/** Takes one row. The array of cells is used again for the next row. */
export type RowVisit = (line: number, cells: readonly string[], problem: RowProblem | null) => void

const decoders = {
  'utf-8': new TextDecoder('utf-8', { ignoreBOM: true }),
  gb18030: new TextDecoder('gb18030', { ignoreBOM: true }),
}

/** What a decoder leaves where it could not read, and what no text column can hold. */
const unreadable = /[\uFFFD\0]/g

/**
 * Reads the rows of a chunk in file order, each with its cells in the order of the layout's columns.
 * It makes no object a row or a cell beyond the text itself: a million rows pass through here.
 */
export function readChunk(chunk: SheetChunk, layout: SheetLayout, visit: RowVisit): void {
  if (chunk.kind === 'xlsx') {
    const rows = chunk.holdsHeadings ? chunk.rows.slice(1) : chunk.rows
    for (const row of rows) readGridRow(row, layout, visit)
    return
  }
  const text = decoders[layout.encoding].decode(chunk.bytes)
  let spoiltAt = nextUnreadable(text, 0)
  const width = layout.headings.length
  const positions = layout.positions
  const cells: string[] = new Array(positions.length).fill('')
  let headingsAhead = chunk.holdsHeadings

  readRecords(text, layout.delimiter.charCodeAt(0), chunk.firstLine, (fields, count, line, quotes, end) => {
    const spoilt = spoiltAt < end
    if (spoilt) spoiltAt = nextUnreadable(text, end)
    if (headingsAhead) {
      headingsAhead = false
      return
    }
    for (let column = 0; column < positions.length; column += 1) {
      const position = positions[column]!
      cells[column] = position >= 0 && position < count ? fields[position]! : ''
    }
    const fits = count === width && quotes === 'whole'
    visit(line, cells, fits ? (spoilt ? findUnreadable(cells, layout) : null) : shapeProblem(count, width, quotes))
  })
}

function nextUnreadable(text: string, from: number): number {
  unreadable.lastIndex = from
  return unreadable.exec(text)?.index ?? Number.POSITIVE_INFINITY
}

/** The rows of a chunk as values of their own, for readers that are in no hurry. */
export function rowsOf(chunk: SheetChunk, layout: SheetLayout): SheetRow[] {
  const rows: SheetRow[] = []
  readChunk(chunk, layout, (line, cells, problem) => rows.push({ line, cells: [...cells], problem }))
  return rows
}

function readGridRow(row: GridRow, layout: SheetLayout, visit: RowVisit): void {
  const cells = layout.positions.map((position) => row.fields[position] ?? '')
  const width = layout.headings.length
  if (row.fields.length > width)
    visit(row.line, cells, { code: 'too-many-fields', expected: width, actual: row.fields.length })
  else visit(row.line, cells, lossyProblem(row, layout) ?? findUnreadable(cells, layout))
}

function shapeProblem(actual: number, expected: number, quotes: 'whole' | 'broken'): RowProblem {
  if (quotes === 'broken') return { code: 'broken-quotes' }
  return { code: actual < expected ? 'too-few-fields' : 'too-many-fields', expected, actual }
}

function lossyProblem(row: GridRow, layout: SheetLayout): RowProblem | null {
  if (row.lossy.length === 0) return null
  const column = layout.positions.findIndex((position) => row.lossy.includes(position))
  return column === -1 ? null : { code: 'numeric-id', column: layout.columns[column]! }
}

function findUnreadable(cells: readonly string[], layout: SheetLayout): RowProblem | null {
  for (const [column, cell] of cells.entries()) {
    const at = nextUnreadable(cell, 0)
    if (at < cell.length)
      return { code: 'undecodable', column: layout.columns[column]!, position: [...cell.slice(0, at)].length + 1 }
  }
  return null
}
