import {
  type CopyBatch,
  copySheet,
  type HeadingMapping,
  openSheet,
  type SheetEncoding,
  type SheetOptions,
} from '../../kernel/sheets/index.ts'
import type { Day } from '../../platform/dates.ts'
import type { SealKeys } from '../../platform/seal.ts'
import { type RejectedSettlement, type SettlementSetup, sealChunks } from './settlement-worker.ts'
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

export type SettlementBatch = CopyBatch<RejectedSettlement>

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
  yield* copySheet<SettlementSetup, RejectedSettlement>(sheet, {
    setup: { layout: sheet.layout, today, seal },
    verb: sealChunks,
    script: new URL('./settlement-worker.ts', import.meta.url),
    workers,
  })
}
