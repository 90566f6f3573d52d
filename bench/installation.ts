import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { preparePlatform, prepareSchema } from '../src/apps/server/prepare.ts'
import { serve } from '../src/apps/server/serve.ts'
import { configure, readConfig } from '../src/platform/config.ts'
import { startEmbedded } from '../src/platform/db/embedded.ts'
import { connectDatabase, disconnectDatabase } from '../src/platform/db/pool.ts'

export type Installation = {
  readonly folder: string
  readonly url: string
  /** What a server of this installation is started with, as production would. */
  readonly env: NodeJS.ProcessEnv
}

/** A durable database of the bench's own with our schema, this process connected to it; gone when the measuring is done. */
export async function inInstallation(measure: (installation: Installation) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'gonghui-bench-'))
  // Root's database runs under another account, which must be able to pass.
  await chmod(folder, 0o711)
  const embedded = await startEmbedded({ dataFolder: folder, durable: 'yes' })
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    DATABASE_URL: embedded.url,
    GONGHUI_DATA: folder,
    GONGHUI_SECRET: 'only for measuring, never for a real installation',
    SMS_GATEWAY_URL: 'http://127.0.0.1:9/',
    SMS_GATEWAY_SECRET: 'unused',
  }
  try {
    configure(readConfig(env))
    await prepareSchema(embedded.url)
    connectDatabase(embedded.url)
    await preparePlatform()
    await measure({ folder, url: embedded.url, env })
  } finally {
    await disconnectDatabase()
    await embedded.stop()
    await rm(folder, { recursive: true })
  }
}

/** Our server as production runs it, in a process of its own. */
export async function serveOurs(): Promise<void> {
  configure(readConfig(process.env))
  connectDatabase(process.env.DATABASE_URL!)
  await preparePlatform()
  await serve()
}

export function median(all: readonly number[]): number {
  return all.toSorted((one, other) => one - other)[Math.floor(all.length / 2)]!
}
