import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/setup/database.ts'
import { releaseClock, stopClock } from '../../platform/clock.ts'
import { configure, readConfig } from '../../platform/config.ts'
import { connectDatabase, disconnectDatabase } from '../../platform/db/pool.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import { seedCalendar } from '../calendar/index.ts'
import { readIndicator } from '../indicators/index.ts'
import {
  appoint,
  city,
  current,
  east,
  file,
  grant,
  mill,
  officerAt,
  ofPleas,
  open,
  plantTree,
  platform,
  plea,
  pleaOf,
  registerWorker,
  west,
  workerNamed,
  works,
} from './cast.ts'
import { getTimeline } from './get-timeline.ts'
import {
  advanceCase,
  attachToCase,
  linkCases,
  mergeCases,
  rateCase,
  ratingFacts,
  ratingsOf,
  readDossier,
  registerCaseTypes,
  roundsOf,
  verifyCases,
} from './index.ts'
import { linksOf } from './links.store.ts'

let database: TestDatabase
let zhou: Actor

const monday = '2026-11-16T02:00:00.000Z'
const zhao = workerNamed('赵强')
const lin = officerAt(east, '林静', ofPleas)
const xu = officerAt(city, '徐明', ofPleas)

beforeAll(async () => {
  database = await testDatabase()
  connectDatabase(database.url)
  configure(readConfig({ GONGHUI_SECRET: 'a secret of tests, long enough for keys' }, '/tmp'))
  registerCaseTypes([grant, plea])
  await seedCalendar()
  await plantTree()
  zhou = await appoint(mill, '周敏')
})

afterEach(releaseClock)

afterAll(async () => {
  expect(await transaction(platform, verifyCases)).toEqual([])
  await disconnectDatabase()
  await database.drop()
})

const refused = (code: string, facts = {}) => expect.objectContaining({ code, facts: expect.objectContaining(facts) })
const by = <Result>(actor: Actor, work: (tx: Tx) => Promise<Result>) => transaction(actor, work)
type Kind = 'part' | 'related' | 'follows'
const link = (actor: Actor, fromId: string, toId: string, kind: Kind = 'part') =>
  by(actor, (tx) => linkCases(tx, actor, { fromId, toId, kind }))
const merge = (actor: Actor, intoId: string, ids: readonly string[]) =>
  by(actor, (tx) => mergeCases(tx, actor, plea, { intoId, ids, action: 'join', note: '同一件事' }))
const rate = (actor: Actor, id: string, stars: 1 | 2 | 3 | 4 | 5, text = '') =>
  by(actor, (tx) => rateCase(tx, actor, plea, id, { stars, text }))
const move = (actor: Actor, id: string, action: keyof typeof plea.actions, more = {}) =>
  by(actor, (tx) => advanceCase(tx, actor, plea, id, action, more))
const inbox = async (person: Actor) =>
  (
    await by(person, (tx) =>
      tx.client.query<{ title: string; text: string; link: string }>('select * from notices.notices order by id'),
    )
  ).rows

describe('a series', () => {
  test('is a main case with parts, each person with her own amount, summed over the parts', async () => {
    const main = await file(lin, pleaOf(mill, zhao))
    const parts = []
    for (const amountFen of [900_000, 350_050]) {
      const part = await file(lin, pleaOf(mill, workerNamed('钱多'), { amountFen }))
      await link(zhou, part.id, main.id)
      parts.push(part)
    }
    await move(zhou, parts[0]!.id, 'close')
    expect((await readDossier(lin, main.id)).parts).toEqual([
      { stateName: '待受理', count: 1, amountFen: 350_050 },
      { stateName: '已办结', count: 1, amountFen: 900_000 },
    ])
    expect((await readDossier(zhao, main.id)).parts).toEqual([])
    expect(await by(lin, (tx) => linksOf(tx, main.id))).toMatchObject([
      { caseId: parts[1]!.id, toId: main.id, kind: 'part', madeByName: '周敏' },
      { caseId: parts[0]!.id, toId: main.id, kind: 'part' },
    ])
    const { events } = await getTimeline(lin, main.id)
    expect(events.map(({ note }) => note)).toContain(`${parts[0]!.number} 列为本案的子案。`)
    expect(JSON.stringify(await getTimeline(zhao, main.id))).not.toContain(parts[0]!.number)
  })

  test('has no case twice, in two series, in a circle, in itself, or out of reach', async () => {
    const [main, part, other] = [
      await file(lin, pleaOf(mill, zhao)),
      await file(lin, pleaOf(mill, zhao)),
      await file(lin, pleaOf(mill, zhao)),
    ]
    await link(zhou, part.id, main.id)
    await expect(link(zhou, part.id, main.id)).rejects.toEqual(refused('cases.link-exists'))
    await expect(link(zhou, part.id, other.id)).rejects.toEqual(
      refused('cases.part-of-another', { number: part.number }),
    )
    await expect(link(zhou, main.id, part.id)).rejects.toEqual(refused('cases.link-circle'))
    await expect(link(zhou, main.id, main.id)).rejects.toEqual(refused('cases.link-to-itself'))
    await link(zhou, main.id, other.id, 'follows')
    await link(zhou, main.id, other.id, 'related')
    await expect(link(zhou, main.id, other.id, 'related')).rejects.toEqual(refused('cases.link-exists'))
    const foreign = await file(xu, pleaOf(works, zhao))
    await expect(link(zhou, main.id, foreign.id)).rejects.toEqual(refused('cases.not-found'))
    await expect(link(zhou, main.id, newId())).rejects.toEqual(refused('cases.not-found'))
    const aid = await open(mill, zhao)
    const both = officerAt(east, '林静', [...ofPleas, 'aid.read'])
    await expect(link(both, aid.id, main.id)).rejects.toEqual(refused('cases.not-offered', { action: '关联事项' }))
  })

  test('shows a reader of one of them nothing of the other’s person', async () => {
    const far = await file(xu, pleaOf(works, workerNamed('孙立')))
    const near = await file(xu, pleaOf(mill, zhao))
    await link(xu, far.id, near.id, 'related')
    const found = await by(zhou, (tx) => linksOf(tx, near.id))
    expect(JSON.stringify(found)).not.toContain(far.ownerId)
  })
})

describe('cases about the same', () => {
  test('are merged into one, and their owners hear what becomes of it, the anonymous one too', async () => {
    const [first, second, third] = [workerNamed('赵一'), await registerWorker('赵二'), workerNamed('赵三')]
    const main = await file(first, pleaOf(mill, first))
    const named = await file(third, pleaOf(mill, third, { title: '也是欠薪' }))
    const hidden = await file(second, pleaOf(mill, second, { anonymous: true }))
    await merge(zhou, main.id, [named.id, hidden.id])
    expect(await current(named.id)).toMatchObject({ state: 'joined', desk: 'none' })
    expect(await current(main.id)).toMatchObject({ followed: true, version: 2 })

    await move(zhou, main.id, 'close', { note: '工资已补发' })
    expect((await inbox(third)).at(-1)).toMatchObject({
      title: '您的事项有了进展',
      text: `「也是欠薪」（${named.number}）已与同类事项合并办理，现在是「已办结」。工资已补发`,
      link: `/m/pleas/${named.id}`,
    })
    expect((await inbox(second)).at(-1)?.text).toContain(hidden.number)
    expect(await inbox(first)).toEqual([])
  })

  test('and again into another: whoever was merged before hears of that one', async () => {
    const [one, two, three] = [workerNamed('孙一'), workerNamed('孙二'), workerNamed('孙三')]
    const [a, b, c] = [
      await file(one, pleaOf(mill, one)),
      await file(two, pleaOf(mill, two)),
      await file(three, pleaOf(mill, three)),
    ]
    await merge(zhou, b.id, [a.id])
    await merge(zhou, c.id, [b.id])
    await move(zhou, c.id, 'close')
    for (const owner of [one, two]) expect((await inbox(owner)).at(-1)?.text).toContain('已办结')
    await expect(merge(zhou, c.id, [a.id])).rejects.toEqual(refused('cases.closed'))
  })

  test('are merged all or none, and into an open one', async () => {
    const [main, ended, free] = [
      await file(lin, pleaOf(mill, zhao)),
      await file(lin, pleaOf(mill, zhao, { state: 'solved' })),
      await file(lin, pleaOf(mill, zhao)),
    ]
    await expect(merge(zhou, main.id, [free.id, ended.id])).rejects.toEqual(refused('cases.moved-meanwhile'))
    expect(await current(free.id)).toMatchObject({ state: 'filed' })
    await expect(merge(zhou, main.id, [main.id])).rejects.toEqual(refused('cases.link-to-itself'))
    await expect(merge(officerAt(west, '钱进', ofPleas), main.id, [free.id])).rejects.toEqual(
      refused('cases.not-found'),
    )
  })
})

describe('a rating', () => {
  test('is the person’s, once a round, when the case is put to her or closed (A000-05.c4)', async () => {
    const worker = workerNamed('赵强')
    const { id } = await file(worker, pleaOf(mill, worker))
    await expect(rate(worker, id, 5)).rejects.toEqual(refused('cases.rated-too-early'))
    await move(zhou, id, 'close')
    await expect(rate(zhou, id, 5)).rejects.toEqual(refused('cases.not-yours', { action: '评价' }))
    await rate(worker, id, 2, '拖了很久')
    await expect(rate(worker, id, 5)).rejects.toEqual(refused('cases.rated-already'))
    expect((await inbox(zhou)).at(-1)).toMatchObject({ title: '收到评价：2 星' })

    await move(zhou, id, 'reopen')
    expect(roundsOf(await current(id))).toBe(1)
    await move(zhou, id, 'close')
    await rate(worker, id, 5)
    expect(await by(lin, (tx) => ratingsOf(tx, [id]))).toMatchObject([
      { round: 2, stars: 5, poor: false, text: null },
      { round: 1, stars: 2, poor: true, text: '拖了很久' },
    ])
    await expect(rate(workerNamed('钱多'), id, 5)).rejects.toEqual(refused('cases.not-found'))
  })

  test('counts apart from how many were closed (A000-05.c5)', async () => {
    stopClock(monday)
    const worker = workerNamed('赵强')
    for (const stars of [5, 4, 1] as const) {
      const { id } = await file(worker, pleaOf(works, worker, { state: 'solved' }))
      await rate(worker, id, stars)
    }
    await file(worker, pleaOf(works, worker, { state: 'solved' }))
    const kinds = ratingFacts(plea)
    const wish = { orgId: works, from: '2026-11-01', to: '2026-11-30' }
    const counted = async (kind: string) => (await by(xu, (tx) => readIndicator(tx, { ...wish, kind }))).cases
    expect([await counted(kinds.rated), await counted(kinds.poor), await counted(kinds.stars)]).toEqual([3, 1, 10])
  })

  test('is not asked for where the type does not', async () => {
    const worker = workerNamed('赵强')
    const { id } = await open(mill, worker, { state: 'paid' })
    await expect(by(worker, (tx) => rateCase(tx, worker, grant, id, { stars: 5 }))).rejects.toEqual(
      refused('cases.not-offered'),
    )
    await expect(by(worker, (tx) => attachToCase(tx, worker, id, { fileId: newId() }))).rejects.toEqual(
      refused('cases.not-offered'),
    )
  })
})

describe('the proof', () => {
  test('names bodies, links, clocks, ratings and pseudonyms that were changed behind its back', async () => {
    const worker = workerNamed('赵强')
    const one = await file(worker, pleaOf(mill, worker, { state: 'working', deskOrgId: works }))
    const other = await file(worker, pleaOf(mill, worker, { state: 'solved' }))
    const hidden = await file(worker, pleaOf(mill, worker, { anonymous: true }))
    await rate(worker, other.id, 3)
    const tampered: Record<string, [string, string]> = {
      'body-differs': [`update cases.shares set state = 'filed' where case_id = '${one.id}'`, one.id],
      'link-broken': [`insert into cases.links values ('${one.id}', '${newId()}', 'related', now(), 'x')`, one.id],
      'clock-differs': [
        `update cases.clocks set awaits_from = null, awaits_on = null where case_id = '${one.id}'`,
        one.id,
      ],
      'rating-differs': [`update cases.ratings set round = 2 where case_id = '${other.id}'`, other.id],
      'pseudonym-differs': [
        `update cases.pseudonyms set pseudonym = gen_random_uuid() where case_id = '${hidden.id}'`,
        hidden.id,
      ],
    }
    const owner = new pg.Client({ connectionString: database.url })
    await owner.connect()
    for (const [rule, [statement, subjectId]] of Object.entries(tampered)) {
      await owner.query('begin')
      await owner.query(statement)
      const found = await verifyCases({ client: owner as unknown as pg.PoolClient })
      expect(found.filter((finding) => finding.rule === rule)).toEqual([
        expect.objectContaining({ subjectId }),
        ...found.filter((finding) => finding.rule === rule).slice(1),
      ])
      await owner.query('rollback')
    }
    await owner.end()
  })
})
