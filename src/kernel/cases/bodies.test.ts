import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/setup/database.ts'
import { releaseClock, stopClock, today } from '../../platform/clock.ts'
import { configure, readConfig } from '../../platform/config.ts'
import { connectDatabase, disconnectDatabase } from '../../platform/db/pool.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import { seedCalendar } from '../calendar/index.ts'
import { closeOrg, type Reparenting } from '../orgs/index.ts'
import { callBody, releaseBody, reportIn } from './call-body.ts'
import { callToCase, giveCase } from './carry-out-way.ts'
import {
  appoint,
  bureau,
  city,
  current,
  east,
  file,
  grant,
  mill,
  officerAt,
  ofPleas,
  open,
  pathOf,
  plantTree,
  platform,
  plea,
  pleaOf,
  port,
  promise,
  station,
  west,
  workerNamed,
  works,
} from './cast.ts'
import { refusal } from './errors.ts'
import { getDesk } from './get-desk.ts'
import { getTimeline } from './get-timeline.ts'
import {
  advanceCase,
  assignCase,
  bodiesOf,
  commentOnCase,
  compactCounts,
  countsUnder,
  escalateOverdue,
  followCases,
  openCases,
  pageOfCases,
  recordOnClock,
  registerCaseTypes,
  superviseCase,
  verifyCases,
} from './index.ts'
import type { Move } from './model.ts'

let database: TestDatabase
let zhou: Actor
let lin: Actor
let tang: Actor

const monday = '2026-11-16T02:00:00.000Z'

beforeAll(async () => {
  database = await testDatabase()
  connectDatabase(database.url)
  configure(readConfig({ GONGHUI_SECRET: 'a secret of tests, long enough for keys' }, '/tmp'))
  registerCaseTypes([grant, plea, promise])
  await seedCalendar()
  await plantTree()
  zhou = await appoint(mill, '周敏')
  lin = await appoint(east, '林静')
  tang = await appoint(bureau, '唐洁')
})

afterEach(releaseClock)

afterAll(async () => {
  expect(await transaction(platform, verifyCases)).toEqual([])
  await disconnectDatabase()
  await database.drop()
})

const refused = (code: string, facts = {}) => expect.objectContaining({ code, facts: expect.objectContaining(facts) })
const by = <Result>(actor: Actor, work: (tx: Tx) => Promise<Result>) => transaction(actor, work)
const act = (actor: Actor, id: string, action: keyof typeof plea.actions, move: Move<keyof typeof plea.states> = {}) =>
  by(actor, (tx) => advanceCase(tx, actor, plea, id, action, move))
const assign = (actor: Actor, id: string, deskOrgId: string, more = {}) =>
  by(actor, (tx) => assignCase(tx, actor, plea, id, { deskOrgId, ...more }))
const call = (actor: Actor, id: string, orgId: string, role: 'joint' | 'called' = 'called') =>
  by(actor, (tx) => callBody(tx, actor, plea, id, { orgId, role, note: '查欠薪' }))
const arrive = (actor: Actor, id: string) => by(actor, (tx) => reportIn(tx, actor, plea, id))
const release = (actor: Actor, id: string, orgId: string) =>
  by(actor, (tx) => releaseBody(tx, actor, plea, id, { orgId }))
const inbox = async (person: Actor): Promise<string[]> => {
  const found = await by(person, (tx) =>
    tx.client.query<{ title: string }>('select title from notices.notices order by id'),
  )
  return found.rows.map((row) => row.title)
}
const lines = async (actor: Actor, id: string) => (await getTimeline(actor, id)).events.map(({ note }) => note)

test('what the kernel moves its service follows; what that refuses undoes the move, and no line of it is left', async () => {
  const zhao = workerNamed('赵强')
  const { id } = await file(zhao, pleaOf(mill, zhao))
  const told: string[] = []
  registerCaseTypes([grant, plea, promise], {
    [plea.key]: async (_tx, _actor, { before, after, note }) => {
      told.push(`${before.deskOrgId} ${after.deskOrgId} ${note}`)
      if (note === '不许') throw refusal('cases.desk-closed', { org: '不许' })
    },
  })
  await expect(giveCase(zhou, id, { orgId: east, note: '不许' })).rejects.toEqual(refused('cases.desk-closed'))
  expect(await current(id)).toMatchObject({ deskOrgId: mill, version: 1 })
  expect(await lines(zhou, id)).toHaveLength(1)
  await giveCase(zhou, id, { orgId: east, note: '请办理' })
  await callToCase(lin, id, { orgId: bureau, role: 'joint', note: '一起办' })
  expect(told).toEqual([`${mill} ${east} 不许`, `${mill} ${east} 请办理`])
  registerCaseTypes([grant, plea, promise])
})

describe('a case at a named desk', () => {
  test('lies with whom the verb names, in the path or out of it, and that organisation may act', async () => {
    stopClock(monday)
    const zhao = workerNamed('赵强')
    const { id } = await file(zhao, pleaOf(mill, zhao))
    await act(zhou, id, 'dispatch', { deskOrgId: bureau, dueDays: 2 })
    expect(await current(id)).toMatchObject({
      ...{ state: 'working', desk: 'org', deskOrgId: bureau, dueOn: '2026-11-18' },
      ...{ bodyIds: [bureau], sharedWith: [bureau] },
    })
    await expect(act(lin, id, 'answer', { note: '已补发' })).rejects.toEqual(refused('cases.not-your-desk'))
    await expect(act(officerAt(west, '钱进', ofPleas), id, 'answer', { note: '已补发' })).rejects.toEqual(
      refused('cases.not-found'),
    )
    await by(tang, (tx) => recordOnClock(tx, tang, plea, id, 'law', { note: '劳动合同法' }))
    await act(tang, id, 'answer', { note: '已补发' })
    expect(await current(id)).toMatchObject({ state: 'answered', desk: 'person', deskOrgId: mill, bodyIds: [bureau] })
    expect(await lines(tang, id)).toContain('已补发')
    expect(await inbox(zhao)).toEqual(['您的诉求有了答复'])
  })

  test('stays there when it comes back, or goes where the person is sent one level up', async () => {
    const zhao = workerNamed('赵强')
    const { id } = await file(zhao, pleaOf(mill, zhao, { state: 'answered' }))
    await act(zhao, id, 'reject', { note: '没有补发', deskOrgId: east })
    expect(await current(id)).toMatchObject({ state: 'working', deskOrgId: east, rounds: 2 })
    await expect(act(workerNamed('钱多'), id, 'reject', { note: '没有补发', deskOrgId: east })).rejects.toEqual(
      refused('cases.not-found'),
    )
  })

  test('is not moved without a desk, or to one that is unknown or closed', async () => {
    const zhao = workerNamed('赵强')
    const { id } = await file(zhao, pleaOf(mill, zhao))
    await expect(act(zhou, id, 'dispatch')).rejects.toEqual(refused('cases.desk-missing', { action: '交办' }))
    await expect(act(zhou, id, 'dispatch', { deskOrgId: newId() })).rejects.toEqual(refused('cases.desk-unknown'))
    expect(await current(id)).toMatchObject({ state: 'filed', version: 1 })
  })

  test('may be opened there, and on the spot opened closed', async () => {
    const zhao = workerNamed('赵强')
    const there = await file(lin, pleaOf(mill, zhao, { state: 'working', deskOrgId: station, channel: 'hotline' }))
    expect(await current(there.id)).toMatchObject({
      ...{ deskOrgId: station, bodyIds: [station], channel: 'hotline' },
      sharedWith: expect.arrayContaining([bureau, station]),
    })
    const spot = await file(lin, pleaOf(mill, zhao, { state: 'solved', note: '当场换了灯' }))
    expect(await current(spot.id)).toMatchObject({ state: 'solved', desk: 'none', closedAt: expect.any(String) })
    expect(await lines(lin, spot.id)).toEqual(['当场换了灯'])
  })
})

describe('a case that is passed on', () => {
  test('keeps its state and due date at the other desk, whose officers are told', async () => {
    stopClock(monday)
    const zhao = workerNamed('赵强')
    const { id } = await file(zhao, pleaOf(mill, zhao))
    const news = (await inbox(lin)).length
    await assign(zhou, id, east, { note: '请县里办' })
    expect(await current(id)).toMatchObject({ state: 'filed', deskOrgId: east, dueOn: '2026-11-19', version: 2 })
    expect((await inbox(lin)).slice(news)).toEqual(['转来一件事项：拖欠工资'])
    expect(await lines(lin, id)).toContain('由「东风纺织厂工会」转至「江东区总工会」办理。请县里办')
    await assign(lin, id, works, { dueDays: 1 })
    expect(await current(id)).toMatchObject({ deskOrgId: works, dueOn: '2026-11-17', bodyIds: [works] })
    await act(officerAt(works, '高远', ofPleas), id, 'close')
  })

  test('is passed by the desk or above it, by whom the permission is given, and to another desk', async () => {
    const zhao = workerNamed('赵强')
    const { id } = await file(zhao, pleaOf(mill, zhao))
    await assign(lin, id, east)
    await expect(assign(zhou, id, mill)).rejects.toEqual(refused('cases.not-your-desk', { action: '转办' }))
    const reader = officerAt(east, '吴凡', ['plea.read'])
    await expect(assign(reader, id, mill)).rejects.toEqual(refused('cases.no-permission'))
    await expect(assign(lin, id, east)).rejects.toEqual(refused('cases.desk-already', { org: '江东区总工会' }))
    await expect(assign(lin, id, newId())).rejects.toEqual(refused('cases.desk-unknown'))
    const waiting = await file(zhao, pleaOf(mill, zhao, { state: 'answered' }))
    await expect(assign(lin, waiting.id, city)).rejects.toEqual(refused('cases.wrong-state', { state: '待确认' }))
    const closed = await file(zhao, pleaOf(mill, zhao, { state: 'solved' }))
    await expect(assign(officerAt(city, '徐明', ofPleas), closed.id, city)).rejects.toEqual(refused('cases.closed'))
    const { id: other } = await open(mill, zhao)
    await expect(by(lin, (tx) => assignCase(tx, lin, grant, other, { deskOrgId: city }))).rejects.toEqual(
      refused('cases.not-offered', { action: '转办' }),
    )
  })
})

describe('a body that is called', () => {
  test('is told, reports in, and both times are kept (A001-04.c2)', async () => {
    stopClock(monday)
    const zhao = workerNamed('赵强')
    const { id } = await file(zhao, pleaOf(mill, zhao))
    await by(zhou, (tx) => callBody(tx, zhou, plea, id, { orgId: bureau, role: 'called', note: '查欠薪', dueDays: 1 }))
    expect((await inbox(tang)).at(-1)).toBe('请报到：拖欠工资')
    stopClock('2026-11-16T03:30:00.000Z')
    await arrive(tang, id)
    expect(await by(tang, (tx) => bodiesOf(tx, [id]))).toMatchObject([
      {
        ...{ orgId: bureau, role: 'called', note: '查欠薪', calledByName: '周敏', calledAt: monday },
        ...{ dueOn: '2026-11-17', arrivedAt: '2026-11-16T03:30:00.000Z', arrivedByName: '唐洁', endedAt: null },
      },
    ])
    expect((await inbox(zhou)).at(-1)).toBe('已报到：拖欠工资')
    await expect(arrive(tang, id)).rejects.toEqual(refused('cases.body-arrived', { when: '11月16日 11:30' }))
    await expect(arrive(zhou, id)).rejects.toEqual(refused('cases.not-taking-part'))
  })

  test('reads the case and what is shared with bodies, and nothing of the union’s own', async () => {
    const zhao = workerNamed('赵强')
    const { id } = await file(zhao, pleaOf(mill, zhao))
    await expect(getTimeline(tang, id)).rejects.toEqual(refused('cases.not-found'))
    await call(zhou, id, bureau, 'joint')
    await commentOnCase(zhou, id, '工会内部：该厂多次欠薪', 'union')
    await commentOnCase(zhou, id, '请先核对工资表', 'bodies')
    await commentOnCase(tang, id, '已立案')
    expect(await lines(tang, id)).toEqual([null, '邀请「市人社局」联合办理。查欠薪', '请先核对工资表', '已立案'])
    expect(await lines(zhao, id)).toEqual([null, '已立案'])
    expect(await lines(lin, id)).toHaveLength(5)
    await expect(commentOnCase(tang, id, '秘密', 'union')).rejects.toEqual(refused('cases.audience-not-yours'))
    await expect(commentOnCase(zhao, id, '秘密', 'bodies')).rejects.toEqual(refused('cases.audience-not-yours'))
    await expect(getTimeline(officerAt(station, '丁一', ofPleas), id)).rejects.toEqual(refused('cases.not-found'))
  })

  test('finds it in lists, by search and by number, in its counts and at its desk, as those above it do', async () => {
    const zhao = workerNamed('赵强')
    const { id, number } = await file(zhao, pleaOf(mill, zhao, { title: '高温津贴没有发' }))
    const inner = officerAt(station, '丁一', ofPleas)
    const pageFor = (who: Actor, filter = {}) =>
      by(who, async (tx) => (await pageOfCases(tx, who, filter)).cases.map((row) => row.id))
    const countFor = async (who: Actor) =>
      (await by(who, (tx) => countsUnder(tx, who, { type: plea.key }))).find(({ state }) => state === 'filed')
    const before = (await countFor(inner))?.count ?? 0
    expect(await pageFor(inner)).not.toContain(id)
    await call(zhou, id, station)
    for (const who of [inner, tang]) {
      expect((await pageFor(who))[0]).toBe(id)
      expect(await pageFor(who, { search: '高温' })).toEqual([id])
      expect(await pageFor(who, { search: number })).toEqual([id])
      expect(await pageFor(who, { state: 'working' })).not.toContain(id)
    }
    expect(await countFor(inner)).toMatchObject({ count: before + 1, shared: before + 1 })
    expect((await getDesk(inner)).called.map((card) => card.id)).toEqual([id])
    expect((await getDesk(tang)).called.map((card) => card.id)).not.toContain(id)
    await assign(zhou, id, station)
    expect(await pageFor(inner, { at: 'desk' })).toContain(id)
    await compactCounts(platform)
    expect(await countFor(inner)).toMatchObject({ count: before + 1 })
    await release(zhou, id, station).catch(() => null)
    const both = {
      ...inner,
      grants: [...inner.grants, ...lin.grants],
      scope: { ...inner.scope, orgs: [station, east] },
    }
    expect((await pageFor(both as Actor)).filter((one) => one === id)).toHaveLength(1)
  })

  test('finds it among the late ones, and from its desk it rises to the union that stands above both', async () => {
    stopClock(monday)
    const zhao = workerNamed('赵强')
    const { id } = await file(zhao, pleaOf(mill, zhao, { state: 'working', deskOrgId: station, dueDays: 1 }))
    stopClock('2026-11-18T02:00:00.000Z')
    await escalateOverdue(platform)
    expect(await current(id)).toMatchObject({ deskOrgId: city, lateSince: '2026-11-18', bodyIds: [station] })
    const late = await by(tang, (tx) => pageOfCases(tx, tang, { late: 'yes', type: plea.key }))
    expect(late.cases.map((row) => row.id)).toContain(id)
    expect(await lines(lin, id)).toContain('超过办理期限，由「仲裁院」上报至「滨江市总工会」。')
  })

  test('follows when it or the case moves to another place of the tree', async () => {
    const zhao = workerNamed('赵强')
    const { id } = await file(zhao, pleaOf(mill, zhao, { state: 'working', deskOrgId: station }))
    const move = { fromPath: [city, bureau], toPath: [city, west, bureau] } as unknown as Reparenting
    for (let more = 1; more > 0; ) more = await by(platform, (tx) => followCases(tx, move, 100))
    expect((await current(id)).sharedWith.toSorted()).toEqual([bureau, station, west].toSorted())
    expect(await by(platform, verifyCases)).toEqual([])
    const merged = { fromPath: [city, west, bureau, station], toPath: [city, works] } as unknown as Reparenting
    for (let more = 1; more > 0; ) more = await by(platform, (tx) => followCases(tx, merged, 100))
    expect(await current(id)).toMatchObject({ deskOrgId: works, bodyIds: [works], sharedWith: [works] })
    expect(await by(platform, verifyCases)).toEqual([])
  })

  test('acts where the table lets a body act, and not where it does not take part', async () => {
    const zhao = workerNamed('赵强')
    const { id } = await file(zhao, pleaOf(mill, zhao, { state: 'working', deskOrgId: east }))
    await call(lin, id, bureau)
    await act(tang, id, 'advise', { note: '建议先行垫付' })
    await expect(act(tang, id, 'answer', { note: '好' })).rejects.toEqual(refused('cases.not-your-desk'))
    await expect(act(zhou, id, 'advise', { note: '好' })).rejects.toEqual(
      refused('cases.not-taking-part', { action: '提供意见' }),
    )
  })

  test('is not called twice, from the path, from nowhere, or to a closed case', async () => {
    const zhao = workerNamed('赵强')
    const { id } = await file(zhao, pleaOf(mill, zhao))
    await call(zhou, id, bureau)
    await expect(call(zhou, id, bureau)).rejects.toEqual(refused('cases.body-already', { org: '市人社局' }))
    await expect(call(zhou, id, east)).rejects.toEqual(refused('cases.body-in-path', { org: '江东区总工会' }))
    await expect(call(zhou, id, newId())).rejects.toEqual(refused('cases.desk-unknown'))
    await act(zhou, id, 'close')
    await expect(call(officerAt(city, '徐明', ofPleas), id, west)).rejects.toEqual(refused('cases.closed'))
    await expect(arrive(tang, id)).rejects.toEqual(refused('cases.closed'))
  })

  test('reads no more once it is released, and is released only when the case is not at its desk', async () => {
    const zhao = workerNamed('赵强')
    const { id } = await file(zhao, pleaOf(mill, zhao))
    await assign(zhou, id, bureau)
    await expect(release(lin, id, bureau)).rejects.toEqual(refused('cases.body-has-desk', { org: '市人社局' }))
    await assign(lin, id, mill)
    await getTimeline(tang, id)
    await release(lin, id, bureau)
    await expect(getTimeline(tang, id)).rejects.toEqual(refused('cases.not-found'))
    await expect(release(lin, id, bureau)).rejects.toEqual(refused('cases.body-not-there'))
    expect(await current(id)).toMatchObject({ bodyIds: [], sharedWith: [] })
    await call(zhou, id, bureau)
    await getTimeline(tang, id)
  })

  test('that was closed cannot be called, nor given a case', async () => {
    const zhao = workerNamed('赵强')
    const { id } = await file(zhao, pleaOf(mill, zhao))
    await by(platform, (tx) => closeOrg(tx, { orgId: port, on: today() }))
    const gone = refused('cases.desk-closed', { org: '港务局工会' })
    await expect(call(zhou, id, port)).rejects.toEqual(gone)
    await expect(assign(zhou, id, port)).rejects.toEqual(gone)
    await expect(act(zhou, id, 'dispatch', { deskOrgId: port })).rejects.toEqual(gone)
  })

  test('may be hurried by the unions of the path when it has the case', async () => {
    const zhao = workerNamed('赵强')
    const { id } = await file(zhao, pleaOf(mill, zhao, { state: 'working', deskOrgId: bureau }))
    await superviseCase(zhou, id, '请尽快答复')
    expect((await inbox(tang)).at(-1)).toBe('上级督办：拖欠工资')
  })
})

describe('an organisation’s own case', () => {
  test('is told to its officers, and shown under its own name (A003-01.c1)', async () => {
    const listed = {
      ...{ id: newId(), ownerId: east, orgPath: pathOf[east]!, title: '通上天然气', subtitle: '田楼村' },
      ...{ personName: '江东区总工会', amountFen: null },
    }
    const [opened] = await by(lin, (tx) => openCases(tx, lin, promise, [listed]))
    expect(await current(opened!.id)).toMatchObject({ ownerId: east, deskOrgId: east })
    const news = (await inbox(lin)).length
    const xu = officerAt(city, '徐明', ofPleas)
    await by(xu, (tx) => advanceCase(tx, xu, promise, opened!.id, 'accept', {}))
    expect((await inbox(lin)).slice(news)).toEqual(['项目通过验收'])
    const { case: card, actions } = await getTimeline(lin, opened!.id)
    expect(card.subtitle).toBe('江东区总工会 · 田楼村')
    expect(actions.map(({ action }) => action)).toEqual(['accept'])
  })
})
