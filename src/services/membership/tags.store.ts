import type { PersonId } from '../../kernel/people/index.ts'
import type { Instant } from '../../platform/dates.ts'
import { find, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { TagRequest } from './members.model.ts'

const columns = sql`owner_id, id, org_id, org_path, kind, remark, document_id, sent_at, closed_at`

/** False when she has asked for the same and it is open. */
export async function insertTagRequest(tx: Tx, one: TagRequest): Promise<boolean> {
  const inserted = await run(
    tx,
    sql`insert into membership.tag_requests (${columns})
      values (${one.ownerId}, ${one.id}, ${one.orgId}, ${one.orgPath}::uuid[], ${one.kind}, ${one.remark},
        ${one.documentId}, ${one.sentAt}, null)
      on conflict (owner_id, kind) where closed_at is null do nothing`,
  )
  return inserted === 1
}

export function findTagRequest(tx: Tx, id: Id): Promise<TagRequest | undefined> {
  return find(tx, sql`select ${columns} from membership.tag_requests where id = ${id}`)
}

export function lockTagRequest(tx: Tx, id: Id): Promise<TagRequest | undefined> {
  return find(tx, sql`select ${columns} from membership.tag_requests where id = ${id} for update`)
}

export function tagRequestsOf(tx: Tx, ownerId: PersonId): Promise<TagRequest[]> {
  return rows(
    tx,
    sql`select ${columns} from membership.tag_requests where owner_id = ${ownerId} order by sent_at desc, id desc limit 50`,
  )
}

export async function closeTagRequest(tx: Tx, id: Id, at: Instant): Promise<void> {
  await run(tx, sql`update membership.tag_requests set closed_at = ${at} where id = ${id}`)
}
