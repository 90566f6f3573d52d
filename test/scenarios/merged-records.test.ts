import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { personalData } from '../../src/apps/server/declared-tables.ts'
import { serve } from '../../src/apps/server/serve.ts'
import { verifyAudit } from '../../src/kernel/audit/index.ts'
import { verifyLedger } from '../../src/kernel/ledger/index.ts'
import {
  joinUnions,
  openParticulars,
  registerPeople,
  sealRegistration,
  verifyPeople,
} from '../../src/kernel/people/index.ts'
import { stopClock } from '../../src/platform/clock.ts'
import { config } from '../../src/platform/config.ts'
import { system, transaction } from '../../src/platform/db/transaction.ts'
import { isPersonal, type PersonalTable } from '../../src/platform/personal-data.ts'
import type { MergeCard } from '../../src/services/membership/merge.contract.ts'
import { readPlants } from '../attack/garden.ts'
import type { World } from '../attack/plant.ts'
import { inhabit } from '../attack/stage.ts'
import { foundWorld } from '../attack/world.ts'
import { openGround } from '../world/platform.ts'
import { plantRareRows } from './rare-rows.ts'

let ground: Awaited<ReturnType<typeof openGround>>
let serving: Awaited<ReturnType<typeof serve>>
let world: World
let client: pg.Client

const tables = personalData.filter(isPersonal)

/** Every room plants at one union what it keeps; its people then have rows wherever the platform keeps any. */
beforeAll(async () => {
  stopClock('2025-08-04T02:00:00.000Z')
  ground = await openGround()
  client = new pg.Client({ connectionString: ground.databaseUrl })
  await client.connect()
  const founded = await foundWorld()
  serving = await serve()
  world = inhabit(founded, serving.address)
  for (const { plant } of await readPlants()) await plant(world, founded.places[0]!)
  await plantRareRows(client)
}, 300_000)

afterAll(async () => {
  await serving?.stop()
  await client?.end()
  await ground?.close()
})

const columnOf = ({ whose }: PersonalTable) => whose ?? { column: 'owner_id', holds: 'person' as const }

/** How many rows of each table are a person's; those found by her number are found by the number of this record. */
async function rowsOf(personId: string): Promise<Record<string, number>> {
  const { rows } = await client.query<{ id_index: string }>('select id_index from people.persons where id = $1', [
    personId,
  ])
  const counts: Record<string, number> = {}
  for (const table of tables) {
    const { column, holds } = columnOf(table)
    const key = holds === 'person' ? personId : rows[0]!.id_index
    const found = await client.query<{ n: number }>(
      `select count(*)::int as n from ${table.table} where ${column} = $1`,
      [key],
    )
    counts[table.table] = found.rows[0]!.n
  }
  return counts
}

/** Her record becomes one of an old card, and another is made under the number that the old one became. */
async function madeTwice(personId: string): Promise<string> {
  const { name, idNumber } = await transaction(system, (tx) => openParticulars(tx, personId))
  const old = sealRegistration(config().sealKeys, {
    name,
    phone: null,
    idNumber: idNumber.slice(0, 6) + idNumber.slice(8, 17),
  })
  await client.query('update people.persons set id_sealed = $2, id_index = $3 where id = $1', [
    personId,
    old.idSealed,
    old.idIndex,
  ])
  const fresh = sealRegistration(config().sealKeys, { name, phone: null, idNumber })
  const [registered] = await transaction(system, (tx) => registerPeople(tx, [fresh]))
  return registered!.personId
}

/** Everybody who owns anything and signs in with no password; who belongs to no union joins the one of the place. */
async function owners(): Promise<string[]> {
  const owned = tables
    .filter((table) => columnOf(table).holds === 'person')
    .map((table) => `select ${columnOf(table).column} as id from ${table.table}`)
  const { rows } = await client.query<{ id: string; member: boolean }>(
    `select p.id, p.home_path is not null as member from people.persons p
     where p.id in (${owned.join(' union ')}) and not exists (select from access.accounts a where a.owner_id = p.id)
       and (p.home_path is null or p.home_path @> array[$1::uuid]) and p.id_digits = 18 and p.born_on < '2000-01-01'
       and not exists (select from people.persons o where o.name = p.name and o.id_digits = 15) order by p.id`,
    [world.orgIds.foundry],
  )
  const joining = rows.filter(({ member }) => !member)
  const wishes = joining.map(({ id }) => ({ personId: id, orgId: world.orgIds.foundry!, on: '2025-08-01' }))
  expect(new Set(await transaction(system, (tx) => joinUnions(tx, wishes)))).toEqual(new Set(['joined']))
  return rows.map(({ id }) => id)
}

type Purse = { readonly id: string; readonly balance: string; readonly held: string }

/** What is in her accounts, put aside while her rows are counted, since the books are closed to a merger. */
async function emptied(personId: string): Promise<Purse[]> {
  const { rows } = await client.query<Purse>(
    'select id, balance::text, held::text from ledger.accounts where owner_id = $1 and (balance <> 0 or held <> 0)',
    [personId],
  )
  await client.query('update ledger.accounts set balance = 0, held = 0 where owner_id = $1', [personId])
  return rows
}

async function filled(personId: string, purses: readonly Purse[]): Promise<void> {
  for (const { id, balance, held } of purses)
    await client.query('update ledger.accounts set balance = $3, held = $4 where owner_id = $1 and id = $2', [
      personId,
      id,
      balance,
      held,
    ])
}

/** One proposes, another approves; null when the platform says why not. */
async function merged(goes: string, stays: string): Promise<{ id: string } | { refused: string }> {
  const first = await world.as('county-officer over north')
  const second = await world.as('county-officer over shore')
  const proposal = { oneId: goes, otherId: stays, reason: '老身份证号码重复建档' }
  const proposed = await first.post<MergeCard & { code: string }>('/membership/merges', proposal)
  if (proposed.status !== 200) return { refused: proposed.body.code }
  const decided = await second.post(`/membership/merges/${proposed.body.id}/decision`, { decision: 'approve' })
  expect([decided.status, decided.body]).toEqual([204, decided.body])
  return { id: proposed.body.id }
}

type Counts = Record<string, number>
type Both = { readonly goes: Counts; readonly stays: Counts }

/** What the merger did with each table otherwise than declared. */
function wrongs(before: Both, after: Both): string[] {
  return tables.flatMap(({ table, merging }) => {
    const [was, left] = [before.goes[table]!, after.goes[table]!]
    const came = after.stays[table]! - before.stays[table]!
    if (merging.does === 'follow' && (left !== 0 || came !== was))
      return [`${table}: ${was} were to follow, ${came} did, ${left} were left`]
    // The merger and the ends of her sign-ins are written to the old record; presences are counted anew from the facts.
    if (merging.does === 'stay' && (left < was || (came !== 0 && table !== 'indicators.presences')))
      return [`${table}: ${was} were to stay, ${left} did, ${came} came to the other`]
    return []
  })
}

/** Merges, compares, undoes, compares; tells the tables in which she had rows that followed. */
async function mergeAndUndo(goes: string, stays: string): Promise<string[]> {
  const both = async (): Promise<Both> => ({ goes: await rowsOf(goes), stays: await rowsOf(stays) })
  const before = await both()
  const outcome = await merged(goes, stays)
  if ('refused' in outcome) throw new Error(outcome.refused)
  expect(wrongs(before, await both())).toEqual([])

  const undoing = (await world.as('county-officer over north')).post(`/membership/merges/${outcome.id}/undoing`)
  expect(await undoing).toMatchObject({ status: 204 })
  const back = await both()
  const following = tables.filter(({ merging }) => merging.does === 'follow')
  for (const { table } of following)
    expect([table, back.goes[table], back.stays[table]]).toEqual([table, before.goes[table], before.stays[table]])
  expect(back.goes['people.memberships']).toBe(before.goes['people.memberships'])
  return following.filter(({ table }) => before.goes[table]! > 0).map(({ table }) => table)
}

test('whatever the rooms keep of a person does in a merger what its declaration says, and goes back to the row', async () => {
  const reached = new Set<string>()
  let refused = 0
  for (const goes of await owners()) {
    const stays = await madeTwice(goes)
    const purses = await emptied(goes)
    if (purses.length > 0) {
      await filled(goes, purses)
      expect(await merged(goes, stays)).toEqual({ refused: 'people.merge-money' })
      refused += 1
      await emptied(goes)
    }
    for (const table of await mergeAndUndo(goes, stays)) reached.add(table)
    await filled(goes, purses)
  }
  const unreached = tables.filter(({ table, merging }) => merging.does === 'follow' && !reached.has(table))
  expect(unreached.map(({ table }) => table)).toEqual([])
  expect(refused).toBeGreaterThan(0)
  expect(await transaction(system, verifyPeople)).toEqual([])
  expect(await transaction(system, verifyLedger)).toEqual([])
  expect(await transaction(system, (tx) => verifyAudit(tx))).toEqual([])
}, 300_000)
