import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/setup/database.ts'
import { configure, readConfig } from '../../platform/config.ts'
import { connectDatabase, disconnectDatabase } from '../../platform/db/pool.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import type { Actor } from '../access/index.ts'
import { seedCalendar } from '../calendar/index.ts'
import { receiveFile } from '../files/index.ts'
import { joinUnion } from '../people/index.ts'
import { callBody } from './call-body.ts'
import {
  appoint,
  bureau,
  city,
  file,
  grant,
  mill,
  officerAt,
  ofPleas,
  plantTree,
  platform,
  plea,
  pleaOf,
  registerWorker,
  workerNamed,
} from './cast.ts'
import { getMyCases } from './get-my-cases.ts'
import { getTimeline } from './get-timeline.ts'
import {
  advanceCase,
  attachToCase,
  casesOfOwner,
  commentOnCase,
  pageOfCases,
  rateCase,
  registerCaseTypes,
  verifyCases,
} from './index.ts'
import { listCases } from './list-cases.ts'

let database: TestDatabase
let folder: string
let zhou: Actor
let zhao: Actor
let opened: { id: string; ownerId: string; number: string }

beforeAll(async () => {
  database = await testDatabase()
  folder = await mkdtemp(join(tmpdir(), 'gonghui-test-'))
  connectDatabase(database.url)
  configure(readConfig({ GONGHUI_SECRET: 'a secret of tests, long enough for keys' }, folder))
  registerCaseTypes([grant, plea])
  await seedCalendar()
  await plantTree()
  zhou = await appoint(mill, '周敏')
  zhao = await registerWorker('赵伟强')
  await transaction(platform, (tx) => joinUnion(tx, { personId: zhao.personId!, orgId: mill, on: '2026-01-01' }))
  opened = await file(zhao, pleaOf(mill, zhao, { anonymous: true, title: '食堂卫生差' }))
  await commentOnCase(zhao, opened.id, '已经第三次了')
  await attach(zhao)
  await commentOnCase(zhou, opened.id, '收到，正在核实')
})

afterAll(async () => {
  expect(await transaction(platform, verifyCases)).toEqual([])
  await disconnectDatabase()
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

const refused = (code: string) => expect.objectContaining({ code })
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')

async function attach(by: Actor): Promise<void> {
  async function* bytes() {
    yield png
  }
  const { id: fileId } = await receiveFile(by, { name: '照片.png', purpose: 'photo', stream: bytes() })
  await transaction(by, (tx) => attachToCase(tx, by, opened.id, { fileId, audience: 'all' }))
}

/** Everything that some rows say, as text. */
async function everything(by: Actor, statement: string): Promise<string> {
  const { rows } = await transaction(by, (tx) => tx.client.query(statement))
  return JSON.stringify(rows)
}

const tables = [
  'cases',
  'events',
  'pseudonyms',
  'attachments',
  'bodies',
  'links',
  'ratings',
  'clocks',
  'missed',
  'shares',
]

describe('an anonymous person', () => {
  test('sees her case as ever, answers in it, and hears of it', async () => {
    expect((await getMyCases(zhao)).map(({ id, title }) => ({ id, title }))).toEqual([
      { id: opened.id, title: '食堂卫生差' },
    ])
    expect(await transaction(zhao, (tx) => casesOfOwner(tx, zhao.personId!))).toHaveLength(1)
    const { events } = await getTimeline(zhao, opened.id)
    expect(events.map(({ actorName, title }) => [actorName, title])).toEqual([
      ['本人', '登记诉求'],
      ['本人', '办理记录'],
      ['本人', '补充材料'],
      ['周敏', '办理记录'],
    ])
    const news = await everything(zhao, 'select title, link from notices.notices')
    expect(news).toContain('您的事项有新的办理记录')
    expect(news).toContain(`/m/pleas/${opened.id}`)
  })

  test('acts where the table lets the owner act, and nobody else can', async () => {
    const asked = await file(zhao, pleaOf(mill, zhao, { anonymous: true, state: 'answered' }))
    const accept = (by: Actor) => transaction(by, (tx) => advanceCase(tx, by, plea, asked.id, 'accept', {}))
    await expect(accept(zhou)).rejects.toEqual(refused('cases.not-yours'))
    await expect(accept(workerNamed('钱多'))).rejects.toEqual(refused('cases.not-found'))
    await accept(zhao)
    await transaction(zhao, (tx) => rateCase(tx, zhao, plea, asked.id, { stars: 4 }))
    const facts = await everything(platform, `select person_id from indicators.facts where kind like 'voice.plea.%'`)
    expect(facts).not.toContain(zhao.personId!)
  })

  test('of whom nobody knows can be helped all the same', async () => {
    const caller = await file(
      zhou,
      pleaOf(mill, zhao, { ownerId: null, anonymous: true, channel: 'hotline', personName: '' }),
    )
    const { case: card } = await getTimeline(zhou, caller.id)
    expect(card.subtitle).toBe('匿名职工 · 东风纺织厂')
    await commentOnCase(zhou, caller.id, '已转食堂')
  })
})

describe('an officer does not learn who is anonymous', () => {
  test('from any answer: card, list, search, history', async () => {
    const answers = [
      await getTimeline(zhou, opened.id),
      await listCases(zhou, {}),
      await listCases(zhou, { search: '食堂' }),
      await transaction(zhou, (tx) => pageOfCases(tx, zhou, { search: opened.number })),
    ]
    const said = JSON.stringify(answers)
    expect(said).toContain(opened.number)
    expect(said).toContain('匿名职工')
    for (const trace of [zhao.personId!, '赵伟强', '赵**']) expect(said).not.toContain(trace)
    expect((await listCases(zhou, { search: '赵伟强' })).cases).toEqual([])
  })

  test('from the tables themselves, asked as she may ask them', async () => {
    for (const table of tables) {
      expect(await everything(zhou, `select * from cases.${table}`)).not.toContain(zhao.personId!)
    }
    expect(await everything(zhou, 'select * from cases.pseudonyms')).toBe('[]')
    const audit = await everything(zhou, `select * from audit.entries where subject_id = '${opened.id}'`)
    expect(audit).toContain('cases.commented')
    for (const trace of [zhao.personId!, zhao.personId!.slice(-6), '赵']) expect(audit).not.toContain(trace)
  })

  test('from the bytes that were handed in', async () => {
    const files = await everything(zhou, 'select * from files.files')
    expect(files).not.toContain(zhao.personId!)
    expect(await everything(zhou, 'select digest from cases.attachments')).toContain('digest')
  })

  test('by making herself the person behind it, or asking the functions that know', async () => {
    const take = (by: Actor) =>
      transaction(by, (tx) =>
        tx.client.query('select cases.take_pseudonyms($1, $2, $3, $4, $5, now())', [
          [by.personId],
          [opened.id],
          [opened.ownerId],
          ['x'],
          ['x'],
        ]),
      )
    await expect(take(zhou)).rejects.toThrow('before its case is opened')
    const insert = (tx: Tx) =>
      tx.client.query(
        `insert into cases.pseudonyms values ('${zhou.personId}', '${opened.id}', '${opened.ownerId}', 'x', 'x', now())`,
      )
    await expect(transaction(zhou, insert)).rejects.toThrow('permission denied')
    const told = await everything(
      zhou,
      `select cases.tell_anonymous(array['${opened.id}']::uuid[], array[gen_random_uuid()], array['x'], array['x'], array['x'], now())`,
    )
    expect(told).toBe('[{"tell_anonymous":null}]')
  })

  test('above her either, nor a body that takes part', async () => {
    const xu = officerAt(city, '徐明', ofPleas)
    const tang = officerAt(bureau, '唐洁', ofPleas)
    await transaction(zhou, (tx) => callBody(tx, zhou, plea, opened.id, { orgId: bureau, role: 'joint', note: '' }))
    for (const who of [xu, tang]) {
      for (const table of tables) {
        expect(await everything(who, `select * from cases.${table}`)).not.toContain(zhao.personId!)
      }
      expect(JSON.stringify(await getTimeline(who, opened.id))).not.toContain(zhao.personId!)
    }
  })
})

describe('a body reads only what is shared with it, asked through the tables themselves', () => {
  test('and of a case in which it does not take part nothing', async () => {
    const tang = officerAt(bureau, '唐洁', ofPleas)
    const other = await file(zhao, pleaOf(mill, zhao))
    await commentOnCase(zhou, opened.id, '只给工会看的话', 'union')
    await commentOnCase(zhou, opened.id, '只给参与单位看的话', 'bodies')
    const events = await everything(tang, 'select * from cases.events')
    expect(events).toContain('只给参与单位看的话')
    expect(events).not.toContain('只给工会看的话')
    expect(events).not.toContain(other.id)
    expect(await everything(zhao, 'select note from cases.events')).not.toContain('只给')
    for (const table of ['cases', 'attachments', 'bodies', 'shares']) {
      expect(await everything(tang, `select * from cases.${table}`)).not.toContain(other.id)
    }
    const joinMyself = (tx: Tx) =>
      tx.client.query(
        `insert into cases.bodies (owner_id, id, case_id, org_id, org_path, role, note, called_by_name, called_at)
         values ('${zhao.personId}', gen_random_uuid(), '${other.id}', '${bureau}', '{${city},${bureau}}', 'joint', '', 'x', now())`,
      )
    await expect(transaction(tang, joinMyself)).rejects.toThrow('row-level security')
    const share = (tx: Tx) =>
      tx.client.query(
        `insert into cases.shares (owner_id, case_id, org_id, org_path, type, state, opened_at)
         values ('${zhao.personId}', '${other.id}', '${bureau}', '{${city},${bureau}}', 'voice.plea', 'filed', now())`,
      )
    await expect(transaction(tang, share)).rejects.toThrow('row-level security')
    const widen = (tx: Tx) =>
      tx.client.query(`update cases.cases set shared_with = array['${bureau}'::uuid] where id = '${other.id}'`)
    expect((await transaction(tang, widen)).rowCount).toBe(0)
  })
})
