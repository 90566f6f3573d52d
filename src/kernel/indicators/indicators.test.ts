import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/setup/database.ts'
import { releaseClock, stopClock } from '../../platform/clock.ts'
import { connectDatabase, disconnectDatabase, poolOf } from '../../platform/db/pool.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Scoped } from '../../platform/scope.ts'
import { systemActor } from '../access/index.ts'
import { foundOrgs } from '../orgs/index.ts'
import { countDays } from './counts.queries.ts'
import {
  type Fact,
  type FactRow,
  followFacts,
  listFactRows,
  listOpenings,
  type Opening,
  type Place,
  qualifierText,
  readIndicator,
  readIndicatorAsOf,
  readIndicatorByMonth,
  readIndicatorByOrg,
  rebuildRollups,
  recordFacts,
  recordOpening,
  rollUpFacts,
} from './index.ts'

let database: TestDatabase
let kind: string

const city = newId()
const [east, west] = [newId(), newId()]
const [mill, works, school, dock] = [newId(), newId(), newId(), newId()]
const paths: Record<string, string[]> = {
  [mill]: [city, east, mill],
  [works]: [city, east, works],
  [school]: [city, west, school],
  [dock]: [city, east, dock],
}
const year = { from: '2026-01-01', to: '2026-12-31' }
const actor = systemActor('test')

const inside = <Result>(work: (tx: Tx) => Promise<Result>) => transaction(system, work)
const officerOf = (orgId: string): Scoped => ({ scope: { role: 'app', orgs: [orgId], personId: newId() } })

function fact(orgId: string, personId: string | null, day: string, quantity = 1, amountFen = 100): Fact {
  return { kind, orgId, orgPath: paths[orgId]!, personId, day, quantity, amountFen, subjectId: newId() }
}

const record = (...facts: Fact[]) => inside((tx) => recordFacts(tx, facts))
const read = (orgId: string, span = year) => inside((tx) => readIndicator(tx, { kind, orgId, ...span }))

beforeAll(async () => {
  database = await testDatabase()
  connectDatabase(database.url)
  const founding = { creditCode: null, on: '2013-01-01' }
  await inside((tx) =>
    foundOrgs(tx, [{ ...founding, id: city, kind: 'city', code: 'C', name: '滨江市总工会', parentId: null }]),
  )
})

beforeEach(() => {
  stopClock('2026-11-21T02:00:00.000Z')
  kind = `test.helped-${newId().slice(-6)}`
})

afterEach(releaseClock)

afterAll(async () => {
  await disconnectDatabase()
  await database.drop()
})

describe('counting', () => {
  test('cases, people and amounts are counted apart', async () => {
    const ann = newId()
    await record(
      fact(mill, ann, '2026-03-02'),
      fact(mill, ann, '2026-03-09', 2, 50),
      fact(works, newId(), '2026-05-01'),
      fact(school, null, '2026-06-01', 30, 0),
    )
    expect(await read(city)).toEqual({ cases: 34, people: 2, amountFen: 250 })
    expect(await read(east)).toEqual({ cases: 4, people: 2, amountFen: 250 })
    expect(await read(school)).toEqual({ cases: 30, people: 0, amountFen: 0 })
    expect(await read(newId())).toEqual({ cases: 0, people: 0, amountFen: 0 })
  })

  test('a fact counts from its commit on, and folding it into the roll-ups changes no number', async () => {
    const ann = newId()
    await record(fact(mill, ann, '2026-03-02'))
    await rollUpFacts(actor)
    await record(fact(mill, ann, '2026-04-02'), fact(school, ann, '2026-04-03'), fact(works, newId(), '2026-04-03'))
    const before = [await read(city), await read(east), await read(mill)]
    expect(before).toEqual([
      { cases: 4, people: 2, amountFen: 400 },
      { cases: 3, people: 2, amountFen: 300 },
      { cases: 2, people: 1, amountFen: 200 },
    ])
    expect(await rollUpFacts(actor)).toBe(3)
    expect([await read(city), await read(east), await read(mill)]).toEqual(before)
  })

  test('a fact of a transaction that fails counts nothing', async () => {
    const failing = inside(async (tx) => {
      await recordFacts(tx, [fact(mill, newId(), '2026-03-02')])
      throw new Error('not true after all')
    })
    await expect(failing).rejects.toThrow('not true after all')
    expect((await read(city)).cases).toBe(0)
  })

  test('somebody whose fact was taken back is not among the people', async () => {
    const ann = newId()
    const helped = fact(mill, ann, '2026-03-02')
    await record(helped)
    await rollUpFacts(actor)
    await record({ ...helped, quantity: -1, amountFen: -100 })
    expect(await read(city)).toEqual({ cases: 0, people: 0, amountFen: 0 })
    await rollUpFacts(actor)
    expect(await read(city)).toEqual({ cases: 0, people: 0, amountFen: 0 })
    await record(fact(mill, ann, '2026-02-02'))
    expect((await read(city)).people).toBe(1)
  })

  test('any span of days can be asked for', async () => {
    await record(fact(mill, newId(), '2026-03-02'), fact(mill, newId(), '2026-03-20'))
    expect((await read(city, { from: '2026-03-02', to: '2026-03-19' })).cases).toBe(1)
    expect((await read(city, { from: '2026-03-03', to: '2026-03-31' })).people).toBe(1)
  })

  test('a span that ends before it begins is refused', async () => {
    const span = { kind, orgId: city, from: '2026-03-02', to: '2026-03-01' }
    const asks: ((tx: Tx) => Promise<unknown>)[] = [
      (tx) => readIndicator(tx, span),
      (tx) => readIndicatorAsOf(tx, span, '2026-03-02'),
      (tx) => readIndicatorByOrg(tx, span),
      (tx) => readIndicatorByMonth(tx, span),
      (tx) => listFactRows(tx, span, null),
    ]
    for (const ask of asks) {
      await expect(inside(ask)).rejects.toMatchObject({ code: 'indicators.days-reversed' })
    }
  })

  test('a number can be told as it was known on a past day', async () => {
    const helped = fact(mill, newId(), '2026-03-02')
    stopClock('2026-03-05T15:59:59.000Z')
    await record(helped)
    stopClock('2026-03-05T16:00:00.000Z')
    await record({ ...helped, quantity: -1, amountFen: -100 }, fact(mill, newId(), '2026-02-02', 1, 7))
    const known = (day: string) => inside((tx) => readIndicatorAsOf(tx, { kind, orgId: east, ...year }, day))
    expect(await known('2026-03-04')).toEqual({ cases: 0, people: 0, amountFen: 0 })
    expect(await known('2026-03-05')).toEqual({ cases: 1, people: 1, amountFen: 100 })
    expect(await known('2026-03-06')).toEqual({ cases: 1, people: 1, amountFen: 7 })
  })
})

describe('breaking down', () => {
  test('a number is told for each organisation directly below, folded or not', async () => {
    const ann = newId()
    await record(fact(mill, ann, '2026-03-02'), fact(school, ann, '2026-03-02'))
    await rollUpFacts(actor)
    await record(fact(works, newId(), '2026-03-02'))
    const below = (orgId: string, span = year) => inside((tx) => readIndicatorByOrg(tx, { kind, orgId, ...span }))
    const expected = [
      { orgId: east, cases: 2, people: 2, amountFen: 200 },
      { orgId: west, cases: 1, people: 1, amountFen: 100 },
    ].sort((a, b) => a.orgId.localeCompare(b.orgId))
    expect(await below(city)).toEqual(expected)
    expect(await below(city, { from: '2026-03-02', to: '2026-03-30' })).toEqual(expected)
    expect((await below(east)).map((one) => one.orgId).sort()).toEqual([mill, works].sort())
    expect(await below(mill)).toEqual([])
    expect(await below(city, { from: '2026-04-01', to: '2026-04-30' })).toEqual([])
  })

  test('a number is told month by month, with people distinct within each', async () => {
    const ann = newId()
    await record(fact(mill, ann, '2026-03-02'), fact(mill, ann, '2026-03-30'), fact(mill, ann, '2026-05-02'))
    const months = () =>
      inside((tx) => readIndicatorByMonth(tx, { kind, orgId: city, from: '2026-03-01', to: '2026-05-31' }))
    const expected = [
      { month: '2026-03-01', cases: 2, people: 1, amountFen: 200 },
      { month: '2026-04-01', cases: 0, people: 0, amountFen: 0 },
      { month: '2026-05-01', cases: 1, people: 1, amountFen: 100 },
    ]
    expect(await months()).toEqual(expected)
    await rollUpFacts(actor)
    expect(await months()).toEqual(expected)
  })

  test('a number opens to its rows, latest day first, every row once', async () => {
    const facts = Array.from({ length: 120 }, (_, at) =>
      fact(at % 3 ? mill : school, newId(), `2026-0${1 + (at % 9)}-11`),
    )
    await record(...facts)
    const found: FactRow[] = []
    let place: Place | null = null
    do {
      const page: { rows: FactRow[]; next: Place | null } = await inside((tx) =>
        listFactRows(tx, { kind, orgId: east, ...year }, place),
      )
      found.push(...page.rows)
      place = page.next
    } while (place)
    const expected = facts.filter((one) => one.orgId === mill)
    expect(found).toHaveLength(80)
    expect(new Set(found.map((row) => row.subjectId))).toEqual(new Set(expected.map((one) => one.subjectId)))
    expect(found.map((row) => row.day)).toEqual(
      found
        .map((row) => row.day)
        .sort()
        .reverse(),
    )
    expect(found[0]).toMatchObject({ orgId: mill, quantity: 1, amountFen: 100, recordedAt: '2026-11-21T02:00:00.000Z' })
  })

  test('an officer counts and opens her own subtree and nothing beside it', async () => {
    const ann = newId()
    await record(fact(mill, ann, '2026-03-02'), fact(school, newId(), '2026-03-02'))
    for (const folded of ['pending', 'folded']) {
      const sees = (who: Scoped, orgId: string) =>
        transaction(who, async (tx) => {
          const question = { kind, orgId, ...year }
          const { cases, people } = await readIndicator(tx, question)
          const { rows } = await listFactRows(tx, question, null)
          return [cases, people, (await readIndicatorByOrg(tx, question)).length, rows.length]
        })
      expect(await sees(officerOf(east), east), folded).toEqual([1, 1, 1, 1])
      expect(await sees(officerOf(east), west), folded).toEqual([0, 0, 0, 0])
      expect(await sees(officerOf(city), city), folded).toEqual([2, 2, 2, 2])
      expect(await sees(officerOf(newId()), city), folded).toEqual([0, 0, 0, 0])
      await rollUpFacts(actor)
    }
    const own: Scoped = { scope: { role: 'app', orgs: [], personId: ann } }
    expect((await transaction(own, (tx) => listFactRows(tx, { kind, orgId: city, ...year }, null))).rows).toHaveLength(
      1,
    )
  })
})

describe('a tree that changes', () => {
  test('facts follow a union from the day it moved, and earlier ones stay', async () => {
    const ann = newId()
    await record(
      fact(dock, ann, '2026-05-31'),
      fact(dock, ann, '2026-06-01', 1, 30),
      fact(works, newId(), '2026-06-02'),
    )
    await rollUpFacts(actor)
    const move = {
      id: newId(),
      kind: 'moved' as const,
      orgId: dock,
      fromPath: paths[dock]!,
      toPath: [city, west, dock],
      effectiveOn: '2026-06-01',
      recordedAt: '2026-11-21T02:00:00.000Z',
    }
    expect(await inside((tx) => followFacts(tx, move, 100))).toBe(1)
    expect(await inside((tx) => followFacts(tx, move, 100))).toBe(0)
    for (let folded = 0; folded < 2; folded++) {
      expect(await read(east)).toEqual({ cases: 2, people: 2, amountFen: 200 })
      expect(await read(west)).toEqual({ cases: 1, people: 1, amountFen: 30 })
      expect(await read(dock)).toEqual({ cases: 2, people: 1, amountFen: 130 })
      expect(await read(city)).toEqual({ cases: 3, people: 2, amountFen: 230 })
      await rollUpFacts(actor)
    }
  })
})

describe('opening balances', () => {
  const opening = (): Opening => ({
    kind,
    orgId: city,
    cases: 56_422,
    amountFen: 918_300_000_000,
    qualifier: 'and-more',
    source: '2025 年度工作报告',
    untilDay: '2025-12-31',
  })

  test('an opening stands apart from the facts, with its source and how exact it is', async () => {
    await inside((tx) => recordOpening(tx, opening()))
    await inside((tx) => recordOpening(tx, opening()))
    expect(await inside((tx) => listOpenings(tx, kind, city))).toEqual([opening()])
    expect((await read(city, { from: '2013-01-01', to: '2026-12-31' })).cases).toBe(0)
    expect(qualifierText[opening().qualifier]).toEqual({ before: '', after: '余' })
  })

  test('an opening is recorded once', async () => {
    await inside((tx) => recordOpening(tx, opening()))
    for (const other of [
      { ...opening(), cases: 1 },
      { ...opening(), source: '另一份报告' },
    ]) {
      await expect(inside((tx) => recordOpening(tx, other))).rejects.toMatchObject({
        code: 'indicators.opening-differs',
      })
    }
  })

  test('an officer records openings of her own subtree only', async () => {
    await expect(transaction(officerOf(east), (tx) => recordOpening(tx, opening()))).rejects.toThrow(
      'row-level security',
    )
    await transaction(officerOf(city), (tx) => recordOpening(tx, opening()))
    expect(await transaction(officerOf(east), (tx) => listOpenings(tx, kind, city))).toEqual([])
  })
})

describe('promises', () => {
  test('neither role writes facts or roll-ups but through the functions', async () => {
    for (const role of ['app', 'system'] as const) {
      for (const table of ['facts', 'pending', 'month_totals', 'month_people', 'presences']) {
        for (const attempt of [`insert into indicators.${table} default values`, `delete from indicators.${table}`]) {
          await expect(poolOf(role).query(attempt), `${role}: ${attempt}`).rejects.toThrow('permission denied')
        }
      }
      await expect(poolOf(role).query('update indicators.openings set cases = 0')).rejects.toThrow('permission denied')
    }
    await expect(poolOf('app').query('select indicators.roll_up(1)')).rejects.toThrow('permission denied')
  })

  test('writers at once never wait for each other’s sums', async () => {
    await inside(async (open) => {
      await recordFacts(open, [fact(mill, newId(), '2026-03-02')])
      await Promise.all(Array.from({ length: 3 }, () => record(fact(mill, newId(), '2026-03-02'))))
      await rollUpFacts(actor)
      expect((await read(city)).cases).toBe(3)
    })
    expect((await read(city)).cases).toBe(4)
  })

  const day = fc.constantFrom(
    '2025-12-31',
    '2026-01-01',
    '2026-01-31',
    '2026-02-01',
    '2026-03-15',
    '2026-06-30',
    '2026-12-01',
  )
  const someFact = fc.record({
    orgId: fc.constantFrom(mill, works, school),
    person: fc.integer({ min: -1, max: 3 }),
    day,
    quantity: fc.constantFrom(1, 1, 1, 2, -1),
  })
  const deeds = fc.array(fc.array(someFact, { maxLength: 6 }), { minLength: 1, maxLength: 8 })
  const spans = [
    year,
    { from: '2025-12-01', to: '2026-01-31' },
    { from: '2026-02-01', to: '2026-06-30' },
    { from: '2026-01-01', to: '2026-01-31' },
    { from: '2013-01-01', to: '2026-12-31' },
  ]

  /** Roll-ups with whatever is pending, against a plain count of the rows. */
  async function expectRollupsToBeTheRows(): Promise<void> {
    const cells = [city, east, west, mill, works, school].flatMap((orgId) => spans.map((span) => ({ orgId, ...span })))
    await inside(async (tx) => {
      const plain = await countDays(tx, kind, cells, null)
      for (const [at, cell] of cells.entries()) {
        expect(await readIndicator(tx, { kind, ...cell }), JSON.stringify(cell)).toEqual(plain[at])
      }
    })
  }

  test('whatever is recorded and whenever it is folded, each roll-up is the count of its rows', async () => {
    await fc.assert(
      fc.asyncProperty(deeds, fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), async (lists, folds) => {
        kind = `test.any-${newId().slice(-8)}`
        const people = Array.from({ length: 4 }, newId)
        for (const [at, list] of lists.entries()) {
          await record(...list.map((one) => fact(one.orgId, people[one.person] ?? null, one.day, one.quantity)))
          if (folds[at]) await rollUpFacts(actor)
        }
        await expectRollupsToBeTheRows()
        await rollUpFacts(actor)
        await expectRollupsToBeTheRows()
      }),
      { numRuns: 12 },
    )
    await rebuildRollups(actor)
    await expectRollupsToBeTheRows()
  })

  test('roll-ups made again from the facts are the same', async () => {
    const totals = async () =>
      (await poolOf('system').query('select * from indicators.month_totals order by org_id, kind, month')).rows
    const people = async () =>
      (
        await poolOf('system').query(
          'select org_id, kind, month::text, previous_month::text, people from indicators.month_people where people <> 0 order by 1, 2, 3, 4',
        )
      ).rows
    const before = [await totals(), await people()]
    expect(before[0]!.length).toBeGreaterThan(10)
    expect(await rebuildRollups(actor)).toBeGreaterThan(10)
    expect([await totals(), await people()]).toEqual(before)
  })
})
