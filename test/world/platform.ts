import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { preparePlatform } from '../../src/apps/server/prepare.ts'
import { serve } from '../../src/apps/server/serve.ts'
import { releaseClock } from '../../src/platform/clock.ts'
import { configure } from '../../src/platform/config.ts'
import { connectDatabase, disconnectDatabase } from '../../src/platform/db/pool.ts'
import { keysFromSecret } from '../../src/platform/seal.ts'
import { testDatabase } from '../setup/database.ts'

export type Platform = { readonly address: string; stop(): Promise<void> }

/** A prepared database and a folder for files, configured as the platform of this test file. */
export async function openGround(): Promise<{ readonly databaseUrl: string; close(): Promise<void> }> {
  const database = await testDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'gonghui-world-'))
  configure({
    production: false,
    host: '127.0.0.1',
    port: 0,
    databaseUrl: database.url,
    dataFolder: folder,
    filesFolder: join(folder, 'files'),
    sealKeys: keysFromSecret('the secret of a world that exists only in tests'),
    smsGateway: null,
    identityCheck: null,
    metricsToken: null,
  })
  connectDatabase(database.url)
  await preparePlatform()
  return {
    databaseUrl: database.url,
    async close() {
      releaseClock()
      await disconnectDatabase()
      await database.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A whole platform of a test file's own: database, files, requests, jobs. `found` builds its world before it serves. */
export async function startPlatform(found: () => Promise<void>): Promise<Platform> {
  const ground = await openGround()
  await found()
  const serving = await serve()
  return {
    address: serving.address,
    async stop() {
      await serving.stop()
      await ground.close()
    },
  }
}
