import { runMigrations } from 'graphile-worker'
import { makeQueueLogger } from './queue-logger.ts'
import { makeQueuePool } from './queue-pool.ts'

/**
 * Makes or upgrades the queue's own schema, as the owner of the database; part of every migration at start-up,
 * because `startJob` needs it also where no worker runs.
 */
export async function prepareJobs(url: string): Promise<void> {
  const pool = makeQueuePool(url, 2)
  try {
    await runMigrations({ pgPool: pool, logger: makeQueueLogger() })
  } finally {
    await pool.end()
  }
}
