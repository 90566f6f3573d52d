import { type Actor, requirePermission } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { filePath } from '../../kernel/files/index.ts'
import { openSheet, rowsOf, type SheetFormat, sheetDownload } from '../../kernel/sheets/index.ts'
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
export async function downloadRejectFile(actor: Actor, importId: string, format: SheetFormat): Promise<Download> {
  const { record, path, rejects } = await transaction(actor, async (tx) => {
    const found = await findImport(tx, importId)
    if (!found) throw refusal('mutual-aid.import-missing')
    const fund = (await findFund(tx, found.fund))!
    requirePermission(actor, 'mutual-aid.import', fund.orgPath)
    await recordAudit(tx, actor, {
      action: 'mutual-aid.rejects-downloaded',
      subjectKind: 'mutual-aid.import',
      subjectId: importId,
      orgId: fund.orgId,
    })
    return {
      record: found,
      path: await filePath(tx, found.fileId),
      rejects: await listRejectsAfter(tx, importId, 0, null, found.rejected ?? 0),
    }
  })
  const headings = [rejectListText.line, rejectListText.reasons, ...settlementSheet.columns.required]
  return sheetDownload(
    `${rejectListText.title} ${record.fileName}`,
    format,
    headings,
    rejectedRows(record, path, rejects),
  )
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
