import { type Actor, grantsWith } from '../../kernel/access/index.ts'
import { writeXlsx } from '../../kernel/sheets/index.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import type { Download } from '../../platform/http/endpoint.ts'
import { refusal } from './errors.ts'
import type { Loaded } from './import-unions.ts'
import type { ImportCheck } from './imports.contract.ts'
import { type ImportRecord, type UnionRejectCode, unionFields } from './imports.model.ts'
import { findImport, newestImports, rejectsAfter } from './imports.store.ts'
import { importText, rejectText, unionHeadings } from './imports.text.ts'

const shownRejects = 200
const rowsAtOnce = 5000
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const headings = unionFields.map((field) => unionHeadings[field])

export function presentCheck({ rows, loaded, unchanged, rejected, rejects, list }: Loaded): ImportCheck {
  const shown = rejects
    .slice(0, shownRejects)
    .map(({ line, codes }) => presentReject(line, codes, list.cells.get(line)!))
  return { rows, loaded, unchanged, rejected, rejects: shown }
}

export async function listImports(actor: Actor): Promise<ImportRecord[]> {
  const within = grantsWith(actor, 'unions.found').map((grant) => grant.orgId)
  return transaction(actor, (tx) => newestImports(tx, within))
}

export async function readImport(actor: Actor, id: string) {
  return transaction(actor, async (tx) => {
    const record = await visibleImport(tx, actor, id)
    const rejects = await rejectsAfter(tx, id, 0, shownRejects)
    return { ...record, rejects: rejects.map(({ line, codes, cells }) => presentReject(line, codes, cells)) }
  })
}

/** The refused rows in the template's own columns, so that the corrected file can be loaded as it is. */
export async function downloadRejects(actor: Actor, id: string): Promise<Download> {
  await transaction(actor, (tx) => visibleImport(tx, actor, id))
  return {
    name: `${importText.rejects}.xlsx`,
    type,
    content: writeXlsx(importText.rejects, [...headings, importText.line, importText.reasons], rows()),
  }

  async function* rows() {
    for (let line = 0; ; ) {
      const some = await transaction(actor, (tx) => rejectsAfter(tx, id, line, rowsAtOnce))
      for (const one of some) yield [...one.cells, one.line, reasonsOf(one.codes).join(importText.join)]
      if (some.length < rowsAtOnce) return
      line = some.at(-1)!.line
    }
  }
}

export function writeTemplate(): Download {
  return {
    name: `${importText.template}.xlsx`,
    type,
    content: writeXlsx(importText.template, headings, importText.sample),
  }
}

export function reasonsOf(codes: readonly UnionRejectCode[]): string[] {
  return codes.map((code) => rejectText[code])
}

function presentReject(line: number, codes: readonly UnionRejectCode[], cells: readonly string[]) {
  return { line, reasons: reasonsOf(codes), name: cells[1] ?? '' }
}

async function visibleImport(tx: Tx, actor: Actor, id: string): Promise<ImportRecord> {
  const record = await findImport(tx, id)
  const reached = grantsWith(actor, 'unions.found').some((grant) => record?.orgPath.includes(grant.orgId))
  if (!record || !reached) throw refusal('unions.import-missing')
  return record
}
