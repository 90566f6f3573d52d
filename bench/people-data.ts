import pg from 'pg'
import { registerMembers, sealRegistration } from '../src/kernel/people/index.ts'
import { config } from '../src/platform/config.ts'
import { connectDatabase, disconnectDatabase } from '../src/platform/db/pool.ts'
import { system, transaction } from '../src/platform/db/transaction.ts'
import { type BenchPerson, benchPerson } from './people-csv.ts'
import { type BenchTree, foundTree } from './people-tree.ts'

/** People whose numbers are really sealed and indexed, so that they can be searched for. */
export const searched: readonly BenchPerson[] = Array.from({ length: 400 }, (_, at) => benchPerson(at * 7 + 3))

/** Signs of given names, the frequent ones first: the cube makes some hundred times as frequent as others, as they are. */
const name = (purpose: number) =>
  `chr(19968 + floor(600 * power(((hashint8(g * 10 + ${purpose})::bigint & 2147483647) / 2147483648.0), 3))::int)`
const surname = `substr('王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹', 1 + floor(30 * power(((hashint8(g * 10 + 9)::bigint & 2147483647) / 2147483648.0), 2))::int, 1)`

/** A part of many names, and one of few. */
export const parts = { common: '一丁', rare: String.fromCharCode(0x4e00 + 480, 0x4e00 + 510) } as const

/** Fills a migrated database with so many members of a province, spread over its unions. */
export async function fillPeople(url: string, people: number): Promise<BenchTree> {
  connectDatabase(url)
  const tree = await foundTree()
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await fill(client, people)
    await registerSearched(tree)
    await client.query('vacuum analyze people.persons')
  } finally {
    await client.end()
    await disconnectDatabase()
  }
  return tree
}

async function fill(client: pg.Client, people: number): Promise<void> {
  const [sealed] = searched.map((person) => sealRegistration(config().sealKeys, person))
  const { rows: indexes } = await client.query(
    `select indexdef, indexname from pg_indexes where schemaname = 'people' and tablename = 'persons'
      and indexname not in ('persons_id', 'persons_one_of_each_id', 'persons_one_of_each_id_number')`,
  )
  for (const { indexname } of indexes) await client.query(`drop index people.${indexname}`)
  await client.query(`set maintenance_work_mem = '1GB'; set synchronous_commit = off`)
  await client.query(
    `insert into people.persons (owner_id, id, name, born_on, id_sealed, id_index, phone_sealed, phone_index, home_path)
      select id, id, name, born_on, $1, md5('id' || g)::uuid, $2, md5('phone' || g)::uuid, path
      from (select g, ('00000000-0000-7000-8000-' || lpad(to_hex(g), 12, '0'))::uuid as id,
          ${surname} || ${name(1)} || case when g % 5 = 0 then '' else ${name(2)} end as name,
          date '1962-01-01' + (g % 15000)::int as born_on
        from generate_series(1, $3::bigint) g) person
      join (select row_number() over (order by code) - 1 as nth, count(*) over () as unions, path from orgs.orgs where kind = 'grassroots') home
        on home.nth = person.g % home.unions`,
    [sealed!.idSealed, sealed!.phoneSealed, people],
  )
  for (const { indexdef } of indexes) await client.query(indexdef)
  await client.query(
    `insert into people.home_counts (org_id, org_path, n)
      select home_path[up], home_path[1:up], count(*) from people.persons cross join lateral generate_subscripts(home_path, 1) as up group by 1, 2`,
  )
}

async function registerSearched(tree: BenchTree): Promise<void> {
  const unionId = tree.sample.at(-1)!.id
  const enrolments = searched.map((person) => ({
    registration: sealRegistration(config().sealKeys, person),
    orgId: unionId,
    on: '2020-01-01',
  }))
  await transaction(system, (tx) => registerMembers(tx, enrolments))
}
