import pg from 'pg'

/** Connections of the queue, as the owner of the database; the queue itself retries what a lost one interrupts. */
export function makeQueuePool(url: string, most: number): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: most, application_name: 'gonghui-jobs' })
  /** A pool that ends does not wait for its sockets; what the server still says to them is no news. */
  const warn = (error: Error) => {
    if (pool.ending) return
    console.error(JSON.stringify({ level: 'warning', message: 'queue connection lost', reason: error.message }))
  }
  pool.on('error', warn)
  pool.on('connect', (client) => client.on('error', warn))
  return pool
}
