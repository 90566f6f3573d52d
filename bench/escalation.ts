/*
 * The sweep of what nobody took care of: millions of open cases with due dates and clocks, of which some run out on a day,
 * and an officer at each organisation who is told.
 * Usage: node bench/escalation.ts [open cases, default 5000000] [per cent overdue, default 2] [per cent of clocks missed, default 2]
 * A database of its own on an embedded server in the temporary folder. Prints how long one pass takes, how long it takes
 * when nothing is due, and how long an officer waits meanwhile for a page of her list.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { systemActor } from '../src/kernel/access/index.ts'
import { seedCalendar } from '../src/kernel/calendar/index.ts'
import { defineCaseType, escalateOverdue, pageOfCases, registerCaseTypes } from '../src/kernel/cases/index.ts'
import { stopClock } from '../src/platform/clock.ts'
import { startEmbedded } from '../src/platform/db/embedded.ts'
import { migrate } from '../src/platform/db/migrations.ts'
import { connectDatabase, disconnectDatabase } from '../src/platform/db/pool.ts'
import { transaction } from '../src/platform/db/transaction.ts'
import { dropIndexes, orgId, plantTree } from './cases-data.ts'

const [open, overdue, missed] = [
  Number(process.argv[2] ?? 5_000_000),
  Number(process.argv[3] ?? 2),
  Number(process.argv[4] ?? 2),
]

const plea = defineCaseType({
  key: 'bench.plea',
  name: '诉求',
  numberPrefix: 'BP',
  readPermission: 'bench.read',
  openedAs: '登记',
  initial: 'working',
  states: { working: { name: '办理中', personStatus: 'in-progress', desk: 'home', dueDays: 5 } },
  actions: { note: { name: '记录', moves: { working: 'working' }, who: 'system' } },
  clocks: { day: { name: '每日动态', every: 'day', while: ['working'], who: 'bench.read' } },
  links: { person: '/{id}', officer: '/{id}' },
})

const fillCases = `
  with unions as materialized (select path, row_number() over (order by substr(code, 11)::int) - 1 as at from orgs.orgs where kind = 'grassroots')
  insert into cases.cases (owner_id, id, number, type, state, org_path, desk, desk_org_id, title, subtitle, person_name,
    opened_at, stage_since, due_days, due_on, rises_on)
  select gen_random_uuid(), gen_random_uuid(), 'BP2026-' || lpad(n::text, 8, '0'), 'bench.plea', 'working', path, 'org', path[5], '诉求', '', '赵强',
    timestamptz '2026-11-01' + n * interval '1 microsecond', timestamptz '2026-11-01', 5,
    due_on, due_on + 1
  from generate_series(1, $1::int) as n cross join lateral (
    select case when hashint4extended(n, 0) & 1023 < $2 * 10.24 then date '2026-11-19' else date '2026-12-10' end as due_on
  ) as due join unions on unions.at = n % 31000`

const fillEvents = `
  insert into cases.events (owner_id, case_id, seq, at, action, to_state, actor_name)
  select owner_id, id, 1, opened_at, 'opened', state, 'bench' from cases.cases where rises_on = '2026-11-20'`

/** All but a few await today's record, those yesterday's. */
const fillClocks = `
  insert into cases.clocks (owner_id, case_id, clock, every, type, org_path, after_on, awaits_from, awaits_on)
  select owner_id, id, 'day', 'day', type, org_path, day - 1, day, day
  from cases.cases cross join lateral (
    select case when hashtextextended(id::text, 0) & 1023 < $1 * 10.24 then date '2026-11-19' else date '2026-11-20' end as day
  ) as awaited`

/** One officer at every organisation, so that each rise is told to two. */
const fillOfficers = [
  `insert into access.roles (key, name, permissions) values ('bench.officer', '经办', '{bench.read}')`,
  `insert into people.persons (owner_id, id, name, born_on, id_sealed, id_index)
   select id, id, '赵强', '1980-01-01', '', id from orgs.orgs`,
  `insert into access.grants (owner_id, id, role, org_id, org_path, from_on)
   select id, id, 'bench.officer', id, path, '2026-01-01' from orgs.orgs`,
]

async function fill(url: string): Promise<void> {
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  await owner.query(`set maintenance_work_mem = '1GB'`)
  await plantTree(owner)
  for (const statement of fillOfficers) await owner.query(statement)
  const later = [...(await dropIndexes(owner, 'cases.cases')), ...(await dropIndexes(owner, 'cases.clocks'))]
  await owner.query(fillCases, [open, overdue])
  await owner.query(fillEvents)
  await owner.query(fillClocks, [missed])
  for (const statement of later) await owner.query(statement)
  for (const table of ['access.grants', 'cases.cases', 'cases.clocks', 'cases.events', 'orgs.orgs'])
    await owner.query(`vacuum analyze ${table}`)
  await owner.query('checkpoint')
  await owner.end()
}

const folder = await mkdtemp(join(tmpdir(), 'gonghui-bench-'))
await chmod(folder, 0o711)
const embedded = await startEmbedded({ dataFolder: folder, durable: 'yes' })
try {
  await migrate(embedded.url)
  const built = performance.now()
  await fill(embedded.url)
  console.log(`${open.toLocaleString('en')} open cases with a clock each, built in ${seconds(built)}`)
  connectDatabase(embedded.url)
  registerCaseTypes([plea])
  await seedCalendar()
  await measure()
  await disconnectDatabase()
} finally {
  await embedded.stop()
  await rm(folder, { recursive: true, force: true })
}

async function measure(): Promise<void> {
  const sweeper = systemActor('bench')
  stopClock('2026-11-19T02:00:00.000Z')
  await escalateOverdue(sweeper)
  const idle = performance.now()
  await escalateOverdue(sweeper)
  console.log(`a pass with nothing due: ${(performance.now() - idle).toFixed(0)} ms`)

  stopClock('2026-11-20T02:00:00.000Z')
  const waits: number[] = []
  let sweeping = true
  const started = performance.now()
  const pass = escalateOverdue(sweeper).then((raised) => {
    sweeping = false
    return raised
  })
  for (let at = 0; sweeping; at += 1) {
    const asked = performance.now()
    await transaction(sweeper, (tx) => pageOfCases(tx, sweeper, { orgId: orgId('county', at % 3_100) }))
    waits.push(performance.now() - asked)
  }
  const raised = await pass
  const took = performance.now() - started
  const sorted = waits.toSorted((a, b) => a - b)
  const { clocks, notices } = await countWritten()
  const [rose, ran, told] = [raised, clocks, notices].map((n) => n.toLocaleString('en'))
  console.log(`one pass: ${rose} cases raised, ${ran} clocks missed, ${told} notices, in ${(took / 1000).toFixed(1)} s`)
  console.log(`each: ${((took * 1000) / Math.max(raised + clocks, 1)).toFixed(0)} µs`)
  console.log(`a page meanwhile: median ${at(sorted, 0.5)} ms, worst of a hundred ${at(sorted, 0.99)} ms`)
}

async function countWritten(): Promise<{ clocks: number; notices: number }> {
  const owner = new pg.Client({ connectionString: embedded.url })
  await owner.connect()
  const counted = await owner.query<{ clocks: number; notices: number }>(
    'select (select count(*)::int from cases.missed) as clocks, (select count(*)::int from notices.notices) as notices',
  )
  await owner.end()
  return counted.rows[0]!
}

function at(sorted: readonly number[], share: number): string {
  return (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1)
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`
}
