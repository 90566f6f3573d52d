import {
  answerTasks,
  type CopiedChunk,
  CopyRows,
  readChunk,
  type SheetChunk,
  type SheetLayout,
} from '../../kernel/sheets/index.ts'
import type { Day } from '../../platform/dates.ts'
import { keyedDigest, type SealKeys } from '../../platform/seal.ts'
import { canonicalIcd10 } from './icd10.rules.ts'
import { sealSettlement } from './settlement-sealed.ts'
import type { RejectCode, RejectFacts, Settlement } from './settlements.model.ts'
import { checkSettlement } from './settlements.rules.ts'

export type SettlementSetup = { readonly layout: SheetLayout; readonly today: Day; readonly seal: SealKeys }

/** A rejected row: every reason it has, and the name by which a person finds it (to be masked where it is kept). */
export type RejectedSettlement = {
  readonly line: number
  readonly name: string
  readonly codes: readonly RejectCode[]
  readonly facts: RejectFacts
}

const namePlace = 2
const columnCount = 18

/**
 * Checks, seals and encodes the settlements of a chunk: good rows become rows of a binary COPY with
 * `settlementColumns`, the others rejects. Plain id numbers, names and diagnoses of good rows do not leave it.
 */
export function sealChunks({
  layout,
  today,
  seal,
}: SettlementSetup): (chunk: SheetChunk) => { result: CopiedChunk<RejectedSettlement>; transfer: ArrayBuffer[] } {
  const copy = new CopyRows(0)
  return (chunk) => {
    const rejects: RejectedSettlement[] = []
    let rows = 0
    readChunk(chunk, layout, (line, cells, problem) => {
      rows += 1
      const { settlement, reject } = checkSettlement(cells, problem, today)
      if (settlement) copyRow(copy, line, settlement, seal)
      else rejects.push({ line, name: cells[namePlace]!.trim().slice(0, 100), ...reject })
    })
    if (chunk.kind === 'csv') freeNow(chunk.bytes.buffer)
    const copyRows = copy.take()
    return { result: { rows, copyRows, rejects, readBytes: chunk.readBytes }, transfer: [copyRows.buffer] }
  }
}

/** Gives memory back at once: each thread's collector would let 64 MB of such buffers pile up before it looks. */
function freeNow(buffer: ArrayBuffer): void {
  buffer.transfer(0)
}

function copyRow(copy: CopyRows, line: number, settlement: Settlement, keys: SealKeys): void {
  copy.startRow(columnCount)
  copy.int4(line)
  copy.text(settlement.settlementNo)
  copy.uuid(keyedDigest(keys, settlement.idNumber))
  copy.bytes(sealSettlement(keys, settlement))
  copy.text(settlement.hospitalCode)
  copy.text(settlement.hospitalName)
  copy.text(settlement.hospitalLevel)
  copy.day(settlement.admittedOn)
  copy.day(settlement.dischargedOn)
  const icd10 = canonicalIcd10(settlement.diagnosisCode)
  if (icd10 === null) copy.null()
  else copy.text(icd10)
  copy.int8(settlement.totalFen)
  copy.int8(settlement.fundFen)
  copy.int8(settlement.majorFen)
  copy.int8(settlement.ownFen)
  copy.day(settlement.settledOn)
  copy.text(settlement.kind)
  if (settlement.originalNo === null) copy.null()
  else copy.text(settlement.originalNo)
  copy.uuid(keyedDigest(keys, contentOf(settlement)))
}

/** Everything a row says, in canonical form; the hash of it must be keyed because it covers the id number. */
function contentOf(row: Settlement): string {
  const place = `${row.hospitalCode}\x1f${row.hospitalName}\x1f${row.hospitalLevel}\x1f${row.admittedOn}\x1f${row.dischargedOn}`
  const diagnosis = `${row.diagnosisCode}\x1f${row.diagnosisName}`
  const money = `${row.totalFen}\x1f${row.fundFen}\x1f${row.majorFen}\x1f${row.ownFen}\x1f${row.settledOn}`
  return `${row.settlementNo}\x1f${row.idNumber}\x1f${row.name}\x1f${place}\x1f${diagnosis}\x1f${money}\x1f${row.kind}\x1f${row.originalNo}`
}

answerTasks(sealChunks)
