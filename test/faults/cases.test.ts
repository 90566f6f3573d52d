import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chanceFrom } from '../../src/apps/demo/random.ts'
import { preparePlatform, prepareSchema } from '../../src/apps/server/prepare.ts'
import { configure, readConfig } from '../../src/platform/config.ts'
import { startEmbedded } from '../../src/platform/db/embedded.ts'
import { connectDatabase, disconnectDatabase } from '../../src/platform/db/pool.ts'
import { system, transaction } from '../../src/platform/db/transaction.ts'
import { newId } from '../../src/platform/ids.ts'
import { signIn, tokenOf } from '../world/crowd.ts'
import { foundSmallUnion, password, type SmallUnion } from '../world/small-union.ts'
import { Visitor } from '../world/visitor.ts'
import { ServerProcess } from './server-process.ts'

/** Workers and an officer take cases from hand to hand while the server is killed; every answer is noted. */
const workers = 32
const seeds = [1, 2, 3]

let folder: string
let server: ServerProcess
let union: SmallUnion
let databaseUrl: URL

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gonghui-faults-'))
  await chmod(folder, 0o711)
  const data = join(folder, 'data')
  const database = await startEmbedded({ dataFolder: data, durable: 'yes' })
  databaseUrl = new URL(database.url)
  configure(readConfig({}, data))
  await prepareSchema(database.url)
  connectDatabase(database.url)
  await preparePlatform()
  union = await foundSmallUnion(workers)
  await signIn(union.workers.map(({ personId }) => personId))
  await disconnectDatabase()
  await database.stop()
  server = new ServerProcess(data, 24_000 + Math.floor(Math.random() * 2000))
  await server.start()
}, 120_000)

afterAll(async () => {
  await disconnectDatabase()
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}, 60_000)

/** What the clients know of a case: the steps that were acknowledged, and the one whose answer never came. */
type Note = { id: string | null; readonly who: number; readonly told: string[]; unheard: string | null }

/** Null where nothing is known: the connection broke, or a fault was answered. */
async function post(path: string, cookie: string, body: object): Promise<{ status: number; id?: string } | null> {
  const headers = { 'content-type': 'application/json', 'idempotency-key': newId(), cookie }
  return fetch(`${server.address}/api${path}`, { method: 'POST', headers, body: JSON.stringify(body) }).then(
    async (answer) => {
      if (answer.status >= 500) return null
      const { id } = answer.status === 200 ? ((await answer.json()) as { id: string }) : { id: undefined }
      return id === undefined ? { status: answer.status } : { status: answer.status, id }
    },
    () => null,
  )
}

/** One case from being raised until both have recognised it, as far as the server lives. */
async function followOne(note: Note, desk: string): Promise<void> {
  const person = `gonghui_session=${tokenOf(note.who)}`
  const raising = { kind: 'suggestion', topic: 'safety', words: '装置区的照明灯坏了', place: '二号装置区' }
  const raised = await post('/me/voices', person, raising)
  if (!raised?.id) {
    if (raised) throw new Error(`raising was answered with ${raised.status}`)
    return
  }
  note.id = raised.id
  note.told.push('opened')
  const steps: [string, string, string, object][] = [
    ['assign', `/voices/${note.id}/assignment`, desk, { orgId: union.orgIds.foundry, dueDays: 10 }],
    ['progress', `/voices/${note.id}/progress`, desk, { note: '灯具已采购' }],
    ['resolve', `/voices/${note.id}/resolution`, desk, { note: '已更换' }],
    ['agree', `/me/voices/${note.id}/agreement`, person, {}],
    ['recognise', `/voices/${note.id}/recognition`, desk, { decision: 'agree' }],
  ]
  for (const [action, path, cookie, body] of steps) {
    const answer = await post(path, cookie, body)
    if (!answer) note.unheard = action
    else if (answer.status < 300) note.told.push(action)
    if (!answer || answer.status >= 300) return
  }
}

type Line = { action: string; from_state: string | null; to_state: string }
type Found = { state: string; lines: Line[]; notices: number; audited: number }

async function readCase(id: string): Promise<Found> {
  const { rows } = await transaction(system, async (tx) => {
    await tx.client.query('set local role none')
    return tx.client.query<Found>(
      `select c.state,
         (select json_agg(json_build_object('action', e.action, 'from_state', e.from_state, 'to_state', e.to_state) order by e.seq)
          from cases.events e where e.case_id = c.id) as lines,
         (select count(*)::int from notices.notices n where n.owner_id = c.owner_id and n.link = '/m/voices/' || c.id) as notices,
         (select count(*)::int from audit.entries a where a.subject_id = c.id::text) as audited
       from cases.cases c where c.id = $1`,
      [id],
    )
  })
  return rows[0]!
}

async function connectAgain(): Promise<void> {
  const lines = (await readFile(join(folder, 'data', 'postgres', 'postmaster.pid'), 'utf8')).split('\n')
  databaseUrl.searchParams.set('host', lines[4]!)
  databaseUrl.port = lines[3]!
  connectDatabase(databaseUrl.href)
}

const telling = ['assign', 'progress', 'resolve', 'recognise']

test.each(seeds)(
  'a case is never between two states, and a notice never without its step or twice, though the server is killed (seed %i)',
  async (seed) => {
    const desk = (await new Visitor(server.address).signInAsOfficer('foundry', password)).cookie
    const notes: Note[] = []
    let killed = false
    // Every fourth worker is of this officer's union.
    const clients = Array.from({ length: 6 }, async (_, at) => {
      while (!killed) {
        const note: Note = { id: null, who: 4 * at, told: [], unheard: null }
        notes.push(note)
        await followOne(note, desk)
      }
    })
    await new Promise((resolve) => setTimeout(resolve, 300 + chanceFrom(seed * 7919).next() * 1500))
    await server.kill()
    killed = true
    await Promise.all(clients)
    await server.start()
    const known = notes.filter(({ id }) => id !== null)
    expect(known.length).toBeGreaterThan(0)
    await connectAgain()
    for (const note of known) {
      const { state, lines, notices, audited } = await readCase(note.id!)
      const actions = lines.map((line) => line.action)
      const unheard = note.unheard !== null && actions.length > note.told.length ? [note.unheard] : []
      expect(actions).toEqual([...note.told, ...unheard])
      expect(lines.slice(1).map((line) => line.from_state)).toEqual(lines.slice(0, -1).map((line) => line.to_state))
      expect(state).toBe(lines.at(-1)!.to_state)
      expect(notices).toBe(actions.filter((action) => telling.includes(action)).length)
      expect(audited).toBe(actions.length)
    }
    await disconnectDatabase()
  },
)

test('after every kill the cases, their counts and the audit chain prove themselves', async () => {
  expect(await server.command('verify')).toMatchObject({ clean: true })
})
