import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { prepareSchema } from '../../src/apps/server/prepare.ts'
import { startEmbedded } from '../../src/platform/db/embedded.ts'
import { templateName, urlOfDatabase } from './database.ts'
import { watchOver } from './guard.ts'
import { makeQuickFolder } from './quick-folder.ts'

/**
 * One PostgreSQL for the whole run, with a migrated template that test files clone.
 * Every project with a database asks for it; the first starts it and stops it.
 */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.GONGHUI_TEST_SERVER) return undefined
  const folder = await makeQuickFolder('gonghui-tests-')
  const dismissGuard = watchOver(folder)
  const embedded = await startEmbedded({ dataFolder: folder, durable: 'no' })
  process.env.GONGHUI_TEST_SERVER = embedded.url
  // Servers and commands that tests start are two dozen processes with the same nine hundred modules.
  process.env.NODE_COMPILE_CACHE = join(folder, 'compiled')
  await makeTemplate(embedded.url)

  return async () => {
    await embedded.stop()
    await rm(folder, { recursive: true, force: true })
    dismissGuard()
  }
}

async function makeTemplate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`create database ${templateName}`)
  await client.end()
  await prepareSchema(urlOfDatabase(templateName))
}
