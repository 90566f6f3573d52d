import { find, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Audience, Case, CaseAttachment } from './model.ts'

const columns = sql`owner_id, id, case_id, seq, file_id, name, type, bytes, digest, audience, attached_at`

export async function insertAttachment(tx: Tx, one: CaseAttachment): Promise<void> {
  await run(
    tx,
    sql`insert into cases.attachments (${columns})
        values (${one.ownerId}, ${one.id}, ${one.caseId}, ${one.seq}, ${one.fileId}, ${one.name}, ${one.type}, ${one.bytes},
          ${one.digest}, ${one.audience}, ${one.attachedAt})`,
  )
}

export function attachmentsOf(
  tx: Tx,
  row: Pick<Case, 'ownerId' | 'id'>,
  audiences: readonly Audience[],
): Promise<CaseAttachment[]> {
  return rows(
    tx,
    sql`select ${columns} from cases.attachments where owner_id = ${row.ownerId} and case_id = ${row.id}
          and audience = any(${audiences}::text[]) order by seq, id`,
  )
}

export function findAttachment(tx: Tx, caseId: Id, id: Id): Promise<CaseAttachment | undefined> {
  return find(tx, sql`select ${columns} from cases.attachments where id = ${id} and case_id = ${caseId}`)
}
