/*
 * The grammar of CSV records (RFC 4180), shared so that splitter and readers agree to the byte: in UTF-8 and GB18030
 * the bytes of quote, line feed and delimiters never occur inside a longer character. A quote means something only at
 * the start of a field. A quoted field not closed within a hundred lines, or followed by other text, is broken and its
 * record ends with the line of the opening quote: one stray quote costs one row, never the rest of the file.
 */
const lineFeed = 10
const carriageReturn = 13
const quote = 34
const maxBreaksInField = 100

/** Fields beyond are counted but not kept, as no spreadsheet has more columns. */
const maxFields = 16_384

const broken = -1
const incomplete = -2

/** Whether text may still follow the end of the given text. */
export type Ending = 'file-ends' | 'more-follows'

/**
 * How much of a text that starts with a record is whole records; the rest must wait for what follows.
 * It hops from quote to quote, so that a text without any costs one search.
 */
export function wholeRecords(text: string, delimiter: number, ending: Ending): number {
  let recordStart = 0
  let search = 0
  for (;;) {
    const quoteAt = text.indexOf('"', search)
    if (quoteAt === -1 && ending === 'file-ends') return text.length
    const lineEnd = text.lastIndexOf('\n', quoteAt === -1 ? text.length : quoteAt - 1)
    if (lineEnd >= search) recordStart = lineEnd + 1
    if (quoteAt === -1) return recordStart

    if (quoteAt !== recordStart && text.charCodeAt(quoteAt - 1) !== delimiter) {
      search = quoteAt + 1
      continue
    }
    const close = closingQuote(text, quoteAt, delimiter, ending)
    if (close === incomplete) return recordStart
    if (close === broken) {
      const end = endOfLine(text, quoteAt)
      if (end === text.length && text.charCodeAt(end - 1) !== lineFeed)
        return ending === 'file-ends' ? end : recordStart
      recordStart = end
      search = end
    } else {
      search = close + 1
    }
  }
}

function endOfLine(text: string, from: number): number {
  const lineEnd = text.indexOf('\n', from)
  return lineEnd === -1 ? text.length : lineEnd + 1
}

/** The quote that closes the field opened at `open`, `broken`, or `incomplete` when the text ends too early to tell. */
function closingQuote(text: string, open: number, delimiter: number, ending: Ending): number {
  const unknown = ending === 'file-ends' ? broken : incomplete
  let breaks = 0
  for (let at = open + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === lineFeed) {
      breaks += 1
      if (breaks > maxBreaksInField) return broken
    } else if (code === quote) {
      if (at + 1 === text.length) return ending === 'file-ends' ? at : incomplete
      const next = text.charCodeAt(at + 1)
      if (next === delimiter || next === lineFeed) return at
      if (next !== carriageReturn && next !== quote) return broken
      if (next === carriageReturn) {
        if (at + 2 === text.length) return ending === 'file-ends' ? at : incomplete
        return text.charCodeAt(at + 2) === lineFeed ? at : broken
      }
      at += 1
    }
  }
  return unknown
}

/** Takes one record: its first `count` fields, the line it starts on, whether its quotes were in order, and where it ends. */
export type RecordVisit = (
  fields: readonly string[],
  count: number,
  line: number,
  quotes: 'whole' | 'broken',
  end: number,
) => void

/**
 * Reads every record of a text that ends where a record ends.
 * The array of fields is used again for the next record. Lines without any text are no records.
 */
export function readRecords(text: string, delimiter: number, firstLine: number, visit: RecordVisit): void {
  const fields: string[] = []
  const length = text.length
  let at = 0
  let line = firstLine
  while (at < length) {
    const start = at
    let count = 0
    let quoted = 0
    let whole = true
    for (;;) {
      if (text.charCodeAt(at) === quote) {
        const close = closingQuote(text, at, delimiter, 'file-ends')
        if (close === broken) {
          whole = false
          at = endOfLine(text, at)
          break
        }
        if (count < maxFields) fields[count] = unescaped(text.slice(at + 1, close))
        quoted += 1
        at = close + 1
        if (text.charCodeAt(at) === carriageReturn) at += 1
      } else {
        const fieldStart = at
        let code = text.charCodeAt(at)
        while (code !== delimiter && code !== lineFeed && at < length) {
          at += 1
          code = text.charCodeAt(at)
        }
        const ended = code !== delimiter && text.charCodeAt(at - 1) === carriageReturn && at > fieldStart
        if (count < maxFields) fields[count] = text.slice(fieldStart, ended ? at - 1 : at)
      }
      count += 1
      const delimited = text.charCodeAt(at) === delimiter
      at += 1
      if (!delimited) break
    }
    const blank = whole && isBlank(fields, count)
    if (!blank) visit(fields, count, line, whole ? 'whole' : 'broken', at)
    line += quoted === 0 ? 1 : countLines(text, start, Math.min(at, length))
  }
}

function unescaped(inside: string): string {
  return inside.includes('"') ? inside.replaceAll('""', '"') : inside
}

function isBlank(fields: readonly string[], count: number): boolean {
  for (let at = 0; at < Math.min(count, maxFields); at += 1) {
    if (fields[at] !== '' && fields[at]!.trim() !== '') return false
  }
  return true
}

function countLines(text: string, from: number, to: number): number {
  let lines = 0
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) lines += 1
  return lines
}
