import { availableParallelism } from 'node:os'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { filePath } from '../../kernel/files/index.ts'
import { maskName } from '../../kernel/people/index.ts'
import { refusalText as fileRefusalText, type SheetEncoding } from '../../kernel/sheets/index.ts'
import { today } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { commitLazily } from '../../platform/db/commit-lazily.ts'
import { refreshStatistics } from '../../platform/db/refresh-statistics.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { fillSentence, Refusal } from '../../platform/refusal.ts'
import {
  attachBatch,
  batchIsAttached,
  copyInto,
  dropBatch,
  lockFundBatches,
  markSuperseded,
  markTables,
  matchBatch,
  openBatch,
} from './batches.store.ts'
import { findFund } from './funds.store.ts'
import {
  type ImportCounts,
  type ImportRecord,
  lockImport,
  markDone,
  markFailed,
  markRunning,
  saveProgress,
} from './imports.store.ts'
import { deleteRejects, insertRejects, type Reject } from './rejects.store.ts'
import { readSettlements, type SettlementBatch } from './settlement-file.ts'
import { openSettlement } from './settlement-sealed.ts'

/** Called with bytes read and bytes in all; written where the starter looks. */
type Progress = (done: number, total: number) => Promise<void>

/** Rejects and progress are kept this often, or when so many rejects wait. */
const keepEveryMilliseconds = 500
const mostRejectsKept = 5000

type Reading = { rows: number; rejected: number; seconds: number; encoding: SheetEncoding | null }

/**
 * 载入结算文件: reads, checks, seals and copies a registered file, sorts out what is known, and makes the rest count,
 * all in one step at the end. Killed at any moment it starts again from the file and leaves nothing doubled;
 * an import that is done stays as it is. A file refused whole marks the import failed and throws its refusal.
 */
export async function loadSettlements(actor: Actor, importId: string, progress: Progress): Promise<ImportCounts> {
  const record = await transaction(actor, async (tx) => {
    const found = await lockImport(tx, importId)
    if (found.state !== 'done' && !(await batchIsAttached(tx, importId))) {
      await dropBatch(tx, importId)
      await deleteRejects(tx, importId)
      await markRunning(tx, importId, found.encoding)
    }
    return found
  })
  if (record.state === 'done') return countsOf(record)

  try {
    const reading = await transaction(actor, (tx) => copyFile(tx, actor, record, progress))
    const counts = await transaction(actor, (tx) => settleBatch(tx, actor, record, reading))
    await refreshStatistics(markTables)
    return counts
  } catch (error) {
    if (error instanceof Refusal) await refuseWhole(actor, record, error)
    throw error
  }
}

/** Streams the file into the open batch; rejects and progress are kept on their own connections meanwhile. */
async function copyFile(tx: Tx, actor: Actor, record: ImportRecord, progress: Progress): Promise<Reading> {
  const started = performance.now()
  const reading: Reading = { rows: 0, rejected: 0, seconds: 0, encoding: null }
  const path = await transaction(actor, (own) => filePath(own, record.fileId))
  const batches = readSettlements(path, {
    encoding: record.encoding ?? undefined,
    mapping: record.mapping,
    today: today(),
    seal: config().sealKeys,
    workers: Math.min(2, availableParallelism()),
  })

  let [kept, rejects] = [started, [] as Reject[]]
  async function keep(bytesRead: number) {
    await transaction(actor, async (own) => {
      await commitLazily(own)
      await insertRejects(own, record.id, rejects)
      await saveProgress(own, record.id, bytesRead)
    })
    rejects = []
    kept = performance.now()
  }

  async function* copyRows() {
    for await (const batch of batches) {
      reading.rows += batch.rows
      reading.rejected += batch.rejects.length
      reading.encoding = batch.kind === 'csv' ? batch.encoding : null
      rejects.push(...rejectsOf(batch))
      const due = rejects.length >= mostRejectsKept || performance.now() - kept >= keepEveryMilliseconds
      if (due) await keep(batch.bytesRead)
      await progress(batch.bytesRead, record.bytes)
      yield batch.copyRows
    }
    await keep(record.bytes)
  }
  await openBatch(tx, record.id)
  await pipeline(Readable.from(copyRows()), copyInto(tx, record.id))
  reading.seconds = (performance.now() - started) / 1000
  return reading
}

function rejectsOf(batch: SettlementBatch): Reject[] {
  return batch.rejects.map((one) => ({
    line: one.line,
    codes: one.codes,
    facts: one.facts,
    maskedName: maskName(one.name),
  }))
}

async function settleBatch(tx: Tx, actor: Actor, record: ImportRecord, reading: Reading): Promise<ImportCounts> {
  await lockFundBatches(tx, record.fund)
  const matching = performance.now()
  const { unchanged, conflicts } = await matchBatch(tx, record.id, record.fund)
  await insertRejects(
    tx,
    record.id,
    conflicts.map((one) => ({
      line: one.line,
      codes: ['conflict'],
      facts: { settlementNo: one.settlementNo },
      maskedName: maskName(openSettlement(config().sealKeys, one.sealed).name),
    })),
  )
  const loading = performance.now()
  await attachBatch(tx, record.id, record.fund)
  const superseded = await markSuperseded(tx, record.id, record.fund)
  const loaded = performance.now()

  const rejected = reading.rejected + conflicts.length
  const counts: ImportCounts = {
    rows: reading.rows,
    loaded: reading.rows - rejected - unchanged - superseded.waiting,
    unchanged,
    rejected,
    ...superseded,
  }
  await markDone(tx, record.id, reading.encoding, counts, [
    { step: 'read', seconds: rounded(reading.seconds) },
    { step: 'match', seconds: rounded((loading - matching) / 1000) },
    { step: 'load', seconds: rounded((loaded - loading) / 1000) },
  ])
  const fund = await findFund(tx, record.fund)
  await recordAudit(tx, actor, {
    action: 'mutual-aid.import-done',
    subjectKind: 'mutual-aid.import',
    subjectId: record.id,
    orgId: fund?.orgId ?? null,
    detail: { ...counts },
  })
  return counts
}

async function refuseWhole(actor: Actor, record: ImportRecord, refused: Refusal): Promise<void> {
  await transaction(actor, async (tx) => {
    await dropBatch(tx, record.id)
    await deleteRejects(tx, record.id)
    const sentence = fileRefusalText[refused.code as keyof typeof fileRefusalText] ?? refused.code
    await markFailed(tx, record.id, fillSentence(sentence, refused.facts))
  })
}

function countsOf(record: ImportRecord): ImportCounts {
  const { rows, loaded, unchanged, waiting, rejected, corrections, reversals } = record
  if (rows === null || loaded === null || unchanged === null || waiting === null || rejected === null) {
    throw new Error(`import ${record.id} is done but was not counted`)
  }
  return { rows, loaded, unchanged, waiting, rejected, corrections, reversals }
}

function rounded(seconds: number): number {
  return Math.round(seconds * 10) / 10
}
