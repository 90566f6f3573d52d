import { afterAll, beforeAll, expect, test } from 'vitest'
import { coverCsv, importRows, plainPolicy, screenAndDispatch, stayOf } from '../../../test/world/mutual-aid.ts'
import { type Platform, startPlatform } from '../../../test/world/platform.ts'
import { foundSmallUnion, password, type SmallUnion, type Worker } from '../../../test/world/small-union.ts'
import { Visitor } from '../../../test/world/visitor.ts'
import { systemActor } from '../../kernel/access/index.ts'
import { joinUnion, registerPerson } from '../../kernel/people/index.ts'
import { privacyRecurring } from '../../kernel/privacy/index.ts'
import { releaseClock, stopClock } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { blindIndex } from '../../platform/seal.ts'
import { verifyClaims } from './verify-claims.ts'

let platform: Platform
let union: SmallUnion
let gone: Worker
let visits = 0

const visitor = () => new Visitor(platform.address, `10.9.0.${++visits}`)
const manager = () => visitor().signInAsOfficer('manager', password)
const query = <Row>(text: string, values: unknown[] = []) =>
  transaction(system, async (tx) => (await tx.client.query(text, values)).rows as Row[])
const tables = ['covers', 'claims', 'settlements', 'assessments'] as const
const rowsWith = async (index: string) => {
  const found: Record<string, number> = {}
  for (const table of tables) {
    const [row] = await query<{ n: number }>(`select count(*)::int as n from mutual_aid.${table} where id_index = $1`, [
      index,
    ])
    found[table] = row!.n
  }
  return found
}

beforeAll(async () => {
  stopClock('2025-08-04T02:00:00.000Z')
  platform = await startPlatform(async () => {
    union = await foundSmallUnion(8)
  })
  gone = union.workers[1]!
  const fund = await manager()
  expect((await fund.post('/mutual-aid/policies', { draft: plainPolicy })).status).toBe(200)
  await cover(fund, 2025)
  await importRows(fund, '2025Q3', [
    stayOf(gone, 'S1', 9_000),
    stayOf(gone, 'S2', 1_500),
    stayOf(union.workers[0]!, 'S3', 8_000),
  ])
  await screenAndDispatch(fund, '2025Q3')
})
afterAll(() => {
  releaseClock()
  return platform.stop()
})

async function cover(fund: Visitor, year: number): Promise<void> {
  const fileId = await fund.upload('covers.csv', coverCsv([gone, union.workers[0]!], year))
  expect((await fund.post('/mutual-aid/covers/imports', { fileId, year })).status).toBe(200)
}

/** Her claim is ended, her cover runs out, she asks, another approves, and the walk is done. */
async function erase(): Promise<void> {
  const worker = await visitor().signInAsWorker(gone.phone)
  const { claims } = (await worker.get<{ claims: { id: string }[] }>('/me/mutual-aid/claims')).body
  for (const { id } of claims)
    await worker.post(`/me/mutual-aid/claims/${id}/refusal`, { idTail: gone.idNumber.slice(-4) })
  stopClock('2026-02-02T02:00:00.000Z')
  await query(
    `insert into privacy.settings (id, name, value, set_by, set_at) values ($1, 'erasure-wait-days', 0, '测试', now())`,
    [newId()],
  )
  const herself = await visitor().signInAsWorker(gone.phone)
  const asked = await herself.post('/me/data/erasure', { idTail: gone.idNumber.slice(-4), words: '' })
  expect([asked.status, asked.body]).toEqual([204, asked.body])
  const reviewer = await manager()
  const [one] = await query<{ id: string }>(`select id from privacy.erasures where owner_id = $1`, [gone.personId])
  expect((await reviewer.post(`/privacy/erasures/${one!.id}/review`, { decision: 'approved', words: '' })).status).toBe(
    204,
  )
  await privacyRecurring.find((job) => job.kind === 'privacy.begin-erasures')!.run(systemActor('test'))
  await expect
    .poll(
      async () =>
        (await query<{ state: string }>('select state from privacy.erasures where id = $1', [one!.id]))[0]!.state,
      { timeout: 30_000 },
    )
    .toBe('done')
}

test('what is kept of an erased person bears no index of her number, belongs together, and meets nobody who registers with it', async () => {
  const index = blindIndex(config().sealKeys, gone.idNumber)
  const before = await rowsWith(index)
  expect(before).toEqual({ covers: 1, claims: 2, settlements: 2, assessments: 2 })
  await erase()
  expect(await rowsWith(index)).toEqual({ covers: 0, claims: 0, settlements: 0, assessments: 0 })
  expect(await rowsWith(gone.personId)).toEqual(before)
  expect(await rowsWith(blindIndex(config().sealKeys, union.workers[0]!.idNumber))).toMatchObject({ settlements: 1 })
  expect(await transaction(system, verifyClaims)).toEqual([])

  const again = await transaction(system, async (tx) => {
    const personId = await registerPerson(tx, { name: gone.name, idNumber: gone.idNumber, phone: gone.phone })
    await joinUnion(tx, { personId, orgId: union.orgIds.couriers, on: '2026-02-02' })
    return personId
  })
  expect(again).not.toBe(gone.personId)
  await cover(await manager(), 2026)
  stopClock('2026-02-02T02:10:00.000Z')
  const herself = await visitor().signInAsWorker(gone.phone)
  expect((await herself.get<{ claims: object[] }>('/me/mutual-aid/claims')).body.claims).toEqual([])
  const copied = await herself.post<{ id: string }>('/me/data/copies')
  expect(copied.status).toBe(200)
  expect(await rowsWith(index)).toEqual({ covers: 1, claims: 0, settlements: 0, assessments: 0 })

  stopClock('2026-04-06T02:00:00.000Z')
  const fund = await manager()
  await importRows(fund, '2026Q1', [
    stayOf(gone, 'S9', 9_000, { admittedOn: '2026-02-10', dischargedOn: '2026-02-20', settledOn: '2026-02-21' }),
  ])
  await screenAndDispatch(fund, '2026Q1')
  const seen = await rowsWith(index)
  expect(seen).toMatchObject({ settlements: 1, assessments: 1 })
  const judged = await query<{ before: string; paid: string }>(
    'select own_before_fen::text as before, paid_before_fen::text as paid from mutual_aid.assessments where id_index = $1',
    [index],
  )
  expect(judged).toEqual([{ before: '0', paid: '0' }])
  expect(await transaction(system, verifyClaims)).toEqual([])
})
