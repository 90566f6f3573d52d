import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Answer } from './embedded-postmaster.ts'

/** One process's standing connection to an embedded server: while it lives, the server is in use. */
export type Session = { readonly client: pg.Client; readonly socketFolder: string }

/** Held shared by everyone who uses the server; whoever gets it alone is the last. */
const usersKey = 5_147_010

/** Held by the one server process of a folder. */
const serverKey = 5_147_011

/** A killed server's connection closes a moment after it. */
const graceMs = 1_000

const cannotConnectNow = '57P03'

export function socketUrl(socketFolder: string, database: string): string {
  return `postgres://gonghui@localhost/${database}?host=${encodeURIComponent(socketFolder)}`
}

/** Tries once to connect to whatever listens in the folder. */
export async function knock(socketFolder: string): Promise<{ answer: Answer; session: Session | null }> {
  const client = new pg.Client({
    connectionString: socketUrl(socketFolder, 'postgres'),
    application_name: `gonghui-use-${process.pid}`,
    connectionTimeoutMillis: 5_000,
  })
  try {
    await client.connect()
    return { answer: 'yes', session: { client, socketFolder } }
  } catch (error) {
    return { answer: answerOf(error as pg.DatabaseError), session: null }
  }
}

function answerOf(error: pg.DatabaseError): Answer {
  if (error.code !== cannotConnectNow) return 'no'
  return /shutting down/.test(error.message) ? 'stopping' : 'starting'
}

/** Joins the users of the server. True when there was no other: a server left behind, or a fresh one. */
export async function enter({ client }: Session): Promise<boolean> {
  const wasAlone = await lockAlone(client, usersKey)
  await client.query('select pg_advisory_lock_shared($1)', [usersKey])
  if (wasAlone) await client.query('select pg_advisory_unlock($1)', [usersKey])
  return wasAlone
}

/** Becomes the folder's one server, or tells the pid of the process that is. */
export async function becomeServer({ client }: Session): Promise<string | null> {
  const deadline = Date.now() + graceMs
  for (;;) {
    if (await lockAlone(client, serverKey)) return null
    if (Date.now() > deadline) return holderOf(client)
    await sleep(50)
  }
}

async function holderOf(client: pg.Client): Promise<string> {
  const found = await client.query<{ name: string }>(
    `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
     where l.locktype = 'advisory' and l.objid = $1 and l.granted`,
    [serverKey],
  )
  return found.rows[0]?.name.split('-').at(-1) ?? '?'
}

/** Leaves the users of the server. True when nobody else is left. */
export async function leave({ client }: Session): Promise<boolean> {
  await client.query('select pg_advisory_unlock_shared($1)', [usersKey])
  return lockAlone(client, usersKey)
}

async function lockAlone(client: pg.Client, key: number): Promise<boolean> {
  const result = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [key])
  return result.rows[0]!.got
}

/** Makes the application's database on a server that has none yet. */
export async function makeDatabase({ client }: Session): Promise<void> {
  const found = await client.query(`select from pg_database where datname = 'gonghui'`)
  if (found.rowCount === 0) await client.query('create database gonghui')
}

/** Throws the application's database away with all that is in it. */
export async function emptyDatabase(session: Session): Promise<void> {
  await session.client.query('drop database gonghui with (force)')
  await makeDatabase(session)
}
