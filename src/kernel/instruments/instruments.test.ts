import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/setup/database.ts'
import { releaseClock, stopClock } from '../../platform/clock.ts'
import { configure, readConfig } from '../../platform/config.ts'
import { connectDatabase, disconnectDatabase } from '../../platform/db/pool.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import { verifyAudit } from '../audit/index.ts'
import { foundOrgs, moveOrg } from '../orgs/index.ts'
import {
  checkInstrument,
  draftInstrument,
  followInstruments,
  type InstrumentTemplate,
  instrumentCard,
  instrumentsOfPerson,
  listInstruments,
  openInstrument,
  printInstrument,
  renewInstrument,
  reviseInstrument,
  revokeInstrument,
  signInstrument,
  verifyInstruments,
} from './index.ts'

let database: TestDatabase
let folder: string

const [city, north, south, union, other, personId] = Array.from({ length: 6 }, newId) as [
  string,
  string,
  string,
  string,
  string,
  string,
]
const template: InstrumentTemplate = {
  kind: 'test.pact',
  version: 1,
  title: '共建协议',
  series: 'GJ',
  sides: [
    { key: 'union', name: '甲方' },
    { key: 'city', name: '乙方' },
  ],
  fields: [{ key: 'sum', name: '金额' }],
  articles: ['一、甲方为{union}，乙方为{city}。', '二、金额为 {sum} 元。'],
}
const sides = () => [
  { side: 'union', holder: 'org' as const, partyId: union, orgPath: [city, north, union], name: '铸造厂工会' },
  { side: 'city', holder: 'org' as const, partyId: city, orgPath: [city], name: '滨江市总工会' },
]

function officerOf(orgPath: readonly string[], permissions = ['sign']): Actor {
  const id = newId()
  const orgId = orgPath.at(-1)!
  return {
    kind: 'officer',
    personId: id,
    name: `干部${orgId.slice(-4)}`,
    sessionId: null,
    grants: [{ role: 'officer', roleName: '工会主席', orgId, orgPath, permissions: new Set(permissions) }],
    scope: { role: 'app', orgs: [orgId], personId: id },
    requestId: newId(),
    address: '',
  }
}
const chair = officerOf([city, north, union])
const mayor = officerOf([city])
const stranger = officerOf([city, south, other])
const worker: Actor = {
  ...officerOf([union]),
  kind: 'worker',
  personId,
  grants: [],
  scope: { role: 'app', orgs: [], personId },
}

/** A white square as PNG: what a signature pad sends. */
function picture(): Uint8Array {
  const chunk = (kind: string, bytes: Buffer) => {
    const body = Buffer.concat([Buffer.from(kind), bytes])
    const out = Buffer.alloc(body.length + 8)
    out.writeUInt32BE(bytes.length, 0)
    body.copy(out, 4)
    out.writeUInt32BE(crc(body), body.length + 4)
    return out
  }
  const head = Buffer.from([0, 0, 0, 8, 0, 0, 0, 8, 8, 0, 0, 0, 0])
  const rows = deflateSync(Buffer.alloc(8 * 9, 0))
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function crc(bytes: Uint8Array): number {
  let sum = ~0
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return ~sum >>> 0
}

const refused = (code: string) => expect.objectContaining({ code })
const inside = <Result>(actor: Actor, work: Parameters<typeof transaction<Result>>[1]) => transaction(actor, work)

async function drafted(changes: Partial<Parameters<typeof draftInstrument>[2]> = {}) {
  const draft = {
    id: newId(),
    template,
    owner: { id: union, path: [city, north, union] },
    parties: sides(),
    fields: { sum: '600' },
    inForceFrom: '2026-11-01',
    inForceUntil: '2027-10-31',
    ...changes,
  }
  return inside(chair, (tx) => draftInstrument(tx, chair, draft))
}

async function sign(
  actor: Actor,
  id: string,
  side: string,
  means: 'picture' | 'password' = 'password',
  digest?: string,
) {
  return inside(actor, async (tx) => {
    const opened = digest === undefined ? await openInstrument(tx, id) : null
    return signInstrument(tx, actor, {
      id,
      side,
      digest: digest ?? opened!.text.digest,
      means: means === 'picture' ? { means, picture: picture() } : { means, confirmed: 'yes' },
      permission: 'sign',
    })
  })
}

async function signedByBoth() {
  const document = await drafted()
  await sign(chair, document.id, 'union', 'picture')
  await sign(mayor, document.id, 'city')
  return document
}

beforeAll(async () => {
  database = await testDatabase()
  connectDatabase(database.url)
  folder = await mkdtemp(join(tmpdir(), 'gonghui-instruments-'))
  configure(readConfig({ GONGHUI_SECRET: 'a secret of the tests, long enough' }, folder))
  stopClock('2026-11-21T02:00:00.000Z')
  const at = (id: string, kind: 'city' | 'county' | 'grassroots', name: string, parentId: string | null) => ({
    id,
    kind,
    code: name,
    creditCode: null,
    name,
    parentId,
    on: '2013-01-01',
  })
  await transaction(system, (tx) =>
    foundOrgs(tx, [
      at(city, 'city', '滨江市总工会', null),
      at(north, 'county', '江北区总工会', city),
      at(south, 'county', '江南区总工会', city),
      at(union, 'grassroots', '铸造厂工会', north),
      at(other, 'grassroots', '造船厂工会', south),
    ]),
  )
})

afterAll(async () => {
  releaseClock()
  await disconnectDatabase()
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

test('a document binds once both sides have signed the same text', async () => {
  const document = await drafted()
  expect(document.number).toMatch(/^GJ2026-\d{4}$/)
  expect(await sign(chair, document.id, 'union', 'picture')).toEqual({ complete: false })
  expect(await sign(mayor, document.id, 'city')).toEqual({ complete: true })
  const opened = await inside(mayor, (tx) => openInstrument(tx, document.id))
  expect(opened.force).toBe('in-force')
  expect(opened.text.text).toBe('共建协议\n一、甲方为铸造厂工会，乙方为滨江市总工会。\n二、金额为 600 元。')
  expect(opened.signatures.map((one) => [one.side, one.means, one.capacity])).toEqual([
    ['union', 'picture', '工会主席'],
    ['city', 'password', '工会主席'],
  ])
})

test('numbers follow one another without a gap, also when a draft is refused', async () => {
  const first = await drafted()
  await expect(drafted({ fields: { sum: ' ' } })).rejects.toEqual(refused('instruments.fields-empty'))
  await expect(drafted({ parties: sides().slice(1) })).rejects.toEqual(refused('instruments.sides-empty'))
  await expect(drafted({ inForceUntil: '2026-10-31' })).rejects.toEqual(refused('instruments.period-reversed'))
  const second = await drafted()
  const countOf = (number: string) => Number(number.slice(-4))
  expect(countOf(second.number)).toBe(countOf(first.number) + 1)
})

test('a wording that is published cannot be changed under its version, nor have places that nothing fills', async () => {
  await drafted()
  const changed = { ...template, articles: ['一、都归乙方。'] }
  await expect(drafted({ template: changed })).rejects.toEqual(refused('instruments.template-differs'))
  await expect(drafted({ template: { ...template, version: 2, articles: ['{money}'] } })).rejects.toEqual(
    refused('instruments.template-faulty'),
  )
  expect((await drafted({ template: { ...changed, version: 3 } })).templateVersion).toBe(3)
})

test('nobody signs for another side, and an officer above does not bind those below', async () => {
  const document = await drafted()
  await expect(sign(mayor, document.id, 'union')).rejects.toEqual(refused('instruments.not-the-signer'))
  await expect(sign(chair, document.id, 'city')).rejects.toEqual(refused('instruments.not-the-signer'))
  const reader = officerOf([city, north, union], ['read'])
  await expect(sign(reader, document.id, 'union')).rejects.toEqual(refused('instruments.not-the-signer'))
  await expect(sign(chair, document.id, 'nobody')).rejects.toEqual(refused('instruments.not-found'))
})

test('a side signs once, also under two clicks at once', async () => {
  const document = await drafted()
  const clicks = await Promise.allSettled([sign(chair, document.id, 'union'), sign(chair, document.id, 'union')])
  expect(clicks.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
  await expect(sign(chair, document.id, 'union')).rejects.toEqual(refused('instruments.already-signed'))
})

test('a text changed after one side signed must be read and signed anew by both', async () => {
  const document = await drafted()
  const read = await inside(chair, (tx) => openInstrument(tx, document.id))
  await sign(mayor, document.id, 'city')
  const change = { id: document.id, fields: { sum: '900' }, inForceFrom: '2026-12-01', inForceUntil: null }
  await inside(chair, (tx) => reviseInstrument(tx, chair, change))
  await expect(sign(chair, document.id, 'union', 'password', read.text.digest)).rejects.toEqual(
    refused('instruments.text-changed'),
  )
  expect(await sign(chair, document.id, 'union')).toEqual({ complete: false })
  expect(await sign(mayor, document.id, 'city')).toEqual({ complete: true })
  expect((await inside(chair, (tx) => openInstrument(tx, document.id))).force).toBe('not-yet')
})

test('nothing is changed or signed any more once all have signed', async () => {
  const { id } = await signedByBoth()
  await expect(sign(chair, id, 'union')).rejects.toEqual(refused('instruments.not-open'))
  const change = { id, fields: { sum: '1' }, inForceFrom: '2026-11-01', inForceUntil: null }
  await expect(inside(chair, (tx) => reviseInstrument(tx, chair, change))).rejects.toEqual(
    refused('instruments.not-open'),
  )
})

test('a picture that is no picture is refused', async () => {
  const { id } = await drafted()
  const attempt = inside(chair, async (tx) => {
    const { text } = await openInstrument(tx, id)
    const means = { means: 'picture' as const, picture: Buffer.from('<svg onload=alert(1)>'.repeat(9)) }
    return signInstrument(tx, chair, { id, side: 'union', digest: text.digest, means, permission: 'sign' })
  })
  await expect(attempt).rejects.toEqual(refused('instruments.signature-unreadable'))
})

test('a document is not there for an officer of another union', async () => {
  const { id } = await signedByBoth()
  await expect(inside(stranger, (tx) => openInstrument(tx, id))).rejects.toEqual(refused('instruments.not-found'))
  await expect(printInstrument(stranger, id)).rejects.toEqual(refused('instruments.not-found'))
  await expect(sign(stranger, id, 'union', 'password', 'x')).rejects.toEqual(refused('instruments.not-found'))
  const seen = await inside(stranger, (tx) => listInstruments(tx, { below: { id: city, depth: 0 } }))
  expect(seen).toEqual([])
  expect(
    (await inside(mayor, (tx) => listInstruments(tx, { below: { id: north, depth: 1 }, state: 'signed' }))).length,
  ).toBeGreaterThan(0)
})

test('a person who is a party reads and signs herself', async () => {
  const parties = [
    { side: 'union', holder: 'person' as const, partyId: personId, orgPath: [], name: '周敏' },
    sides()[1]!,
  ]
  const { id } = await drafted({ parties })
  expect((await inside(worker, (tx) => instrumentsOfPerson(tx, personId))).map((one) => one.id)).toEqual([id])
  const card = instrumentCard(await inside(worker, (tx) => openInstrument(tx, id)), worker, 'sign')
  expect(card.sides.map((side) => side.yours)).toEqual([true, false])
  expect(await sign(worker, id, 'union', 'picture')).toEqual({ complete: false })
})

test('a revoked document says why, binds nobody and cannot be renewed', async () => {
  const { id } = await signedByBoth()
  await inside(mayor, (tx) => revokeInstrument(tx, mayor, id, '双方协商一致'))
  const opened = await inside(chair, (tx) => openInstrument(tx, id))
  expect(opened).toMatchObject({ force: 'revoked', document: { revokedBecause: '双方协商一致' } })
  await expect(inside(mayor, (tx) => revokeInstrument(tx, mayor, id, '再次'))).rejects.toEqual(
    refused('instruments.not-open'),
  )
  await expect(renewed(id)).rejects.toEqual(refused('instruments.not-renewable'))
})

function renewed(of: string) {
  return inside(chair, (tx) =>
    renewInstrument(tx, chair, of, {
      id: newId(),
      template,
      owner: { id: union, path: [city, north, union] },
      parties: sides(),
      fields: { sum: '700' },
      inForceFrom: '2027-11-01',
      inForceUntil: '2028-10-31',
    }),
  )
}

test('a signed document is renewed once', async () => {
  const { id } = await signedByBoth()
  const next = await renewed(id)
  expect(next.renews).toBe(id)
  await expect(renewed(id)).rejects.toEqual(refused('instruments.already-renewed'))
})

test('whoever holds the paper checks it by its code and learns no name and no text', async () => {
  const { code, number } = await signedByBoth()
  const guest: Actor = { ...worker, kind: 'guest', personId: null, scope: { role: 'app', orgs: [], personId: null } }
  const checked = await inside(guest, (tx) => checkInstrument(tx, ` ${code.toLowerCase()}`))
  expect(checked).toMatchObject({
    number,
    force: 'in-force',
    organisations: [{ name: '滨江市总工会' }, { name: '铸造厂工会' }],
  })
  expect(JSON.stringify(checked)).not.toContain('600')
  expect(JSON.stringify(checked)).not.toContain(chair.name)
  await expect(inside(guest, (tx) => checkInstrument(tx, 'AAAA-BBBB-CCCC'))).rejects.toEqual(
    refused('instruments.code-unknown'),
  )
})

test('the paper is a PDF of the frozen text', async () => {
  const { id, number } = await signedByBoth()
  const paper = await printInstrument(chair, id)
  expect(paper.name).toBe(`${number}.pdf`)
  expect(
    Buffer.from(paper.content as Uint8Array)
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
})

test('no role can change a text or a signature, and verification names what an owner of the database altered', async () => {
  const { id, number } = await signedByBoth()
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  try {
    for (const role of ['gonghui_app', 'gonghui_system']) {
      for (const change of ["update instruments.texts set text = 'x'", 'delete from instruments.signatures']) {
        await client.query('begin')
        await client.query(`set local role ${role}`)
        await expect(client.query(change)).rejects.toMatchObject({ code: '42501' })
        await client.query('rollback')
      }
    }
    expect(await transaction(system, verifyInstruments)).toEqual([])
    await client.query('alter table instruments.texts drop constraint texts_are_what_their_digest_says')
    await client.query(`update instruments.texts set text = text || '三、追加。' where document_id = $1`, [id])
    await client.query(`update instruments.signatures set digest = 'other' where document_id = $1 and side = 'union'`, [
      id,
    ])
    await client.query(`delete from instruments.signatures where document_id = $1 and side = 'city'`, [id])
  } finally {
    await client.end()
  }
  expect(await transaction(system, verifyInstruments)).toEqual([
    { rule: 'signature-under-another-text', number, version: 1 },
    { rule: 'signed-without-a-side', number, version: 1 },
    { rule: 'text-altered', number, version: 1 },
  ])
  expect(await transaction(system, (tx) => verifyAudit(tx))).toEqual([])
})

test('documents follow a union that moves', async () => {
  const document = await drafted()
  await transaction(system, (tx) => moveOrg(tx, { orgId: union, parentId: south, on: '2026-11-21' }))
  const move = {
    id: newId(),
    kind: 'moved' as const,
    orgId: union,
    fromPath: [city, north, union],
    toPath: [city, south, union],
    effectiveOn: '2026-11-21',
    recordedAt: '2026-11-21T02:00:00.000Z',
  }
  while ((await transaction(system, (tx) => followInstruments(tx, move, 2))) > 0);
  const southern = officerOf([city, south])
  expect((await inside(southern, (tx) => openInstrument(tx, document.id))).document.orgPath).toEqual([
    city,
    south,
    union,
  ])
  await expect(inside(officerOf([city, north]), (tx) => openInstrument(tx, document.id))).rejects.toEqual(
    refused('instruments.not-found'),
  )
})
