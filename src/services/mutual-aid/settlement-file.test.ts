import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { settlementCsv } from '../../../bench/settlement-csv.ts'
import { emptyDatabase } from '../../../test/setup/database.ts'
import { writeXlsx } from '../../kernel/sheets/index.ts'
import { blindIndex, keysFromSecret } from '../../platform/seal.ts'
import { readSettlements, type SettlementBatch, settlementColumns } from './settlement-file.ts'
import { openSettlement } from './settlement-sealed.ts'
import { settlementFields } from './settlements.model.ts'
import { settlementHeadings } from './settlements.text.ts'

const seal = keysFromSecret('a secret for these tests, long enough to be one')
const headings = settlementFields.map((field) => settlementHeadings[field])
const usual = { today: '2026-11-21', seal, workers: 0 }
const cells = [
  'JS1',
  '11010519491231002x',
  '张三',
  'H1',
  '第一医院',
  '三级甲等',
  '2026/7/1',
  '20260712',
  'n18501',
  '慢性肾脏病5期',
  '18,410.20',
  '10000',
  '2410.2',
  '6000.00',
  '2026-07-13',
  '正常',
  '',
]

let folder: string
let files = 0
let database: Awaited<ReturnType<typeof emptyDatabase>>
let client: pg.Client

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'settlements-'))
  database = await emptyDatabase()
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await database.drop()
  await rm(folder, { recursive: true })
})

async function fileOf(content: string | Uint8Array): Promise<string> {
  files += 1
  const path = join(folder, `${files}.csv`)
  await writeFile(path, content)
  return path
}

const csvOf = (...rows: readonly (readonly string[])[]) =>
  [headings, ...rows].map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\r\n')

async function readAll(
  content: string | Uint8Array,
  options: Partial<Parameters<typeof readSettlements>[1]> = {},
): Promise<SettlementBatch[]> {
  return Array.fromAsync(readSettlements(await fileOf(content), { ...usual, ...options }))
}

/** Copies the good rows of batches into a table of their own and reads them back. */
async function load(batches: readonly SettlementBatch[]) {
  await client.query('drop table if exists loaded')
  await client.query(
    `create table loaded (line int, settlement_no text, id_index uuid, sealed bytea, hospital_code text, hospital_name text, hospital_level text,
       admitted_on date, discharged_on date, icd10 text, total_fen bigint, fund_fen bigint, major_fen bigint, own_fen bigint,
       settled_on date, kind text, original_no text, content_hash uuid)`,
  )
  const copy = copyFrom(`copy loaded (${settlementColumns.join(', ')}) from stdin (format binary)`)
  await pipeline(Readable.from(batches.map((batch) => batch.copyRows)), client.query(copy))
  const { rows } = await client.query(
    `select *, admitted_on::text, discharged_on::text, settled_on::text from loaded order by line`,
  )
  return rows
}

describe('a settlement file', () => {
  test('becomes rows of the settlements table, private words sealed, the id number only an index', async () => {
    const [row] = await load(await readAll(csvOf(cells)))
    const { sealed, content_hash, ...plain } = row
    expect(plain).toEqual({
      line: 2,
      settlement_no: 'JS1',
      id_index: blindIndex(seal, '11010519491231002X'),
      hospital_code: 'H1',
      hospital_name: '第一医院',
      hospital_level: '三级甲等',
      admitted_on: '2026-07-01',
      discharged_on: '2026-07-12',
      icd10: 'N18.501',
      total_fen: '1841020',
      fund_fen: '1000000',
      major_fen: '241020',
      own_fen: '600000',
      settled_on: '2026-07-13',
      kind: 'normal',
      original_no: null,
    })
    expect(openSettlement(seal, sealed)).toEqual({
      idNumber: '11010519491231002X',
      name: '张三',
      diagnosisName: '慢性肾脏病5期',
      diagnosisCode: 'n18501',
    })
    expect(content_hash).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('one row written in two ways has one content, and any cell that says otherwise gives another', async () => {
    const same = cells.with(1, '11010519491231002X').with(6, '2026-07-01').with(10, '18410.2').with(13, '6000')
    const others = [
      cells.with(0, 'JS2'),
      cells.with(1, '440524188001010014'),
      cells.with(2, '张四'),
      cells.with(3, 'H2'),
      cells.with(4, '第二医院'),
      cells.with(5, '二级'),
      cells.with(6, '2026/7/2'),
      cells.with(7, '20260711'),
      cells.with(8, 'N18502'),
      cells.with(9, '尿毒症'),
      cells.with(10, '18410.21').with(13, '6000.01'),
      cells.with(11, '9999').with(13, '6001.00'),
      cells.with(14, '2026-07-14'),
      cells.with(15, '更正').with(16, 'JS0'),
      cells.with(15, '冲正').with(16, 'JS0'),
      cells.with(15, '冲正').with(16, 'JS9'),
    ]
    const rows = await load(await readAll(csvOf(cells, same, ...others)))
    const hashes = rows.map((row) => row.content_hash)
    expect(hashes[0]).toBe(hashes[1])
    expect(new Set(hashes).size).toBe(1 + others.length)
  })

  test('a code that is none of ICD-10 is kept sealed as written', async () => {
    const [row] = await load(await readAll(csvOf(cells.with(8, '中医-01'))))
    expect(row.icd10).toBeNull()
    expect(openSettlement(seal, row.sealed).diagnosisCode).toBe('中医-01')
  })

  test('every row ends in exactly one place, whichever encoding and however many threads', async () => {
    const plan = { rows: 6000, seed: 7, quarter: '2026Q3', people: 2000, dirtyOneIn: 100 } as const
    const outcomes = []
    for (const [encoding, workers] of [
      ['utf-8', 0],
      ['utf-8', 2],
      ['gb18030', 1],
    ] as const) {
      const batches = await readAll(Buffer.concat([...settlementCsv({ ...plan, encoding })]), { workers })
      expect(batches.length).toBeGreaterThan(2)
      expect(batches[0]).toMatchObject({ kind: 'csv', encoding })
      expect(batches.at(-1)!.bytesRead).toBe(batches[0]!.bytes)
      const rejects = batches.flatMap((batch) => batch.rejects)
      const rows = await load(batches)
      expect(batches.reduce((sum, batch) => sum + batch.rows, 0)).toBe(6000)
      expect(rows.length).toBe(5940)
      expect(new Set([...rows, ...rejects].map(({ line }) => line)).size).toBe(6000)
      outcomes.push({
        rows: rows.map(({ sealed, ...row }) => ({ ...row, ...openSettlement(seal, sealed) })),
        rejects: rejects.map(({ line, codes, facts }) => ({ line, codes, facts })),
      })
    }
    expect(outcomes[1]).toEqual(outcomes[0])
    expect(outcomes[2]).toEqual(outcomes[0])
    expect(new Set(outcomes[0]!.rejects.flatMap(({ codes }) => codes)).size).toBe(12)
  })

  test('as a workbook comes to the same rows', async () => {
    const rows = [cells, cells.with(0, 'JS2').with(1, '1')]
    const workbook = Buffer.concat(await Array.fromAsync(writeXlsx('结算', headings, rows)))
    for (const workers of [0, 1]) {
      const batches = await readAll(workbook, { workers })
      const [asWorkbook] = await load(batches)
      const [asText] = await load(await readAll(csvOf(...rows)))
      expect({ ...asWorkbook, sealed: null }).toEqual({ ...asText, sealed: null })
      expect(batches[0]).toMatchObject({
        kind: 'xlsx',
        rows: 2,
        rejects: [{ line: 3, name: '张三', codes: ['id-number-length'] }],
      })
    }
  })

  test('takes a sender’s headings by a mapping', async () => {
    const text = csvOf(cells).replace('证件号码', '身份证号')
    await expect(readAll(text)).rejects.toThrow(
      expect.objectContaining({ code: 'sheets.column-missing', facts: { columns: ['证件号码'] } }),
    )
    expect((await readAll(text, { mapping: { 身份证号: '证件号码' } }))[0]).toMatchObject({ rows: 1, rejects: [] })
  })

  test.each(headings)('without the column %s is refused whole', async (heading) => {
    await expect(readAll(csvOf(cells).replace(`"${heading}"`, '"别的"'))).rejects.toThrow(
      expect.objectContaining({ code: 'sheets.column-missing', facts: { columns: [heading] } }),
    )
  })
})
