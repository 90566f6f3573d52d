import { refusal } from './errors.ts'
import type { Delimiter, HeadingLayout, HeadingMapping, SheetColumns } from './model.ts'
import { readRecords } from './records.rules.ts'

const delimiters: readonly Delimiter[] = [',', '\t', ';']

/** Where each canonical heading was found, and where more than once. */
export type FoundHeadings = { readonly at: ReadonlyMap<string, number>; readonly twice: readonly string[] }

/**
 * Compares headings in any order with the canonical ones, whatever spaces, line breaks or full-width forms they are
 * written with. A heading that the sender's mapping names goes before the canonical one; the rest stand for nothing.
 */
export function findHeadings(
  headings: readonly string[],
  columns: SheetColumns,
  mapping: HeadingMapping,
): FoundHeadings {
  const all = [...columns.required, ...columns.optional]
  const mapped = placesOf(headings, new Map(Object.entries(mapping).map(([theirs, ours]) => [plain(theirs), ours])))
  const named = placesOf(headings, new Map(all.map((column) => [plain(column), column])))
  const places = new Map([...named, ...mapped])
  return {
    at: new Map([...places].map(([column, [first]]) => [column, first!])),
    twice: all.filter((column) => (places.get(column)?.length ?? 0) > 1),
  }
}

function placesOf(headings: readonly string[], columnOf: ReadonlyMap<string, string>): Map<string, number[]> {
  const places = new Map<string, number[]>()
  for (const [position, heading] of headings.entries()) {
    const column = columnOf.get(plain(heading))
    if (column !== undefined) places.set(column, [...(places.get(column) ?? []), position])
  }
  return places
}

/** Decides where the columns lie; refuses a file in which one is missing or comes twice, naming them all. */
export function decideLayout(
  headings: readonly string[],
  columns: SheetColumns,
  mapping: HeadingMapping,
): HeadingLayout {
  const all = [...columns.required, ...columns.optional]
  const unknown = Object.values(mapping).filter((ours) => !all.includes(ours))
  if (unknown.length > 0) throw refusal('sheets.mapping-to-unknown-column', { columns: unknown })

  const found = findHeadings(headings, columns, mapping)
  const missing = columns.required.filter((column) => !found.at.has(column))
  if (missing.length > 0) throw refusal('sheets.column-missing', { columns: missing })
  if (found.twice.length > 0) throw refusal('sheets.column-twice', { columns: found.twice })

  return { headings, columns: all, positions: all.map((column) => found.at.get(column) ?? -1) }
}

/** The delimiter under which the first record of a text names most columns; of equal ones, that which makes most fields. */
export function decideDelimiter(text: string, columns: SheetColumns, mapping: HeadingMapping): Delimiter {
  const scores = delimiters.map((delimiter) => {
    const [headings = []] = recordsOf(text, delimiter)
    return { delimiter, named: findHeadings(headings, columns, mapping).at.size, fields: headings.length }
  })
  return scores.reduce((best, next) => ((next.named - best.named || next.fields - best.fields) > 0 ? next : best))
    .delimiter
}

/** The records of a short text, field by field. */
export function recordsOf(text: string, delimiter: Delimiter): string[][] {
  const records: string[][] = []
  readRecords(text, delimiter.charCodeAt(0), 1, (fields, count) => records.push(fields.slice(0, count)))
  return records
}

function plain(heading: string): string {
  return heading
    .normalize('NFKC')
    .replace(/[\s\uFEFF]+/g, '')
    .toLowerCase()
}
