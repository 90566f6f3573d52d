import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/setup/database.ts'
import { type Quarter, quarterDays, quarterOf } from '../../platform/dates.ts'
import { connectDatabase, disconnectDatabase } from '../../platform/db/pool.ts'
import { rows, run, sql } from '../../platform/db/sql.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Assessment, CoverFacts, PolicyVersion, SettlementFacts } from './model.ts'
import { policyYearOf } from './policies.rules.ts'
import { insertPolicy } from './policies.store.ts'
import { screenPerson } from './screening.rules.ts'
import { screenPersons, screenQuarter } from './screening.store.ts'
import { type Person, person, policies } from './screening.worlds.ts'

type Row = Assessment & { idIndex: string }

const people = 2_000
let database: Awaited<ReturnType<typeof testDatabase>>

beforeAll(async () => {
  database = await testDatabase()
  connectDatabase(database.url)
})
afterAll(async () => {
  await disconnectDatabase()
  await database.drop()
})

describe.each([20261, 20262, 20263])('the set-based screening equals the pure rule, seed %i', (seed) => {
  const fund = `fund-${seed}`
  const versions = ownedBy(fund, fc.sample(policies, { seed, numRuns: 1 })[0]!)
  const cast = new Map(
    Array.from({ length: people }, (_, at) => [
      idIndexOf(fund, at),
      fc.sample(person(at), { seed: seed * people + at, numRuns: 1 })[0]!,
    ]),
  )
  const all = [...cast].flatMap(([idIndex, one]) => one.settlements.map((settlement) => ({ idIndex, settlement })))
  const quarters = [...new Set(all.map(({ settlement }) => quarterOf(settlement.dischargedOn)))].sort()
  const gone = new Set(all.filter((_, at) => at % 13 === 5).map(({ settlement }) => settlement.settlementId))

  beforeAll(async () => {
    await transaction(system, async (tx) => {
      for (const version of versions) await insertPolicy(tx, version, null, '2026-01-01T00:00:00.000Z')
      await enrol(tx, fund, cast)
      await bring(
        tx,
        fund,
        all.filter((_, at) => at % 3 > 0),
      )
    })
  })

  test('a quarter screened alone writes that policy year of the people discharged in it, and nobody else', async () => {
    const quarter = quarters[Math.floor(quarters.length / 2)]!
    await transaction(system, (tx) => screenQuarter(tx, { fund, quarter }))
    const { from, to } = quarterDays(quarter)
    const early = new Set(all.filter((_, at) => at % 3 > 0).map(({ settlement }) => settlement.settlementId))
    const concerned = [...cast].filter(([, one]) =>
      one.settlements.some(
        ({ settlementId, dischargedOn }) => early.has(settlementId) && dischargedOn >= from && dischargedOn <= to,
      ),
    )
    const expected = assessAll(new Map(concerned), versions, (id) => early.has(id))
    const stored = await storedOf(fund)
    expect(stored.length).toBeGreaterThan(0)
    const year = yearOn(versions, from)
    expect(stored).toEqual(expected.filter((row) => (row.policyYear ?? dischargeOf(all, row)) >= year))
  })

  test('all quarters in any order, with late rows, cancelled and replaced ones, equal the pure rule row for row', async () => {
    await transaction(system, async (tx) => {
      await bring(
        tx,
        fund,
        all.filter((_, at) => at % 3 === 0),
      )
      await mark(tx, fund, [...gone])
    })
    for (const quarter of shuffled(quarters, seed))
      await transaction(system, (tx) => screenQuarter(tx, { fund, quarter }))
    const stored = await storedOf(fund)
    expect(stored).toEqual(assessAll(cast, versions, (id) => !gone.has(id)))
    expect(new Set(stored.map((row) => row.reason)).size).toBeGreaterThan(5)
  })

  test('screening again changes nothing, by quarter or by person', async () => {
    for (const quarter of shuffled(quarters, seed).slice(0, 3)) {
      expect(await transaction(system, (tx) => screenQuarter(tx, { fund, quarter }))).toEqual({
        written: 0,
        removed: 0,
      })
    }
    expect(await transaction(system, (tx) => screenPersons(tx, { fund, idIndexes: [...cast.keys()] }))).toEqual({
      written: 0,
      removed: 0,
    })
  })

  test('persons screened by name after a correction equal the pure rule', async () => {
    const more = all.filter(({ settlement }, at) => at % 7 === 3 && !gone.has(settlement.settlementId))
    for (const { settlement } of more) gone.add(settlement.settlementId)
    await transaction(system, async (tx) => {
      await mark(
        tx,
        fund,
        more.map(({ settlement }) => settlement.settlementId),
      )
      await screenPersons(tx, { fund, idIndexes: [...new Set(more.map(({ idIndex }) => idIndex))] })
    })
    expect(await storedOf(fund)).toEqual(assessAll(cast, versions, (id) => !gone.has(id)))
  })
})

describe.each([7, 8])('a fund that knows only one quarter, seed %i', (seed) => {
  test('is screened in one pass that equals the pure rule', async () => {
    const fund = `young-${seed}`
    const quarter = '2025Q3'
    const { from, to } = quarterDays(quarter)
    const versions = ownedBy(fund, fc.sample(policies, { seed, numRuns: 1 })[0]!)
    const cast = new Map<string, Person>(
      Array.from({ length: people }, (_, at) => {
        const one = fc.sample(person(at), { seed: seed * people + at, numRuns: 1 })[0]!
        return [
          idIndexOf(fund, at),
          { ...one, settlements: one.settlements.map((settlement) => movedInto(settlement, from, to)) },
        ]
      }),
    )
    await transaction(system, async (tx) => {
      for (const version of versions) await insertPolicy(tx, version, null, '2026-01-01T00:00:00.000Z')
      await enrol(tx, fund, cast)
      await bring(
        tx,
        fund,
        [...cast].flatMap(([idIndex, one]) => one.settlements.map((settlement) => ({ idIndex, settlement }))),
      )
      await screenQuarter(tx, { fund, quarter })
    })
    expect(await storedOf(fund)).toEqual(assessAll(cast, versions, () => true))
  })
})

test('without a published version nobody is covered', async () => {
  const fund = 'unwritten'
  const one: SettlementFacts = {
    settlementId: 'A1',
    admittedOn: '2026-07-01',
    dischargedOn: '2026-07-09',
    icd10: 'C50.9',
    hospitalLevel: '',
    ownFen: 500_000,
  }
  await transaction(system, async (tx) => {
    await bring(tx, fund, [{ idIndex: idIndexOf(fund, 1), settlement: one }])
    await screenQuarter(tx, { fund, quarter: '2026Q3' })
  })
  expect((await storedOf(fund)).map((row) => [row.reason, row.policyVersion])).toEqual([['not-covered', null]])
})

function ownedBy(fund: string, versions: readonly PolicyVersion[]): PolicyVersion[] {
  return versions.map((version) => ({ ...version, fund }))
}

function yearOn(versions: readonly PolicyVersion[], day: string): string {
  const judging = versions.findLast((version) => version.effectiveFrom <= day) ?? versions[0]
  return judging ? policyYearOf(day, judging.policyYearStart) : day
}

function idIndexOf(fund: string, at: number): string {
  const hex = createHash('md5').update(`${fund} ${at}`).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

function movedInto(settlement: SettlementFacts, from: string, to: string): SettlementFacts {
  const dischargedOn = `2025-0${7 + (settlement.ownFen % 3)}-${settlement.dischargedOn.slice(8)}`
  const valid =
    quarterOf(dischargedOn) === '2025Q3' && dischargedOn <= to && !Number.isNaN(Date.parse(dischargedOn))
      ? dischargedOn
      : from
  return {
    ...settlement,
    dischargedOn: valid.endsWith('09-31') ? to : valid,
    admittedOn: '2025-06-15' < from ? '2025-06-15' : from,
  }
}

function shuffled(quarters: readonly Quarter[], seed: number): Quarter[] {
  return fc.sample(fc.shuffledSubarray([...quarters], { minLength: quarters.length }), { seed, numRuns: 1 })[0]!
}

function dischargeOf(all: readonly { settlement: SettlementFacts }[], row: Row): string {
  return all.find(({ settlement }) => settlement.settlementId === row.settlementId)!.settlement.dischargedOn
}

function assessAll(
  cast: ReadonlyMap<string, Person>,
  versions: readonly PolicyVersion[],
  counts: (settlementId: string) => boolean,
): Row[] {
  const assessed = [...cast].flatMap(([idIndex, { settlements, covers }]) =>
    screenPerson(
      settlements.filter((one) => counts(one.settlementId)),
      covers,
      versions,
    ).map((one) => ({ ...one, idIndex })),
  )
  return assessed.sort(bySettlement)
}

function bySettlement(one: Row, other: Row): number {
  return one.settlementId < other.settlementId ? -1 : 1
}

async function storedOf(fund: string): Promise<Row[]> {
  const stored = await transaction(system, (tx) =>
    rows<Row>(
      tx,
      sql`select id_index, settlement_no as settlement_id, org_id, reason, policy_version, policy_year, own_fen, own_before_fen,
            raw_benefit_fen, paid_before_fen, inpatient_fen, lump_sum_fen, disease
          from mutual_aid.assessments where fund = ${fund}`,
    ),
  )
  return stored.sort(bySettlement)
}

async function enrol(tx: Tx, fund: string, cast: ReadonlyMap<string, Person>): Promise<void> {
  const covers = [...cast].flatMap(([idIndex, one]) => one.covers.map((cover: CoverFacts) => ({ idIndex, ...cover })))
  await run(
    tx,
    sql`insert into mutual_aid.covers (id, id_index, fund, starts_on, ends_on, org_id, org_path, person_id)
        select gen_random_uuid(), id_index, ${fund}, starts_on, ends_on, org_id, array[org_id], id_index
        from unnest(${covers.map((one) => one.idIndex)}::uuid[], ${covers.map((one) => one.startsOn)}::date[],
          ${covers.map((one) => one.endsOn)}::date[], ${covers.map((one) => one.orgId)}::uuid[]) enrolled (id_index, starts_on, ends_on, org_id)`,
  )
}

async function bring(
  tx: Tx,
  fund: string,
  list: readonly { idIndex: string; settlement: SettlementFacts }[],
): Promise<void> {
  const batchId = newId()
  const [opened] = await rows<{ name: string }>(tx, sql`select mutual_aid.open_batch(${batchId}) as name`)
  const text = `insert into ${opened!.name} (line, settlement_no, id_index, sealed, hospital_code, hospital_name, hospital_level,
      admitted_on, discharged_on, icd10, total_fen, fund_fen, major_fen, own_fen, settled_on, kind, content_hash, batch_id)
    select line, no, id_index, '', '', '', level, admitted_on, discharged_on, icd10, own_fen, 0, 0, own_fen, discharged_on, 'normal', id_index, $8
    from unnest($1::text[], $2::uuid[], $3::text[], $4::date[], $5::date[], $6::text[], $7::bigint[])
      with ordinality brought (no, id_index, level, admitted_on, discharged_on, icd10, own_fen, line)`
  const take = <Value>(of: (settlement: SettlementFacts) => Value) => list.map(({ settlement }) => of(settlement))
  await tx.client.query(text, [
    take((one) => one.settlementId),
    list.map((one) => one.idIndex),
    take((one) => one.hospitalLevel),
    take((one) => one.admittedOn),
    take((one) => one.dischargedOn),
    take((one) => one.icd10),
    take((one) => one.ownFen),
    batchId,
  ])
  await run(tx, sql`select mutual_aid.attach_batch(${batchId}, ${fund})`)
}

async function mark(tx: Tx, fund: string, numbers: readonly string[]): Promise<void> {
  await run(
    tx,
    sql`insert into mutual_aid.settlement_marks (fund, settlement_no, status, by_settlement_no)
        select ${fund}, no, 'cancelled', no from unnest(${numbers}::text[]) no`,
  )
}
