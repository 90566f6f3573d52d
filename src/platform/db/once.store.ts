import { get, run, sql } from './sql.ts'
import type { Tx } from './transaction.ts'

/** True for the first; false once another transaction has the key, after waiting for it to end. */
export async function claimKey(tx: Tx, ownerId: string, key: string, digest: string, at: string): Promise<boolean> {
  const claimed = await run(
    tx,
    sql`insert into platform.answers (owner_id, key, request_digest, answer, answered_at)
      values (${ownerId}, ${key}, ${digest}, 'null', ${at})
      on conflict (owner_id, key) do nothing`,
  )
  return claimed === 1
}

export function readAnswer<Answer>(
  tx: Tx,
  ownerId: string,
  key: string,
): Promise<{ requestDigest: string; answer: Answer }> {
  return get(tx, sql`select request_digest, answer from platform.answers where owner_id = ${ownerId} and key = ${key}`)
}

export async function saveAnswer(tx: Tx, ownerId: string, key: string, answer: unknown): Promise<void> {
  await run(
    tx,
    sql`update platform.answers set answer = ${JSON.stringify(answer ?? null)} where owner_id = ${ownerId} and key = ${key}`,
  )
}

export function deleteAnswersBefore(tx: Tx, before: string): Promise<number> {
  return run(tx, sql`delete from platform.answers where answered_at < ${before}`)
}
