import { availableParallelism } from 'node:os'
import {
  type CopyBatch,
  copySheet,
  type HeadingMapping,
  openSheet,
  type SheetEncoding,
  type SheetOptions,
} from '../../kernel/sheets/index.ts'
import { today } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { memberFields } from './import.model.ts'
import { memberHeadings } from './import.text.ts'
import { type MemberSetup, type RejectedMember, sealMembers } from './import-worker.ts'

const requiredColumns = 3

/** A list without a column that is asked for is refused whole; phone, day, form and employer may be missing. */
export const memberSheet: Pick<SheetOptions, 'columns' | 'maxBytes'> = {
  columns: {
    required: memberFields.slice(0, requiredColumns).map((field) => memberHeadings[field]),
    optional: memberFields.slice(requiredColumns).map((field) => memberHeadings[field]),
  },
  maxBytes: 2 * 1024 ** 3,
}

export type MemberReading = {
  readonly encoding: SheetEncoding | null
  readonly mapping: HeadingMapping
  readonly oldNumbers: MemberSetup['oldNumbers']
}

/** 读取会员名单: a file in constant memory, every row checked, the good ones sealed. Refuses it whole as `sheets.…` tells. */
export async function* readMembers(path: string, reading: MemberReading): AsyncGenerator<CopyBatch<RejectedMember>> {
  const sheet = await openSheet(path, {
    ...memberSheet,
    mapping: reading.mapping,
    ...(reading.encoding && { encoding: reading.encoding }),
  })
  yield* copySheet<MemberSetup, RejectedMember>(sheet, {
    setup: { layout: sheet.layout, today: today(), seal: config().sealKeys, oldNumbers: reading.oldNumbers },
    verb: sealMembers,
    script: new URL('./import-worker.ts', import.meta.url),
    workers: Math.min(2, availableParallelism()),
  })
}
