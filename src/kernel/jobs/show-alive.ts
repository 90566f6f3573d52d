import pg from 'pg'
import { databaseUrl } from '../../platform/db/pool.ts'

const againAfterMs = 1_000

/**
 * Holds the advisory lock that says «this worker pool lives» on a connection of its own. When the process dies,
 * the server drops the connection and the lock with it, and others take its jobs over. Needs a direct connection:
 * a pooler in transaction mode would let the lock go at once.
 */
export async function showAlive(workerPool: string): Promise<{ stop(): Promise<void> }> {
  let stopped = false
  let client = await hold(workerPool, reconnect)

  function reconnect(): void {
    if (stopped) return
    setTimeout(() => {
      hold(workerPool, reconnect).then((next) => {
        client = next
      }, reconnect)
    }, againAfterMs)
  }
  return {
    async stop() {
      stopped = true
      await client.end()
    },
  }
}

async function hold(workerPool: string, onLost: () => void): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl(), application_name: 'gonghui-jobs-alive' })
  client.on('error', onLost)
  await client.connect()
  await client.query('select pg_advisory_lock(jobs.lock_of($1))', [workerPool])
  return client
}
