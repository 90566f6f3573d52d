import { joiningLines, type RunOfLines } from '../../kernel/people/index.ts'
import type { Instant } from '../../platform/dates.ts'
import { find, get, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { ImportReject, ImportState, MemberImport } from './import.model.ts'
import { noteSign } from './import-note.ts'

const columns = sql`id, org_id, org_path, file_id, file_name, bytes, encoding, mapping, new_since, imported_by, imported_by_name,
  imported_at, job_id, state, progress_bytes, done_runs, last_line, rows, counts, steps, problem, done_at, rows_erased_at`

export type NewImport = Pick<
  MemberImport,
  | 'id'
  | 'orgId'
  | 'orgPath'
  | 'fileId'
  | 'fileName'
  | 'bytes'
  | 'encoding'
  | 'mapping'
  | 'newSince'
  | 'importedBy'
  | 'importedByName'
  | 'importedAt'
  | 'jobId'
>

export function insertImport(tx: Tx, one: NewImport): Promise<MemberImport> {
  return get(
    tx,
    sql`insert into membership.imports (id, org_id, org_path, file_id, file_name, bytes, encoding, mapping, new_since,
        imported_by, imported_by_name, imported_at, job_id, state)
      values (${one.id}, ${one.orgId}, ${one.orgPath}::uuid[], ${one.fileId}, ${one.fileName}, ${one.bytes}, ${one.encoding},
        ${JSON.stringify(one.mapping)}::jsonb, ${one.newSince}, ${one.importedBy}, ${one.importedByName}, ${one.importedAt},
        ${one.jobId}, 'waiting')
      returning ${columns}`,
  )
}

export function findImport(tx: Tx, id: string): Promise<MemberImport | undefined> {
  return find(tx, sql`select ${columns} from membership.imports where id = ${id}`)
}

export function lockImport(tx: Tx, id: string): Promise<MemberImport> {
  return get(tx, sql`select ${columns} from membership.imports where id = ${id} for update`)
}

export function listImports(
  tx: Tx,
  orgIds: readonly string[],
  before: string | null,
  most: number,
): Promise<MemberImport[]> {
  return rows(
    tx,
    sql`select ${columns} from membership.imports
      where org_path && ${orgIds}::uuid[] and (${before}::uuid is null or id < ${before}::uuid) order by id desc limit ${most}`,
  )
}

export async function markState(tx: Tx, id: string, state: ImportState, jobId: string | null): Promise<void> {
  await run(
    tx,
    sql`update membership.imports set state = ${state}, job_id = coalesce(${jobId}::uuid, job_id) where id = ${id}`,
  )
}

export async function saveReading(tx: Tx, id: string, bytes: number): Promise<void> {
  await run(tx, sql`update membership.imports set progress_bytes = ${bytes} where id = ${id}`)
}

export async function markChecked(
  tx: Tx,
  id: string,
  found: Pick<MemberImport, 'encoding' | 'rows' | 'counts' | 'lastLine' | 'steps'>,
): Promise<void> {
  await run(
    tx,
    sql`update membership.imports set state = 'checked', encoding = ${found.encoding}, rows = ${found.rows},
        counts = ${JSON.stringify(found.counts)}::jsonb, last_line = ${found.lastLine}, progress_bytes = bytes,
        steps = ${JSON.stringify(found.steps)}::jsonb
      where id = ${id}`,
  )
}

/** Notes a run of lines as the last act of its transaction; false when it was carried out before. */
export async function markRunDone(tx: Tx, id: string, number: number): Promise<boolean> {
  const noted = await run(
    tx,
    sql`update membership.imports set done_runs = array_append(done_runs, ${number}::integer)
      where id = ${id} and state = 'confirmed' and not ${number}::integer = any(done_runs)`,
  )
  return noted === 1
}

export async function markDone(
  tx: Tx,
  { id, counts, steps, doneAt }: Pick<MemberImport, 'id' | 'counts' | 'steps' | 'doneAt'>,
): Promise<void> {
  await run(
    tx,
    sql`update membership.imports set state = 'done', done_at = ${doneAt}, counts = ${JSON.stringify(counts)}::jsonb,
        steps = ${JSON.stringify(steps)}::jsonb
      where id = ${id}`,
  )
}

/** Locks one list whose rows have been kept since before an instant: carried out, or handed in and never decided. */
export function lockImportWithRowsBefore(tx: Tx, before: Instant): Promise<MemberImport | undefined> {
  return find(
    tx,
    sql`select ${columns} from membership.imports
      where state in ('checked', 'done') and coalesce(done_at, imported_at) < ${before} and rows_erased_at is null
      order by id limit 1 for update skip locked`,
  )
}

export async function markRowsErased(tx: Tx, id: string, at: Instant): Promise<void> {
  await run(
    tx,
    sql`update membership.imports set rows_erased_at = ${at},
        state = case state when 'checked' then 'discarded' else state end
      where id = ${id}`,
  )
}

export async function markFailed(tx: Tx, id: string, problem: string): Promise<void> {
  await run(tx, sql`update membership.imports set state = 'failed', problem = ${problem} where id = ${id}`)
}

export async function insertRejects(tx: Tx, importId: string, rejects: readonly ImportReject[]): Promise<void> {
  if (rejects.length === 0) return
  await run(
    tx,
    sql`insert into membership.import_rejects (import_id, line, codes, masked_name)
      select ${importId}, line, string_to_array(codes, ','), masked_name
      from unnest(${rejects.map((one) => one.line)}::int[], ${rejects.map((one) => one.codes.join(','))}::text[],
        ${rejects.map((one) => one.maskedName)}::text[]) as given (line, codes, masked_name)
      on conflict do nothing`,
  )
}

export async function deleteRejects(tx: Tx, importId: string): Promise<void> {
  await run(tx, sql`delete from membership.import_rejects where import_id = ${importId}`)
}

/** Rows not taken after a line, in file order. */
export function rejectsAfter(tx: Tx, importId: string, line: number, most: number): Promise<ImportReject[]> {
  return rows(
    tx,
    sql`select line, codes, masked_name from membership.import_rejects
      where import_id = ${importId} and line > ${line} order by line limit ${most}`,
  )
}

/** Writes down how those came whom a run of lines made members. */
export async function insertRunAdmissions(
  tx: Tx,
  importId: string,
  { from, to }: RunOfLines,
  by: { readonly admittedBy: string; readonly recordedAt: Instant },
): Promise<void> {
  await run(
    tx,
    sql`insert into membership.admissions (owner_id, id, kind, org_id, org_path, form, employer_name, door, joined_on,
        application_id, admitted_by, recorded_at)
      select person_id, membership_id, case when was_member then 'returned' else 'joined' end, org_id, org_path,
        split_part(note, ${noteSign}, 1), split_part(note, ${noteSign}, 2), 'import', joined_on, null, ${by.admittedBy}, ${by.recordedAt}
      from (${joiningLines(importId)}) joined where line between ${from} and ${to}`,
  )
}
