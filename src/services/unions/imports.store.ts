import { find, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { ImportRecord, UnionReject, UnionRejectCode } from './imports.model.ts'

const columns = sql`id, org_id, org_path, file_id, file_name, state, rows, loaded, unchanged, rejected, job_id, imported_by_name,
  imported_at, ended_at`

export async function insertImport(tx: Tx, one: ImportRecord, importedBy: Id | null): Promise<void> {
  await run(
    tx,
    sql`insert into unions.imports (id, org_id, org_path, file_id, file_name, state, job_id, imported_by, imported_by_name, imported_at)
      values (${one.id}, ${one.orgId}, ${one.orgPath}::uuid[], ${one.fileId}, ${one.fileName}, ${one.state}, ${one.jobId},
        ${importedBy}, ${one.importedByName}, ${one.importedAt})`,
  )
}

export function findImport(tx: Tx, id: Id): Promise<ImportRecord | undefined> {
  return find(tx, sql`select ${columns} from unions.imports where id = ${id}`)
}

/** The newest imports below some organisations, at most 50. */
export function newestImports(tx: Tx, within: readonly Id[]): Promise<ImportRecord[]> {
  return rows(
    tx,
    sql`select ${columns} from unions.imports where org_path && ${within}::uuid[] order by imported_at desc, id desc limit 50`,
  )
}

export async function finishImport(
  tx: Tx,
  id: Id,
  counts: { rows: number; loaded: number; unchanged: number; rejected: number; endedAt: string },
): Promise<void> {
  await run(
    tx,
    sql`update unions.imports set state = 'done', rows = ${counts.rows}, loaded = ${counts.loaded}, unchanged = ${counts.unchanged},
        rejected = ${counts.rejected}, ended_at = ${counts.endedAt} where id = ${id}`,
  )
}

/** Written anew by a second run. At most 5,000 at once. */
export async function insertRejects(
  tx: Tx,
  importId: Id,
  rejects: readonly (UnionReject & { readonly cells: readonly string[] })[],
): Promise<void> {
  await run(
    tx,
    sql`insert into unions.import_rejects (import_id, line, codes, cells)
      select ${importId}, line, string_to_array(codes, ','), array(select jsonb_array_elements_text(cells::jsonb))
      from unnest(${rejects.map((one) => one.line)}::int[], ${rejects.map((one) => one.codes.join(','))}::text[],
        ${rejects.map((one) => JSON.stringify(one.cells))}::text[]) as given (line, codes, cells)
      on conflict do nothing`,
  )
}

/** Refused rows in file order. */
export function rejectsAfter(
  tx: Tx,
  importId: Id,
  line: number,
  most: number,
): Promise<{ line: number; codes: UnionRejectCode[]; cells: string[] }[]> {
  return rows(
    tx,
    sql`select line, codes, cells from unions.import_rejects where import_id = ${importId} and line > ${line} order by line limit ${most}`,
  )
}
