import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/setup/database.ts'
import { releaseClock, stopClock } from '../../platform/clock.ts'
import { configure, readConfig } from '../../platform/config.ts'
import { connectDatabase, disconnectDatabase } from '../../platform/db/pool.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import { foundOrgs, listReparentings, moveOrg } from '../orgs/index.ts'
import {
  checkReply,
  dispatchInstrument,
  draftInstrument,
  followInstruments,
  instrumentCard,
  letterTemplates,
  openInstrument,
  printInstrument,
  recordReply,
  repliesDue,
  revokeInstrument,
  signInstrument,
  urgeReply,
  writeInstrument,
} from './index.ts'

const today = '2026-11-21'
const [city, north, south, union] = Array.from({ length: 4 }, newId) as [string, string, string, string]
let database: TestDatabase
let folder: string

beforeAll(async () => {
  database = await testDatabase()
  connectDatabase(database.url)
  folder = await mkdtemp(join(tmpdir(), 'gonghui-letters-'))
  configure(readConfig({ GONGHUI_SECRET: 'a secret of the tests, long enough' }, folder))
  stopClock(`${today}T02:00:00.000Z`)
  const at = (id: string, kind: 'city' | 'county' | 'grassroots', name: string, parentId: string | null) => ({
    ...{ id, kind, name, parentId, code: name, creditCode: null, on: '2013-01-01' },
  })
  await transaction(system, (tx) =>
    foundOrgs(tx, [
      at(city, 'city', '滨江市总工会', null),
      at(north, 'county', '江北区总工会', city),
      at(south, 'county', '江南区总工会', city),
      at(union, 'grassroots', '港口物流公司工会', north),
    ]),
  )
})
beforeEach(() => stopClock(`${today}T02:00:00.000Z`))
afterAll(async () => {
  releaseClock()
  await disconnectDatabase()
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

function officerOf(orgPath: readonly string[]): Actor {
  const id = newId()
  const orgId = orgPath.at(-1)!
  return {
    ...{ kind: 'officer', personId: id, name: '李监督', sessionId: null, requestId: newId(), address: '' },
    grants: [{ role: 'officer', roleName: '法律监督员', orgId, orgPath, permissions: new Set(['sign']) }],
    scope: { role: 'app', orgs: [orgId], personId: id },
  }
}
const supervisor = officerOf([city, north])
const chair = officerOf([city, north, union])
const stranger = officerOf([city, south])
const refused = (code: string) => expect.objectContaining({ code })
const firm = { kind: 'firm' as const, orgId: null, orgPath: [], name: '迅达货运有限公司' }
const industry = { kind: 'industry' as const, orgId: null, orgPath: [], name: '港口物流行业协会' }
const member = { kind: 'org' as const, orgId: union, orgPath: [city, north, union], name: '港口物流公司工会' }
const fields = { found: '拖欠两个月工资。', basis: '《劳动法》第五十条。', advice: '限期足额支付。' }

async function letter(changes: Partial<Parameters<typeof draftInstrument>[2]> = {}, signed: 'yes' | 'no' = 'yes') {
  return transaction(supervisor, async (tx) => {
    const document = await draftInstrument(tx, supervisor, {
      id: newId(),
      template: letterTemplates.supervisionLetter,
      owner: { id: north, path: [city, north] },
      parties: [{ side: 'union', holder: 'org', partyId: north, orgPath: [city, north], name: '江北区总工会' }],
      addressees: [firm, industry, member].map((one) => ({ ...one, replyBy: '2026-12-05' })),
      fields,
      ...{ inForceFrom: today, inForceUntil: null },
      ...changes,
    })
    if (signed === 'yes') {
      const { text } = await openInstrument(tx, document.id)
      const means = { means: 'password', confirmed: 'yes' } as const
      await signInstrument(tx, supervisor, {
        id: document.id,
        side: 'union',
        digest: text.digest,
        means,
        permission: 'sign',
      })
    }
    return document
  })
}

const send = (id: string, on = today) =>
  transaction(supervisor, (tx) => dispatchInstrument(tx, supervisor, id, { on, means: '邮政特快专递' }))
const stateOf = async (id: string, number = 1) => {
  const opened = await transaction(supervisor, (tx) => openInstrument(tx, id))
  return instrumentCard(opened, supervisor, 'sign').addressees.find((one) => one.number === number)!.state
}

test('a letter names its addressees and the day of the reply, and goes out once it is signed', async () => {
  const none = letter({ addressees: [] })
  await expect(none).rejects.toEqual(refused('instruments.addressees-empty'))
  const unsigned = await letter({}, 'no')
  await expect(send(unsigned.id)).rejects.toEqual(refused('instruments.not-signed'))
  const { id } = await letter()
  const { text } = await transaction(supervisor, (tx) => openInstrument(tx, id))
  expect(text.text).toContain('请于2026年12月5日前将整改情况书面回复江北区总工会')
  expect(await stateOf(id)).toBe('to-send')
  await expect(send(id, '2026-11-22')).rejects.toEqual(refused('instruments.reply-day-wrong'))
  await send(id)
  await expect(send(id)).rejects.toEqual(refused('instruments.sent-already'))
  expect(await stateOf(id)).toBe('awaiting')
})

test('an organisation among the addressees reads it once it was sent, and nobody else does', async () => {
  const { id } = await letter()
  const read = (actor: Actor) => transaction(actor, (tx) => openInstrument(tx, id))
  await expect(read(chair)).rejects.toEqual(refused('instruments.not-found'))
  await send(id)
  expect((await read(chair)).document.id).toBe(id)
  await expect(read(stranger)).rejects.toEqual(refused('instruments.not-found'))
})

test('each addressee answers by itself: late, urged, answered, checked, asked again, met', async () => {
  const { id } = await letter()
  const inTx = (work: Parameters<typeof transaction<void>>[1]) => transaction(supervisor, work)
  const said = { addressee: 1, on: '2026-12-08', text: '说明' }
  await expect(inTx((tx) => recordReply(tx, supervisor, id, { ...said, on: today }))).rejects.toEqual(
    refused('instruments.reply-out-of-turn'),
  )
  await send(id)
  stopClock('2026-12-08T02:00:00.000Z')
  expect(await stateOf(id)).toBe('overdue')
  const due = await transaction(supervisor, (tx) => repliesDue(tx, { below: { id: city, depth: 0 }, by: '2026-12-08' }))
  expect(due.filter((one) => one.id === id).map((one) => one.addresseeName)).toEqual([
    '迅达货运有限公司',
    '港口物流行业协会',
    '港口物流公司工会',
  ])
  await inTx((tx) => urgeReply(tx, supervisor, id, { ...said, replyBy: '2026-12-15' }))
  expect(await stateOf(id)).toBe('awaiting')
  await inTx((tx) => recordReply(tx, supervisor, id, said))
  const check = (outcome: 'met' | 'not-met', replyBy: string | null = null) =>
    inTx((tx) => checkReply(tx, supervisor, id, { ...said, outcome, replyBy }))
  await expect(check('not-met', '2026-12-01')).rejects.toEqual(refused('instruments.reply-day-wrong'))
  await check('not-met', '2026-12-20')
  expect(await stateOf(id)).toBe('awaiting')
  await inTx((tx) => recordReply(tx, supervisor, id, said))
  await check('met')
  expect(await stateOf(id)).toBe('met')
  expect(await stateOf(id, 2)).toBe('overdue')
  await expect(check('met')).rejects.toEqual(refused('instruments.reply-out-of-turn'))
  await expect(inTx((tx) => recordReply(tx, supervisor, id, { ...said, addressee: 9 }))).rejects.toEqual(
    refused('instruments.addressee-unknown'),
  )
})

test('a check that finds it not met, with no further day, ends the asking', async () => {
  const { id } = await letter()
  await send(id)
  const said = { addressee: 1, on: today, text: '说明' }
  await transaction(supervisor, (tx) => recordReply(tx, supervisor, id, said))
  await transaction(supervisor, (tx) => checkReply(tx, supervisor, id, { ...said, outcome: 'not-met' }))
  expect(await stateOf(id)).toBe('not-met')
  await transaction(supervisor, (tx) => revokeInstrument(tx, supervisor, id, '单位已注销'))
  const late = transaction(supervisor, (tx) => urgeReply(tx, supervisor, id, { ...said, replyBy: '2026-12-31' }))
  await expect(late).rejects.toEqual(refused('instruments.not-open'))
})

test('Word gets the same frozen text as the PDF, in the typefaces of official papers', async () => {
  const { id, number } = await letter()
  const { text } = await transaction(supervisor, (tx) => openInstrument(tx, id))
  const word = await writeInstrument(supervisor, id)
  expect(word.name).toBe(`${number}.docx`)
  const parts = unzipSync(word.content as Uint8Array)
  const body = strFromU8(parts['word/document.xml']!)
  const said = body.replaceAll(/<[^>]+>/g, '')
  for (const article of text.text.split('\n')) expect(said).toContain(article)
  expect(said).toContain('迅达货运有限公司、港口物流行业协会、港口物流公司工会：')
  for (const face of ['宋体', '仿宋', '黑体']) expect(body).toContain(`w:eastAsia="${face}"`)
  const pdf = await printInstrument(supervisor, id)
  expect(
    Buffer.from(pdf.content as Uint8Array)
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
})

test('the ready wordings of agreements and responsibility letters are signed by both sides', async () => {
  const parties = (first: string, second: string) => [
    { side: first, holder: 'org' as const, partyId: north, orgPath: [city, north], name: '江北区总工会' },
    { side: second, holder: 'org' as const, partyId: union, orgPath: [city, north, union], name: '港口物流公司工会' },
  ]
  const { agreement, responsibilityLetter } = letterTemplates
  const terms = { matter: '工资支付', terms: '当日支付。', performance: '银行转账。' }
  const tasks = { task: '微心愿全部落实', measures: '每月调度', check: '年底评议' }
  for (const [template, sides, filled] of [
    [agreement, parties('first', 'second'), terms],
    [responsibilityLetter, parties('principal', 'responsible'), tasks],
  ] as const) {
    const { id } = await letter({ template, parties: sides, fields: filled, addressees: [] }, 'no')
    const { template: kept } = await transaction(supervisor, (tx) => openInstrument(tx, id))
    expect(kept.title).toBe(template.title)
    await expect(send(id)).rejects.toEqual(refused('instruments.not-signed'))
  }
})

test('an addressee that moves in the tree is read by those above its new place', async () => {
  const { id } = await letter()
  await send(id)
  const read = () => transaction(stranger, (tx) => openInstrument(tx, id))
  await expect(read()).rejects.toEqual(refused('instruments.not-found'))
  await transaction(system, async (tx) => {
    await moveOrg(tx, { orgId: union, parentId: south, on: today })
    const [move] = await listReparentings(tx)
    await followInstruments(tx, move!, 1000)
  })
  expect((await read()).document.id).toBe(id)
})
