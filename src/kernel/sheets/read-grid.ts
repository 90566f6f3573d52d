import { refusal } from './errors.ts'
import type { GridRow } from './model.ts'
import type { Workbook } from './read-workbook.ts'
import { attributeOf, decodeEscapes, decodeXmlText, elementsOf, openingAt, textOfRuns } from './read-xml.ts'

const maxColumns = 16_384
const exactBelow = 1e15
const dayMs = 86_400_000
const noneLossy: readonly number[] = []

/** The rows of a workbook's first sheet that hold anything, as text, as many at a time as have been inflated. */
export async function* readGrid(sheet: AsyncIterable<Buffer>, workbook: Workbook): AsyncGenerator<GridRow[]> {
  let line = 0
  for await (const elements of elementsOf(sheet, 'row')) {
    const rows: GridRow[] = []
    for (const element of elements) {
      line = Number(attributeOf(element.slice(0, element.indexOf('>')), 'r') ?? line + 1)
      const row = readRow(element, line, workbook)
      if (row.fields.some((field) => field.trim() !== '')) rows.push(row)
    }
    if (rows.length > 0) yield rows
  }
}

function readRow(xml: string, line: number, workbook: Workbook): GridRow {
  const prefix = xml.slice(1, xml.indexOf('row'))
  const open = `<${prefix}c`
  const close = `</${prefix}c>`
  const fields: string[] = []
  let lossy = noneLossy
  let column = 0
  let at = openingAt(xml, open, 1)
  while (at !== -1) {
    const tagEnd = xml.indexOf('>', at)
    const tag = xml.slice(at, tagEnd)
    const reference = attributeOf(tag, 'r')
    if (reference !== null) column = columnOf(reference)
    if (column >= maxColumns) break
    const empty = tag.endsWith('/')
    const end = empty ? tagEnd + 1 : xml.indexOf(close, tagEnd)
    if (tagEnd === -1 || end === -1) throw refusal('sheets.damaged')
    if (!empty) {
      const cell = readCell(tag, xml.slice(tagEnd + 1, end), workbook)
      while (fields.length < column) fields.push('')
      fields[column] = cell.text
      if (cell.lossy) lossy = [...lossy, column]
    }
    column += 1
    at = openingAt(xml, open, end)
  }
  while (fields.length > 0 && fields.at(-1) === '') fields.pop()
  return { line, fields, lossy }
}

/** `AB12` is column 27, counted from 0. */
function columnOf(reference: string): number {
  let column = 0
  for (let at = 0; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) & 0xdf
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  return column - 1
}

function readCell(tag: string, body: string, workbook: Workbook): { text: string; lossy: boolean } {
  const type = attributeOf(tag, 't') ?? 'n'
  if (type === 'inlineStr') return { text: textOfRuns(body), lossy: false }
  const value = rawValueOf(body)
  if (value === '') return { text: '', lossy: false }
  if (type === 's') return { text: workbook.shared.at(Number(value)), lossy: false }
  if (type === 'b') return { text: value === '1' ? 'TRUE' : 'FALSE', lossy: false }
  if (type === 'd') return { text: value.slice(0, 10), lossy: false }
  if (type !== 'n') return { text: decodeEscapes(decodeXmlText(value)), lossy: false }

  const style = attributeOf(tag, 's')
  if (style !== null && workbook.dayStyles[Number(style)])
    return { text: dayOfSerial(Number(value), workbook.dayZero), lossy: false }
  return numberText(value)
}

function rawValueOf(body: string): string {
  const start = body.search(/<(?:\w+:)?v[\s>]/)
  if (start === -1) return ''
  const from = body.indexOf('>', start) + 1
  return body.slice(from, body.indexOf('</', from))
}

/** The civil day of a serial date; its time of day is dropped. */
function dayOfSerial(serial: number, dayZero: number): string {
  const at = new Date((Math.floor(serial) + dayZero) * dayMs)
  return Number.isNaN(at.getTime()) ? String(serial) : at.toISOString().slice(0, 10)
}

/**
 * A workbook keeps numbers as binary floats of which 15 digits count: 8410.2 may stand there as 8410.200000000001.
 * A whole number beyond that has lost its last digits, or will have in the next program that saves it.
 */
function numberText(value: string): { text: string; lossy: boolean } {
  const number = Number(value)
  if (Number.isNaN(number)) return { text: decodeXmlText(value), lossy: false }
  if (Math.abs(number) >= exactBelow) return { text: value, lossy: true }
  return { text: /^-?\d{1,15}$/.test(value) ? value : plainDecimal(number), lossy: false }
}

function plainDecimal(number: number): string {
  const rounded = Number(number.toPrecision(15))
  const text = String(rounded)
  return text.includes('e') ? rounded.toFixed(15) : text
}
