import type { SheetEncoding } from '../../kernel/sheets/index.ts'
import type { Quarter } from '../../platform/dates.ts'
import { find, get, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'

export type ImportState = 'waiting' | 'running' | 'done' | 'failed'

export type ImportRecord = {
  readonly id: string
  readonly fund: string
  readonly quarter: Quarter
  readonly fileId: string
  readonly fileName: string
  readonly bytes: number
  readonly sender: string
  readonly encoding: SheetEncoding | null
  readonly mapping: Record<string, string>
  readonly importedBy: string | null
  readonly importedByName: string
  readonly importedAt: string
  readonly jobId: string | null
  readonly state: ImportState
  readonly progressBytes: number
  readonly rows: number | null
  readonly loaded: number | null
  readonly unchanged: number | null
  readonly waiting: number | null
  readonly rejected: number | null
  readonly corrections: number
  readonly reversals: number
  readonly steps: { step: 'read' | 'load' | 'match'; seconds: number }[]
  readonly problem: string | null
}

export type ImportCounts = {
  readonly rows: number
  readonly loaded: number
  readonly unchanged: number
  readonly waiting: number
  readonly rejected: number
  readonly corrections: number
  readonly reversals: number
}

const columns = sql`id, fund, quarter, file_id, file_name, bytes, sender, encoding, mapping, imported_by, imported_by_name, imported_at,
  job_id, state, progress_bytes, rows, loaded, unchanged, waiting, rejected, corrections, reversals, steps, problem`

export async function insertImport(
  tx: Tx,
  record: Pick<
    ImportRecord,
    | 'id'
    | 'fund'
    | 'quarter'
    | 'fileId'
    | 'fileName'
    | 'bytes'
    | 'sender'
    | 'encoding'
    | 'mapping'
    | 'importedBy'
    | 'importedByName'
    | 'importedAt'
    | 'jobId'
  >,
): Promise<ImportRecord> {
  return get<ImportRecord>(
    tx,
    sql`insert into mutual_aid.imports
          (id, fund, quarter, file_id, file_name, bytes, sender, encoding, mapping, imported_by, imported_by_name, imported_at, job_id, state)
        values (${record.id}, ${record.fund}, ${record.quarter}, ${record.fileId}, ${record.fileName}, ${record.bytes}, ${record.sender},
          ${record.encoding}, ${JSON.stringify(record.mapping)}::jsonb, ${record.importedBy}, ${record.importedByName}, ${record.importedAt},
          ${record.jobId}, 'waiting')
        returning ${columns}`,
  )
}

export async function findImport(tx: Tx, id: string): Promise<ImportRecord | undefined> {
  return find<ImportRecord>(tx, sql`select ${columns} from mutual_aid.imports where id = ${id}`)
}

export async function lockImport(tx: Tx, id: string): Promise<ImportRecord> {
  return get<ImportRecord>(tx, sql`select ${columns} from mutual_aid.imports where id = ${id} for update`)
}

export async function listImportsOf(tx: Tx, fund: string, quarter: Quarter): Promise<ImportRecord[]> {
  return rows<ImportRecord>(
    tx,
    sql`select ${columns} from mutual_aid.imports where fund = ${fund} and quarter = ${quarter} order by imported_at desc limit 200`,
  )
}

export async function markRunning(tx: Tx, id: string, encoding: string | null): Promise<void> {
  await run(
    tx,
    sql`update mutual_aid.imports set state = 'running', progress_bytes = 0, encoding = coalesce(${encoding}, encoding) where id = ${id}`,
  )
}

export async function saveProgress(tx: Tx, id: string, bytes: number): Promise<void> {
  await run(tx, sql`update mutual_aid.imports set progress_bytes = ${bytes} where id = ${id}`)
}

export async function markDone(
  tx: Tx,
  id: string,
  encoding: SheetEncoding | null,
  counts: ImportCounts,
  steps: ImportRecord['steps'],
): Promise<void> {
  await run(
    tx,
    sql`update mutual_aid.imports set state = 'done', encoding = ${encoding}, rows = ${counts.rows}, loaded = ${counts.loaded}, unchanged = ${counts.unchanged},
          waiting = ${counts.waiting}, rejected = ${counts.rejected}, corrections = ${counts.corrections}, reversals = ${counts.reversals},
          steps = ${JSON.stringify(steps)}::jsonb, progress_bytes = bytes
        where id = ${id}`,
  )
}

export async function markFailed(tx: Tx, id: string, problem: string): Promise<void> {
  await run(tx, sql`update mutual_aid.imports set state = 'failed', problem = ${problem} where id = ${id}`)
}

export async function findMapping(tx: Tx, fund: string, sender: string): Promise<Record<string, string>> {
  const found = await find<{ mapping: Record<string, string> }>(
    tx,
    sql`select mapping from mutual_aid.sender_mappings where fund = ${fund} and sender = ${sender}`,
  )
  return found?.mapping ?? {}
}

export async function rememberMapping(
  tx: Tx,
  fund: string,
  sender: string,
  mapping: Record<string, string>,
): Promise<void> {
  await run(
    tx,
    sql`insert into mutual_aid.sender_mappings (fund, sender, mapping) values (${fund}, ${sender}, ${JSON.stringify(mapping)}::jsonb)
        on conflict (fund, sender) do update set mapping = excluded.mapping`,
  )
}
