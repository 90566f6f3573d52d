import { run, sql } from './sql.ts'
import type { Tx } from './transaction.ts'

/**
 * Lets this transaction commit without waiting for the disk. Whatever commits after it and does wait makes it lasting
 * as well; for progress that a crash of the database may forget because the work behind it begins anew.
 */
export async function commitLazily(tx: Tx): Promise<void> {
  await run(tx, sql`set local synchronous_commit = off`)
}
