import pg from 'pg'
import type { Actor } from '../src/kernel/access/index.ts'
import { countsUnder, pageOfCases, registerCaseTypes } from '../src/kernel/cases/index.ts'
import { connectDatabase, disconnectDatabase } from '../src/platform/db/pool.ts'
import { system, transaction } from '../src/platform/db/transaction.ts'
import { claim, type Level, levels, orgId, pathOf } from './cases-data.ts'

/** One measurement: which organisations of a level are asked, and for what. */
export type Wish =
  | { readonly kind: 'places' }
  | {
      readonly kind: 'page'
      readonly page: 'first' | '500th'
      readonly level: Level
      readonly places: readonly number[]
    }
  | {
      readonly kind: 'state' | 'late' | 'counts' | 'desk' | 'officer' | 'administrator' | 'search' | 'bare'
      readonly level: Level
      readonly places: readonly number[]
    }

export type Measurement = { readonly milliseconds: number; readonly places?: Record<Level, readonly number[]> }

const pageSize = 20
const deepPage = 500

/** A connection plans a statement anew five times before it keeps the plan. */
const warmUps = 20

let bare: pg.Client

/** Answers the parent until it closes the channel. */
export async function answer(url: string): Promise<void> {
  connectDatabase(url)
  bare = new pg.Client({ connectionString: url })
  await bare.connect()
  registerCaseTypes([claim])
  process.on('message', (wish: Wish) => {
    void measure(wish).then((measurement) => process.send!(measurement))
  })
  process.once('disconnect', () => void Promise.all([disconnectDatabase(), bare.end()]))
}

async function measure(wish: Wish): Promise<Measurement> {
  if (wish.kind === 'places') return { milliseconds: 0, places: await choosePlaces() }
  const runs: (() => Promise<unknown>)[] = []
  for (const place of wish.places) runs.push(await runOf(wish, place))
  const spent: number[] = []
  for (let turn = 0; spent.length < warmUps + runs.length; turn += 1) {
    const started = performance.now()
    await runs[turn % runs.length]!()
    spent.push(performance.now() - started)
  }
  const counted = spent.slice(warmUps).sort((a, b) => a - b)
  return { milliseconds: counted[Math.floor(counted.length / 2)]! }
}

/** The reading itself, made ready beforehand: what is measured is one whole transaction through the kernel's own queries. */
async function runOf(wish: Exclude<Wish, { kind: 'places' }>, place: number): Promise<() => Promise<unknown>> {
  const org = orgId(wish.level, place)
  const officer = officerAt(wish.level, place)
  const page = (who: Actor, more: object) => () =>
    transaction(who, (tx) => pageOfCases(tx, who, { orgId: org, ...more }))
  switch (wish.kind) {
    case 'page':
      return page(
        officer,
        wish.page === 'first' ? {} : { cursor: await cursorBefore(officer, wish.level, org, deepPage) },
      )
    case 'state':
      return page(officer, { state: 'payment-failed' })
    case 'late':
      return page(officer, { late: 'yes' })
    case 'desk':
      return page(officer, { at: 'desk' })
    case 'bare':
      return () => bare.query(bareList(wish.level), [org])
    case 'search':
      return page(officer, { search: '赵伟建' })
    case 'officer':
      return page(officer, {})
    case 'administrator':
      return page(officerAt('root', 0), {})
    case 'counts':
      return () => transaction(officer, (tx) => countsUnder(tx, officer, { orgId: org }))
  }
}

function bareList(level: Level): string {
  return `select id, grassroots, state, title, created_at from bare_cases where ${level} = $1
    order by created_at desc, id desc limit ${pageSize}`
}

function officerAt(level: Level, place: number): Actor {
  const orgPath = pathOf(level, place)
  const org = orgPath.at(-1)!
  const grants = [{ role: 'officer', roleName: '', orgId: org, orgPath, permissions: new Set(['bench.read']) }]
  const scope = { role: 'app', orgs: [org], personId: null } as const
  return { kind: 'officer', personId: null, name: '', sessionId: null, grants, scope, requestId: '', address: '' }
}

const cursors = new Map<string, Promise<string>>()

/** Where a page begins, found once by counting, which no screen does. */
function cursorBefore(officer: Actor, level: Level, org: string, wanted: number): Promise<string> {
  const known = cursors.get(org) ?? findCursor(officer, level, org, wanted)
  cursors.set(org, known)
  return known
}

/** Of an organisation with fewer cases the last full page. */
async function findCursor(officer: Actor, level: Level, org: string, wanted: number): Promise<string> {
  const column = `org_path[${pathOf(level, 0).length}]`
  return transaction(officer, async ({ client }) => {
    const counted = await client.query<{ n: string }>(`select count(*) as n from cases.cases where ${column} = $1`, [
      org,
    ])
    const pages = Math.min(wanted, Math.floor(Number(counted.rows[0]!.n) / pageSize))
    const last = await client.query<{ opened_at: Date; id: string }>(
      `select opened_at, id from cases.cases where ${column} = $1 order by opened_at desc, id desc offset $2 limit 1`,
      [org, (pages - 1) * pageSize - 1],
    )
    const { opened_at: at, id } = last.rows[0]!
    return `${new Date(at).toISOString()}~${id}`
  })
}

const mostPlaces = 40

/** Organisations that fill three pages even in the small database, so that every size does the same work. */
async function choosePlaces(): Promise<Record<Level, readonly number[]>> {
  const places: Record<Level, number[]> = { root: [0], province: [], city: [], county: [], grassroots: [] }
  for (const level of Object.keys(levels) as Level[]) {
    const depth = pathOf(level, 0).length
    const found = await transaction(system, ({ client }) =>
      client.query<{ id: string }>(
        `select org_path[${depth}] as id from cases.cases group by 1 having count(*) >= ${3 * pageSize} order by md5(org_path[${depth}]::text) limit ${mostPlaces}`,
      ),
    )
    const wanted = new Set(found.rows.map((row) => row.id))
    places[level] = Array.from({ length: levels[level] }, (_, at) => at).filter((at) => wanted.has(orgId(level, at)))
  }
  return places
}
