import { type Actor, requirePermission } from '../../kernel/access/index.ts'
import { filePath } from '../../kernel/files/index.ts'
import { type ExportFormat, exportMarked } from '../../kernel/privacy/index.ts'
import { openSheet, rowsOf } from '../../kernel/sheets/index.ts'
import { transaction } from '../../platform/db/transaction.ts'
import type { Download } from '../../platform/http/endpoint.ts'
import { refusal } from './errors.ts'
import { findFund } from './funds.store.ts'
import { findImport, type ImportRecord } from './imports.store.ts'
import { presentReject } from './present-import.ts'
import { listRejectsAfter, type Reject } from './rejects.store.ts'
import { settlementSheet } from './settlement-file.ts'
import { rejectListText } from './settlements.text.ts'

/**
 * 拒收清单: line, reasons, and the row as it came, so that it can be put right and sent again. The rows are read from the
 * file itself; the download is audited, for it holds id numbers.
 */
export async function downloadRejectFile(
  actor: Actor,
  importId: string,
  { format, reason }: { readonly format: ExportFormat; readonly reason: string },
): Promise<Download> {
  const { record, path, rejects } = await transaction(actor, async (tx) => {
    const found = await findImport(tx, importId)
    if (!found) throw refusal('mutual-aid.import-missing')
    const fund = (await findFund(tx, found.fund))!
    requirePermission(actor, 'mutual-aid.import', fund.orgPath)
    return {
      record: found,
      path: await filePath(tx, found.fileId),
      rejects: await listRejectsAfter(tx, importId, 0, null, found.rejected ?? 0),
    }
  })
  const headings = [rejectListText.line, rejectListText.reasons, ...settlementSheet.columns.required]
  return exportMarked(actor, {
    kind: 'mutual-aid.reject',
    title: `${rejectListText.title} ${record.fileName.replace(/\.[^.]*$/, '')}`,
    format,
    reason,
    comesBack: 'yes',
    headings,
    rows: rejectedRows(record, path, rejects),
    filter: { importId },
  })
}

async function* rejectedRows(
  record: ImportRecord,
  path: string,
  rejects: readonly Reject[],
): AsyncGenerator<(string | number)[]> {
  const byLine = new Map(rejects.map((reject) => [reject.line, presentReject(reject)]))
  const sheet = await openSheet(path, {
    ...settlementSheet,
    mapping: record.mapping,
    ...(record.encoding && { encoding: record.encoding }),
  })
  for await (const chunk of sheet.chunks()) {
    for (const row of rowsOf(chunk, sheet.layout)) {
      const reject = byLine.get(row.line)
      if (reject) yield [row.line, reject.reasons.join('；'), ...row.cells]
    }
  }
}
