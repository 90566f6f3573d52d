import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  openSheet,
  previewSheet,
  refusals,
  refusalText,
  rowsOf,
  type SheetOptions,
  type SheetRow,
  writeCsv,
} from './index.ts'
import { splitChunks } from './split-chunks.ts'

const columns = { required: ['姓名', '证件号码', '金额'], optional: [] }
const usual: SheetOptions = { columns, maxBytes: 100_000_000 }
const heading = '姓名,证件号码,金额\n'

let folder: string
let files = 0

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sheets-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function fileOf(content: string | Uint8Array): Promise<string> {
  files += 1
  const path = join(folder, `${files}.file`)
  await writeFile(path, content)
  return path
}

async function read(content: string | Uint8Array, options: Partial<SheetOptions> = {}): Promise<SheetRow[]> {
  const sheet = await openSheet(await fileOf(content), { ...usual, ...options })
  const rows: SheetRow[] = []
  for await (const chunk of sheet.chunks()) rows.push(...rowsOf(chunk, sheet.layout))
  return rows
}

const cellsOf = (rows: readonly SheetRow[]) => rows.map((row) => row.cells)
const refused = (code: string, facts: object = {}) =>
  expect.objectContaining({ code, facts: expect.objectContaining(facts) })

describe('a CSV file', () => {
  test('is read in UTF-8 with and without a byte order mark, and in GB18030', async () => {
    const text = `${heading}张三,1,2.50\n李𠮷,2,3\n`
    const rows = [
      ['张三', '1', '2.50'],
      ['李𠮷', '2', '3'],
    ]
    expect(cellsOf(await read(text))).toEqual(rows)
    expect(cellsOf(await read(`\uFEFF${text}`))).toEqual(rows)
    expect(cellsOf(await read(iconv.encode(text, 'gb18030')))).toEqual(rows)
  })

  test('is separated by commas, tabs or semicolons', async () => {
    for (const delimiter of [',', '\t', ';']) {
      const text = `${heading}张三,"1 ""x"" 2",3\n`.replaceAll(',', delimiter)
      expect(cellsOf(await read(text))).toEqual([['张三', '1 "x" 2', '3']])
    }
  })

  test('is taken for GB18030 when its first longer character comes after 64 KiB of ASCII', async () => {
    const ascii = `name,id,amount\n${'a,1,2\n'.repeat(20_000)}`
    const mapping = { name: '姓名', id: '证件号码', amount: '金额' }
    const rows = await read(iconv.encode(`${ascii}王伟芳,1,2\n`, 'gb18030'), { mapping })
    expect(rows.at(-1)).toEqual({ line: 20_002, cells: ['王伟芳', '1', '2'], problem: null })
  })

  test('stays UTF-8 when a few of its rows are spoilt', async () => {
    const rows = await read(
      Buffer.concat([Buffer.from(`${heading}张`), Buffer.from([0xe4, 0xbd]), Buffer.from(',1,2\n李四,3,4\n')]),
    )
    expect(rows).toEqual([
      { line: 2, cells: ['张\uFFFD', '1', '2'], problem: { code: 'undecodable', column: '姓名', position: 2 } },
      { line: 3, cells: ['李四', '3', '4'], problem: null },
    ])
  })

  test('is read in the encoding it is said to have', async () => {
    const gb = iconv.encode('name,id,amount\n中,1,2\n', 'gb18030')
    const mapping = { name: '姓名', id: '证件号码', amount: '金额' }
    expect(cellsOf(await read(gb, { mapping, encoding: 'gb18030' }))).toEqual([['中', '1', '2']])
    expect((await read(gb, { mapping, encoding: 'utf-8' }))[0]!.problem).toEqual({
      code: 'undecodable',
      column: '姓名',
      position: 1,
    })
  })

  test('a spoilt character never takes the delimiter or line end after it with it', async () => {
    const bytes = (lead: number) =>
      Buffer.concat([
        Buffer.from(heading),
        iconv.encode('周', 'gb18030'),
        Buffer.from([lead]),
        Buffer.from(',1,2\n'),
        iconv.encode('吴,3,4\n', 'gb18030'),
      ])
    for (const lead of [0x81, 0xff, 0xfe]) {
      const rows = await read(
        Buffer.concat([iconv.encode(heading, 'gb18030'), bytes(lead).subarray(Buffer.byteLength(heading))]),
      )
      expect(rows.map(({ line, problem }) => [line, problem?.code])).toEqual([
        [2, 'undecodable'],
        [3, undefined],
      ])
      expect(rows[1]!.cells).toEqual(['吴', '3', '4'])
    }
  })

  test('a NUL, which no database text can hold, counts as spoilt', async () => {
    const rows = await read(`${heading}${'张三,1,2\n'.repeat(200)}李\0四,1,2\n`)
    expect(rows.at(-1)!.problem).toEqual({ code: 'undecodable', column: '姓名', position: 2 })
  })

  test('a row of too few or too many fields keeps its line and what can be read of it', async () => {
    expect(await read(`${heading}张三,1\n李四,1,2,3\n"王五,1,2\n`)).toEqual([
      { line: 2, cells: ['张三', '1', ''], problem: { code: 'too-few-fields', expected: 3, actual: 2 } },
      { line: 3, cells: ['李四', '1', '2'], problem: { code: 'too-many-fields', expected: 3, actual: 4 } },
      { line: 4, cells: ['', '', ''], problem: { code: 'broken-quotes' } },
    ])
  })

  test('lines are those of a text editor, after quoted line breaks too; blank lines are no rows', async () => {
    const rows = await read(`\n${heading}"张\n三",1,2\r\n\r\n李四,3,4\n,,\n\n\n`)
    expect(rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [3, '张\n三'],
      [6, '李四'],
    ])
  })

  test('reads the same however it is cut into chunks', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.constantFrom('"', '张三', 'a\nb', 'x\r\ny', ';', ',', '\t', '= 1', "'", ''),
    )
    const table = fc.array(fc.tuple(fc.constantFrom('甲', '乙"', '丙\n丁'), cell, cell), {
      minLength: 1,
      maxLength: 12,
    })
    const written = table.filter((rows) =>
      rows.flat().every((text) => !/^[=+\-@\t\r]/.test(text) && !text.includes('\0')),
    )
    await fc.assert(
      fc.asyncProperty(
        written,
        fc.constantFrom('utf-8' as const, 'gb18030' as const),
        fc.integer({ min: 1, max: 40 }),
        async (rows, encoding, size) => {
          const path = await fileOf(Buffer.concat(await Array.fromAsync(writeCsv(columns.required, rows, encoding))))
          const sheet = await openSheet(path, { ...usual, encoding })
          const file = await open(path)
          const reread: SheetRow[] = []
          for await (const chunk of splitChunks(file, encoding === 'utf-8' ? 3 : 0, ',', size))
            reread.push(...rowsOf(chunk, sheet.layout))
          await file.close()
          expect(cellsOf(reread)).toEqual(rows)
          expect(reread).toEqual(
            (await Array.fromAsync(sheet.chunks())).flatMap((chunk) => rowsOf(chunk, sheet.layout)),
          )
        },
      ),
      { numRuns: 150 },
    )
  })

  test('tells how much of it is read', async () => {
    const content = heading + '张三,1,2\n'.repeat(50_000)
    const sheet = await openSheet(await fileOf(content), usual)
    let handedOut = 0
    let chunks = 0
    for await (const chunk of sheet.chunks()) {
      handedOut += chunk.kind === 'csv' ? chunk.bytes.length : 0
      chunks += 1
      expect(chunk.readBytes).toBe(handedOut)
    }
    expect(chunks).toBeGreaterThan(1)
    expect(handedOut).toBe(Buffer.byteLength(content))
  })
})

describe('a file is refused whole', () => {
  test('when it is empty or holds headings only', async () => {
    await expect(read('')).rejects.toThrow(refused('sheets.empty'))
    await expect(read('\n\n')).rejects.toThrow(refused('sheets.empty'))
    await expect(read(heading)).rejects.toThrow(refused('sheets.empty'))
    await expect(read(heading + ',,\n'.repeat(40_000))).rejects.toThrow(refused('sheets.empty'))
  })

  test('when a required column is missing or comes twice', async () => {
    await expect(read('姓名,单位\n张三,甲\n')).rejects.toThrow(
      refused('sheets.column-missing', { columns: ['证件号码', '金额'] }),
    )
    await expect(read('姓名,证件号码,金额,金额\n张三,1,2,3\n')).rejects.toThrow(
      refused('sheets.column-twice', { columns: ['金额'] }),
    )
    await expect(read(`${heading}张三,1,2\n`, { mapping: { 姓名: '名字' } })).rejects.toThrow(
      refused('sheets.mapping-to-unknown-column'),
    )
  })

  test('when it is no table, whatever its name says', async () => {
    await expect(read('%PDF-1.7 …')).rejects.toThrow(refused('sheets.unknown-kind'))
    await expect(read('<html><table><tr><td>姓名')).rejects.toThrow(refused('sheets.unknown-kind'))
    await expect(read(Buffer.from(`\uFEFF${heading}张三,1,2\n`, 'utf16le'))).rejects.toThrow(
      refused('sheets.unknown-kind'),
    )
    await expect(read(Buffer.from('d0cf11e0a1b11ae10000', 'hex'))).rejects.toThrow(refused('sheets.old-workbook'))
  })

  test('when it is larger than allowed', async () => {
    await expect(read(`${heading}张三,1,2\n`, { maxBytes: 20 })).rejects.toThrow(
      refused('sheets.too-large', { megabytes: 1 }),
    )
  })

  test('when one line alone is larger than eight megabytes', async () => {
    await expect(read(`${heading}张三,1,${'9'.repeat(9 * 1024 * 1024)}\n`)).rejects.toThrow(
      refused('sheets.line-too-long', { line: 2, limit: 8 }),
    )
  })

  test('each refusal has a sentence', () => {
    expect(Object.keys(refusalText).toSorted()).toEqual(Object.keys(refusals).toSorted())
  })
})

describe('a preview', () => {
  test('shows headings, what is found and missing, and the first rows', async () => {
    const path = await fileOf(iconv.encode('名字,证件号码,单位\n张三,1,甲\n李四,2,乙\n王五,3,丙\n', 'gb18030'))
    expect(await previewSheet(path, { ...usual, mapping: { 名字: '姓名' } }, 2)).toEqual({
      kind: 'csv',
      encoding: 'gb18030',
      headings: ['名字', '证件号码', '单位'],
      found: { 姓名: '名字', 证件号码: '证件号码' },
      missing: ['金额'],
      sample: [
        ['张三', '1', '甲'],
        ['李四', '2', '乙'],
      ],
    })
  })
})
