import { sealRegistration } from '../../kernel/people/index.ts'
import {
  answerTasks,
  type CopiedChunk,
  CopyRows,
  readChunk,
  type SheetChunk,
  type SheetLayout,
} from '../../kernel/sheets/index.ts'
import type { Day } from '../../platform/dates.ts'
import { newId } from '../../platform/ids.ts'
import { keyedDigest, type SealKeys } from '../../platform/seal.ts'
import type { MemberRow, MemberRowCode } from './import.model.ts'
import { checkMemberRow } from './import.rules.ts'
import { noteOf } from './import-note.ts'

export type MemberSetup = {
  readonly layout: SheetLayout
  readonly today: Day
  readonly seal: SealKeys
  /** Whether anybody on file is known by an old card only. */
  readonly oldNumbers: 'looked-for' | 'nobody-has-one'
}

export type RejectedMember = { readonly line: number; readonly name: string; readonly codes: readonly MemberRowCode[] }

const columnCount = 13

/** Checks, seals and encodes the members of a chunk: good rows become rows of a binary COPY, the others rejects. */
export function sealMembers({
  layout,
  today,
  seal,
  oldNumbers,
}: MemberSetup): (chunk: SheetChunk) => { result: CopiedChunk<RejectedMember>; transfer: ArrayBuffer[] } {
  const copy = new CopyRows(0)
  return (chunk) => {
    const rejects: RejectedMember[] = []
    let rows = 0
    readChunk(chunk, layout, (line, cells, problem) => {
      rows += 1
      const { row, codes } = problem ? { row: null, codes: ['row-unreadable' as const] } : checkMemberRow(cells, today)
      if (row) copyRow(copy, line, row, seal, oldNumbers)
      else rejects.push({ line, name: cells[0]!.trim().slice(0, 50), codes })
    })
    const copyRows = copy.take()
    return { result: { rows, copyRows, rejects, readBytes: chunk.readBytes }, transfer: [copyRows.buffer] }
  }
}

/** In the order of `enrolmentColumns`. */
function copyRow(copy: CopyRows, line: number, row: MemberRow, keys: SealKeys, old: MemberSetup['oldNumbers']): void {
  const sealed = sealRegistration(keys, row)
  copy.startRow(columnCount)
  copy.int4(line)
  copy.uuid(hexOf(newId()))
  copy.uuid(hexOf(newId()))
  copy.text(sealed.name)
  copy.day(sealed.bornOn)
  copy.bytes(sealed.idSealed)
  copy.uuid(hexOf(sealed.idIndex))
  if (old === 'nobody-has-one' || row.oldNumber === null) copy.null()
  else copy.uuid(keyedDigest(keys, row.oldNumber))
  if (sealed.phoneSealed === null) copy.null()
  else copy.bytes(sealed.phoneSealed)
  if (sealed.phoneIndex === null) copy.null()
  else copy.uuid(hexOf(sealed.phoneIndex))
  copy.text(row.unionCode)
  copy.day(row.joinedOn)
  copy.text(noteOf(row))
}

function hexOf(uuid: string): string {
  return uuid.replaceAll('-', '')
}

answerTasks(sealMembers)
