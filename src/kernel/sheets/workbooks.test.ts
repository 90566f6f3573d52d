import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSheet, previewSheet, rowsOf, type SheetRow, writeXlsx } from './index.ts'

const options = {
  columns: { required: ['姓名', '证件号码', '日期', '金额'], optional: ['备注'] },
  maxBytes: 100_000_000,
}
const headings = ['姓名', '证件号码', '日期', '金额']

let folder: string
let files = 0

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workbooks-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function fileOf(content: Uint8Array): Promise<string> {
  files += 1
  const path = join(folder, `${files}.csv`)
  await writeFile(path, content)
  return path
}

async function read(content: Uint8Array): Promise<SheetRow[]> {
  const sheet = await openSheet(await fileOf(content), options)
  return (await Array.fromAsync(sheet.chunks())).flatMap((chunk) => rowsOf(chunk, sheet.layout))
}

type Part = { name: string; content: string; declared?: number }

/** A ZIP file; an entry may lie about its inflated size. */
function zipOf(parts: readonly Part[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, declared } of parts) {
    const raw = Buffer.from(content)
    const packed = deflateRawSync(raw)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(0x800, 2)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(crc32(raw), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(declared ?? raw.length, 18)
    fields.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), fields, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), fields, tail, Buffer.from(name)]))
    locals.push(local)
    offset += local.length
  }
  const entries = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(entries.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, entries, end])
}

const relationships = (targets: Record<string, [kind: string, path: string]>) =>
  `<Relationships>${Object.entries(targets)
    .map(([id, [kind, path]]) => `<Relationship Id="${id}" Type="http://x/relationships/${kind}" Target="${path}"/>`)
    .join('')}</Relationships>`

/** The parts of a workbook as a spreadsheet program orders them: the table of shared texts comes last. */
function partsOf(
  rows: string,
  more: { shared?: string; styles?: string; properties?: string; cells?: string } = {},
): Part[] {
  const textCells = (texts: readonly string[], line: number) =>
    `<row r="${line}">${texts.map((text, at) => `<c r="${'ABCDE'[at]}${line}" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`
  return [
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: '_rels/.rels', content: relationships({ r1: ['officeDocument', 'xl/workbook.xml'] }) },
    {
      name: 'xl/workbook.xml',
      content: `<workbook>${more.properties ?? ''}<sheets><sheet name="数据" sheetId="1" r:id="r7"/><sheet name="说明" sheetId="2" r:id="r8"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relationships({
        r8: ['worksheet', 'worksheets/sheet2.xml'],
        r7: ['worksheet', '/xl/worksheets/sheet1.xml'],
        s1: ['styles', 'styles.xml'],
        t1: ['sharedStrings', 'sharedStrings.xml'],
      }),
    },
    {
      name: 'xl/worksheets/sheet2.xml',
      content: '<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>',
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: `<?xml version="1.0"?><worksheet><cols><col min="1"/></cols><sheetData>${textCells(headings, 1)}${rows}</sheetData></worksheet>`,
    },
    { name: 'xl/styles.xml', content: `<styleSheet>${more.styles ?? ''}</styleSheet>` },
    { name: 'xl/sharedStrings.xml', content: `<sst>${more.shared ?? ''}</sst>` },
  ]
}

const rowOf = (line: number, cells: string) => `<row r="${line}" spans="1:4">${cells}</row>`
const refused = (code: string) => expect.objectContaining({ code })

describe('a workbook', () => {
  test('reads what it wrote, text with all its digits and numbers to the fen', async () => {
    const rows = [
      ['张三', '110101199003070791', '2026-07-01', 8410.2],
      ['李 "四"\n<&>', '11010119900307002X', '', 0.07],
    ]
    const written = Buffer.concat(await Array.fromAsync(writeXlsx('名单', headings, rows)))
    expect(await read(written)).toEqual([
      { line: 2, cells: ['张三', '110101199003070791', '2026-07-01', '8410.2', ''], problem: null },
      { line: 3, cells: ['李 "四"\n<&>', '11010119900307002X', '', '0.07', ''], problem: null },
    ])
    const seen = await readXlsx(written)
    expect(seen.sheets[0]!.rows[1]).toEqual(['张三', '110101199003070791', '2026-07-01', 8410.2])
  })

  test('shared texts, plain and rich, are looked up; readings of characters are left out', async () => {
    const shared =
      '<si><t>周&amp;吴_x000D_</t></si><si><r><rPr><b/></rPr><t xml:space="preserve">110101</t></r><r><t>199003070791</t></r><rPh sb="0" eb="1"><t>よみ</t></rPh></si><si/>'
    const rows = rowOf(
      2,
      '<c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="s"><v>2</v></c><c r="D2"><v>1</v></c>',
    )
    expect((await read(zipOf(partsOf(rows, { shared }))))[0]!.cells).toEqual([
      '周&吴\r',
      '110101199003070791',
      '',
      '1',
      '',
    ])
  })

  test('a cell shown as a day becomes that day, in workbooks that count from 1900 and from 1904', async () => {
    const styles =
      '<numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="171" formatCode="[Red]0.00&quot;day&quot;"/></numFmts><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs>'
    const rows =
      rowOf(2, '<c r="C2" s="1"><v>46204</v></c><c r="D2" s="3"><v>46204</v></c>') +
      rowOf(3, '<c r="C3" s="2"><v>46204.75</v></c>') +
      rowOf(4, '<c r="C4" t="d"><v>2026-07-01T00:00:00</v></c>')
    const days = async (properties: string) =>
      (await read(zipOf(partsOf(rows, { styles, properties })))).map((row) => [row.cells[2], row.cells[3]])
    expect(await days('')).toEqual([
      ['2026-07-01', '46204'],
      ['2026-07-01', ''],
      ['2026-07-01', ''],
    ])
    expect((await days('<workbookPr date1904="1"/>'))[0]).toEqual(['2030-07-02', '46204'])
  })

  test('an id number held as a number is reported, for its last digits are lost', async () => {
    const rows = rowOf(
      2,
      '<c r="A2" t="inlineStr"><is><t>张三</t></is></c><c r="B2"><v>1.1010119900307079E+17</v></c><c r="D2"><v>8410.2000000000007</v></c>',
    )
    expect(await read(zipOf(partsOf(rows)))).toEqual([
      {
        line: 2,
        cells: ['张三', '1.1010119900307079E+17', '', '8410.2', ''],
        problem: { code: 'numeric-id', column: '证件号码' },
      },
    ])
  })

  test('rows keep their numbers, skip empty ones, and cells their columns', async () => {
    const rows = `<row r="2"/>${rowOf(5, '<c r="D5"><v>3</v></c>')}<row><c t="str"><f>A1</f><v>甲</v></c><c/><c t="b"><v>1</v></c></row>${rowOf(9, '<c r="A9" s="1"/>')}`
    expect((await read(zipOf(partsOf(rows)))).map(({ line, cells }) => [line, ...cells])).toEqual([
      [5, '', '', '', '3', ''],
      [6, '甲', '', 'TRUE', '', ''],
    ])
  })

  test('a row with something beyond the headings has too many fields', async () => {
    const rows = rowOf(2, '<c r="A2" t="str"><v>张三</v></c><c r="G2"><v>1</v></c>')
    expect((await read(zipOf(partsOf(rows))))[0]!.problem).toEqual({ code: 'too-many-fields', expected: 4, actual: 7 })
  })

  test('prefixed names are the same names', async () => {
    const parts = partsOf(rowOf(2, '<c r="A2" t="str"><v>张三</v></c>')).map((part) =>
      part.name.includes('sheet1') ? { ...part, content: part.content.replace(/<(\/?)(?=[a-z])/g, '<$1x:') } : part,
    )
    expect((await read(zipOf(parts)))[0]!.cells[0]).toBe('张三')
  })

  test('text in a CDATA section is text', async () => {
    const rows = rowOf(
      2,
      '<c r="A2" t="inlineStr"><is><t><![CDATA[张<&>三]]></t></is></c><c r="B2" t="str"><v><![CDATA[1&2]]></v></c>',
    )
    expect((await read(zipOf(partsOf(rows))))[0]!.cells.slice(0, 2)).toEqual(['张<&>三', '1&2'])
  })

  test('a character that was lost before counts as undecodable', async () => {
    const rows =
      rowOf(2, '<c r="A2" t="str"><v>张&#xFFFD;</v></c>') +
      rowOf(3, '<c r="A3" t="inlineStr"><is><t>李_x0000_</t></is></c>')
    expect((await read(zipOf(partsOf(rows)))).map((row) => row.problem)).toEqual([
      { code: 'undecodable', column: '姓名', position: 2 },
      { code: 'undecodable', column: '姓名', position: 2 },
    ])
  })

  test('is previewed like any other file', async () => {
    const path = await fileOf(zipOf(partsOf(rowOf(2, '<c r="A2" t="str"><v>张三</v></c>'))))
    expect(await previewSheet(path, options, 5)).toMatchObject({
      kind: 'xlsx',
      headings,
      missing: [],
      sample: [['张三']],
    })
  })
})

describe('a workbook is refused whole', () => {
  test('when it would inflate beyond reason, by what it declares', async () => {
    const dense = '<row/>'.repeat(8_000_000)
    await expect(read(zipOf(partsOf(dense)))).rejects.toThrow(refused('sheets.bomb'))
    const vast = partsOf('').map((part) => (part.name.includes('sheet2') ? { ...part, declared: 4_294_967_294 } : part))
    await expect(read(zipOf([...vast, ...vast]))).rejects.toThrow(refused('sheets.bomb'))
  })

  test('when it inflates to more than it declares', async () => {
    const lying = partsOf(rowOf(2, '<c r="A2" t="str"><v>张三</v></c>').repeat(50_000)).map((part) =>
      part.name.includes('sheet1') ? { ...part, declared: 1000 } : part,
    )
    await expect(read(zipOf(lying))).rejects.toThrow(refused('sheets.bomb'))
  })

  test('when it is damaged or cut short', async () => {
    const whole = zipOf(partsOf(rowOf(2, '<c r="A2" t="str"><v>张三</v></c>')))
    await expect(read(whole.subarray(0, whole.length - 60))).rejects.toThrow(refused('sheets.damaged'))
    const spoilt = Buffer.from(whole)
    const sheet = spoilt.indexOf('xl/worksheets/sheet1.xml') + 24
    spoilt.fill(0xff, sheet, sheet + 40)
    await expect(read(spoilt)).rejects.toThrow(refused('sheets.damaged'))
    const short = partsOf(rowOf(2, '<c r="A2" t="str"><v>张三</v></c>')).map((part) =>
      part.name.includes('sheet1') ? { ...part, declared: 9000 } : part,
    )
    await expect(read(zipOf(short))).rejects.toThrow(refused('sheets.damaged'))
    const dangling = partsOf(rowOf(2, '<c r="A2" t="s"><v>5</v></c>'))
    await expect(read(zipOf(dangling))).rejects.toThrow(refused('sheets.damaged'))
    const unclosed = partsOf(`${rowOf(2, '<c r="A2" t="str"><v>张三</v></c>')}<row r="3"><c r="A3"`)
    const altered = Buffer.from(whole)
    altered.writeUInt32LE(1, altered.lastIndexOf('xl/worksheets/sheet1.xml') - 46 + 16)
    await expect(read(altered)).rejects.toThrow(refused('sheets.damaged'))
    const torn = partsOf(`<row r="2"><c r="A2"><v>1</v></row>${rowOf(3, '<c r="A3"><v>1</v></c>')}`)
    await expect(read(zipOf(torn))).rejects.toThrow(refused('sheets.damaged'))
    await expect(read(zipOf(unclosed))).rejects.toThrow(refused('sheets.damaged'))
  })

  test('when it is some other archive, or holds headings only', async () => {
    await expect(read(zipOf([{ name: 'word/document.xml', content: '<w/>' }]))).rejects.toThrow(
      refused('sheets.unknown-kind'),
    )
    await expect(read(zipOf(partsOf('')))).rejects.toThrow(refused('sheets.empty'))
  })
})
