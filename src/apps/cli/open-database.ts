import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { config, configure, readConfig } from '../../platform/config.ts'
import { type Embedded, startEmbedded, visitEmbedded } from '../../platform/db/embedded.ts'
import { openFolder } from '../../platform/db/embedded-place.ts'
import { refusal } from '../../platform/db/errors.ts'
import { connectDatabase, disconnectDatabase } from '../../platform/db/pool.ts'
import { preparePlatform, prepareSchema } from '../server/prepare.ts'
import { type DatabaseChoice, decideDatabase } from './decide-database.ts'
import { commandText } from './text.ts'

let embedded: Promise<Embedded> | null = null

/** Lies in the data folder while a demonstration is being built there, which takes many transactions. */
const unfinishedMark = 'demo-unfinished'

/**
 * Opens the database of a command, made and migrated when it is new; what the operator must know goes to `tell`.
 * Returns the names of the migrations applied now.
 */
export function openDatabase(db: string | undefined, tell: (note: string) => void): Promise<readonly string[]> {
  return open(visitEmbedded, db, process.env, tell)
}

/** The same for the one server of a data folder; database and configuration are both of `env`. */
export function openServerDatabase(env: NodeJS.ProcessEnv, tell: (note: string) => void): Promise<readonly string[]> {
  return open(startEmbedded, undefined, env, tell)
}

async function open(
  openEmbedded: typeof visitEmbedded,
  db: string | undefined,
  env: NodeJS.ProcessEnv,
  tell: (note: string) => void,
): Promise<readonly string[]> {
  const choice = decideDatabase(db, env)
  // The configuration keeps its secret in the folder and may refuse: it comes between the folder and its database.
  if ('folder' in choice) await openFolder(choice.folder)
  configure(configOf(choice, db, env))
  if ('folder' in choice) embedded = openEmbedded({ dataFolder: choice.folder, durable: 'yes' })
  const server = await embedded
  server?.notes.forEach(tell)
  if ('folder' in choice && server?.cameAlone && hasUnfinishedDemo(choice.folder)) {
    tell(commandText.demoBegunAnew)
    await server.empty()
    rmSync(join(choice.folder, unfinishedMark))
  }
  const url = 'url' in choice ? choice.url : server!.url
  const applied = await prepareReachable(url)
  connectDatabase(url)
  await preparePlatform()
  return applied
}

async function prepareReachable(url: string): Promise<readonly string[]> {
  try {
    return await prepareSchema(url)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (!isUnreachable(code)) throw error
    throw refusal('database.unreachable', { address: shown(url), reason: message || code })
  }
}

export async function closeDatabase(): Promise<void> {
  await disconnectDatabase()
  await stopEmbedded()
}

let stopping: Promise<void> = Promise.resolve()

/**
 * The short way out of an interrupted command: its sessions end with the server, or with this process. The command
 * itself then fails and closes too; whoever asks second waits for the same stop.
 */
export function stopEmbedded(): Promise<void> {
  if (embedded !== null) stopping = stopOpened(embedded)
  embedded = null
  return stopping
}

async function stopOpened(opening: NonNullable<typeof embedded>): Promise<void> {
  // One that did not open has told so where it was asked for.
  const server = await opening.catch(() => null)
  await server?.stop()
}

/**
 * Builds a demonstration so that a half one is never taken for data: whoever opens the folder next, alone, begins anew.
 * An outside database has no such mark; emptying it is its owner's business.
 */
export async function asDemo(build: () => Promise<void>): Promise<void> {
  const folder = embedded && config().dataFolder
  if (folder) writeFileSync(join(folder, unfinishedMark), '')
  await build()
  if (folder) rmSync(join(folder, unfinishedMark))
}

function hasUnfinishedDemo(folder: string): boolean {
  return existsSync(join(folder, unfinishedMark))
}

/** A database named on the command line is no sign of production; the environment alone says so. */
function configOf(choice: DatabaseChoice, db: string | undefined, env: NodeJS.ProcessEnv) {
  const told = db === undefined ? env : { ...env, DATABASE_URL: undefined }
  return readConfig(told, 'folder' in choice ? choice.folder : undefined)
}

/** A closed door, a wrong name or a wrong password; not a fault of a migration. */
function isUnreachable(code: string | undefined): code is string {
  return /^(E[A-Z]+|28\w{3}|3D000|57P03)$/.test(code ?? '')
}

/** The address without its password. */
function shown(url: string): string {
  return url.replace(/:[^:@/]*@/, '@')
}
