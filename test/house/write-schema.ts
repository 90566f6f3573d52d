import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbedded } from '../../src/platform/db/embedded.ts'
import { migrate } from '../../src/platform/db/migrations.ts'
import { dumpSchema } from './schema-dump.ts'

/** Applies every migration to a database of its own and writes what came out to `db/schema.sql`. */
const folder = await mkdtemp(join(tmpdir(), 'gonghui-schema-'))
await chmod(folder, 0o711)
const embedded = await startEmbedded({ dataFolder: folder, durable: 'no' })
try {
  await migrate(embedded.url)
  await writeFile(join(import.meta.dirname, '../../db/schema.sql'), await schemaOf(embedded.url))
} finally {
  await embedded.stop()
  await rm(folder, { recursive: true, force: true })
}

async function schemaOf(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await dumpSchema(client)
  } finally {
    await client.end()
  }
}
