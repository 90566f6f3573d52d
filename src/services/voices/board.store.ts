import type { Cursor } from '../../platform/cursor.ts'
import type { Instant } from '../../platform/dates.ts'
import { empty, find, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Entry, VoiceTopic } from './model.ts'

const columns = sql`id, voice_id, org_id, org_path, topic, question, answer, written_by, written_by_name, written_at,
  published_at, withdrawn_at, withdrawn_because`

export async function insertEntry(tx: Tx, one: Entry): Promise<void> {
  await run(
    tx,
    sql`insert into voices.board_entries (${columns})
      values (${one.id}, ${one.voiceId}, ${one.orgId}, ${one.orgPath}::uuid[], ${one.topic}, ${one.question}, ${one.answer},
        ${one.writtenBy}, ${one.writtenByName}, ${one.writtenAt}, ${one.publishedAt}, ${one.withdrawnAt}, ${one.withdrawnBecause})`,
  )
}

export function lockEntry(tx: Tx, id: Id): Promise<Entry | undefined> {
  return find(tx, sql`select ${columns} from voices.board_entries where id = ${id} for update`)
}

export async function rewriteEntryRow(tx: Tx, id: Id, said: Pick<Entry, 'question' | 'answer'>): Promise<void> {
  await run(
    tx,
    sql`update voices.board_entries set question = ${said.question}, answer = ${said.answer}
      where id = ${id} and published_at is null`,
  )
}

export async function setPublished(tx: Tx, id: Id, at: Instant): Promise<void> {
  await run(tx, sql`update voices.board_entries set published_at = ${at} where id = ${id}`)
}

export async function setWithdrawn(tx: Tx, id: Id, at: Instant, because: string): Promise<void> {
  await run(
    tx,
    sql`update voices.board_entries set withdrawn_at = ${at}, withdrawn_because = ${because} where id = ${id}`,
  )
}

/** True when a voice has an entry that is a draft or on the board. */
export async function hasLiveEntry(tx: Tx, voiceId: Id): Promise<boolean> {
  return (
    (await find(
      tx,
      sql`select id from voices.board_entries where voice_id = ${voiceId} and withdrawn_at is null limit 1`,
    )) !== undefined
  )
}

const mostListed = 200

/** Drafts first, then what was written last. */
export function entriesUnder(tx: Tx, orgId: Id): Promise<Entry[]> {
  return rows(
    tx,
    sql`select ${columns} from voices.board_entries where org_path @> array[${orgId}::uuid]
      order by (published_at is null and withdrawn_at is null) desc, written_at desc, id desc limit ${mostListed}`,
  )
}

/** What everybody reads, newest first. */
export function publishedEntries(
  tx: Tx,
  wish: {
    readonly topic?: VoiceTopic | undefined
    readonly search?: string | undefined
    readonly after: Cursor | null
    readonly most: number
  },
): Promise<Entry[]> {
  return rows(
    tx,
    sql`select ${columns} from voices.board_entries
      where published_at is not null and withdrawn_at is null
        ${wish.topic ? sql`and topic = ${wish.topic}` : empty}
        ${wish.search ? sql`and strpos(question || answer, ${wish.search}) > 0` : empty}
        ${wish.after ? sql`and (published_at, id) < (${wish.after.at}::timestamptz, ${wish.after.id}::uuid)` : empty}
      order by published_at desc, id desc limit ${wish.most}`,
  )
}
