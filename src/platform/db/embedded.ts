import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fillSentence } from '../refusal.ts'
import { type Binaries, prepareBinaries } from './embedded-binaries.ts'
import { alone } from './embedded-lock.ts'
import { findPlace, hasCluster, makeSocketFolder, openFolder, type Place, socketParents } from './embedded-place.ts'
import { decideStep, pidsIn, readPostmaster, runsReplacedProgram, worksIn } from './embedded-postmaster.ts'
import { initialise, launch, removeSocketFolder, stopServer } from './embedded-server.ts'
import {
  becomeServer,
  emptyDatabase,
  enter,
  knock,
  leave,
  makeDatabase,
  type Session,
  socketUrl,
} from './embedded-session.ts'
import type { Durability } from './embedded-settings.ts'
import { refusal } from './errors.ts'
import { noteText } from './text.ts'

export type EmbeddedOptions = {
  /** Made when it does not exist. The cluster is its `postgres` folder, or elsewhere as `notes` then says. */
  readonly dataFolder: string
  /** `no` is for tests: a crash of the machine may lose everything. */
  readonly durable: Durability
}

export type Embedded = {
  /** Of the database `gonghui`, as superuser `gonghui`, over a private unix socket. It stays true when the server restarts. */
  readonly url: string
  /** Chinese sentences an operator should see: where the database went, what was found left over. */
  readonly notes: readonly string[]
  /** True when nobody else was using the database when we came. */
  readonly cameAlone: boolean
  /** Throws the database away and makes an empty one. Only before anything was opened on it. */
  empty(): Promise<void>
  /** Leaves the server; the last to leave stops it. Close your own pools first. */
  stop(): Promise<void>
}

type Use = 'serve' | 'visit'

/**
 * Starts the embedded PostgreSQL of a data folder, or adopts the one a killed process left, for the one server of the folder.
 * Refuses `database.folder-in-use` when another server process lives, and every other code of `errors.ts`.
 */
export function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  return openEmbedded(options, 'serve')
}

/** The same for a command: it shares the server of a running `serve` or of other commands, and starts one otherwise. */
export function visitEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  return openEmbedded(options, 'visit')
}

async function openEmbedded(options: EmbeddedOptions, use: Use): Promise<Embedded> {
  const asked = await openFolder(options.dataFolder)
  return alone(asked, async () => {
    const notes: string[] = []
    const place = await findPlace(asked)
    const binaries = await prepareBinaries(place.account, place.refuge)
    notes.push(...placeNotes(place, binaries, use))
    const means = { place, binaries, durable: options.durable, notes }
    const { session, cameAlone } = await takeUp(means, use, null)
    return {
      url: socketUrl(session.socketFolder, 'gonghui'),
      notes,
      cameAlone,
      empty: () => emptyDatabase(session),
      stop: keepUp(means, use, session),
    }
  })
}

type Means = {
  readonly place: Place
  readonly binaries: Binaries
  readonly durable: Durability
  readonly notes: string[]
}

/** A server says at every start where its database is; a command only when that is news. */
function placeNotes(place: Place, binaries: Binaries, use: Use): string[] {
  const owner = place.account.name
  const moved = fillSentence(noteText.clusterMoved, { owner, folder: place.asked, cluster: place.cluster })
  const copied = fillSentence(noteText.binariesCopied, { folder: binaries.folder })
  const tellsPlace = place.away === 'since-now' || (place.away === 'as-before' && use === 'serve')
  return [...(tellsPlace ? [moved] : []), ...(binaries.copied === 'now' ? [copied] : [])]
}

/** Becomes a user of a healthy server. `socketFolder` is asked for when an address is already given out. */
async function takeUp(
  means: Means,
  use: Use,
  socketFolder: string | null,
): Promise<{ session: Session; cameAlone: boolean }> {
  const { session, found } = await bringUp(means, socketFolder)
  const cameAlone = await enter(session)
  if (found !== null && cameAlone) {
    if (await runsReplacedProgram(found)) {
      await session.client.end()
      await restart(means, found)
      return takeUp(means, use, socketFolder)
    }
    means.notes.push(fillSentence(noteText.adopted, { pid: found }))
  }
  const rival = use === 'serve' ? await becomeServer(session) : null
  if (rival !== null) {
    await session.client.end()
    throw refusal('database.folder-in-use', { folder: means.place.asked, pid: rival })
  }
  await makeDatabase(session)
  return { session, cameAlone }
}

/**
 * Brings a lost server back under the same address, and returns the orderly end of it all.
 * PostgreSQL mends its own children; its first process can still be killed by the system when memory is short.
 */
function keepUp(means: Means, use: Use, first: Session): () => Promise<void> {
  let session = first
  let stopping = false

  const watch = () => {
    // The driver reports a loss as several errors, then one end.
    session.client.on('error', () => undefined)
    session.client.once('end', () => void revive())
  }
  const revive = async (): Promise<void> => {
    while (!stopping) {
      try {
        await alone(means.place.asked, async () => {
          if (stopping) return
          session = (await takeUp(means, use, first.socketFolder)).session
          watch()
        })
        return
      } catch (error) {
        console.error(JSON.stringify({ level: 'error', message: 'database lost', reason: (error as Error).message }))
        await sleep(1_000)
      }
    }
  }
  watch()

  return async () => {
    stopping = true
    await alone(means.place.asked, async () => {
      const last = await leave(session).catch(async () => (await readPostmaster(means.place.cluster)) === null)
      await session.client.end()
      if (!last) return
      await stopServer(means.place)
      await removeSocketFolder(first.socketFolder)
    })
  }
}

/** Finds the cluster's server healthy, or makes it so. `found` is the pid of one that was there. */
async function bringUp(means: Means, socketFolder: string | null): Promise<{ session: Session; found: number | null }> {
  const { place, binaries, durable } = means
  if (await hasCluster(place.cluster)) await requireVersion(place, binaries)
  else await initialise(place, place.making!, binaries, durable)

  let since = Date.now()
  for (;;) {
    const { sight, session } = await look(place.cluster, Date.now() - since)
    const step = decideStep(sight)
    if (step === 'join') return { session: session!, found: sight.postmaster!.pid }
    if (step === 'wait') await sleep(25)
    else if (step === 'stop') {
      await restart(means, sight.postmaster!.pid)
      since = Date.now()
    } else {
      if (step === 'clear-and-start') await rm(join(place.cluster, 'postmaster.pid'))
      const left = sight.postmaster?.socketFolder
      if (left && left !== socketFolder) await removeSocketFolder(left)
      const folder = socketFolder ?? (await makeSocketFolder(place.account, socketParents()))
      return { session: await launch(place, binaries, durable, folder), found: null }
    }
  }
}

async function restart(means: Means, pid: number): Promise<void> {
  await stopServer(means.place)
  means.notes.push(fillSentence(noteText.restarted, { pid }))
}

async function look(cluster: string, waitedMs: number) {
  const postmaster = await readPostmaster(cluster)
  const ours = postmaster !== null && (await worksIn(cluster, postmaster.pid))
  const leftovers = postmaster !== null && !ours ? await pidsIn(cluster) : []
  const { answer, session } = ours ? await knock(postmaster.socketFolder) : { answer: 'no' as const, session: null }
  return { sight: { postmaster, ours, leftovers, answer, waitedMs }, session }
}

async function requireVersion(place: Place, binaries: Binaries): Promise<void> {
  const found = (await readFile(join(place.cluster, 'PG_VERSION'), 'utf8')).trim()
  if (found !== binaries.major) {
    throw refusal('database.other-version', { folder: place.asked, found, ours: binaries.major })
  }
}
