import { open } from 'node:fs/promises'
import { detectEncoding } from './detect-encoding.ts'
import { refusal } from './errors.ts'
import { decideDelimiter, decideLayout, findHeadings, recordsOf } from './layout.rules.ts'
import type { Delimiter, Sheet, SheetChunk, SheetEncoding, SheetLayout, SheetOptions, SheetPreview } from './model.ts'
import { type Archive, openArchive } from './open-archive.ts'
import { rowsOf } from './read-chunk.ts'
import { readGrid } from './read-grid.ts'
import { readWorkbook, type Workbook } from './read-workbook.ts'
import { sniffKind } from './sniff-kind.ts'
import { splitChunks } from './split-chunks.ts'

const headBytes = 65_536
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf])
const megabyte = 1024 * 1024

/** The beginning of a file, and a way to walk all of it. */
type Opened = {
  readonly bytes: number
  readonly shape: Pick<SheetLayout, 'kind' | 'encoding' | 'delimiter'>
  /** The first records, headings ahead. */
  readonly first: readonly (readonly string[])[]
  readonly chunks: () => AsyncGenerator<SheetChunk>
}

/**
 * Opens a CSV or XLSX file for reading row by row in constant memory (a workbook's table of shared texts is held).
 * Refuses it whole when it is of another kind, too large, a bomb, empty, or lacks or doubles a column.
 */
export async function openSheet(path: string, options: SheetOptions): Promise<Sheet> {
  const opened = await openFile(path, options)
  const [headings, ...rows] = opened.first
  if (!headings) throw refusal('sheets.empty')
  const layout: SheetLayout = { ...opened.shape, ...decideLayout(headings, options.columns, options.mapping ?? {}) }
  if (rows.length === 0 && !(await hasRows(opened, layout))) throw refusal('sheets.empty')
  return { layout, bytes: opened.bytes, chunks: opened.chunks }
}

/** Shows the headings of a file, what is missing among them, and its first rows, so that a mapping can be chosen. */
export async function previewSheet(path: string, options: SheetOptions, sampleRows: number): Promise<SheetPreview> {
  const opened = await openFile(path, options)
  const [headings, ...rows] = opened.first
  if (!headings) throw refusal('sheets.empty')
  const found = findHeadings(headings, options.columns, options.mapping ?? {})
  return {
    kind: opened.shape.kind,
    encoding: opened.shape.encoding,
    headings,
    found: Object.fromEntries([...found.at].map(([column, position]) => [column, headings[position]!])),
    missing: options.columns.required.filter((column) => !found.at.has(column)),
    sample: rows.slice(0, sampleRows),
  }
}

async function hasRows(opened: Opened, layout: SheetLayout): Promise<boolean> {
  for await (const chunk of opened.chunks()) {
    if (rowsOf(chunk, layout).length > 0) return true
  }
  return false
}

async function openFile(path: string, options: SheetOptions): Promise<Opened> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    if (size === 0) throw refusal('sheets.empty')
    if (size > options.maxBytes) {
      throw refusal('sheets.too-large', {
        megabytes: Math.ceil(size / megabyte),
        limit: Math.floor(options.maxBytes / megabyte),
      })
    }
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0)
    const head = buffer.subarray(0, bytesRead)
    if (sniffKind(head) === 'xlsx') return await openWorkbook(path, size)
    return openText(path, size, head, options.encoding ?? (await detectEncoding(file)), options)
  } finally {
    await file.close()
  }
}

function openText(path: string, bytes: number, head: Buffer, encoding: SheetEncoding, options: SheetOptions): Opened {
  const text = new TextDecoder(encoding).decode(head)
  const delimiter = decideDelimiter(text, options.columns, options.mapping ?? {})
  const records = recordsOf(text, delimiter)
  const cut = bytes > head.length && records.length > 1
  const from = head.subarray(0, 3).equals(byteOrderMark) ? 3 : 0
  return {
    bytes,
    shape: { kind: 'csv', encoding, delimiter },
    first: cut ? records.slice(0, -1) : records,
    chunks: () => readText(path, from, delimiter),
  }
}

async function* readText(path: string, from: number, delimiter: Delimiter): AsyncGenerator<SheetChunk> {
  const file = await open(path)
  try {
    yield* splitChunks(file, from, delimiter)
  } finally {
    await file.close()
  }
}

async function openWorkbook(path: string, bytes: number): Promise<Opened> {
  const archive = await openArchive(path)
  const workbook = await readWorkbook(archive)
  const walk = () => readRows(archive, workbook, bytes)
  const beginning = await walk().next()
  return {
    bytes,
    shape: { kind: 'xlsx', encoding: 'utf-8', delimiter: ',' },
    first: beginning.done ? [] : beginning.value.rows.map((row) => row.fields),
    chunks: walk,
  }
}

/** How far a workbook is read is told by how much of its sheet is inflated. */
async function* readRows(
  archive: Archive,
  workbook: Workbook,
  bytes: number,
): AsyncGenerator<SheetChunk & { kind: 'xlsx' }> {
  const whole = archive.inflatedBytes(workbook.sheetPath)
  let inflated = 0
  let holdsHeadings = true
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const piece of archive.read(workbook.sheetPath)) {
      inflated += piece.length
      yield piece
    }
  }
  for await (const rows of readGrid(counted(), workbook)) {
    yield { kind: 'xlsx', rows, holdsHeadings, readBytes: Math.floor((bytes * inflated) / whole) }
    holdsHeadings = false
  }
}
