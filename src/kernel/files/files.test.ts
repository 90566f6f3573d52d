import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { deflateRawSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/setup/database.ts'
import { configure, readConfig } from '../../platform/config.ts'
import { connectDatabase, disconnectDatabase, poolOf } from '../../platform/db/pool.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { buildServer } from '../../platform/http/server.ts'
import { newId } from '../../platform/ids.ts'
import { type Actor, permit, systemActor } from '../access/index.ts'
import { foundOrgs } from '../orgs/index.ts'
import { checkCharacterOf, joinUnion, registerPerson } from '../people/index.ts'
import {
  fileOf,
  filePath,
  fileRefusalText,
  fileRoutes,
  followFiles,
  openFile,
  type Purpose,
  receiveFile,
  storeFile,
  sweepFiles,
} from './index.ts'

let database: TestDatabase
let folder: string
let server: FastifyInstance
let address: string
let caller: Actor

const [city, county, otherCounty, mill] = [newId(), newId(), newId(), newId()]
const clerk = officer([city, county])
const cityOfficer = officer([city])
const otherOfficer = officer([city, otherCounty])
const worker: Actor = {
  ...clerk,
  kind: 'worker',
  grants: [],
  personId: newId(),
  scope: { role: 'app', orgs: [], personId: null },
}
const refused = (code: string) => expect.objectContaining({ code })

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const csv = Buffer.from('结算流水号,证件号码\nA1,1\n')

function officer(path: readonly string[]): Actor {
  const personId = newId()
  const orgId = path.at(-1)!
  return {
    ...systemActor('王芳'),
    kind: 'officer',
    personId,
    grants: [{ role: 'test', roleName: '测试', orgId, orgPath: path, permissions: new Set() }],
    scope: { role: 'app', orgs: [orgId], personId },
  }
}

function upload(content: Uint8Array, name: string, purpose: Purpose = 'sheet', actor = clerk) {
  return receiveFile(actor, { name, purpose, stream: Readable.from([content]) })
}

/** A ZIP with one stored entry per name, which is all that telling a workbook needs. */
function zipOf(...names: string[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const name of names) {
    const body = deflateRawSync(Buffer.from('<x/>'))
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(body.length, 18)
    local.writeUInt32LE(4, 22)
    local.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(offset, 42)
    locals.push(local, Buffer.from(name), body)
    directory.push(entry, Buffer.from(name))
    offset += 30 + name.length + body.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  return Buffer.concat([...locals, ...directory, end])
}

const contents = async () => (await readdir(folder, { recursive: true })).filter((name) => /[0-9a-f]{64}$/.test(name))
const incoming = () => readdir(join(folder, 'incoming'))

async function bytesOf(actor: Actor, id: string): Promise<Buffer> {
  const { content } = await transaction(actor, (tx) => openFile(tx, actor, id))
  return Buffer.concat(await Array.fromAsync(content as AsyncIterable<Uint8Array>))
}

beforeAll(async () => {
  database = await testDatabase()
  connectDatabase(database.url)
  const founding = { creditCode: null, on: '2013-01-01' }
  await transaction(system, (tx) =>
    foundOrgs(tx, [
      { ...founding, id: city, kind: 'city', code: 'C', name: '滨江市总工会', parentId: null },
      { ...founding, id: county, kind: 'county', code: 'C1', name: '江东区总工会', parentId: city },
      { ...founding, id: mill, kind: 'grassroots', code: 'C11', name: '东风纺织厂工会', parentId: county },
    ]),
  )
  server = await buildServer<Actor>({
    routes: fileRoutes,
    sessionOf: () => undefined,
    identify: async () => caller,
    noteForbidden: async () => undefined,
    permit,
    sentences: fileRefusalText,
    pages: [{ under: '/', folder: tmpdir(), inlineStyles: 'forbidden' }],
    readings: { ready: async () => undefined, metricsToken: null },
    secureCookies: false,
    logLevel: 'silent',
  })
  address = await server.listen({ port: 0 })
})

beforeEach(async () => {
  const data = await mkdtemp(join(tmpdir(), 'gonghui-files-'))
  folder = join(data, 'files')
  configure(readConfig({}, data))
  caller = clerk
  return () => rm(data, { recursive: true, force: true })
})

afterAll(async () => {
  await server.close()
  await disconnectDatabase()
  await database.drop()
})

describe('storing', () => {
  test('a file comes out as it went in, under its digest', async () => {
    const file = await upload(csv, '2026年第三季度.csv')
    const digest = createHash('sha256').update(csv).digest('hex')
    expect(file).toMatchObject({
      name: '2026年第三季度.csv',
      type: 'text/csv',
      bytes: csv.length,
      digest,
      orgPath: [city, county],
    })
    expect(await bytesOf(clerk, file.id)).toEqual(csv)
    const path = await transaction(clerk, (tx) => filePath(tx, file.id))
    expect(path).toBe(join(folder, digest.slice(0, 2), digest.slice(2, 4), digest))
    expect(await transaction(clerk, (tx) => fileOf(tx, clerk, file.id))).toEqual(file)
  })

  test('a large file streams through in pieces', async () => {
    const line = Buffer.from(`${'结算'.repeat(20)},1\n`)
    const pieces = Array.from({ length: 300 }, () => Buffer.concat(Array.from({ length: 200 }, () => line)))
    const file = await receiveFile(clerk, { name: 'a.csv', purpose: 'sheet', stream: Readable.from(pieces) })
    expect(file.bytes).toBe(line.length * 60_000)
    expect(file.digest).toBe(createHash('sha256').update(Buffer.concat(pieces)).digest('hex'))
  })

  test('a file that arrives byte by byte is told as well', async () => {
    const stream = Readable.from([...png].map((byte) => Uint8Array.of(byte)))
    expect(await receiveFile(clerk, { name: 'a.png', purpose: 'signature', stream })).toMatchObject({
      type: 'image/png',
      bytes: 16,
    })
  })

  test('equal bytes are kept once, under two names', async () => {
    const first = await upload(csv, 'a.csv')
    const second = await upload(csv, 'b.txt')
    expect([first.id === second.id, second.name, second.type]).toEqual([false, 'b.txt', 'text/plain'])
    expect(await contents()).toHaveLength(1)
  })

  test('ten uploads of the same bytes at once all succeed', async () => {
    const files = await Promise.all(Array.from({ length: 10 }, (_, at) => upload(csv, `${at}.csv`)))
    expect(new Set(files.map((file) => file.digest)).size).toBe(1)
    expect(await incoming()).toEqual([])
  })

  test('a workbook is told from another ZIP by what is in it', async () => {
    const workbook = zipOf('[Content_Types].xml', 'xl/workbook.xml', 'xl/worksheets/sheet1.xml')
    expect((await upload(workbook, 'a.xlsx')).type).toBe(
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    )
    await expect(upload(zipOf('[Content_Types].xml', 'word/document.xml'), 'a.xlsx')).rejects.toEqual(
      refused('files.disguised'),
    )
  })

  test('a deed that fails leaves no file', async () => {
    let id = ''
    const failing = transaction(clerk, async (tx) => {
      id = (await storeFile(tx, clerk, { name: 'a.png', purpose: 'signature', stream: Readable.from([png]) })).id
      throw new Error('the claim was refused')
    })
    await expect(failing).rejects.toThrow('the claim was refused')
    await expect(transaction(clerk, (tx) => fileOf(tx, clerk, id))).rejects.toEqual(refused('files.not-found'))
  })
})

describe('refusing', () => {
  test('what is refused leaves nothing behind', async () => {
    const attempts: [string, Uint8Array, string, Purpose][] = [
      ['files.empty', Buffer.alloc(0), 'a.csv', 'sheet'],
      ['files.kind-unknown', Buffer.from('MZ\x90\0\x03\0'), 'a.csv', 'sheet'],
      ['files.kind-not-allowed', png, 'a.png', 'sheet'],
      ['files.kind-not-allowed', zipOf('a.txt'), 'a.zip', 'document'],
      ['files.disguised', csv, 'a.xlsx', 'sheet'],
      ['files.disguised', png, 'a.pdf', 'document'],
      ['files.too-large', Buffer.concat([png, Buffer.alloc(1024 ** 2)]), 'a.png', 'signature'],
    ]
    for (const [code, content, name, purpose] of attempts) {
      await expect(upload(content, name, purpose), code).rejects.toEqual(refused(code))
    }
    expect([await incoming(), await contents()]).toEqual([[], []])
  })

  test('an endless file is refused at its limit, not at its end', async () => {
    let sent = 0
    async function* endless() {
      yield png
      for (;;) {
        sent += 65_536
        yield Buffer.alloc(65_536)
      }
    }
    const receiving = receiveFile(clerk, { name: 'a.png', purpose: 'signature', stream: endless() })
    await expect(receiving).rejects.toMatchObject({ code: 'files.too-large', facts: { limit: '1 MB' } })
    expect(sent).toBeLessThan(1024 ** 2 + 2 * 65_536)
  })

  test('the wrong kind is refused after its first kilobytes', async () => {
    let pieces = 0
    async function* program() {
      for (;;) {
        pieces += 1
        yield Buffer.concat([Buffer.from('\x7fELF'), randomBytes(4096)])
      }
    }
    const receiving = receiveFile(clerk, { name: 'a.csv', purpose: 'sheet', stream: program() })
    await expect(receiving).rejects.toEqual(refused('files.kind-unknown'))
    expect(pieces).toBe(1)
  })

  test('an upload that breaks off leaves nothing', async () => {
    async function* broken() {
      yield csv
      throw new Error('the connection was lost')
    }
    await expect(receiveFile(clerk, { name: 'a.csv', purpose: 'sheet', stream: broken() })).rejects.toThrow(
      'connection was lost',
    )
    expect([await incoming(), await contents()]).toEqual([[], []])
  })
})

describe('opening', () => {
  test('officers above the uploader open her file, others do not know of it', async () => {
    const file = await upload(csv, 'a.csv')
    expect(await bytesOf(cityOfficer, file.id)).toEqual(csv)
    for (const stranger of [otherOfficer, worker]) {
      await expect(transaction(stranger, (tx) => openFile(tx, stranger, file.id))).rejects.toEqual(
        refused('files.not-found'),
      )
      await expect(transaction(stranger, (tx) => filePath(tx, file.id))).rejects.toEqual(refused('files.not-found'))
    }
    await expect(transaction(system, (tx) => fileOf(tx, otherOfficer, file.id))).rejects.toEqual(
      refused('files.not-found'),
    )
  })

  test('what a worker uploads is seen by her and by the officers of her home union', async () => {
    const personId = await transaction(system, async (tx) => {
      const first17 = '11010119900101001'
      const id = await registerPerson(tx, { name: '安宁', idNumber: first17 + checkCharacterOf(first17), phone: null })
      await joinUnion(tx, { personId: id, orgId: mill, on: '2020-01-01' })
      return id
    })
    const ann: Actor = { ...worker, personId, scope: { role: 'app', orgs: [], personId } }
    const file = await transaction(ann, (tx) =>
      storeFile(tx, ann, { name: 'a.png', purpose: 'signature', stream: Readable.from([png]) }),
    )
    expect(file.orgPath).toEqual([city, county, mill])
    for (const reader of [ann, clerk, cityOfficer]) expect(await bytesOf(reader, file.id)).toEqual(png)
    await expect(transaction(otherOfficer, (tx) => openFile(tx, otherOfficer, file.id))).rejects.toEqual(
      refused('files.not-found'),
    )
  })

  test('what the platform stores is the platform’s', async () => {
    const actor = systemActor('test')
    const file = await upload(csv, 'a.csv', 'sheet', actor)
    expect(await bytesOf(actor, file.id)).toEqual(csv)
    await expect(transaction(cityOfficer, (tx) => openFile(tx, cityOfficer, file.id))).rejects.toEqual(
      refused('files.not-found'),
    )
  })

  test('files follow their union when it moves', async () => {
    const file = await upload(csv, 'a.csv')
    const move = {
      id: newId(),
      kind: 'moved' as const,
      orgId: county,
      fromPath: [city, county],
      toPath: [city, otherCounty, county],
      effectiveOn: '2026-11-21',
      recordedAt: '2026-11-21T02:00:00.000Z',
    }
    expect(await transaction(system, (tx) => followFiles(tx, move))).toBeGreaterThan(0)
    expect(await bytesOf(otherOfficer, file.id)).toEqual(csv)
  })

  test('nobody changes or removes a file’s row, and nobody uploads in another’s name', async () => {
    for (const attempt of ["update files.files set name = 'x'", 'delete from files.files']) {
      await expect(poolOf('app').query(attempt), attempt).rejects.toThrow('permission denied')
    }
    // The platform itself may blank a name and take a row out, for an erasure; never change what a file is.
    const changed = poolOf('system').query("update files.files set digest = 'x'")
    await expect(changed).rejects.toThrow('permission denied')
    const posing: Actor = { ...clerk, personId: newId() }
    await expect(upload(csv, 'a.csv', 'sheet', posing)).rejects.toThrow('row-level security')
  })
})

describe('sweeping', () => {
  const old = new Date(Date.now() - 25 * 3_600_000)

  test('bytes that no file has go after a day, and only then', async () => {
    const kept = await upload(csv, 'a.csv')
    const keptPath = await transaction(clerk, (tx) => filePath(tx, kept.id))
    const [lost, recent] = [Buffer.from(`编号\n${newId()}\n`), Buffer.from(`编号\n${newId()}\n`)]
    for (const content of [lost, recent]) {
      const failing = transaction(clerk, async (tx: Tx) => {
        await storeFile(tx, clerk, { name: 'a.csv', purpose: 'sheet', stream: Readable.from([content]) })
        throw new Error('undone')
      })
      await expect(failing).rejects.toThrow('undone')
    }
    const digest = createHash('sha256').update(lost).digest('hex')
    await utimes(join(folder, digest.slice(0, 2), digest.slice(2, 4), digest), old, old)
    await utimes(keptPath, old, old)
    expect(await contents()).toHaveLength(3)
    expect(await sweepFiles(systemActor('test'))).toBe(1)
    expect(await contents()).toHaveLength(2)
    expect(await readFile(keptPath)).toEqual(csv)
  })

  test('what a killed upload left aside goes after a day', async () => {
    await sweepFiles(systemActor('test'))
    const [left, running] = [join(folder, 'incoming', newId()), join(folder, 'incoming', newId())]
    await writeFile(left, 'half')
    await writeFile(running, 'half')
    await utimes(left, old, old)
    expect(await sweepFiles(systemActor('test'))).toBe(1)
    await expect(stat(left)).rejects.toThrow('ENOENT')
    expect((await stat(running)).size).toBe(4)
  })

  test('bytes that are just getting their row are left alone', async () => {
    const unseen = Buffer.from(`编号\n${newId()}\n`)
    await transaction(clerk, async (tx) => {
      const file = await storeFile(tx, clerk, { name: 'a.csv', purpose: 'sheet', stream: Readable.from([unseen]) })
      await utimes(await filePath(tx, file.id), old, old)
      expect(await sweepFiles(systemActor('test'))).toBe(0)
    })
    expect(await contents()).toHaveLength(1)
  })
})

describe('over HTTP', () => {
  const post = (body: Uint8Array | ReadableStream, name: string, purpose: string) =>
    fetch(`${address}/api/files?name=${encodeURIComponent(name)}&purpose=${purpose}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: body as BodyInit,
      duplex: 'half',
    } as RequestInit)

  test('a file is uploaded as the raw body and downloaded as an attachment', async () => {
    const sent = await post(csv, '第三季度.csv', 'sheet')
    const card = (await sent.json()) as { id: string }
    expect([sent.status, card]).toEqual([
      200,
      expect.objectContaining({ name: '第三季度.csv', type: 'text/csv', bytes: csv.length }),
    ])
    const got = await fetch(`${address}/api/files/${card.id}/content`)
    expect(got.headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('第三季度.csv')}`,
    )
    expect(Buffer.from(await got.arrayBuffer())).toEqual(csv)
  })

  test('a refused upload is answered, however much of it is still to come', async () => {
    let pieces = 0
    const body = new ReadableStream({
      pull(controller) {
        pieces += 1
        if (pieces > 400) return controller.close()
        controller.enqueue(pieces === 1 ? png : new Uint8Array(65_536))
      },
    })
    const answer = await post(body, 'a.png', 'signature')
    expect([answer.status, await answer.json()]).toEqual([
      413,
      expect.objectContaining({ code: 'files.too-large', detail: expect.stringContaining('1 MB') }),
    ])
    expect((await post(csv, 'a.csv', 'sheet')).status).toBe(200)
  })

  test('a purpose that nobody declared and a file out of scope are refused', async () => {
    const unknown = await post(csv, 'a.csv', 'anything')
    expect([unknown.status, ((await unknown.json()) as { code: string }).code]).toEqual([422, 'files.purpose-unknown'])
    const { id } = (await (await post(csv, 'a.csv', 'sheet')).json()) as { id: string }
    caller = otherOfficer
    const hidden = await fetch(`${address}/api/files/${id}/content`)
    expect([hidden.status, ((await hidden.json()) as { code: string }).code]).toEqual([404, 'files.not-found'])
  })
})
