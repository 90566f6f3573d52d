import { run, sql } from './sql.ts'
import { system, transaction } from './transaction.ts'

/**
 * Lets the planner know what a bulk load has just committed. Autovacuum comes up to a minute later, and a query planned
 * meanwhile for a table believed empty does not end: measured, a proof over 120,000 new rows took more than five minutes.
 * Part of the load: run it before the job is done, so that a job that is killed does it again.
 *
 * @param tables qualified names, as in `mutual_aid.covers`
 */
export async function refreshStatistics(tables: readonly string[]): Promise<void> {
  await transaction(system, (tx) => run(tx, sql`select platform.refresh_statistics(${[...tables]}::regclass[])`))
}
