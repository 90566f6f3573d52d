import { type Actor, requirePermission } from '../../kernel/access/index.ts'
import { fileOf, filePath } from '../../kernel/files/index.ts'
import { previewSheet, type SheetEncoding } from '../../kernel/sheets/index.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { fundOf } from './fund-of.ts'
import { findMapping } from './imports.store.ts'
import { settlementSheet } from './settlement-file.ts'

const sampleRows = 5

/** Headings of an uploaded file, how they would be read with what the sender's earlier files taught, and its first rows. */
export async function previewSettlements(
  actor: Actor,
  input: { fileId: string; sender: string; encoding?: SheetEncoding | undefined },
) {
  const { path, mapping } = await transaction(actor, async (tx) => {
    const fund = await fundOf(tx, actor)
    requirePermission(actor, 'mutual-aid.import', fund.orgPath)
    const file = await fileOf(tx, actor, input.fileId)
    return { path: await filePath(tx, file.id), mapping: await findMapping(tx, fund.key, input.sender) }
  })
  const preview = await previewSheet(
    path,
    { ...settlementSheet, mapping, ...(input.encoding && { encoding: input.encoding }) },
    sampleRows,
  )
  return {
    encoding: preview.encoding,
    headings: [...preview.headings],
    mapping: Object.fromEntries(Object.entries(preview.found).map(([column, heading]) => [heading, column])),
    missing: [...preview.missing],
    columns: [...settlementSheet.columns.required],
    sample: preview.sample.map((row) => [...row]),
  }
}
