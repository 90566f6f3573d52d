import { createHash } from 'node:crypto'
import pg from 'pg'
import { defineCaseType } from '../src/kernel/cases/index.ts'

/** A type with the eleven states of a real claim; only the shape matters here. */
export const claim = defineCaseType({
  key: 'bench.claim',
  name: '申领',
  numberPrefix: 'BC',
  readPermission: 'bench.read',
  joinPermission: 'bench.join',
  offers: ['call'],
  openedAs: '下发待办',
  initial: 'notify',
  states: {
    notify: { name: '待通知', personStatus: 'in-progress', desk: 'home', dueDays: 3 },
    fill: { name: '待填报', personStatus: 'waiting-for-you', desk: 'person', dueDays: 20 },
    grassroots: { name: '基层审核', personStatus: 'in-progress', desk: 'home', dueDays: 5 },
    county: { name: '县级审核', personStatus: 'in-progress', desk: 'county', dueDays: 5 },
    city: { name: '市级审核', personStatus: 'in-progress', desk: 'city', dueDays: 10 },
    second: { name: '市级复核', personStatus: 'in-progress', desk: 'city', dueDays: 10 },
    paying: { name: '待支付', personStatus: 'in-progress', desk: 'system' },
    'payment-failed': { name: '支付失败', personStatus: 'waiting-for-you', desk: 'person' },
    paid: { name: '已支付', personStatus: 'closed', desk: 'none' },
    declined: { name: '已放弃', personStatus: 'refused', desk: 'none' },
    void: { name: '已撤销', personStatus: 'closed', desk: 'none' },
  },
  actions: {
    move: {
      name: '办理',
      moves: {
        notify: [
          'fill',
          'grassroots',
          'county',
          'city',
          'second',
          'paying',
          'payment-failed',
          'paid',
          'declined',
          'void',
        ],
      },
      who: 'system',
    },
  },
  links: { person: '/{id}', officer: '/{id}' },
})

/** A root, 31 provinces, 310 cities, 3,100 counties and 31,000 unions, the same in every database. */
export const levels = { root: 1, province: 31, city: 310, county: 3_100, grassroots: 31_000 } as const
export type Level = keyof typeof levels

export function orgId(level: Level, number: number): string {
  const hex = createHash('md5').update(`${level} ${number}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** From the root to an organisation. */
export function pathOf(level: Level, number: number): string[] {
  const path = [orgId(level, number)]
  const upper: Record<Level, Level | null> = {
    root: null,
    province: 'root',
    city: 'province',
    county: 'city',
    grassroots: 'county',
  }
  for (let [above, at] = [upper[level], number]; above !== null; above = upper[above]) {
    at = above === 'root' ? 0 : Math.floor(at / 10)
    path.unshift(orgId(above, at))
  }
  return path
}

const kinds: Record<Level, string> = {
  root: 'federation',
  province: 'province',
  city: 'city',
  county: 'county',
  grassroots: 'grassroots',
}

/** The whole tree and `rows` cases below it, busy unions first, written by the server itself. */
export async function fill(url: string, rows: number): Promise<void> {
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  try {
    await owner.query(`set maintenance_work_mem = '1GB'`)
    await plantTree(owner)
    const later = await dropIndexes(owner, 'cases.cases')
    await owner.query(insertCases, [rows])
    for (const statement of [...later, insertShares, insertCounts, insertChanges, ...bareTable, ...afterwards])
      await owner.query(statement)
  } finally {
    await owner.end()
  }
}

const afterwards = [
  ...['cases.cases', 'cases.shares', 'cases.counts', 'cases.count_changes', 'orgs.orgs', 'bare_cases'].map(
    (table) => `vacuum analyze ${table}`,
  ),
  'checkpoint',
]

export async function plantTree(owner: pg.Client): Promise<void> {
  for (const [level, count] of Object.entries(levels) as [Level, number][]) {
    const numbers = Array.from({ length: count }, (_, number) => number)
    await owner.query(
      `insert into orgs.orgs (id, kind, code, name, path, founded_on)
       select id, $2, $2 || number, $2 || number, path::uuid[], '2013-01-01'
       from unnest($1::uuid[], $3::int[], $4::text[]) as o (id, number, path)`,
      [numbers.map((at) => orgId(level, at)), kinds[level], numbers, numbers.map((at) => `{${pathOf(level, at)}}`)],
    )
  }
}

/** Indexes are made again after the rows by the statements it tells, as any bulk load does; constraints with them. */
export async function dropIndexes(owner: pg.Client, table: string): Promise<string[]> {
  const keys = await owner.query<{ name: string; definition: string }>(
    `select conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
     where conrelid = $1::regclass and contype in ('p', 'u')`,
    [table],
  )
  for (const { name } of keys.rows) await owner.query(`alter table ${table} drop constraint ${name}`)
  const indexes = await owner.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
     where indrelid = $1::regclass`,
    [table],
  )
  for (const { name } of indexes.rows) await owner.query(`drop index ${name}`)
  return [
    ...keys.rows.map(({ name, definition }) => `alter table ${table} add constraint ${name} ${definition}`),
    ...indexes.rows.map(({ definition }) => definition),
  ]
}

/**
 * One case in five is open, some of these late; they were opened evenly over a year. In one of twenty the county next door
 * takes part as a body.
 */
const insertCases = `
  with unions as materialized (select path, row_number() over (order by substr(code, 11)::int) - 1 as at from orgs.orgs where kind = 'grassroots'),
  drawn as (
    select n, floor(31000 * power(random(), 2))::int as union_at, random() as stage, timestamptz '2025-11-20' + n * interval '1 year' / $1::float8 as at
    from generate_series(1, $1::int) n
  ),
  staged as (
    select drawn.*, path, case when n % 20 = 0 then array[md5('county ' || union_at / 100 * 10 + (union_at / 10 + 1) % 10)::uuid] end as bodies,
      case when stage < 0.72 then 'paid' when stage < 0.79 then 'declined' when stage < 0.80 then 'void'
      when stage < 0.84 then 'notify' when stage < 0.90 then 'fill' when stage < 0.93 then 'grassroots' when stage < 0.96 then 'county'
      when stage < 0.98 then 'city' when stage < 0.985 then 'second' when stage < 0.9995 then 'paying' else 'payment-failed' end as state
    from drawn join unions on unions.at = union_at
  )
  insert into cases.cases (owner_id, id, number, type, state, org_path, desk, desk_org_id, title, subtitle, person_name, amount_fen, series,
    opened_at, stage_since, closed_at, due_days, due_on, rises_on, late_since, body_ids, shared_with)
  select gen_random_uuid(), gen_random_uuid(), 'BC2026-' || lpad(n::text, 8, '0'), 'bench.claim', state, path,
    case when state in ('paid', 'declined', 'void') then 'none' when state in ('fill', 'payment-failed') then 'person' when state = 'paying' then 'system' else 'org' end,
    case when state in ('notify', 'grassroots', 'fill', 'payment-failed') then path[5] when state = 'county' then path[4] when state in ('city', 'second') then path[3] end,
    '医疗互助金申领', '市第一人民医院',
    substr('赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许', 1 + n % 20, 1) || substr('伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞', 1 + n / 20 % 20, 1) || substr('建国春平刚桂玉兰红梅', 1 + n / 400 % 10, 1),
    100000 + n % 900000, '2026Q' || 1 + n % 4, at, at,
    case when state in ('paid', 'declined', 'void') then at end,
    case when state in ('notify', 'fill', 'grassroots', 'county', 'city', 'second') then 5 end,
    case when state in ('notify', 'fill', 'grassroots', 'county', 'city', 'second') then date '2026-11-10' + n % 30 end,
    case when state in ('notify', 'fill', 'grassroots', 'county', 'city', 'second') then date '2026-12-20' end,
    case when state in ('notify', 'fill', 'grassroots', 'county', 'city', 'second') and n % 30 < 10 then date '2026-11-20' end,
    bodies, bodies
  from staged`

const insertShares = `
  insert into cases.shares (owner_id, case_id, org_id, org_path, type, state, opened_at, due_on, late_since)
  select owner_id, id, body_ids[1], org_path[1:3] || body_ids, type, state, opened_at, due_on, late_since
  from cases.cases where body_ids is not null`

const insertCounts = `
  insert into cases.counts (org_id, reach, type, state, late, org_path, n)
  select path[up], 'subtree', type, state, late, path[1:up], sum(n)
  from (select org_path as path, type, state, late_since is not null as late, count(*) as n from cases.cases group by 1, 2, 3, 4) homes
  cross join lateral generate_subscripts(path, 1) up group by 1, 2, 3, 4, 5, 6
  union all
  select desk_org_id, 'desk', type, state, late_since is not null, org_path[1:array_position(org_path, desk_org_id)], count(*)
  from cases.cases where desk = 'org' group by 1, 2, 3, 4, 5, 6
  union all
  select org_id, 'shared', type, state, late_since is not null, org_path, count(*) from cases.shares group by 1, 2, 3, 4, 5, 6`

/** What a busy minute leaves uncompacted: two thousand moves, each felt at every level. */
const insertChanges = `
  insert into cases.count_changes (org_id, reach, type, state, late, org_path, n)
  select path[up], 'subtree', 'bench.claim', state, false, path[1:up], n
  from (select path from orgs.orgs where kind = 'grassroots' order by code limit 2000) as movers
  cross join (values ('notify', -1), ('fill', 1)) as move (state, n)
  cross join lateral generate_subscripts(path, 1) up`

/** The same cases as a developer would first put them down: a column and an index a level, and nothing else. */
const bareTable = [
  `create table bare_cases as
   select number as id, org_path[5] as grassroots, org_path[2] as province, org_path[3] as city, org_path[4] as county, state, title,
     opened_at as created_at from cases.cases`,
  ...['province', 'city', 'county', 'grassroots'].map(
    (level) => `create index on bare_cases (${level}, created_at desc, id desc)`,
  ),
]
