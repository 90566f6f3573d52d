import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Actor } from '../../kernel/access/index.ts'
import { filePath } from '../../kernel/files/index.ts'
import {
  copyEnrolments,
  countVerdicts,
  dropEnrolments,
  type EnrolmentReject,
  hasOldNumbers,
  judgeEnrolments,
  lastLineOf,
  linesAfter,
  maskName,
  memberKinds,
  openEnrolments,
} from '../../kernel/people/index.ts'
import { refusalText as fileRefusalText, type SheetEncoding } from '../../kernel/sheets/index.ts'
import { commitLazily } from '../../platform/db/commit-lazily.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { fillSentence, Refusal } from '../../platform/refusal.ts'
import type { ImportCounts, ImportReject, MemberImport } from './import.model.ts'
import {
  deleteRejects,
  insertRejects,
  lockImport,
  markChecked,
  markFailed,
  markState,
  saveReading,
} from './import.store.ts'
import { readMembers } from './import-file.ts'

/** Called with how much is done and how much there is; written where the starter looks. */
export type Progress = (done: number, total: number) => Promise<void>

const keepEveryMilliseconds = 500
const mostRejectsKept = 5000
const linesAtOnce = 5000
export const rejectVerdicts: readonly EnrolmentReject[] = ['union-unknown', 'conflict', 'dead', 'before-leaving']

type Reading = { rows: number; rejected: number; seconds: number; encoding: SheetEncoding | null }

/**
 * 检查会员名单: reads, checks and seals a registered list and judges every row against everyone on file, without changing
 * anybody. Killed at any moment it starts again; a list that was judged stays so. A file refused whole marks the
 * import failed and throws its refusal.
 */
export async function checkImport(actor: Actor, importId: string, progress: Progress): Promise<MemberImport> {
  const record = await transaction(actor, async (tx) => {
    const found = await lockImport(tx, importId)
    if (found.state !== 'waiting' && found.state !== 'checking') return found
    await dropEnrolments(tx, importId)
    await deleteRejects(tx, importId)
    await markState(tx, importId, 'checking', null)
    return { ...found, state: 'checking' as const }
  })
  if (record.state !== 'checking') return record
  try {
    const reading = await transaction(actor, (tx) => copyFile(tx, actor, record, progress))
    return await transaction(actor, (tx) => judge(tx, record, reading))
  } catch (error) {
    if (error instanceof Refusal) await refuseWhole(actor, record, error)
    throw error
  }
}

/** Streams the file into the list's own table; rejects and progress are kept on their own connections meanwhile. */
async function copyFile(tx: Tx, actor: Actor, record: MemberImport, progress: Progress): Promise<Reading> {
  const started = performance.now()
  const reading: Reading = { rows: 0, rejected: 0, seconds: 0, encoding: null }
  const { path, old } = await transaction(actor, async (own) => ({
    path: await filePath(own, record.fileId),
    old: await hasOldNumbers(own),
  }))
  const batches = readMembers(path, {
    encoding: record.encoding,
    mapping: record.mapping,
    oldNumbers: old ? 'looked-for' : 'nobody-has-one',
  })
  let [kept, rejects] = [started, [] as ImportReject[]]
  async function keep(bytesRead: number) {
    await transaction(actor, async (own) => {
      await commitLazily(own)
      await insertRejects(own, record.id, rejects)
      await saveReading(own, record.id, bytesRead)
    })
    rejects = []
    kept = performance.now()
  }
  async function* copyRows() {
    for await (const batch of batches) {
      reading.rows += batch.rows
      reading.rejected += batch.rejects.length
      reading.encoding = batch.kind === 'csv' ? batch.encoding : null
      for (const { line, codes, name } of batch.rejects) rejects.push({ line, codes, maskedName: maskName(name) })
      if (rejects.length >= mostRejectsKept || performance.now() - kept >= keepEveryMilliseconds)
        await keep(batch.bytesRead)
      await progress(batch.bytesRead, record.bytes)
      yield batch.copyRows
    }
    await keep(record.bytes)
  }
  await openEnrolments(tx, record.id)
  await pipeline(Readable.from(copyRows()), copyEnrolments(tx, record.id))
  reading.seconds = rounded(performance.now() - started)
  return reading
}

async function judge(tx: Tx, record: MemberImport, reading: Reading): Promise<MemberImport> {
  const started = performance.now()
  await judgeEnrolments(tx, record.id, { below: record.orgId, kinds: memberKinds })
  await listRejectedLines(tx, record.id, rejectVerdicts)
  const counts = await countsOf(tx, record.id, reading.rejected)
  const found = {
    encoding: reading.encoding,
    rows: reading.rows,
    counts,
    lastLine: await lastLineOf(tx, record.id),
    steps: [
      { step: 'read' as const, seconds: reading.seconds },
      { step: 'judge' as const, seconds: rounded(performance.now() - started) },
    ],
  }
  await markChecked(tx, record.id, found)
  return { ...record, ...found, state: 'checked' }
}

/** Rows that were judged out take their place in the reject list. */
export async function listRejectedLines(tx: Tx, importId: string, verdicts: readonly EnrolmentReject[]): Promise<void> {
  for (let line = 0; ; ) {
    const lines = await linesAfter(tx, importId, { verdicts, line, most: linesAtOnce })
    await insertRejects(
      tx,
      importId,
      lines.map((one) => ({ line: one.line, codes: [one.verdict], maskedName: maskName(one.name) })),
    )
    if (lines.length < linesAtOnce) return
    line = lines.at(-1)!.line
  }
}

export async function countsOf(tx: Tx, importId: string, rejected: number): Promise<ImportCounts> {
  const counts = await countVerdicts(tx, importId)
  return {
    ...Object.fromEntries(counts.filter((one) => one.count > 0).map((one) => [one.verdict, one.count])),
    rejected,
  }
}

async function refuseWhole(actor: Actor, record: MemberImport, refused: Refusal): Promise<void> {
  await transaction(actor, async (tx) => {
    await dropEnrolments(tx, record.id)
    await deleteRejects(tx, record.id)
    const sentence = fileRefusalText[refused.code as keyof typeof fileRefusalText] ?? refused.code
    await markFailed(tx, record.id, fillSentence(sentence, refused.facts))
  })
}

/** Milliseconds as seconds with one decimal. */
export function rounded(milliseconds: number): number {
  return Math.round(milliseconds / 100) / 10
}
