import { chmod, mkdtemp, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { prepareSchema } from '../../src/apps/server/prepare.ts'
import { startEmbedded } from '../../src/platform/db/embedded.ts'
import { templateName, urlOfDatabase } from './database.ts'
import { watchOver } from './guard.ts'

const roomInMemory = 4 * 2 ** 30

/**
 * One PostgreSQL for the whole run, with a migrated template that test files clone.
 * Every project with a database asks for it; the first starts it and stops it.
 */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.GONGHUI_TEST_SERVER) return undefined
  const folder = await mkdtemp(join(await quickestFolder(), 'gonghui-tests-'))
  await chmod(folder, 0o711)
  const dismissGuard = watchOver(folder)
  const embedded = await startEmbedded({ dataFolder: folder, durable: 'no' })
  process.env.GONGHUI_TEST_SERVER = embedded.url
  await makeTemplate(embedded.url)

  return async () => {
    await embedded.stop()
    await rm(folder, { recursive: true, force: true })
    dismissGuard()
  }
}

/** A clone is two thousand small files: in memory, where a machine has room for them, they wait for no disk. */
async function quickestFolder(): Promise<string> {
  const memory = '/dev/shm'
  const room = await statfs(memory).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => 0,
  )
  return room >= roomInMemory ? memory : tmpdir()
}

async function makeTemplate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`create database ${templateName}`)
  await client.end()
  await prepareSchema(urlOfDatabase(templateName))
}
