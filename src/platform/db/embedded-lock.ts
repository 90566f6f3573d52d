import { createHash } from 'node:crypto'
import { createServer, type Server } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { refusal } from './errors.ts'

/** Longer than an orderly stop may take. */
const patience = 120_000

/**
 * Runs `work` while no other process of this machine opens or closes the same folder.
 * The lock is an abstract socket: the system frees it however its holder ends, so it never goes stale.
 */
export async function alone<Result>(
  folder: string,
  work: () => Promise<Result>,
  patienceMs = patience,
): Promise<Result> {
  const name = `\0gonghui-${createHash('sha256').update(folder).digest('hex').slice(0, 32)}`
  const deadline = Date.now() + patienceMs
  let door = await openDoor(name)
  while (door === null) {
    if (Date.now() > deadline) throw refusal('database.folder-busy', { folder, seconds: patienceMs / 1000 })
    await sleep(25)
    door = await openDoor(name)
  }
  try {
    return await work()
  } finally {
    door.close()
  }
}

function openDoor(name: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const door = createServer()
    door.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(null) : reject(error)))
    door.listen(name, () => resolve(door))
  })
}
