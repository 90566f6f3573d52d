import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/setup/database.ts'
import { releaseClock, stopClock } from '../../platform/clock.ts'
import { configure, readConfig } from '../../platform/config.ts'
import { connectDatabase, disconnectDatabase } from '../../platform/db/pool.ts'
import { transaction } from '../../platform/db/transaction.ts'
import type { Actor } from '../access/index.ts'
import { loadYear, seedCalendar } from '../calendar/index.ts'
import { followReparentings, mergeOrgs, moveOrg } from '../orgs/index.ts'
import {
  appoint,
  city,
  current,
  east,
  grant,
  mill,
  officerAt,
  open,
  plantTree,
  platform,
  port,
  west,
  workerNamed,
  works,
} from './cast.ts'
import * as contract from './contract.ts'
import { getDesk } from './get-desk.ts'
import { getMyCases } from './get-my-cases.ts'
import { getTimeline } from './get-timeline.ts'
import {
  advanceCase,
  commentOnCase,
  compactCounts,
  escalateOverdue,
  eventsOf,
  followCases,
  lockCase,
  pageOfCases,
  registerCaseTypes,
  superviseCase,
  verifyCases,
} from './index.ts'
import { listCases } from './list-cases.ts'

let database: TestDatabase
let zhou: Actor
let lin: Actor
let xu: Actor

const monday = '2026-11-16T02:00:00.000Z'
const at = (day: string) => `${day}T02:00:00.000Z`

beforeAll(async () => {
  database = await testDatabase()
  connectDatabase(database.url)
  configure(readConfig({ GONGHUI_SECRET: 'a secret of tests, long enough for keys' }, '/tmp'))
  registerCaseTypes([grant])
  await seedCalendar()
  await plantTree()
  zhou = await appoint(mill, '周敏')
  lin = await appoint(east, '林静')
  xu = await appoint(city, '徐明')
})

afterEach(releaseClock)

afterAll(async () => {
  await disconnectDatabase()
  await database.drop()
})

const history = async (id: string) => transaction(platform, async (tx) => eventsOf(tx, await lockCase(tx, id)))
const refused = (code: string) => expect.objectContaining({ code })

async function inbox(person: Actor): Promise<string[]> {
  const found = await transaction(person, (tx) =>
    tx.client.query<{ text: string }>(`select title || '｜' || text as text from notices.notices order by id`),
  )
  return found.rows.map((row) => row.text)
}

describe('a case that nobody takes care of', () => {
  test('rises one level after its due date, again after as many working days, and stays late in sight', async () => {
    stopClock(monday)
    const { id } = await open(mill, workerNamed('赵强'))
    expect(await escalateOverdue(platform)).toBe(0)
    stopClock(at('2026-11-19'))
    expect(await escalateOverdue(platform)).toBe(0)

    stopClock(at('2026-11-20'))
    expect(await escalateOverdue(platform)).toBe(1)
    expect(await current(id)).toMatchObject({
      state: 'notify',
      deskOrgId: east,
      dueOn: '2026-11-19',
      lateSince: '2026-11-20',
      risesOn: '2026-11-25',
    })
    expect(await escalateOverdue(platform)).toBe(0)

    stopClock(at('2026-11-25'))
    expect(await escalateOverdue(platform)).toBe(1)
    expect(await current(id)).toMatchObject({ deskOrgId: city, lateSince: '2026-11-20' })
    stopClock(at('2026-11-30'))
    expect(await escalateOverdue(platform)).toBe(1)
    expect(await current(id)).toMatchObject({ deskOrgId: city, risesOn: null })
    stopClock(at('2026-12-31'))
    expect(await escalateOverdue(platform)).toBe(0)

    expect((await history(id)).map(({ action, note }) => [action, note])).toEqual([
      ['opened', null],
      ['raised', '超过办理期限，由「东风纺织厂工会」上报至「江东区总工会」。'],
      ['raised', '超过办理期限，由「江东区总工会」上报至「滨江市总工会」。'],
      ['late', '超过办理期限（2026年11月19日），仍未办结。'],
    ])
    await transaction(xu, (tx) => advanceCase(tx, xu, grant, id, 'notify', {}))
    expect(await current(id)).toMatchObject({ state: 'fill', lateSince: null, deskOrgId: mill })
  })

  test('is told to the officers of both levels, many cases in one notice', async () => {
    stopClock(monday)
    for (const name of ['赵一', '赵二', '赵三']) await open(mill, workerNamed(name))
    const before = [await inbox(zhou), await inbox(lin)]
    stopClock(at('2026-11-20'))
    expect(await escalateOverdue(platform)).toBe(3)
    const news = '3 件事项逾期上报｜「东风纺织厂工会」有 3 件事项超过办理期限，已上报至「江东区总工会」。请尽快办理。'
    expect((await inbox(zhou)).slice(before[0]!.length)).toEqual([news])
    expect((await inbox(lin)).slice(before[1]!.length)).toEqual([news])
  })

  test('of a silent person keeps waiting for her while the next level up watches', async () => {
    stopClock(monday)
    const zhao = workerNamed('赵强')
    const { id } = await open(mill, zhao, { state: 'fill', dueDays: 2 })
    stopClock(at('2026-11-19'))
    await escalateOverdue(platform)
    expect(await current(id)).toMatchObject({ desk: 'person', deskOrgId: east })
    await transaction(zhao, (tx) => advanceCase(tx, zhao, grant, id, 'submit', {}))
    expect(await current(id)).toMatchObject({ state: 'grassroots', desk: 'org', deskOrgId: mill, lateSince: null })
  })

  test('is not raised twice by two sweeps at once', async () => {
    stopClock(monday)
    const ids: string[] = []
    for (let count = 0; count < 30; count += 1) ids.push((await open(mill, workerNamed('赵强'))).id)
    stopClock(at('2026-11-20'))
    const raised = await Promise.all([escalateOverdue(platform), escalateOverdue(platform)])
    expect(raised[0]! + raised[1]!).toBe(30)
    for (const id of ids) expect(await current(id)).toMatchObject({ deskOrgId: east, version: 2 })
  })

  test('has its due date counted again when the year is loaded', async () => {
    stopClock(at('2026-12-28'))
    const { id } = await open(mill, workerNamed('赵强'), { dueDays: 5 })
    expect(await current(id)).toMatchObject({ dueOn: '2027-01-04', dueEstimated: true })
    const administrator = officerAt(city, '管理员', ['calendar.edit'])
    const holidays = ['2027-01-01', '2027-01-04'].map((day) => ({ day, kind: 'holiday', name: '元旦' }) as const)
    await loadYear(administrator, 2027, holidays)
    await escalateOverdue(platform)
    expect(await current(id)).toMatchObject({ dueOn: '2027-01-06', dueEstimated: false, risesOn: '2027-01-07' })
  })
})

describe('the desk of today', () => {
  test('shows what waits at the officer’s own desk, soonest first, and what is late below her', async () => {
    stopClock(at('2027-03-01'))
    const qian = await appoint(west, '钱进')
    const late = await open(works, workerNamed('周一'), { state: 'grassroots', dueDays: 1 })
    stopClock(at('2027-03-03'))
    const calm = await open(works, workerNamed('周二'), { state: 'county', dueDays: 9 })
    const soon = await open(works, workerNamed('周三'), { state: 'county', dueDays: 1 })
    await open(works, workerNamed('周四'), { state: 'paid' })
    await escalateOverdue(platform)
    for (const compacted of [0, 1]) {
      if (compacted) await compactCounts(platform)
      const desk = await getDesk(qian)
      expect(desk.waiting.map((card) => card.id)).toEqual([late.id, soon.id, calm.id])
      expect(desk).toMatchObject({ waitingCount: 3, lateCount: 1, late: [{ id: late.id, deskName: '江西区总工会' }] })
      expect(desk.counts).toEqual([
        { type: 'aid.grant', state: 'county', stateName: '县级审核', count: 2 },
        { type: 'aid.grant', state: 'grassroots', stateName: '基层审核', count: 1 },
      ])
    }
  })

  test('of an officer who may not read these cases is empty', async () => {
    const idle = officerAt(works, '吴凡', ['calendar.edit'])
    expect(await getDesk(idle)).toEqual({
      waitingCount: 0,
      lateCount: 0,
      waiting: [],
      called: [],
      late: [],
      counts: [],
    })
  })
})

test('every answer has the shape that its contract promises', async () => {
  const zhao = workerNamed('赵强')
  const { id } = await open(mill, zhao, { state: 'fill' })
  const shaped: [{ parse(answer: unknown): unknown }, unknown][] = [
    [contract.getDesk.answer, await getDesk(lin)],
    [contract.listCases.answer, await listCases(lin, {})],
    [contract.getTimeline.answer, await getTimeline(zhao, id)],
    [contract.getMyCases.answer, { cases: await getMyCases(zhao) }],
  ]
  for (const [schema, answer] of shaped) expect(schema.parse(answer)).toEqual(answer)
})

describe('a record on a case', () => {
  test('by an officer is told to the person, and by the person to the desk', async () => {
    const zhao = workerNamed('赵强')
    const { id, number } = await open(mill, zhao, { state: 'county' })
    await commentOnCase(lin, id, '请补充出院小结')
    expect(await inbox(zhao)).toEqual([`您的事项有新的办理记录｜「困难补助申领」（${number}）：请补充出院小结`])
    await commentOnCase(zhao, id, '已寄出')
    expect((await inbox(lin)).at(-1)).toBe(`职工补充了情况｜「困难补助申领」（${number}）：已寄出`)
    expect((await history(id)).slice(1)).toMatchObject([
      { action: 'comment', actorName: '林静', actorOrgId: east, note: '请补充出院小结' },
      { action: 'comment', actorName: '赵强', actorOrgId: null, note: '已寄出' },
    ])
  })

  test('is refused to whoever may not read the case', async () => {
    const { id } = await open(mill, workerNamed('赵强'))
    for (const who of [officerAt(west, '钱进'), workerNamed('路人'), officerAt(mill, '吴凡', ['cases.supervise'])]) {
      await expect(commentOnCase(who, id, '看看')).rejects.toEqual(refused('cases.not-found'))
    }
  })
})

describe('supervision', () => {
  test('by an upper union stands on the case and is told to the desk', async () => {
    stopClock(monday)
    const { id, number } = await open(mill, workerNamed('赵强'))
    await superviseCase(xu, id, '请本周内通知到人')
    expect(await current(id)).toMatchObject({ supervisedAt: monday, version: 2 })
    expect((await inbox(zhou)).at(-1)).toBe(`上级督办：困难补助申领｜滨江市总工会督办事项 ${number}：请本周内通知到人`)
    expect((await history(id)).at(-1)).toMatchObject({ action: 'supervision', actorOrgId: city })
  })

  test('needs the permission, an office above the desk, and an open case', async () => {
    const { id } = await open(mill, workerNamed('赵强'))
    await expect(superviseCase(officerAt(city, '何平', ['aid.read']), id, '快')).rejects.toEqual(
      refused('access.not-permitted'),
    )
    await expect(superviseCase(zhou, id, '快')).rejects.toEqual(refused('cases.supervised-from-above'))
    await expect(superviseCase(officerAt(west, '钱进'), id, '快')).rejects.toEqual(refused('cases.not-found'))
    const paid = await open(mill, workerNamed('赵强'), { state: 'paid' })
    await expect(superviseCase(xu, paid.id, '快')).rejects.toEqual(refused('cases.closed'))
  })
})

describe('when the tree changes', () => {
  test('the cases of a moved union are listed, counted and handled on the new way up', async () => {
    const { id } = await open(port, workerNamed('陈亮'), { state: 'county' })
    expect(await current(id)).toMatchObject({ deskOrgId: city })
    const waiting = await open(mill, workerNamed('赵强'), { state: 'county' })
    await transaction(platform, (tx) => moveOrg(tx, { orgId: mill, parentId: west, on: '2026-11-01' }))
    await followReparentings([followCases])

    expect(await current(waiting.id)).toMatchObject({ orgPath: [city, west, mill], deskOrgId: west })
    expect(await current(id)).toMatchObject({ orgPath: [city, port], deskOrgId: city })
    const qian = officerAt(west, '钱进')
    const page = await transaction(qian, (tx) => pageOfCases(tx, qian, { orgId: mill, state: 'county' }))
    expect(page.cases.map((row) => row.id)).toContain(waiting.id)
    expect(await transaction(platform, verifyCases)).toEqual([])
  })

  test('the cases of a merged union are its successor’s', async () => {
    const { id } = await open(port, workerNamed('陈亮'))
    await transaction(platform, (tx) => mergeOrgs(tx, { fromIds: [port], intoId: works, on: '2026-11-02' }))
    await followReparentings([followCases])
    expect(await current(id)).toMatchObject({ orgPath: [city, west, works], deskOrgId: works })
    expect(await transaction(platform, verifyCases)).toEqual([])
  })
})
