import { chmod, mkdtemp, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const memory = '/dev/shm'
const roomNeeded = 4 * 2 ** 30

/**
 * A new folder for databases that no test asks to outlive the machine: in memory where there is room, for a clone is two
 * thousand small files. The database's own account may walk through it. Whoever makes it removes it.
 */
export async function makeQuickFolder(name: string): Promise<string> {
  const room = await statfs(memory).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => 0,
  )
  const folder = await mkdtemp(join(room >= roomNeeded ? memory : tmpdir(), name))
  await chmod(folder, 0o711)
  return folder
}
