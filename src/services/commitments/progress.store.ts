import { rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Commitment, Judgement, ProgressStep } from './model.ts'

export async function insertStep(tx: Tx, one: ProgressStep): Promise<void> {
  await run(
    tx,
    sql`insert into commitments.steps (owner_id, id, commitment_id, stage, taken_on, words, quantity, photo_ids, made_by, made_at)
      values (${one.ownerId}, ${one.id}, ${one.commitmentId}, ${one.stage}, ${one.takenOn}, ${one.words}, ${one.quantity},
        ${one.photoIds}::uuid[], ${one.madeBy}, ${one.madeAt})`,
  )
}

/** The latest first. */
export function stepsOf(tx: Tx, { ownerId, id }: Pick<Commitment, 'ownerId' | 'id'>): Promise<ProgressStep[]> {
  return rows(
    tx,
    sql`select owner_id, id, commitment_id, stage, taken_on, words, quantity, photo_ids, made_by, made_at from commitments.steps
      where owner_id = ${ownerId} and commitment_id = ${id} order by taken_on desc, id desc`,
  )
}

export async function insertJudgement(tx: Tx, one: Judgement): Promise<void> {
  await run(
    tx,
    sql`insert into commitments.judgements (owner_id, id, commitment_id, verdict, quantity, words, evidence_ids, reason, rectification,
        promised_on, judged_by, judged_org_id, judged_on, judged_at)
      values (${one.ownerId}, ${one.id}, ${one.commitmentId}, ${one.verdict}, ${one.quantity}, ${one.words}, ${one.evidenceIds}::uuid[],
        ${one.reason}, ${one.rectification}, ${one.promisedOn}, ${one.judgedBy}, ${one.judgedOrgId}, ${one.judgedOn}, ${one.judgedAt})`,
  )
}

/** The latest first. */
export function judgementsOf(tx: Tx, { ownerId, id }: Pick<Commitment, 'ownerId' | 'id'>): Promise<Judgement[]> {
  return rows(
    tx,
    sql`select owner_id, id, commitment_id, verdict, quantity, words, evidence_ids, reason, rectification, promised_on, judged_by,
        judged_org_id, judged_on, judged_at from commitments.judgements
      where owner_id = ${ownerId} and commitment_id = ${id} order by judged_at desc, id desc`,
  )
}

/** The last judgement of each that is not done, for the list on paper. */
export function lastJudgements(
  tx: Tx,
  ids: readonly Id[],
): Promise<Pick<Judgement, 'commitmentId' | 'reason' | 'rectification'>[]> {
  return rows(
    tx,
    sql`select distinct on (commitment_id) commitment_id, reason, rectification from commitments.judgements
      where commitment_id = any(${ids}::uuid[]) and verdict = 'undone' order by commitment_id, judged_at desc`,
  )
}
