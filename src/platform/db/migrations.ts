import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import pg from 'pg'

const folder = new URL('../../../db/migrations/', import.meta.url)

/** One migrator at a time, whoever else starts. */
const lockKey = 5_147_001

/**
 * Brings a database up to the newest migration, as its owner. Each file runs once, in its own transaction, in name order.
 * A file that changed after it was applied stops everything: history is one line and is never edited.
 *
 * @returns the names applied now
 */
export async function migrate(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'gonghui-migrate' })
  // A lost connection fails the query that runs, which tells it; the event would end the process before its database is stopped.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey])
    await client.query(ground)
    return await applyMissing(client)
  } finally {
    await client.end()
  }
}

async function applyMissing(client: pg.Client): Promise<string[]> {
  const applied = new Map<string, string>()
  const known = await client.query<{ name: string; digest: string }>('select name, digest from platform.migrations')
  for (const row of known.rows) applied.set(row.name, row.digest)

  const done: string[] = []
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()) {
    const text = await readFile(new URL(name, folder), 'utf8')
    const digest = createHash('sha256').update(text).digest('hex')
    const before = applied.get(name)
    if (before !== undefined && before !== digest) throw new Error(`migration ${name} was changed after it was applied`)
    if (before === undefined) {
      await applyOne(client, name, text, digest)
      done.push(name)
    }
  }
  return done
}

async function applyOne(client: pg.Client, name: string, text: string, digest: string): Promise<void> {
  await client.query('begin')
  try {
    await client.query(text)
    await client.query('insert into platform.migrations (name, digest) values ($1, $2)', [name, digest])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`migration ${name} failed: ${(error as Error).message}`, { cause: error })
  }
}

/** The roles are of the whole server, so that two databases on it may race to make them. */
const ground = `
do $$ begin create role gonghui_app nologin; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role gonghui_system nologin; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin
  if not pg_has_role(current_user, 'gonghui_app', 'member') then execute format('grant gonghui_app to %I', current_user); end if;
  if not pg_has_role(current_user, 'gonghui_system', 'member') then execute format('grant gonghui_system to %I', current_user); end if;
end $$;
create schema if not exists platform;
create table if not exists platform.migrations (
  name text primary key,
  digest text not null,
  applied_at timestamptz(3) not null default now()
);
comment on table platform.migrations is 'Every migration that was applied, once.';
comment on column platform.migrations.name is 'File name under db/migrations.';
comment on column platform.migrations.digest is 'SHA-256 of the file as it was applied.';
comment on column platform.migrations.applied_at is 'When it was applied.';
`
