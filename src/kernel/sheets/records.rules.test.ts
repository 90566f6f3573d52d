import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readRecords, wholeRecords } from './records.rules.ts'

const comma = 44

type Read = { line: number; fields: string[]; quotes: 'whole' | 'broken' }

function read(text: string, firstLine = 1): Read[] {
  const records: Read[] = []
  readRecords(text, comma, firstLine, (fields, count, line, quotes) => {
    records.push({ line, fields: fields.slice(0, count), quotes })
  })
  return records
}

/** Reads a text as it arrives in pieces of a size, as the splitter cuts it. */
function readInPieces(text: string, size: number): Read[] {
  const records: Read[] = []
  let line = 1
  let held = ''
  for (let at = 0; at < text.length; at += size) {
    held += text.slice(at, at + size)
    const end = wholeRecords(held, comma, 'more-follows')
    records.push(...read(held.slice(0, end), line))
    line += held.slice(0, end).split('\n').length - 1
    held = held.slice(end)
  }
  return [...records, ...read(held, line)]
}

describe('records', () => {
  test('fields are quoted or not, and quotes inside a quoted field are doubled', () => {
    expect(read('a,"b ""c"", d",\r\n"",x"y,z')).toEqual([
      { line: 1, fields: ['a', 'b "c", d', ''], quotes: 'whole' },
      { line: 2, fields: ['', 'x"y', 'z'], quotes: 'whole' },
    ])
  })

  test('a line break inside quotes belongs to the field, and the lines after it count on', () => {
    expect(read('a,"b\r\nc\nd"\ne,f\n').map(({ line, fields }) => [line, fields])).toEqual([
      [1, ['a', 'b\r\nc\nd']],
      [4, ['e', 'f']],
    ])
  })

  test('lines without text are no records, wherever they stand', () => {
    expect(read('\n a,b\n\r\n,,\n　,\nc,d\n\n\n').map(({ line, fields }) => [line, fields])).toEqual([
      [2, [' a', 'b']],
      [6, ['c', 'd']],
    ])
  })

  test('a quote that nothing closes costs its own line only', () => {
    expect(read('a,b\nc,"d\ne,f\ng,h')).toEqual([
      { line: 1, fields: ['a', 'b'], quotes: 'whole' },
      { line: 2, fields: ['c'], quotes: 'broken' },
      { line: 3, fields: ['e', 'f'], quotes: 'whole' },
      { line: 4, fields: ['g', 'h'], quotes: 'whole' },
    ])
  })

  test('a stray quote does not swallow the rows up to the next one', () => {
    const records = read('a,"b,1\nc,"d",2\ne,f,3\n')
    expect(records.map(({ line, quotes }) => [line, quotes])).toEqual([
      [1, 'broken'],
      [2, 'whole'],
      [3, 'whole'],
    ])
    expect(records[1]!.fields).toEqual(['c', 'd', '2'])
  })

  test('a quoted field of more than a hundred lines is taken for a stray quote', () => {
    const lines = (count: number) => `"${'x\n'.repeat(count)}",end\nnext,row\n`
    expect(read(lines(100)).map(({ quotes }) => quotes)).toEqual(['whole', 'whole'])
    expect(read(lines(101))[0]).toEqual({ line: 1, fields: [], quotes: 'broken' })
  })

  test('a record of more fields than any spreadsheet has columns is counted but not kept', () => {
    const [record] = read(`a${','.repeat(20_000)}`)
    expect(record!.fields.length).toBe(16_384)
  })

  test.each([
    ['a,b\nc', 4],
    ['"a"\n"b"\n"c"', 8],
    ['"a"\n"b"\n"c"\n', 12],
    ['a,"b\n', 0],
    ['x\na,"b\n', 2],
    ['x\na,"b"', 2],
    ['x\na,"b"\r', 2],
    ['x\na,"b"c\nd,e', 9],
    ['a"b\nc"d\ne', 8],
  ])('of %j so much is whole records', (text, end) => {
    expect(wholeRecords(text, comma, 'more-follows')).toBe(end)
    expect(wholeRecords(text, comma, 'file-ends')).toBe(text.length)
  })

  test('the same records come out whatever the size of the pieces the text arrives in', () => {
    const pieces = fc.constantFrom('"', '""', ',', '\n', '\r\n', '\r', 'a', '张', ' ', '"x"', ',"', '",')
    const text = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 12 }), (whole, size) => {
        expect(readInPieces(whole, size)).toEqual(read(whole))
      }),
      { numRuns: 2000 },
    )
  })

  test('no line of text is lost: every line with text belongs to exactly one record', () => {
    const pieces = fc.constantFrom('"', ',', '\n', 'a', '"a"', '""')
    const text = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, (whole) => {
        const starts = read(whole).map(({ line }) => line)
        expect(starts).toEqual([...new Set(starts)].sort((one, other) => one - other))
      }),
    )
  })
})
