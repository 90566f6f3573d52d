import { type Actor, requirePermission } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { fileOf, type StoredFile } from '../../kernel/files/index.ts'
import { startJob } from '../../kernel/jobs/index.ts'
import type { SheetEncoding } from '../../kernel/sheets/index.ts'
import { now } from '../../platform/clock.ts'
import type { Quarter } from '../../platform/dates.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { fundOf } from './fund-of.ts'
import type { Fund } from './funds.store.ts'
import { findMapping, type ImportRecord, insertImport, rememberMapping } from './imports.store.ts'
import { serviceText } from './text.ts'

export type ImportWish = {
  readonly quarter: Quarter
  readonly sender: string
  readonly encoding?: SheetEncoding | undefined
  /** Their heading → our column; remembered for the sender. Absent: what was remembered. */
  readonly mapping?: Record<string, string> | undefined
}

/** 导入结算文件: registers an uploaded file for a quarter and starts the job that loads it. */
export async function startImport(actor: Actor, wish: ImportWish & { readonly fileId: string }): Promise<ImportRecord> {
  return transaction(actor, async (tx) => {
    const fund = await fundOf(tx, actor)
    requirePermission(actor, 'mutual-aid.import', fund.orgPath)
    const file = await fileOf(tx, actor, wish.fileId)
    const importId = newId()
    const jobId = await startJob(tx, actor, {
      kind: 'mutual-aid.import',
      title: fillSentence(serviceText.importTitle, { quarter: wish.quarter, file: file.name }),
      payload: { importId },
      unit: serviceText.units.bytes,
      total: file.bytes,
      queue: `mutual-aid ${fund.key}`,
    })
    return registerImport(tx, actor, fund, file, { ...wish, importId, jobId })
  })
}

/** Writes an import down before its file is read. Without a job the caller loads it herself. */
export async function registerImport(
  tx: Tx,
  actor: Actor,
  fund: Fund,
  file: StoredFile,
  wish: ImportWish & { readonly importId: string; readonly jobId: string | null },
): Promise<ImportRecord> {
  const mapping = wish.mapping ?? (await findMapping(tx, fund.key, wish.sender))
  const record = await insertImport(tx, {
    id: wish.importId,
    fund: fund.key,
    quarter: wish.quarter,
    fileId: file.id,
    fileName: file.name,
    bytes: file.bytes,
    sender: wish.sender,
    encoding: wish.encoding ?? null,
    mapping,
    importedBy: actor.personId,
    importedByName: actor.name,
    importedAt: now(),
    jobId: wish.jobId,
  })
  await rememberMapping(tx, fund.key, wish.sender, mapping)
  await recordAudit(tx, actor, {
    action: 'mutual-aid.import-started',
    subjectKind: 'mutual-aid.import',
    subjectId: record.id,
    orgId: fund.orgId,
    detail: { quarter: wish.quarter, file: file.name, bytes: file.bytes },
  })
  return record
}
