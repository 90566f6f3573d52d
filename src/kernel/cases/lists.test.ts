import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/setup/database.ts'
import { releaseClock, stopClock } from '../../platform/clock.ts'
import { connectDatabase, disconnectDatabase } from '../../platform/db/pool.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import { seedCalendar } from '../calendar/index.ts'
import { foundOrgs } from '../orgs/index.ts'
import {
  city,
  east,
  everything,
  grant,
  mill,
  officerAt,
  open,
  plantTree,
  platform,
  port,
  rowOf,
  tree,
  west,
  wish,
  workerNamed,
  works,
} from './cast.ts'
import { getMyCases } from './get-my-cases.ts'
import { getTimeline } from './get-timeline.ts'
import {
  advanceCase,
  compactCounts,
  countsUnder,
  openCases,
  pageOfCases,
  registerCaseTypes,
  verifyCases,
} from './index.ts'
import { listCases } from './list-cases.ts'
import type { CaseFilter } from './model.ts'

let database: TestDatabase

const monday = '2026-11-16T02:00:00.000Z'
const hour = (at: number) => new Date(Date.parse(monday) + at * 3_600_000).toISOString()

const zhou = officerAt(mill, '周敏')
const lin = officerAt(east, '林静')
const qian = officerAt(west, '钱进')
const xu = officerAt(city, '徐明')
const zhao = workerNamed('赵伟强')

const refused = (code: string) => expect.objectContaining({ code })

beforeAll(async () => {
  database = await testDatabase()
  connectDatabase(database.url)
  registerCaseTypes([grant])
  await seedCalendar()
  await plantTree()
})

afterEach(releaseClock)

afterAll(async () => {
  await disconnectDatabase()
  await database.drop()
})

const page = (who: Actor, filter: CaseFilter = {}) => transaction(who, (tx) => pageOfCases(tx, who, filter))
const titles = async (who: Actor, filter: CaseFilter = {}) => (await page(who, filter)).cases.map((row) => row.title)

async function allTitles(who: Actor, filter: CaseFilter = {}): Promise<string[]> {
  const all: string[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const next = await page(who, { ...filter, ...(cursor ? { cursor } : {}) })
    all.push(...next.cases.map((row) => row.title))
    cursor = next.next
  }
  return all
}

const numbered = (from: number, to: number) =>
  Array.from({ length: Math.abs(to - from) + 1 }, (_, at) => `第 ${from - at} 件`)

describe('a list', () => {
  beforeAll(async () => {
    for (let at = 1; at <= 45; at += 1) {
      stopClock(hour(at))
      const state = at % 3 === 0 ? 'paid' : at % 3 === 1 ? 'notify' : 'county'
      const series = at <= 20 ? '2026Q2' : '2026Q3'
      await open(at === 45 ? works : mill, zhao, { title: `第 ${at} 件`, state, series })
    }
    releaseClock()
  })

  test('comes newest first, twenty at a time, across all states, without gap or repetition', async () => {
    expect(await titles(zhou)).toEqual(numbered(44, 25))
    expect(await allTitles(zhou)).toEqual(numbered(44, 1))
    expect(await allTitles(lin)).toEqual(numbered(44, 1))
    expect(await allTitles(xu)).toEqual(numbered(45, 1))
  })

  test('narrows by state and by series', async () => {
    expect(await titles(zhou, { state: 'paid' })).toEqual(
      [42, 39, 36, 33, 30, 27, 24, 21, 18, 15, 12, 9, 6, 3].map((at) => `第 ${at} 件`),
    )
    expect(await allTitles(xu, { type: grant.key, series: '2026Q2' })).toEqual(numbered(20, 1))
    expect(await titles(xu, { type: grant.key, series: '2026Q2', state: 'paid' })).toHaveLength(6)
    expect(await titles(xu, { type: grant.key, series: '2025Q1' })).toEqual([])
  })

  test('shows an officer what lies below her and nothing else', async () => {
    expect(await titles(qian)).toEqual(['第 45 件'])
    expect(await titles(xu, { orgId: works })).toEqual(['第 45 件'])
    await expect(page(qian, { orgId: mill })).rejects.toEqual(refused('cases.not-found'))
    await expect(page(zhou, { orgId: east })).rejects.toEqual(refused('cases.not-found'))
    await expect(page(xu, { orgId: newId() })).rejects.toEqual(refused('cases.not-found'))
  })

  test('shows nothing of a type to an officer without its read permission, nor to a worker', async () => {
    expect(await titles(officerAt(mill, '吴凡', ['cases.supervise']))).toEqual([])
    expect(await titles(zhao)).toEqual([])
  })

  test('of an officer with two unions holds both, each case once', async () => {
    const [grantOfMill] = zhou.grants
    const [grantOfEast] = lin.grants
    const [grantOfWorks] = officerAt(works, '').grants
    const both: Actor = {
      ...zhou,
      grants: [grantOfMill!, grantOfWorks!, grantOfEast!],
      scope: { role: 'app', orgs: [mill, works, east], personId: zhou.personId },
    }
    expect(await allTitles(both)).toEqual(numbered(45, 1))
  })

  test('refuses a cursor that no page gave', async () => {
    await expect(page(zhou, { cursor: 'tomorrow~x' })).rejects.toEqual(refused('cases.cursor-unknown'))
  })
})

describe('a search', () => {
  beforeAll(async () => {
    for (const [orgId, name, title] of [
      [mill, '欧阳晓芳', '困难补助申领'],
      [works, '欧阳建国', '困难补助申领'],
      [mill, '王芳', '大病救助申请'],
    ] as const) {
      await open(orgId, workerNamed(name), { title })
    }
  })

  const names = async (who: Actor, search: string) =>
    (await page(who, { search })).cases.map((row) => row.personName).sort()

  test('finds a person by two characters of the name, inside the officer’s scope', async () => {
    expect(await names(xu, '欧阳')).toEqual(['欧阳建国', '欧阳晓芳'])
    expect(await names(zhou, '欧阳')).toEqual(['欧阳晓芳'])
    expect(await names(zhou, '建国')).toEqual([])
  })

  test('finds a title, and a case by its whole number in either case', async () => {
    expect(await names(zhou, '大病救助')).toEqual(['王芳'])
    const [found] = (await page(xu, { search: '建国' })).cases
    expect(await names(xu, found!.number.toLowerCase())).toEqual(['欧阳建国'])
    expect(await names(zhou, found!.number)).toEqual([])
  })

  test('of one character is refused', async () => {
    await expect(page(zhou, { search: '芳' })).rejects.toEqual(refused('cases.search-too-short'))
  })

  test('finds a rare name behind thousands of newer cases, through the text index and still in scope', async () => {
    stopClock('2027-01-04T02:00:00.000Z')
    await transaction(platform, (tx) =>
      openCases(
        tx,
        platform,
        grant,
        Array.from({ length: 2_100 }, () => wish(mill, workerNamed('李明'))),
      ),
    )
    expect(await names(xu, '欧阳')).toEqual(['欧阳建国', '欧阳晓芳'])
    expect(await names(zhou, '欧阳')).toEqual(['欧阳晓芳'])
    expect((await page(xu, { type: grant.key, search: '欧阳', series: '2026Q3' })).cases).toEqual([])
    const system = await transaction(platform, (tx) => pageOfCases(tx, platform, { search: '欧阳' }))
    expect(system.cases).toHaveLength(2)
    const pages = await page(zhou, { search: '李明' })
    expect(pages.cases).toHaveLength(20)
    const second = await page(zhou, { search: '李明', cursor: pages.next! })
    expect(new Set([...pages.cases, ...second.cases].map((row) => row.id)).size).toBe(40)
  })
})

describe('a card', () => {
  test('shows the masked name, where the case lies and how many working days are left', async () => {
    stopClock(monday)
    const { number } = await open(mill, workerNamed('赵伟强'), { state: 'county', dueDays: 3 })
    stopClock('2026-11-20T02:00:00.000Z')
    const { cases } = await listCases(zhou, { search: number })
    expect(cases[0]).toMatchObject({
      typeName: '困难补助',
      stateName: '县级审核',
      personStatus: 'in-progress',
      subtitle: '赵*强 · 市第一人民医院',
      orgName: '东风纺织厂工会',
      deskOrgId: east,
      deskName: '江东区总工会',
      due: { on: '2026-11-19', daysLeft: -1, state: 'late' },
      amountFen: 120_050,
    })
  })
})

describe('a timeline', () => {
  test('shows who did what in whose name, and what the reader may do, with the reason where she may not', async () => {
    const chen = workerNamed('陈亮')
    const { id } = await open(mill, chen)
    await transaction(zhou, (tx) => advanceCase(tx, zhou, grant, id, 'notify', { note: '已电话通知' }))
    const { events, actions } = await getTimeline(zhou, id)
    expect(events).toMatchObject([
      { title: '下发待办', actorName: '系统', actorOrgName: null },
      { title: '通知本人', actorName: '周敏', actorOrgName: '东风纺织厂工会', note: '已电话通知' },
    ])
    expect(actions.map(({ action, allowed }) => [action, allowed])).toEqual([
      ['notify', false],
      ['approve', false],
      ['confirm', false],
      ['send-back', false],
      ['lapse', true],
    ])
    expect(actions[0]!.because).toBe('这件事项现在是「待填报」，「通知本人」只能在「待通知」时办理。')

    const mine = await getTimeline(chen, id)
    expect(mine.actions.map(({ action, allowed }) => [action, allowed])).toEqual([
      ['submit', true],
      ['decline', true],
      ['object', true],
    ])
  })

  test('is not there for others, and an officer’s asking is kept', async () => {
    const { id } = await open(mill, workerNamed('陈亮'))
    for (const who of [qian, workerNamed('路人'), officerAt(mill, '吴凡', ['cases.supervise'])]) {
      await expect(getTimeline(who, id)).rejects.toEqual(refused('cases.not-found'))
    }
    const kept = await transaction(platform, (tx) =>
      tx.client.query(
        `select actor_name from audit.entries where action = 'cases.out-of-reach' and subject_id = $1 order by 1`,
        [id],
      ),
    )
    expect(kept.rows).toEqual([{ actor_name: '吴凡' }, { actor_name: '钱进' }])
  })
})

test('a person’s own cases come with what waits for her first', async () => {
  const chen = workerNamed('陈亮')
  for (const state of ['paid', 'notify', 'fill', 'declined'] as const) await open(mill, chen, { state, title: state })
  expect((await getMyCases(chen)).map((card) => card.title)).toEqual(['fill', 'notify', 'declined', 'paid'])
  expect(await getMyCases(platform)).toEqual([])
})

describe('counts', () => {
  const counted = async (who: Actor, orgId?: string) => {
    const found = await transaction(who, (tx) => countsUnder(tx, who, { orgId, type: grant.key }))
    return Object.fromEntries(found.map(({ state, count }) => [state, count]))
  }

  test('agree with the cases for every union, before and after compaction', async () => {
    const before = [await counted(xu), await counted(zhou), await counted(qian)]
    expect(before[2]).toEqual({ notify: 1, paid: 1 })
    expect(await counted(xu, works)).toEqual(before[2])
    expect(await compactCounts(platform)).toBeGreaterThan(0)
    expect([await counted(xu), await counted(zhou), await counted(qian)]).toEqual(before)
    await expect(counted(qian, mill)).rejects.toEqual(refused('cases.not-found'))
  })

  test('stay true through any sequence of openings, moves and compactions', async () => {
    const steps = fc.array(fc.tuple(fc.nat({ max: 6 }), fc.nat({ max: 3 })), { minLength: 1, maxLength: 15 })
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        const ids: string[] = []
        for (const [step, which] of sequence) {
          if (step < 2) ids.push((await open([mill, works, port, mill][which]!, zhao, { state: 'paying' })).id)
          else if (step === 6) await compactCounts(platform)
          else if (ids.length > 0) await payIfOpen(ids[which % ids.length]!)
        }
      }),
      { numRuns: 8 },
    )
    expect(await transaction(platform, verifyCases)).toEqual([])
  })

  async function payIfOpen(id: string): Promise<void> {
    await transaction(platform, async (tx) => {
      if ((await rowOf(tx, id)).state === 'paying') await advanceCase(tx, platform, grant, id, 'pay', {})
    })
  }
})

test('a union as deep as the tree allows is listed at every level', async () => {
  const chain = Array.from({ length: 5 }, () => newId())
  const kinds = ['grassroots', 'grassroots', 'firm', 'firm', 'firm'] as const
  const foundings = chain.map((id, at) => ({
    ...tree[3]!,
    id,
    kind: kinds[at]!,
    code: `deep-${at}`,
    name: `第 ${at} 层`,
    parentId: chain[at - 1] ?? west,
  }))
  await transaction(platform, (tx) => foundOrgs(tx, foundings))
  const path = [city, west, ...chain]
  stopClock('2027-02-01T02:00:00.000Z')
  const { id } = await transaction(platform, async (tx) => {
    const [opened] = await openCases(tx, platform, grant, [{ ...wish(mill, zhao), orgPath: path }])
    return opened!
  })
  for (const [depth, orgId] of path.entries()) {
    const orgPath = path.slice(0, depth + 1)
    const permissions = new Set(everything)
    const officer: Actor = {
      ...xu,
      grants: [{ ...xu.grants[0]!, orgId, orgPath, permissions }],
      scope: { role: 'app', orgs: [orgId], personId: xu.personId },
    }
    const { cases } = await page(officer, { orgId })
    expect(cases.map((row) => row.id)).toContain(id)
  }
})
