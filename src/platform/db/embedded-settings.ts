import { availableParallelism, totalmem } from 'node:os'
import { constrainedMemory } from 'node:process'

export type Durability = 'yes' | 'no'

const mebibyte = 1_048_576

/** Memory this process may use: of the machine, or of its container when that is less. */
export function availableMebibytes(): number {
  const limit = constrainedMemory()
  return Math.floor((limit > 0 ? Math.min(limit, totalmem()) : totalmem()) / mebibyte)
}

/**
 * Settings for a server that shares its machine with the application, by memory in MiB and cores.
 * Terse errors keep the values of a person's row out of a plain log file.
 */
export function decideSettings(memory: number, cores: number, durable: Durability): Record<string, string> {
  const megabytes = (share: number, least: number, most: number) =>
    `${Math.round(Math.min(most, Math.max(least, memory / share)))}MB`
  return {
    shared_buffers: megabytes(8, 64, 4096),
    effective_cache_size: megabytes(2, 256, 65_536),
    work_mem: megabytes(256, 8, 64),
    maintenance_work_mem: megabytes(16, 64, 1024),
    max_connections: '100',
    max_wal_size: '4GB',
    min_wal_size: '256MB',
    checkpoint_timeout: '15min',
    // The server that comes along compresses by pglz alone, which cost a third of a grant to many; a page is cheaper written whole.
    wal_compression: 'off',
    random_page_cost: '1.1',
    jit: 'off',
    max_parallel_workers_per_gather: String(Math.min(2, Math.max(1, cores - 1))),
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_error_verbosity: 'terse',
    ...(durable === 'yes' ? durableSettings : fastSettings),
  }
}

const durableSettings = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  logging_collector: 'on',
  log_directory: 'log',
  log_filename: 'postgres-%d.log',
  log_rotation_age: '1d',
  log_truncate_on_rotation: 'on',
}

/** For tests, whose database need not outlive the machine. */
const fastSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum_naptime: '5min',
  shared_buffers: '128MB',
}

/** The settings of this machine as a PostgreSQL configuration file. */
export function settingsFile(durable: Durability): string {
  const settings = decideSettings(availableMebibytes(), availableParallelism(), durable)
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'`)
  return `# Written at every start; put your own settings in postgresql.conf below its include line.\n${lines.join('\n')}\n`
}
