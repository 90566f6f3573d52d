export type SheetKind = 'csv' | 'xlsx'
export type SheetEncoding = 'utf-8' | 'gb18030'
export type Delimiter = ',' | '\t' | ';'

/** The columns a reader asks for, by canonical heading. Cells arrive in this order: required first, then optional. */
export type SheetColumns = { readonly required: readonly string[]; readonly optional: readonly string[] }

/** A sender's own headings, each with the canonical one it stands for. */
export type HeadingMapping = Readonly<Record<string, string>>

/** Where the columns lie in one file. */
export type HeadingLayout = {
  /** The headings as the file writes them. */
  readonly headings: readonly string[]
  readonly columns: readonly string[]
  /** For each of `columns` its position among the file's fields; -1 for an optional one the file lacks. */
  readonly positions: readonly number[]
}

/** How one file is to be read. It can be posted to a worker thread. */
export type SheetLayout = HeadingLayout & {
  readonly kind: SheetKind
  readonly encoding: SheetEncoding
  readonly delimiter: Delimiter
}

/** A run of whole records of a file, small enough to hold; `readBytes` tells how much of the file is read with it. */
export type SheetChunk = { readonly readBytes: number; readonly holdsHeadings: boolean } & (
  | { readonly kind: 'csv'; readonly bytes: Uint8Array<ArrayBuffer>; readonly firstLine: number }
  | { readonly kind: 'xlsx'; readonly rows: readonly GridRow[] }
)

/** A row of a workbook as text; `lossy` are the fields held as numbers of more digits than a number keeps. */
export type GridRow = { readonly line: number; readonly fields: readonly string[]; readonly lossy: readonly number[] }

/** Why the cells of a row cannot be trusted. Positions count characters from 1. */
export type RowProblem =
  | { readonly code: 'undecodable'; readonly column: string; readonly position: number }
  | { readonly code: 'numeric-id'; readonly column: string }
  | { readonly code: 'too-few-fields' | 'too-many-fields'; readonly expected: number; readonly actual: number }
  | { readonly code: 'broken-quotes' }

/**
 * One row of the file. `line` counts lines of text (rows of a workbook) from 1, the heading included.
 * With a problem the cells hold what could be read, for showing only.
 */
export type SheetRow = { readonly line: number; readonly cells: readonly string[]; readonly problem: RowProblem | null }

export type SheetOptions = {
  readonly columns: SheetColumns
  readonly mapping?: HeadingMapping
  /** Overrides what is detected; a workbook has no encoding of its own and ignores it. */
  readonly encoding?: SheetEncoding
  readonly maxBytes: number
}

/** An opened file: its headings are known to be good, its rows are still unread. Each walk reads it from the start. */
export type Sheet = {
  readonly layout: SheetLayout
  readonly bytes: number
  readonly chunks: () => AsyncGenerator<SheetChunk>
}

/** A cell on its way out: text, or a number that a spreadsheet may add up. */
export type Cell = string | number

/** What a file looks like before anything is decided about it. */
export type SheetPreview = {
  readonly kind: SheetKind
  readonly encoding: SheetEncoding
  readonly headings: readonly string[]
  /** Canonical headings found, each with the file's own heading for it. */
  readonly found: Readonly<Record<string, string>>
  readonly missing: readonly string[]
  /** First rows, field by field under `headings`. */
  readonly sample: readonly (readonly string[])[]
}
