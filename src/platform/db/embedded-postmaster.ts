import { readdir, readFile, readlink } from 'node:fs/promises'
import { basename, join } from 'node:path'

/** What `postmaster.pid` says of the server that wrote it. */
export type Postmaster = { readonly pid: number; readonly socketFolder: string }

/** How a server answers at its socket. */
export type Answer = 'yes' | 'starting' | 'stopping' | 'no'

export type Sight = {
  readonly postmaster: Postmaster | null
  /** True when the pid is a live server of this very cluster, whoever started it. */
  readonly ours: boolean
  /** Other live processes of the cluster, left by a postmaster that was killed. */
  readonly leftovers: readonly number[]
  readonly answer: Answer
  /** For how long nothing has changed. */
  readonly waitedMs: number
}

export type Step = 'start' | 'clear-and-start' | 'join' | 'wait' | 'stop'

const silenceMs = 15_000
const recoveryMs = 600_000

/**
 * What to do with what was found in a cluster, decided from facts alone.
 * A pid file is removed only when no process of the cluster lives: PostgreSQL's own guard against two servers needs it.
 */
export function decideStep(sight: Sight): Step {
  if (sight.postmaster === null) return 'start'
  if (!sight.ours) return sight.leftovers.length > 0 && sight.waitedMs < silenceMs ? 'wait' : clearing(sight)
  if (sight.answer === 'yes') return 'join'
  const patience = sight.answer === 'no' ? silenceMs : recoveryMs
  return sight.waitedMs < patience ? 'wait' : 'stop'
}

function clearing(sight: Sight): Step {
  return sight.leftovers.length > 0 ? 'start' : 'clear-and-start'
}

/** Reads `postmaster.pid`; null when there is none. */
export async function readPostmaster(cluster: string): Promise<Postmaster | null> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => null)
  return text === null ? null : parsePostmaster(text)
}

/**
 * Lines: pid, data folder, start second, port, socket folder, address, shared memory, status.
 * A file cut short by a crash names pid 0, which is nobody's.
 */
export function parsePostmaster(text: string): Postmaster {
  const lines = text.split('\n')
  const pid = Math.abs(Number(lines[0]))
  return { pid: Number.isInteger(pid) ? pid : 0, socketFolder: lines[4]?.trim() ?? '' }
}

/** True when the process is a PostgreSQL that works in this cluster; never so for a foreign process that inherited the number. */
export async function worksIn(cluster: string, pid: number): Promise<boolean> {
  const [folder, program] = await Promise.all([
    readlink(`/proc/${pid}/cwd`).catch(() => ''),
    readlink(`/proc/${pid}/exe`).catch(() => ''),
  ])
  return folder === cluster && basename(program).startsWith('postgres')
}

/** True when the program was replaced on disk since it started, as an upgrade does; its libraries may no longer fit. */
export async function runsReplacedProgram(pid: number): Promise<boolean> {
  const program = await readlink(`/proc/${pid}/exe`).catch(() => '')
  return program.endsWith(' (deleted)')
}

/** Every live PostgreSQL process of the cluster. */
export async function pidsIn(cluster: string): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  const working = await Promise.all(pids.map((pid) => worksIn(cluster, pid)))
  return pids.filter((_, at) => working[at])
}
