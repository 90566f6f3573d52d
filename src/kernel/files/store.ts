import { find, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { FileId, StoredFile } from './model.ts'

const columns = sql`owner_id, id, org_path, name, purpose, type, bytes, digest, uploaded_at`

/** Held while bytes get their row; a sweep that wants the same bytes keeps off. */
export async function lockContent(tx: Tx, digest: string): Promise<void> {
  await run(tx, sql`select pg_advisory_xact_lock_shared(hashtextextended(${`files ${digest}`}, 0))`)
}

/** True when nobody is giving these bytes a row just now, and nobody can until the transaction ends. */
export async function claimContent(tx: Tx, digest: string): Promise<boolean> {
  const claimed = await find<{ free: boolean }>(
    tx,
    sql`select pg_try_advisory_xact_lock(hashtextextended(${`files ${digest}`}, 0)) as free`,
  )
  return claimed!.free
}

export function findFiles(tx: Tx, ids: readonly FileId[]): Promise<StoredFile[]> {
  return rows(tx, sql`select ${columns} from files.files where id = any(${ids}::uuid[])`)
}

export async function insertFile(tx: Tx, file: StoredFile): Promise<void> {
  await run(
    tx,
    sql`insert into files.files (${columns})
      values (${file.ownerId}, ${file.id}, ${file.orgPath}::uuid[], ${file.name}, ${file.purpose}, ${file.type}, ${file.bytes},
        ${file.digest}, ${file.uploadedAt})`,
  )
}

export function findFile(tx: Tx, id: FileId): Promise<StoredFile | undefined> {
  return find(tx, sql`select ${columns} from files.files where id = ${id}`)
}

/** False when it is not the caller's own upload. */
export async function hideFile(tx: Tx, id: FileId): Promise<boolean> {
  const hidden = await find<{ hidden: boolean }>(tx, sql`select files.keep_private(${id}) as hidden`)
  return hidden!.hidden
}

/** Those of the digests that some file has. */
export async function digestsInUse(tx: Tx, digests: readonly string[]): Promise<Set<string>> {
  const used = await rows<{ digest: string }>(
    tx,
    sql`select distinct digest from files.files where digest = any(${digests}::text[])`,
  )
  return new Set(used.map((one) => one.digest))
}

export function rewritePaths(tx: Tx, from: readonly string[], to: readonly string[]): Promise<number> {
  return run(
    tx,
    sql`update files.files set org_path = orgs.rewrite_path(org_path, ${from}::uuid[], ${to}::uuid[])
      where org_path[1:cardinality(${from}::uuid[])] = ${from}::uuid[]`,
  )
}
