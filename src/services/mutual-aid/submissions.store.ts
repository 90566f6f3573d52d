import { find, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'

/** What is encrypted of a submission. */
export type SealedSubmission = {
  readonly cardNumber: string
  readonly holderName: string
  readonly agent: { readonly name: string; readonly idNumber: string } | null
}

export type Submission = {
  readonly ownerId: string
  readonly id: string
  readonly claimId: string
  readonly submittedAt: string
  readonly bankName: string
  readonly cardTail: string
  readonly sealed: Buffer
  readonly agentRelation: string | null
  readonly agentReason: 'incapacitated' | 'dead' | null
  readonly signatureFileId: string
}

const columns = sql`owner_id, id, claim_id, submitted_at, bank_name, card_tail, sealed, agent_relation, agent_reason, signature_file_id`

export async function insertSubmission(tx: Tx, one: Submission): Promise<void> {
  await run(
    tx,
    sql`insert into mutual_aid.submissions (${columns})
        values (${one.ownerId}, ${one.id}, ${one.claimId}, ${one.submittedAt}, ${one.bankName}, ${one.cardTail}, ${one.sealed}, ${one.agentRelation},
          ${one.agentReason}, ${one.signatureFileId})`,
  )
}

export async function findNewestSubmission(tx: Tx, ownerId: string, claimId: string): Promise<Submission | undefined> {
  return find<Submission>(
    tx,
    sql`select ${columns} from mutual_aid.submissions where owner_id = ${ownerId} and claim_id = ${claimId}
        order by id desc limit 1`,
  )
}

/** The newest submission of each claim. */
export async function newestSubmissions(tx: Tx, claimIds: readonly string[]): Promise<Submission[]> {
  return rows<Submission>(
    tx,
    sql`select distinct on (claim_id) ${columns} from mutual_aid.submissions where claim_id = any(${claimIds}::uuid[])
        order by claim_id, id desc`,
  )
}
