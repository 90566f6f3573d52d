import type { Instant } from '../../platform/dates.ts'
import { find, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Copy } from './model.ts'

const columns = sql`owner_id, id, job_id, requested_at, ready_at, expires_at, rows`

export type CopyPart = 'archive' | 'document'

export async function insertCopy(tx: Tx, copy: Pick<Copy, 'ownerId' | 'id' | 'jobId' | 'requestedAt'>): Promise<void> {
  await run(
    tx,
    sql`insert into privacy.copies (owner_id, id, job_id, requested_at)
      values (${copy.ownerId}, ${copy.id}, ${copy.jobId}, ${copy.requestedAt})`,
  )
}

/** Newest first. */
export function copiesOf(tx: Tx, ownerId: Id): Promise<Copy[]> {
  return rows(tx, sql`select ${columns} from privacy.copies where owner_id = ${ownerId} order by id desc limit 20`)
}

export function findCopy(tx: Tx, ownerId: Id, id: Id): Promise<Copy | undefined> {
  return find(tx, sql`select ${columns} from privacy.copies where owner_id = ${ownerId} and id = ${id}`)
}

/** The newest one that was never ready. */
export function findUnready(tx: Tx, ownerId: Id): Promise<Copy | undefined> {
  return find(
    tx,
    sql`select ${columns} from privacy.copies where owner_id = ${ownerId} and ready_at is null order by id desc limit 1`,
  )
}

export async function findContent(tx: Tx, { ownerId, id }: Copy, part: CopyPart): Promise<Uint8Array | null> {
  const found = await find<{ sealed: Uint8Array | null }>(
    tx,
    part === 'archive'
      ? sql`select archive_sealed as sealed from privacy.copies where owner_id = ${ownerId} and id = ${id}`
      : sql`select document_sealed as sealed from privacy.copies where owner_id = ${ownerId} and id = ${id}`,
  )
  return found?.sealed ?? null
}

export type ReadyCopy = {
  readonly readyAt: Instant
  readonly expiresAt: Instant
  readonly rows: number
  readonly archive: Uint8Array
  readonly document: Uint8Array
}

export async function writeContent(tx: Tx, { ownerId, id }: Copy, ready: ReadyCopy): Promise<void> {
  await run(
    tx,
    sql`update privacy.copies set ready_at = ${ready.readyAt}, expires_at = ${ready.expiresAt}, rows = ${ready.rows},
        archive_sealed = ${ready.archive}, document_sealed = ${ready.document}
      where owner_id = ${ownerId} and id = ${id}`,
  )
}

/** Empties copies past their time; tells how many. */
export function emptyCopies(tx: Tx, at: Instant): Promise<number> {
  return run(
    tx,
    sql`update privacy.copies set archive_sealed = null, document_sealed = null
      where archive_sealed is not null and expires_at <= ${at}`,
  )
}
