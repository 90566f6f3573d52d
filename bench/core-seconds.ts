import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Seconds of processor that a server took so far: it survives a busy machine, where requests a second do not. */
export async function secondsOf(pid: number): Promise<number> {
  const [user, system] = await ticksOf(pid)
  return (user! + system!) / 100
}

/** The same for an embedded PostgreSQL with all its backends, those that have ended too. */
export async function secondsOfDatabase(dataFolder: string): Promise<number> {
  const postmaster = Number((await readFile(join(dataFolder, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0])
  let ticks = (await ticksOf(postmaster)).reduce((sum, one) => sum + one, 0)
  for (const pid of (await readdir('/proc')).map(Number).filter(Number.isInteger)) {
    const fields = await fieldsOf(pid).catch(() => null)
    if (fields && Number(fields[1]) === postmaster) ticks += Number(fields[11]) + Number(fields[12])
  }
  return ticks / 100
}

/** User, system, and both of the children that have ended. */
async function ticksOf(pid: number): Promise<number[]> {
  return (await fieldsOf(pid)).slice(11, 15).map(Number)
}

async function fieldsOf(pid: number): Promise<string[]> {
  return (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]!.split(' ')
}
