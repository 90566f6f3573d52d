import { type Actor, grantsWith } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { fileOf, filePath } from '../../kernel/files/index.ts'
import { recordFacts } from '../../kernel/indicators/index.ts'
import { startJob } from '../../kernel/jobs/index.ts'
import { foundOrgs, lastChangesOnPaths, lockTree } from '../../kernel/orgs/index.ts'
import { now } from '../../platform/clock.ts'
import type { Day } from '../../platform/dates.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { refusal } from './errors.ts'
import { factsOfFounding } from './foundings.rules.ts'
import { insertProfiles } from './foundings.store.ts'
import type { ImportRecord, KnownRow, UnionReject, UnionRow } from './imports.model.ts'
import { findImport, finishImport, insertImport, insertRejects } from './imports.store.ts'
import { importText } from './imports.text.ts'
import { judgeList, readUnionList, type UnionList } from './read-list.ts'

export type ImportCounts = { rows: number; loaded: number; unchanged: number; rejected: number }
export type Loaded = ImportCounts & { readonly rejects: readonly UnionReject[]; readonly list: UnionList }

const rowsAtOnce = 5000

/** 核对名册: what an uploaded list would do, and nothing of it done. */
export async function checkImport(actor: Actor, fileId: string): Promise<Loaded> {
  const path = await transaction(actor, async (tx) => filePath(tx, (await fileOf(tx, actor, fileId)).id))
  return checkList(actor, path)
}

export async function checkList(actor: Actor, path: string): Promise<Loaded> {
  const list = await readUnionList(path)
  const { decision } = await transaction(actor, (tx) => judgeList(tx, actor, list))
  const { fresh, unchanged, rejects } = decision
  const counts = { rows: list.count, loaded: fresh.length, unchanged: unchanged.length, rejected: rejects.length }
  return { ...counts, rejects, list }
}

/** 导入名册: writes an import down and starts the job that loads it. */
export async function startImport(actor: Actor, fileId: string): Promise<{ id: string; jobId: string }> {
  return transaction(actor, async (tx) => {
    const file = await fileOf(tx, actor, fileId)
    const grant = grantsWith(actor, 'unions.found')[0]
    if (!grant) throw refusal('unions.not-found')
    const id = newId()
    const jobId = await startJob(tx, actor, {
      kind: 'unions.import',
      title: fillSentence(importText.job, { file: file.name }),
      payload: { importId: id, grants: grantsWith(actor, 'unions.found').map((one) => one.orgId) },
      unit: importText.unit,
      queue: 'unions.import',
    })
    const record: ImportRecord = {
      id,
      orgId: grant.orgId,
      orgPath: grant.orgPath,
      fileId,
      fileName: file.name,
      state: 'running',
      rows: 0,
      loaded: 0,
      unchanged: 0,
      rejected: 0,
      jobId,
      importedByName: actor.name,
      importedAt: now(),
      endedAt: null,
    }
    await insertImport(tx, record, actor.personId)
    await recordAudit(tx, actor, {
      action: 'unions.import-started',
      subjectKind: 'unions.import',
      subjectId: id,
      orgId: grant.orgId,
      detail: { file: file.name },
    })
    return { id, jobId }
  })
}

type Progress = (done: number, total: number) => Promise<void> | void

/** The job of an import, under the reach that its starter had. Run again after a crash it finds what is there unchanged. */
export async function runImport(
  actor: Actor,
  payload: { importId: string; grants: readonly string[] },
  progress: Progress,
): Promise<void> {
  const { record, path } = await transaction(system, async (tx) => {
    const found = await findImport(tx, payload.importId)
    return { record: found!, path: await filePath(tx, found!.fileId) }
  })
  const reach = reachOf(actor, payload.grants)
  const loaded = await loadList(reach, path, progress)
  await transaction(system, async (tx) => {
    await writeRejects(tx, record.id, loaded)
    const { rows, loaded: fresh, unchanged, rejected } = loaded
    await finishImport(tx, record.id, { rows, loaded: fresh, unchanged, rejected, endedAt: now() })
    await recordAudit(tx, actor, {
      action: 'unions.imported',
      subjectKind: 'unions.import',
      subjectId: record.id,
      orgId: record.orgId,
      detail: { rows, loaded: fresh, unchanged, rejected },
    })
  })
}

/** The platform at work with the reach of an officer: it judges parents as she would. */
function reachOf(actor: Actor, orgIds: readonly string[]): Actor {
  const permissions = new Set(['unions.found'])
  const grants = orgIds.map((orgId) => ({ role: '', roleName: '', orgId, orgPath: [orgId], permissions }))
  return { ...actor, kind: 'officer', grants, scope: system.scope }
}

async function writeRejects(tx: Tx, importId: string, { rejects, list }: Loaded): Promise<void> {
  const whole = rejects.map((reject) => ({ ...reject, cells: list.cells.get(reject.line)! }))
  for (let at = 0; at < whole.length; at += rowsAtOnce) {
    await insertRejects(tx, importId, whole.slice(at, at + rowsAtOnce))
  }
}

/** Founds what is new in a list, 5,000 at a time, parents before children; each run is whole. */
export async function loadList(actor: Actor, path: string, progress: Progress): Promise<Loaded> {
  const list = await readUnionList(path)
  const { decision, orgs } = await transaction(system, (tx) => judgeList(tx, actor, list))
  const { fresh, unchanged, rejects } = decision
  const standing = new Map<string, Standing>([...orgs].map(([code, org]) => [code, { ...org, lastChangeOn: null }]))
  for (let at = 0; at < fresh.length; at += rowsAtOnce) {
    await transaction(system, (tx) => foundSome(tx, fresh.slice(at, at + rowsAtOnce), standing))
    await progress(Math.min(at + rowsAtOnce, fresh.length), fresh.length)
  }
  const counts = { rows: list.count, loaded: fresh.length, unchanged: unchanged.length, rejected: rejects.length }
  return { ...counts, rejects, list }
}

/** Something a row may hang from; the day from which it stands where it stands is read when it is first needed. */
type Standing = Pick<KnownRow, 'id' | 'path'> & { readonly lastChangeOn: Day | null }

/**
 * The papers of a union may be older than the place above it in the tree: it stands in the tree from the day on which all
 * above it do, and its profile keeps the day of the papers.
 */
async function foundSome(tx: Tx, rows: readonly UnionRow[], standing: Map<string, Standing>): Promise<void> {
  await lockTree(tx)
  const parents = new Map(rows.flatMap((row) => standing.get(row.parentCode) ?? []).map((one) => [one.id, one]))
  const unread = [...parents.values()].filter((one) => one.lastChangeOn === null).map((one) => one.id)
  const lastChanges = new Map((await lastChangesOnPaths(tx, unread)).map((change) => [change.id, change.on]))
  const placed = rows.map((row) => {
    const parent = standing.get(row.parentCode)
    const id = newId()
    const above = parent ? (parent.lastChangeOn ?? lastChanges.get(parent.id)!) : row.establishedOn
    const on = row.establishedOn > above ? row.establishedOn : above
    const path = [...(parent?.path ?? []), id]
    standing.set(row.code, { id, path, lastChangeOn: on })
    return { row, id, path, on, parentId: parent?.id ?? null }
  })
  await foundOrgs(
    tx,
    placed.map(({ row, id, on, parentId }) => {
      const { kind, code, creditCode, name } = row
      return { id, kind, code, creditCode, name, parentId, on }
    }),
  )
  await insertProfiles(
    tx,
    placed.map(({ row, id, path }) => {
      const { employerName, employerCreditCode, workerCount, establishedOn } = row
      const employer = { employerName, employerCreditCode, workerCount }
      return { ...employer, orgId: id, orgPath: path, establishedOn, source: 'import' as const }
    }),
    now(),
  )
  const founded = placed.map(({ row, id, path }) => ({
    orgId: id,
    orgPath: path,
    on: row.establishedOn,
    kind: row.kind,
  }))
  await recordFacts(tx, founded.flatMap(factsOfFounding))
}
