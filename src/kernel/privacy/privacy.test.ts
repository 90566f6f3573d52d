import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { finished } from '../../../test/world/mutual-aid.ts'
import { type Platform, startPlatform } from '../../../test/world/platform.ts'
import { foundSmallUnion, type officers, password, type Worker } from '../../../test/world/small-union.ts'
import { Visitor } from '../../../test/world/visitor.ts'
import { now, releaseClock, startClockAt } from '../../platform/clock.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { recurring } from './jobs.ts'

let platform: Platform
let workers: readonly Worker[]

beforeAll(async () => {
  platform = await startPlatform(async () => {
    workers = (await foundSmallUnion(8)).workers
  })
})
afterAll(() => platform.stop())

const signedIn = (at: number) => new Visitor(platform.address, `10.7.0.${at}`).signInAsWorker(workers[at]!.phone ?? '')
const officer = (account: keyof typeof officers) =>
  new Visitor(platform.address, '10.7.1.1').signInAsOfficer(account, password)
const daysLater = (days: number) => startClockAt(new Date(Date.parse(now()) + days * 86_400_000).toISOString())
const code = (answer: { status: number; body: unknown }) => (answer.body as { code: string }).code

type Copies = { copies: { id: string; state: string; rows: number }[] }

async function copyOf(visitor: Visitor): Promise<string> {
  const started = await visitor.post<{ id: string; jobId: string }>('/me/data/copies')
  expect(started.status).toBe(200)
  await finished(visitor, started.body.jobId)
  return started.body.id
}

describe('a copy of everything kept of a person', () => {
  test('holds her whole numbers, as JSON, as sheets and as a printed document', async () => {
    const worker = await signedIn(0)
    const id = await copyOf(worker)
    const files = unzipSync(await worker.download(`/me/data/copies/${id}/archive`))
    const json = JSON.parse(new TextDecoder().decode(files['我的个人信息.json']))
    const persons = json.chapters.find((one: { table: string }) => one.table === 'people.persons')
    expect(persons.rows).toEqual([
      expect.objectContaining({ 姓名: workers[0]!.name, 证件号码: workers[0]!.idNumber, 手机号: workers[0]!.phone }),
    ])
    const sheets = Object.keys(files).filter((name) => name.endsWith('.csv'))
    expect(sheets.map((name) => name.replace(/^\d\d /, ''))).toEqual(
      expect.arrayContaining(['基本信息.csv', '会员经历.csv', '登录记录.csv']),
    )
    const document = await worker.download(`/me/data/copies/${id}/document`)
    expect(new TextDecoder().decode(document.slice(0, 5))).toBe('%PDF-')
    const { body } = await worker.get<Copies>('/me/data/copies')
    expect(body.copies[0]).toMatchObject({ id, state: 'ready' })
    const notices = await worker.get<{ notices: { title: string }[] }>('/me/notices')
    expect(notices.body.notices[0]!.title).toBe('您的个人信息副本准备好了')
  })

  test('says nothing of anybody else', async () => {
    const worker = await signedIn(1)
    const files = unzipSync(await worker.download(`/me/data/copies/${await copyOf(worker)}/archive`))
    const text = Object.values(files)
      .map((bytes) => new TextDecoder().decode(bytes))
      .join('')
    for (const other of workers.filter((_, at) => at !== 1)) {
      expect(text).not.toContain(other.idNumber)
      expect(text).not.toContain(other.personId)
    }
  })

  test('is nobody else’s: a guessed link, another person, her own officer', async () => {
    const worker = await signedIn(2)
    const id = await copyOf(worker)
    for (const stranger of [await signedIn(3), await officer('foundry'), await officer('manager')]) {
      const answer = await stranger.get(`/me/data/copies/${id}/archive`)
      expect([answer.status, code(answer)]).toEqual([404, 'privacy.copy-missing'])
    }
    expect(code(await worker.get(`/me/data/copies/${newId()}/archive`))).toBe('privacy.copy-missing')
    expect((await new Visitor(platform.address).get(`/me/data/copies/${id}/archive`)).status).toBe(401)
  })

  test('is refused while it is made, and a second one at the same time', async () => {
    const worker = await signedIn(4)
    const id = newId()
    const ownerId = workers[4]!.personId
    await transaction(system, async (tx) => {
      await tx.client.query(
        `insert into jobs.jobs (owner_id, id, kind, title, unit, payload, started_by, queued_at) values ($1, $2, 'privacy.copy', 't', 'u', '{}', 'n', now())`,
        [ownerId, id],
      )
      await tx.client.query(
        'insert into privacy.copies (owner_id, id, job_id, requested_at) values ($1, $2, $2, now())',
        [ownerId, id],
      )
    })
    expect(code(await worker.get(`/me/data/copies/${id}/document`))).toBe('privacy.copy-not-ready')
    expect(code(await worker.post('/me/data/copies'))).toBe('privacy.copy-under-way')
  })

  test('lies encrypted, ends after seven days, and then its content is gone', async () => {
    const worker = await signedIn(5)
    const id = await copyOf(worker)
    const stored = () =>
      transaction(system, async (tx) => {
        const { rows } = await tx.client.query<{ archive_sealed: Buffer | null }>(
          'select archive_sealed from privacy.copies where id = $1',
          [id],
        )
        return rows[0]!.archive_sealed
      })
    expect((await stored())!.includes(workers[5]!.idNumber)).toBe(false)
    daysLater(8)
    const again = await signedIn(5)
    expect(code(await again.get(`/me/data/copies/${id}/archive`))).toBe('privacy.copy-gone')
    await recurring.find(({ kind }) => kind === 'privacy.empty-copies')!.run({ ...system } as never)
    expect(await stored()).toBeNull()
    expect((await again.get<Copies>('/me/data/copies')).body.copies[0]).toMatchObject({ id, state: 'gone' })
    releaseClock()
  })
})
