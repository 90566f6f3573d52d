import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/setup/database.ts'
import { releaseClock, stopClock } from '../../platform/clock.ts'
import { connectDatabase, disconnectDatabase } from '../../platform/db/pool.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import { seedCalendar } from '../calendar/index.ts'
import type { Reparenting } from '../orgs/index.ts'
import {
  city,
  current,
  east,
  grant,
  mill,
  officerAt,
  open,
  pathOf,
  plantTree,
  platform,
  port,
  west,
  wish,
  workerNamed,
} from './cast.ts'
import {
  advanceCase,
  advanceCases,
  compactCounts,
  eventsOf,
  followCases,
  lockCase,
  openCases,
  rebuildCounts,
  registerCaseTypes,
  verifyCases,
} from './index.ts'
import type { Move } from './model.ts'

let database: TestDatabase

/** A Monday. */
const monday = '2026-11-16T02:00:00.000Z'

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

type Action = keyof typeof grant.actions

const act = (actor: Actor, id: string, action: Action, move: Move<keyof typeof grant.states> = {}) =>
  transaction(actor, (tx) => advanceCase(tx, actor, grant, id, action, move))
const history = async (id: string) => transaction(platform, async (tx) => eventsOf(tx, await lockCase(tx, id)))
const inbox = (person: Actor) =>
  transaction(
    person,
    async (tx) => (await tx.client.query('select title, text, link from notices.notices order by id')).rows,
  )
const refused = (code: string, facts = {}) => expect.objectContaining({ code, facts: expect.objectContaining(facts) })

const zhou = officerAt(mill, '周敏')
const lin = officerAt(east, '林静')
const xu = officerAt(city, '徐明')
const he = officerAt(city, '何平')

describe('a case on its way', () => {
  test('goes down to the person and up through every desk to the bank, each stage with its own due date', async () => {
    stopClock(monday)
    const zhao = workerNamed('赵强')
    const { id, number } = await open(mill, zhao)
    expect(number).toMatch(/^BZ2026-\d{6}$/)
    expect(await current(id)).toMatchObject({
      state: 'notify',
      desk: 'org',
      deskOrgId: mill,
      dueOn: '2026-11-19',
      risesOn: '2026-11-20',
    })

    await act(zhou, id, 'notify')
    expect(await current(id)).toMatchObject({ state: 'fill', desk: 'person', deskOrgId: mill, dueOn: '2026-12-14' })
    await act(zhao, id, 'submit')
    await act(zhou, id, 'approve', { note: '材料齐全' })
    expect(await current(id)).toMatchObject({ state: 'county', deskOrgId: east, movedBy: zhou.personId })
    await act(lin, id, 'approve', { dueDays: 2 })
    expect(await current(id)).toMatchObject({ state: 'city', deskOrgId: city, dueOn: '2026-11-18' })
    await act(xu, id, 'approve', { to: 'second' })
    await act(he, id, 'confirm')
    expect(await current(id)).toMatchObject({ state: 'paying', desk: 'system', deskOrgId: null, dueOn: null })
    await act(platform, id, 'pay')
    expect(await current(id)).toMatchObject({ state: 'paid', desk: 'none', closedAt: monday, version: 8 })

    expect(
      (await history(id)).map(({ action, actorName, actorOrgId, note }) => [action, actorName, actorOrgId, note]),
    ).toEqual([
      ['opened', 'aid.dispatch', null, null],
      ['notify', '周敏', mill, null],
      ['submit', '赵强', null, null],
      ['approve', '周敏', mill, '材料齐全'],
      ['approve', '林静', east, null],
      ['approve', '徐明', city, null],
      ['confirm', '何平', city, null],
      ['pay', 'aid.dispatch', null, null],
    ])
  })

  test('the person is told where the table says so, in the words of the service', async () => {
    stopClock(monday)
    const zhao = workerNamed('赵强')
    const { id } = await open(mill, zhao)
    await act(zhou, id, 'notify')
    expect(await inbox(zhao)).toEqual([
      {
        title: '有一笔补助待您确认',
        text: '「困难补助申领」1,200.50 元，请在 2026年12月14日 前填报。',
        link: `/m/aid/${id}`,
      },
    ])
  })

  test('of a union without a county goes from the union to the city', async () => {
    const chen = workerNamed('陈亮')
    const { id } = await open(port, chen, { state: 'grassroots' })
    await act(officerAt(port, '孙丽'), id, 'approve')
    expect(await current(id)).toMatchObject({ state: 'county', deskOrgId: city })
    await act(xu, id, 'approve')
    expect(await current(id)).toMatchObject({ state: 'city', deskOrgId: city })
  })

  test('a move to the same state leaves desk, due date and mover as they are', async () => {
    stopClock(monday)
    const zhao = workerNamed('赵强')
    const { id } = await open(mill, zhao, { state: 'grassroots' })
    const before = await current(id)
    stopClock('2026-11-18T02:00:00.000Z')
    await act(zhao, id, 'object', { note: '自付金额不对' })
    expect(await current(id)).toEqual({ ...before, version: 2 })
  })

  test('a stage that runs into a year not loaded is due by estimate', async () => {
    stopClock('2026-12-21T02:00:00.000Z')
    const { id } = await open(mill, workerNamed('赵强'), { state: 'city' })
    expect(await current(id)).toMatchObject({ dueOn: '2027-01-04', dueEstimated: true })
  })
})

describe('a case does not move', () => {
  test.each<[string, Actor, Action, Move<keyof typeof grant.states>, string]>([
    ['by an officer whose desk it is not at', lin, 'notify', {}, 'cases.not-your-desk'],
    [
      'by an officer without the permission',
      officerAt(mill, '吴凡', ['aid.read']),
      'notify',
      {},
      'cases.no-permission',
    ],
    ['by a worker, for what is an officer’s', workerNamed('赵强'), 'notify', {}, 'cases.not-found'],
    ['by an officer of another union', officerAt(west, '钱进'), 'notify', {}, 'cases.not-found'],
    ['by hand, for what the platform does', zhou, 'pay', {}, 'cases.moved-meanwhile'],
    ['without the note that is asked for', lin, 'lapse', {}, 'cases.note-missing'],
  ])('%s', async (_, actor, action, move, code) => {
    const { id } = await open(mill, workerNamed('赵强'))
    await expect(act(actor, id, action, move)).rejects.toEqual(refused(code))
    expect(await current(id)).toMatchObject({ state: 'notify', version: 1 })
  })

  test('for another than its owner', async () => {
    const { id } = await open(mill, workerNamed('赵强'), { state: 'fill' })
    await expect(act(zhou, id, 'submit')).rejects.toEqual(refused('cases.not-yours'))
  })

  test('under the eyes that approved it first', async () => {
    const { id } = await open(mill, workerNamed('赵强'), { state: 'city' })
    await act(xu, id, 'approve', { to: 'second' })
    await expect(act(xu, id, 'confirm')).rejects.toEqual(refused('cases.four-eyes'))
    await act(he, id, 'confirm')
  })

  test('by hand to a bank', async () => {
    const { id } = await open(mill, workerNamed('赵强'), { state: 'paying' })
    await expect(act(xu, id, 'pay')).rejects.toEqual(refused('cases.only-platform'))
  })

  test('when the transaction around it fails', async () => {
    const { id } = await open(mill, workerNamed('赵强'))
    const undone = new Error('undone')
    const trial = transaction(zhou, async (tx) => {
      await advanceCase(tx, zhou, grant, id, 'notify', {})
      throw undone
    })
    await expect(trial).rejects.toBe(undone)
    expect(await history(id)).toHaveLength(1)
  })
})

describe('two officers at once', () => {
  test('one wins, and the other is told who did what and where the case is now', async () => {
    stopClock(monday)
    const wu = officerAt(mill, '吴凡')
    const { id } = await open(mill, workerNamed('赵强'), { state: 'grassroots' })
    const clicks = await Promise.allSettled([act(zhou, id, 'approve'), act(wu, id, 'send-back', { note: '缺少签名' })])
    const [won, lost] = clicks[0].status === 'fulfilled' ? ['周敏', clicks[1]] : ['吴凡', clicks[0]]
    expect(lost).toMatchObject({
      status: 'rejected',
      reason: refused('cases.moved-meanwhile', {
        who: won,
        when: '11月16日 10:00',
        what: won === '周敏' ? '通过' : '退回补正',
        state: won === '周敏' ? '县级审核' : '待填报',
      }),
    })
    expect(await history(id)).toHaveLength(2)
  })

  test('an officer who saw an earlier round of the same stage is told so', async () => {
    stopClock(monday)
    const zhao = workerNamed('赵强')
    const { id, stageSince } = await open(mill, zhao, { state: 'grassroots' })
    stopClock('2026-11-16T03:00:00.000Z')
    await act(officerAt(mill, '吴凡'), id, 'send-back', { note: '换一张银行卡' })
    await act(zhao, id, 'submit')
    await expect(act(zhou, id, 'approve', { seenStage: stageSince })).rejects.toEqual(
      refused('cases.moved-meanwhile', { who: '本人', what: '提交', state: '基层审核' }),
    )
    await act(zhou, id, 'approve', { seenStage: '2026-11-16T03:00:00.000Z' })
  })

  test('two bulk moves over the same cases in opposite order finish, and each case moves once', async () => {
    const ids = await transaction(platform, async (tx) => {
      const wishes = Array.from({ length: 300 }, () => wish(mill, workerNamed('赵强'), { state: 'paying' }))
      return (await openCases(tx, platform, grant, wishes)).map((one) => one.id)
    })
    const pay = (order: string[]) => transaction(platform, (tx) => advanceCases(tx, platform, grant, order, 'pay', {}))
    const [one, other] = await Promise.all([pay(ids), pay(ids.toReversed())])
    expect(one.moved.length + other.moved.length).toBe(300)
    expect(one.refused.length + other.refused.length).toBe(300)
  })
})

/** As the owner of the database, past every rule. */
async function tamper(statement: string): Promise<void> {
  const owner = new pg.Client({ connectionString: database.url })
  await owner.connect()
  await owner.query(statement)
  await owner.end()
}

describe('many at once', () => {
  test('each is told apart: the refused do not stop the others', async () => {
    const [first, second, third] = await Promise.all([
      open(mill, workerNamed('赵强')),
      open(mill, workerNamed('钱多'), { state: 'fill' }),
      open(port, workerNamed('孙立')),
    ])
    const { moved, refused: left } = await transaction(zhou, (tx) =>
      advanceCases(tx, zhou, grant, [first.id, second.id, third.id, first.id], 'notify', {}),
    )
    expect(moved.map((one) => one.id)).toEqual([first.id])
    expect(new Map(left.map((one) => [one.caseId, one.refusal.code]))).toEqual(
      new Map([
        [second.id, 'cases.moved-meanwhile'],
        [third.id, 'cases.not-found'],
      ]),
    )
  })

  test('twelve thousand open together, each with its number and its first line of history', async () => {
    const zhao = workerNamed('赵强')
    const wishes = Array.from({ length: 12_001 }, () => wish(mill, zhao, { series: '2026Q3' }))
    const opened = await transaction(platform, (tx) => openCases(tx, platform, grant, wishes))
    expect(new Set(opened.map((one) => one.number)).size).toBe(12_001)
    expect(opened.map((one) => one.id)).toEqual(wishes.map((one) => one.id))
    expect(await history(opened[12_000]!.id)).toMatchObject([{ action: 'opened', toState: 'notify' }])
  })

  test('numbers drawn at the same time never repeat, and run on without waiting for a commit', async () => {
    const numbers = await transaction(platform, async (tx) => {
      const held = await openCases(tx, platform, grant, [wish(mill, workerNamed('赵强'))])
      const others = await Promise.all([open(mill, workerNamed('钱多')), open(mill, workerNamed('孙立'))])
      return [...held, ...others].map((one) => one.number)
    })
    expect(new Set(numbers).size).toBe(3)
  })

  test('the millionth number of a year has a seventh digit', async () => {
    stopClock('2026-06-01T02:00:00.000Z')
    await open(mill, workerNamed('赵强'))
    await tamper(`select setval('cases.numbers_bz_2026', 999998)`)
    const numbers = [await open(mill, workerNamed('钱多')), await open(mill, workerNamed('孙立'))].map(
      (one) => one.number,
    )
    expect(numbers).toEqual(['BZ2026-999999', 'BZ2026-1000000'])
  })
})

describe('the proof', () => {
  const findings = () => transaction(platform, verifyCases)

  test('holds after everything above', async () => {
    expect(await findings()).toEqual([])
  })

  test('holds though a union moves between two compactions, with changes under both of its paths', async () => {
    const fromPath = pathOf[mill]!
    const toPath = [...pathOf[west]!, mill]
    for (const [from, to] of [
      [fromPath, toPath],
      [toPath, fromPath],
    ] as const) {
      await open(mill, workerNamed('吴静'), { state: 'grassroots' })
      const move = { id: newId(), fromPath: from, toPath: to } as unknown as Reparenting
      await transaction(platform, (tx) => followCases(tx, move, 100_000))
      await compactCounts(platform)
      expect(await findings()).toEqual([])
    }
  })

  test('names the case whose state was changed behind its back, and the counts that no longer agree', async () => {
    const { id } = await open(mill, workerNamed('赵强'))
    await tamper(`update cases.cases set state = 'grassroots' where id = '${id}'`)
    const found = await findings()
    expect(found).toContainEqual({
      rule: 'history-differs',
      subjectId: id,
      found: 'grassroots 1',
      expected: 'notify 1 1',
    })
    expect(found.filter((one) => one.rule === 'counts-differ').map((one) => one.subjectId)).toEqual(
      expect.arrayContaining([...pathOf[mill]!]),
    )
    await tamper(`update cases.cases set state = 'limbo' where id = '${id}'`)
    expect(await findings()).toContainEqual({
      rule: 'state-unknown',
      subjectId: id,
      found: 'aid.grant limbo',
      expected: '',
    })
  })

  test('is restored by counting again, while officers go on working', async () => {
    await tamper(`update cases.cases set state = 'notify' where state in ('limbo', 'grassroots') and version = 1`)
    await tamper(`update cases.counts set n = n + 3 where state = 'notify' and org_id = '${mill}'`)
    await tamper(`delete from cases.counts where state = 'fill' and reach = 'subtree'`)
    expect((await findings()).some(({ rule }) => rule === 'counts-differ')).toBe(true)
    const [corrected] = await Promise.all([rebuildCounts(platform), open(mill, workerNamed('赵强'))])
    expect(corrected).toBeGreaterThan(0)
    expect((await findings()).filter(({ rule }) => rule === 'counts-differ')).toEqual([])
    await compactCounts(platform)
    expect(await rebuildCounts(platform)).toBe(0)
  })

  test('history can be added to and never changed by a request; of the platform, an erasure may blank names and notes', async () => {
    const change = (who: Actor, what: string) =>
      transaction(who, (tx) => tx.client.query(`update cases.events set ${what}`))
    await expect(change(zhou, `note = 'x'`)).rejects.toThrow('permission denied')
    for (const what of [`action = 'x'`, `to_state = 'x'`, `at = now()`])
      await expect(change(platform, what)).rejects.toThrow('permission denied')
    await expect(transaction(platform, (tx) => tx.client.query('delete from cases.events'))).rejects.toThrow(
      'permission denied',
    )
  })
})
