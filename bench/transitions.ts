/*
 * One transition as an officer makes it (a voice solved on the spot: sign-in, permission, lock, state, history, counts,
 * notice, facts, audit) over the very statements of its transaction, all sent ahead by plain connections, without a
 * server. What is sent is recorded from two requests; what differs between them is the case and what is made anew for it.
 *   node bench/transitions.ts [--cases 6000] [--rounds 5]
 */
import { cpus, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { serve } from '../src/apps/server/serve.ts'
import { systemActor } from '../src/kernel/access/index.ts'
import { configure, readConfig } from '../src/platform/config.ts'
import { transaction } from '../src/platform/db/transaction.ts'
import { newId } from '../src/platform/ids.ts'
import { writeDown } from '../src/services/voices/raise-voice.ts'
import { foundSmallUnion, password, type SmallUnion } from '../test/world/small-union.ts'
import { type Installation, inInstallation, median, serveOurs } from './installation.ts'
import { askEach } from './keep-asking.ts'
import { endSide, freePort, startSide } from './side-server.ts'

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '6000' },
    rounds: { type: 'string', default: '5' },
    side: { type: 'string' },
  },
})
const connections = 16

type Statement = { readonly text: string; readonly values: readonly unknown[] }

async function compare({ env, url }: Installation): Promise<void> {
  const union = await foundSmallUnion(16)
  const rounds = Number(values.rounds)
  const share = Math.floor(Number(values.cases) / (2 * rounds))
  const ids = await openVoices(union, share * 2 * rounds + 2)
  const recorded = await record(env, ids.splice(0, 2))
  console.log(`${recorded.statements.length} statements in the transaction`)
  const ours = await startSide(fileURLToPath(import.meta.url), 'ours', env)
  try {
    const cookie = await signIn(ours.port)
    const ratios: number[] = []
    for (let round = 1; round <= rounds; round += 1) {
      const raw = await replay(url, recorded, ids.splice(0, share))
      const served = await settle(ours.port, cookie, ids.splice(0, share))
      ratios.push(served / raw)
      console.log(
        `round ${round}: raw ${Math.round(raw)}/s, ours ${Math.round(served)}/s, ratio ${(served / raw).toFixed(2)}; load average ${loadavg()[0]!.toFixed(1)}`,
      )
    }
    console.log(
      `transition / its own SQL: ${median(ratios).toFixed(2)} (goal at least 0.45), ${connections} connections, ${cpus().length} cores`,
    )
  } finally {
    await endSide(ours.child)
  }
}

/** Voices of one worker at her union's desk, all alike. */
async function openVoices(union: SmallUnion, count: number): Promise<string[]> {
  const platform = systemActor('bench.transitions')
  const wish = {
    ...{ kind: 'suggestion', topic: 'safety', words: '照明灯坏了', place: '二号装置区', photoIds: [], board: 'not' },
    ...{
      personId: union.workers[0]!.personId,
      representativeId: null,
      channel: 'self',
      sourceId: null,
      settledBy: null,
    },
  } as unknown as Parameters<typeof writeDown>[2]
  const ids: string[] = []
  while (ids.length < count) {
    await transaction(platform, async (tx) => {
      for (let some = 0; some < 200 && ids.length < count; some += 1) ids.push((await writeDown(tx, platform, wish)).id)
    })
  }
  return ids
}

async function signIn(port: number): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/sessions/password`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account: 'foundry', password }),
  })
  const cookie = answer.headers.getSetCookie().find((one) => one.startsWith('gonghui_session='))
  if (!cookie) throw new Error(await answer.text())
  return cookie.split(';')[0]!
}

const body = JSON.stringify({ note: '已更换照明灯' })

function requestFor(id: string, cookie: string): string {
  const head = `POST /api/voices/${id}/settlement HTTP/1.1\r\nhost: bench\r\ncookie: ${cookie}\r\n`
  return `${head}content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}

/** Transitions a second, through HTTP. */
function settle(port: number, cookie: string, ids: readonly string[]): Promise<number> {
  return askEach(
    port,
    connections,
    ids.map((id) => requestFor(id, cookie)),
  )
}

type Recorded = {
  readonly statements: readonly Statement[]
  readonly caseId: string
  readonly fresh: ReadonlySet<string>
}

/** What one request sends between its begin and its commit, and which ids in it are made anew each time. */
async function record(env: NodeJS.ProcessEnv, [one, other]: readonly string[]): Promise<Recorded> {
  const port = await freePort()
  configure(readConfig({ ...env, PORT: String(port) }))
  const serving = await serve()
  try {
    const cookie = await signIn(port)
    const [first, second] = [await listen(port, cookie, one!), await listen(port, cookie, other!)]
    if (first.length !== second.length) throw new Error('two transitions sent different statements')
    const known = new Set(idsIn(second))
    return {
      statements: first,
      caseId: one!,
      fresh: new Set(idsIn(first).filter((id) => id !== one && !known.has(id))),
    }
  } finally {
    await serving.stop()
  }
}

const uuids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

function idsIn(statements: readonly Statement[]): string[] {
  return [...JSON.stringify(statements).matchAll(uuids)].map(([id]) => id)
}

/** Every statement of the transaction that names the case; what else the server does meanwhile goes over other connections. */
async function listen(port: number, cookie: string, id: string): Promise<Statement[]> {
  const heard = new Map<unknown, Statement[]>()
  const prototype = pg.Client.prototype as unknown as { query: (...sent: unknown[]) => unknown }
  const original = prototype.query
  prototype.query = function (this: unknown, ...sent: unknown[]) {
    const [first, second] = sent as [string | { text: string; values?: unknown[] }, unknown[] | undefined]
    const text = typeof first === 'string' ? first : first.text
    if (typeof text === 'string') {
      const given = (typeof first === 'string' ? second : first.values) ?? []
      const before = heard.get(this) ?? []
      heard.set(this, [...(text.startsWith('begin') ? [] : before), { text, values: structuredClone(given) }])
    }
    return original.apply(this, sent)
  }
  try {
    await settle(port, cookie, [id])
  } finally {
    prototype.query = original
  }
  const sent = [...heard.values()].find((statements) => JSON.stringify(statements).includes(id))
  if (!sent) throw new Error('the transition sent nothing about its case')
  return sent
}

/** The same transactions for other cases by plain connections, as the role of requests; transactions a second. */
async function replay(url: string, { statements, caseId, fresh }: Recorded, ids: string[]): Promise<number> {
  const options = { connectionString: url, options: '-c role=gonghui_app -c timezone=UTC', pipeline: true }
  const clients = Array.from({ length: connections }, () => new pg.Client(options as pg.ClientConfig))
  await Promise.all(clients.map((client) => client.connect()))
  const names = new Map(statements.map(({ text }, at) => [text, `s${at}`]))
  const left = [...ids]
  const started = performance.now()
  await Promise.all(
    clients.map(async (client) => {
      for (let id = left.pop(); id !== undefined; id = left.pop()) {
        const anew = new Map<string, string>([[caseId, id]])
        for (const one of fresh) anew.set(one, newId())
        await Promise.all(
          statements.map(({ text, values: given }) => {
            const swapped = swap(given, anew) as unknown[]
            return client.query(given.length > 0 ? { name: names.get(text)!, text, values: swapped } : text)
          }),
        )
      }
    }),
  )
  const took = performance.now() - started
  await Promise.all(clients.map((client) => client.end()))
  await requireClosed(url, ids)
  return (ids.length / took) * 1000
}

/** A replay that moved nothing would be fast for nothing. */
async function requireClosed(url: string, ids: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(
    'select count(*)::int as n from cases.cases where id = any($1) and closed_at is not null',
    [ids],
  )
  await client.end()
  if (rows[0].n !== ids.length) throw new Error(`of ${ids.length} replayed transitions ${rows[0].n} were made`)
}

function swap(value: unknown, anew: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return value.replace(uuids, (id) => anew.get(id) ?? id)
  if (Array.isArray(value)) return value.map((one) => swap(one, anew))
  return value
}

if (values.side === 'ours') await serveOurs()
else await inInstallation(compare)
