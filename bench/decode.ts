/*
 * How fast and in how much memory a settlement file is read: split, decoded, checked, sealed and encoded for COPY.
 * Usage: node bench/decode.ts [rows, default 1000000] [rounds, default 3]
 * Every measurement is a process of its own; a round runs each once, so that noise falls on all alike.
 */
import { execFileSync } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse'
import iconv from 'iconv-lite'
import { openSheet, readChunk, type SheetEncoding } from '../src/kernel/sheets/index.ts'
import { keysFromSecret } from '../src/platform/seal.ts'
import { readSettlements, settlementSheet } from '../src/services/mutual-aid/settlement-file.ts'
import { checkSettlement } from '../src/services/mutual-aid/settlements.rules.ts'
import { settlementCsv } from './settlement-csv.ts'

const today = '2026-11-21'
const encodings = ['utf-8', 'gb18030'] as const

type Measure = (path: string, encoding: SheetEncoding) => Promise<number>

/** Each reads the whole file and tells how many rows it saw. */
const measures: Record<string, Measure> = {
  'csv-parse, fields only': async (path, encoding) => {
    let rows = -1
    const bytes = createReadStream(path, { highWaterMark: 1024 * 1024 })
    const text = encoding === 'utf-8' ? bytes : bytes.pipe(iconv.decodeStream('gb18030'))
    for await (const record of text.pipe(parse({ bom: true, relax_column_count: true }))) rows += record ? 1 : 0
    return rows
  },
  'ours, fields only': (path) => readRows(path, () => undefined),
  'ours, fields + checks': (path) => readRows(path, checkSettlement),
  'ours, + seal + COPY rows, no thread': (path) => sealRows(path, 0),
  'ours, + seal + COPY rows, 1 thread': (path) => sealRows(path, 1),
  'ours, + seal + COPY rows, 2 threads': (path) => sealRows(path, 2),
}

async function readRows(path: string, check: (...row: Parameters<typeof checkSettlement>) => unknown): Promise<number> {
  const sheet = await openSheet(path, settlementSheet)
  let rows = 0
  for await (const chunk of sheet.chunks()) {
    readChunk(chunk, sheet.layout, (_line, cells, problem) => {
      rows += 1
      check(cells, problem, today)
    })
  }
  return rows
}

async function sealRows(path: string, workers: number): Promise<number> {
  const seal = keysFromSecret('only for measuring, never for a real installation')
  let rows = 0
  for await (const batch of readSettlements(path, { today, seal, workers })) rows += batch.rows
  return rows
}

type Sample = { seconds: number; cpuSeconds: number; megabytes: number }

/** Runs in a process of its own. */
async function measureHere(name: string, path: string, encoding: SheetEncoding, rows: number): Promise<Sample> {
  const started = performance.now()
  const seen = await measures[name]!(path, encoding)
  if (seen !== rows) throw new Error(`${name} saw ${seen} rows of ${rows}`)
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  return {
    seconds: (performance.now() - started) / 1000,
    cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
    megabytes: Math.round(maxRSS / 1024),
  }
}

async function writeFileOf(path: string, encoding: SheetEncoding, rows: number): Promise<void> {
  const file = await open(path, 'w')
  const plan = { rows, seed: 1, quarter: '2026Q3', encoding, people: 600_000, dirtyOneIn: 100 }
  for (const piece of settlementCsv(plan)) await file.write(piece)
  await file.close()
}

function measureApart(name: string, path: string, encoding: SheetEncoding, rows: number): Sample {
  const script = fileURLToPath(import.meta.url)
  return JSON.parse(
    execFileSync(process.execPath, [script, '--one', name, path, encoding, String(rows)], { encoding: 'utf8' }),
  ) as Sample
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)]!
}

async function measureAll(rows: number, rounds: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'gonghui-decode-'))
  for (const encoding of encodings) {
    const path = join(folder, `${encoding}.csv`)
    await writeFileOf(path, encoding, rows)
    const samples = new Map<string, Sample[]>(Object.keys(measures).map((name) => [name, []]))
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, taken] of samples) taken.push(measureApart(name, path, encoding, rows))
    }
    console.log(`\n${encoding}, ${rows} rows x 17 columns, 1 in 100 spoilt, medians of ${rounds}`)
    for (const [name, taken] of samples) {
      const seconds = median(taken.map((sample) => sample.seconds))
      console.log(
        `${name.padEnd(38)} ${seconds.toFixed(2).padStart(6)} s ${Math.round(rows / seconds)
          .toLocaleString('en')
          .padStart(9)} rows/s` +
          ` ${median(taken.map((sample) => sample.cpuSeconds))
            .toFixed(1)
            .padStart(6)} CPU s ${Math.max(...taken.map((sample) => sample.megabytes))} MB RSS at most`,
      )
    }
  }
  await rm(folder, { recursive: true })
}

const [mode, ...rest] = process.argv.slice(2)
if (mode === '--one') {
  const [name, path, encoding, rows] = rest as [string, string, SheetEncoding, string]
  console.log(JSON.stringify(await measureHere(name, path, encoding, Number(rows))))
} else {
  await measureAll(Number(mode ?? 1_000_000), Number(rest[0] ?? 3))
}
