import type { Instant } from '../dates.ts'
import { get, run, sql } from './sql.ts'
import type { Tx } from './transaction.ts'

/** The fingerprint this database was first used with, which is the given one when it had none. */
export async function keepFingerprint(tx: Tx, fingerprint: string, at: Instant): Promise<string> {
  await run(
    tx,
    sql`insert into platform.seal_keys (fingerprint, first_used_at) values (${fingerprint}, ${at}) on conflict do nothing`,
  )
  const kept = await get<{ fingerprint: string }>(tx, sql`select fingerprint from platform.seal_keys`)
  return kept.fingerprint
}
