import {
  copyHeader,
  type HeadingMapping,
  mapInWorkers,
  openSheet,
  type SheetChunk,
  type SheetEncoding,
  type SheetKind,
  type SheetOptions,
} from '../../kernel/sheets/index.ts'
import type { Day } from '../../platform/dates.ts'
import type { SealKeys } from '../../platform/seal.ts'
import { type RejectedSettlement, type SealedChunk, type SettlementSetup, sealChunks } from './settlement-worker.ts'
import { settlementFields } from './settlements.model.ts'
import { settlementHeadings } from './settlements.text.ts'

/** The columns that `copyRows` fills, in order; the table's DDL and the COPY statement name the same. */
export const settlementColumns = [
  'line',
  'settlement_no',
  'id_index',
  'sealed',
  'hospital_code',
  'hospital_name',
  'hospital_level',
  'admitted_on',
  'discharged_on',
  'icd10',
  'total_fen',
  'fund_fen',
  'major_fen',
  'own_fen',
  'settled_on',
  'kind',
  'original_no',
  'content_hash',
] as const

export type SettlementReading = {
  readonly encoding?: SheetEncoding | undefined
  readonly mapping?: HeadingMapping | undefined
  readonly today: Day
  readonly seal: SealKeys
  /** Threads that check and seal; 0 does it in the caller's own. */
  readonly workers: number
}

/** A run of the file, in file order. rows = accepted + rejects. */
export type SettlementBatch = {
  readonly rows: number
  /** A piece of one binary COPY: those of all batches, one after the other, are the whole stream. */
  readonly copyRows: Buffer
  readonly rejects: readonly RejectedSettlement[]
  readonly bytesRead: number
  readonly bytes: number
  readonly kind: SheetKind
  readonly encoding: SheetEncoding
}

/** Every column is asked for: a bureau's file without one is refused whole. */
export const settlementSheet: Pick<SheetOptions, 'columns' | 'maxBytes'> = {
  columns: { required: settlementFields.map((field) => settlementHeadings[field]), optional: [] },
  maxBytes: 6 * 1024 ** 3,
}

/**
 * 读取结算文件: reads a bureau's file in constant memory, checks every row and seals the good ones.
 * Refuses the file whole as `sheets.…` tells; then nothing has been yielded, save when it turns out damaged midway.
 */
export async function* readSettlements(path: string, reading: SettlementReading): AsyncGenerator<SettlementBatch> {
  const { encoding, mapping, today, seal, workers } = reading
  const sheet = await openSheet(path, {
    ...settlementSheet,
    ...(encoding && { encoding }),
    ...(mapping && { mapping }),
  })
  const setup: SettlementSetup = { layout: sheet.layout, today, seal }
  const sealed = workers === 0 ? sealHere(sheet.chunks(), setup) : sealInWorkers(sheet.chunks(), setup, workers)
  const { kind, encoding: readAs } = sheet.layout
  let ahead: Buffer = copyHeader
  for await (const { rows, copyRows, rejects, readBytes } of sealed) {
    const copied = Buffer.from(copyRows.buffer, copyRows.byteOffset, copyRows.length)
    yield {
      rows,
      copyRows: ahead.length === 0 ? copied : Buffer.concat([ahead, copied]),
      rejects,
      bytesRead: readBytes,
      bytes: sheet.bytes,
      kind,
      encoding: readAs,
    }
    ahead = Buffer.alloc(0)
  }
}

async function* sealHere(chunks: AsyncIterable<SheetChunk>, setup: SettlementSetup): AsyncGenerator<SealedChunk> {
  const seal = sealChunks(setup)
  for await (const chunk of chunks) yield seal(chunk).result
}

function sealInWorkers(
  chunks: AsyncIterable<SheetChunk>,
  setup: SettlementSetup,
  workers: number,
): AsyncGenerator<SealedChunk> {
  return mapInWorkers<SettlementSetup, SheetChunk, SealedChunk>(chunks, {
    script: new URL('./settlement-worker.ts', import.meta.url),
    setup,
    workers,
    transferOf: (chunk) => (chunk.kind === 'csv' ? [chunk.bytes.buffer] : []),
  })
}
