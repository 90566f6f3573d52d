import pg from 'pg'
import { readTypes } from './types.ts'

/** The two roles a connection may take; neither owns a table. Migrations use the owner in `migrations.ts`. */
export type DatabaseRole = 'app' | 'system'
/** Who uses a pool: requests, jobs and commands, or groups of requests that are committed together. */
export type Pooled = DatabaseRole | 'lane'

type Pools = Record<Pooled, readonly pg.Pool[]>

let open: { url: string; pools: Pools } | null = null

/**
 * A small pool is admission control: measured, ten connections beat sixteen waiting on locks. A transaction inside others
 * takes from the pool of its depth, for which nobody farther out waits: who holds a connection would otherwise wait for one
 * that another holder waits to give back, for ever.
 */
const poolSizes: Record<Pooled, readonly number[]> = { app: [10, 4, 2], system: [4, 4, 2], lane: [2] }

const roles: Record<Pooled, DatabaseRole> = { app: 'app', system: 'system', lane: 'system' }

/** Opens the pools; called once by the main of a server, a command or a test file. */
export function connectDatabase(url: string): void {
  if (open) throw new Error('the database is already connected')
  const poolsOf = (pooled: Pooled) => poolSizes[pooled].map((size) => makePool(url, pooled, size))
  open = { url, pools: { app: poolsOf('app'), system: poolsOf('system'), lane: poolsOf('lane') } }
}

export async function disconnectDatabase(): Promise<void> {
  const closing = open
  open = null
  if (closing) await Promise.all(Object.values(closing.pools).flatMap((pools) => pools.map((pool) => pool.end())))
}

export function databaseUrl(): string {
  return connected().url
}

/** `depth` is how many transactions are open around the one that wants a connection. */
export function poolOf(pooled: Pooled, depth = 0): pg.Pool {
  const pool = connected().pools[pooled][depth]
  if (!pool) throw new Error(`no transaction may be opened inside ${depth} others`)
  return pool
}

function connected(): { url: string; pools: Pools } {
  if (!open) throw new Error('connectDatabase was not called')
  return open
}

function makePool(url: string, pooled: Pooled, size: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    options: `-c role=gonghui_${roles[pooled]} -c timezone=UTC`,
    types: readTypes,
    // A request's statements follow each other without waiting; COPY, which only jobs and commands do, cannot.
    pipeline: pooled !== 'system',
    application_name: `gonghui-${pooled}`,
  })
  // A connection lost in the middle of a transaction fails the transaction's next statement; unheard it would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined))
  pool.on('error', (error) => {
    if (pool.ending) return
    console.error(JSON.stringify({ level: 'error', message: 'idle database connection lost', reason: error.message }))
  })
  return pool
}
