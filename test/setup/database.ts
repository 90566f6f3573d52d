import pg from 'pg'
import { newId } from '../../src/platform/ids.ts'

export const templateName = 'gonghui_template'

/** The address of another database on the tests' server. */
export function urlOfDatabase(name: string): string {
  const server = process.env.GONGHUI_TEST_SERVER
  if (!server)
    throw new Error('no test database: run this file in a vitest project that has one (see vitest.config.ts)')
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

export type TestDatabase = { readonly url: string; drop(): Promise<void> }

/** A migrated, empty database of this test file's own, in some 50 ms. Disconnect before dropping it. */
export async function testDatabase(): Promise<TestDatabase> {
  const name = `test_${newId().replaceAll('-', '')}`
  await onServer(`create database ${name} template ${templateName} strategy file_copy`)
  return { url: urlOfDatabase(name), drop: () => onServer(`drop database ${name} with (force)`) }
}

/** An empty database without any table, for tests of the migrations themselves. */
export async function emptyDatabase(): Promise<TestDatabase> {
  const name = `test_${newId().replaceAll('-', '')}`
  await onServer(`create database ${name}`)
  return { url: urlOfDatabase(name), drop: () => onServer(`drop database ${name} with (force)`) }
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlOfDatabase('postgres') })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
