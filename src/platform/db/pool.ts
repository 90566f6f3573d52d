import pg from 'pg'
import { readTypes } from './types.ts'

/** The two roles a connection may take; neither owns a table. Migrations use the owner in `migrations.ts`. */
export type DatabaseRole = 'app' | 'system'

type Pools = Record<DatabaseRole, pg.Pool>

let open: { url: string; pools: Pools } | null = null

/** A small pool is admission control: measured, ten connections beat sixteen waiting on locks. */
const poolSize: Record<DatabaseRole, number> = { app: 10, system: 4 }

/** Opens both pools; called once by the main of a server, a command or a test file. */
export function connectDatabase(url: string): void {
  if (open) throw new Error('the database is already connected')
  open = { url, pools: { app: makePool(url, 'app'), system: makePool(url, 'system') } }
}

export async function disconnectDatabase(): Promise<void> {
  const closing = open
  open = null
  if (closing) await Promise.all([closing.pools.app.end(), closing.pools.system.end()])
}

export function databaseUrl(): string {
  return connected().url
}

export function poolOf(role: DatabaseRole): pg.Pool {
  return connected().pools[role]
}

function connected(): { url: string; pools: Pools } {
  if (!open) throw new Error('connectDatabase was not called')
  return open
}

function makePool(url: string, role: DatabaseRole): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize[role],
    options: `-c role=gonghui_${role} -c timezone=UTC`,
    types: readTypes,
    // A request's statements follow each other without waiting; COPY, which only the system does, cannot.
    pipeline: role === 'app',
    application_name: `gonghui-${role}`,
  })
  pool.on('error', (error) => {
    if (pool.ending) return
    console.error(JSON.stringify({ level: 'error', message: 'idle database connection lost', reason: error.message }))
  })
  return pool
}
