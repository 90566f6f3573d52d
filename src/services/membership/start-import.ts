import { type Actor, requirePermission, requireReachableOrg } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { fileOf, filePath, type StoredFile } from '../../kernel/files/index.ts'
import { startJob } from '../../kernel/jobs/index.ts'
import type { Org } from '../../kernel/orgs/index.ts'
import { dropEnrolments } from '../../kernel/people/index.ts'
import { previewSheet, type SheetEncoding } from '../../kernel/sheets/index.ts'
import { now, today } from '../../platform/clock.ts'
import type { Day } from '../../platform/dates.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { refusal } from './errors.ts'
import type { MemberImport } from './import.model.ts'
import { findImport, insertImport, lockImport, markState } from './import.store.ts'
import { importText } from './import.text.ts'
import { memberSheet } from './import-file.ts'

/** Lists are checked and carried out one at a time, so that each is judged against what the one before did. */
const queue = 'membership.import'
const sampleRows = 5

export type ImportWish = {
  readonly orgId: string
  readonly encoding?: SheetEncoding | undefined
  readonly mapping?: Record<string, string> | undefined
  /** Who joined on or after this day is counted as newly won; absent: the first day of this year. */
  readonly newSince?: Day | undefined
}

/** Headings of an uploaded list, how they would be read, and its first rows. */
export async function previewMembers(
  actor: Actor,
  input: { fileId: string; encoding?: SheetEncoding | undefined; mapping?: Record<string, string> | undefined },
) {
  const path = await transaction(actor, async (tx) => filePath(tx, (await fileOf(tx, actor, input.fileId)).id))
  const options = { ...memberSheet, mapping: input.mapping ?? {}, ...(input.encoding && { encoding: input.encoding }) }
  const preview = await previewSheet(path, options, sampleRows)
  return {
    encoding: preview.encoding,
    headings: [...preview.headings],
    mapping: Object.fromEntries(Object.entries(preview.found).map(([column, heading]) => [heading, column])),
    missing: [...preview.missing],
    columns: [...memberSheet.columns.required, ...memberSheet.columns.optional],
    sample: preview.sample.map((row) => [...row]),
  }
}

/** 导入会员名单: registers an uploaded list for a union and everything below it, and starts the job that checks it. */
export function startImport(actor: Actor, wish: ImportWish & { readonly fileId: string }): Promise<MemberImport> {
  return transaction(actor, async (tx) => {
    const org = await requireReachableOrg(tx, actor, 'membership.import', wish.orgId)
    const file = await fileOf(tx, actor, wish.fileId)
    const importId = newId()
    const jobId = await startJob(tx, actor, {
      kind: 'membership.import-check',
      title: fillSentence(importText.checkTitle, { file: file.name }),
      payload: { importId },
      unit: importText.units.bytes,
      total: file.bytes,
      queue,
    })
    return registerImport(tx, actor, org, file, { ...wish, importId, jobId })
  })
}

/** Writes a list down before its file is read. Without a job the caller checks it herself. */
export async function registerImport(
  tx: Tx,
  actor: Actor,
  org: Org,
  file: StoredFile,
  wish: ImportWish & { readonly importId: string; readonly jobId: string | null },
): Promise<MemberImport> {
  const record = await insertImport(tx, {
    id: wish.importId,
    orgId: org.id,
    orgPath: org.path,
    fileId: file.id,
    fileName: file.name,
    bytes: file.bytes,
    encoding: wish.encoding ?? null,
    mapping: wish.mapping ?? {},
    newSince: wish.newSince ?? `${today().slice(0, 4)}-01-01`,
    importedBy: actor.personId,
    importedByName: actor.name,
    importedAt: now(),
    jobId: wish.jobId,
  })
  await recordAudit(tx, actor, {
    action: 'membership.import-started',
    subjectKind: 'membership.import',
    subjectId: record.id,
    orgId: org.id,
    detail: { file: file.name, bytes: file.bytes },
  })
  return record
}

/** 确认导入: a checked list is carried out by a job. Refuses one that is not waiting for it. */
export async function confirmImport(actor: Actor, id: string): Promise<MemberImport> {
  return transaction(actor, async (tx) => {
    const record = await requireChecked(tx, actor, id)
    const jobId = await startJob(tx, actor, {
      kind: 'membership.import-carry-out',
      title: fillSentence(importText.carryOutTitle, { file: record.fileName }),
      payload: { importId: id },
      unit: importText.units.lines,
      total: record.lastLine,
      queue,
    })
    await markState(tx, id, 'confirmed', jobId)
    await recordAudit(tx, actor, {
      action: 'membership.import-confirmed',
      subjectKind: 'membership.import',
      subjectId: id,
      orgId: record.orgId,
      detail: { ...record.counts },
    })
    return { ...record, state: 'confirmed', jobId }
  })
}

/** 放弃导入: a checked list is thrown away; nothing of it was carried out. */
export async function discardImport(actor: Actor, id: string): Promise<void> {
  await transaction(actor, async (tx) => {
    const record = await requireChecked(tx, actor, id)
    await markState(tx, id, 'discarded', null)
    await recordAudit(tx, actor, {
      action: 'membership.import-discarded',
      subjectKind: 'membership.import',
      subjectId: id,
      orgId: record.orgId,
    })
  })
  await transaction(system, (tx) => dropEnrolments(tx, id))
}

async function requireChecked(tx: Tx, actor: Actor, id: string): Promise<MemberImport> {
  const seen = await findImport(tx, id)
  if (!seen) throw refusal('membership.import-missing')
  requirePermission(actor, 'membership.import', seen.orgPath)
  const record = await lockImport(tx, id)
  if (record.state !== 'checked') throw refusal('membership.import-not-checked')
  return record
}
