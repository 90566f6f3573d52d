import { afterAll, beforeAll, expect, test } from 'vitest'
import { appoint, type Bought, buyAndReceive, type MallCast, must, openSmallMall } from '../../../test/world/mall.ts'
import { type Platform, startPlatform } from '../../../test/world/platform.ts'
import { foundSmallUnion, type SmallUnion } from '../../../test/world/small-union.ts'
import { type Answer, Visitor } from '../../../test/world/visitor.ts'
import { systemActor } from '../../kernel/access/index.ts'
import { verifyCases } from '../../kernel/cases/index.ts'
import { verifyLedger } from '../../kernel/ledger/index.ts'
import { stopClock } from '../../platform/clock.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { AfterSalePage, DeskAfterSale } from './after-sales.contract.ts'
import { lapseAnswered } from './end-after-sale.ts'
import { verifyMall } from './verify-mall.ts'

let platform: Platform
let union: SmallUnion
let cast: MallCast
let worker: Visitor
let colleague: Visitor
let bought: Bought

type Desk = { desk: string; counts: Record<string, number>; afterSales: DeskAfterSale[] }
type Order = { total: number; refunded: number; lines: { line: number; refunded: number }[] }

beforeAll(async () => {
  stopClock('2026-11-23T02:00:00.000Z')
  platform = await startPlatform(async () => {
    union = await foundSmallUnion(6)
  })
  cast = await openSmallMall(platform.address, union)
  worker = await new Visitor(platform.address).signInAsWorker(union.workers[0]!.phone)
  colleague = await new Visitor(platform.address).signInAsWorker(union.workers[1]!.phone)
  bought = await buyAndReceive(platform.address, cast, union, worker)
})

afterAll(async () => {
  expect(await transaction(system, verifyMall)).toEqual([])
  expect(await transaction(system, (tx) => verifyCases(tx))).toEqual([])
  expect(await transaction(system, verifyLedger)).toEqual([])
  await platform.stop()
})

const code = (answer: Answer) => (answer.body as { code: string }).code
const wish = { quantity: 1, wants: 'refund', reason: 'damaged', words: '袋子破了，米洒了一半' }
const ask = (body: object = {}, line = 1, visitor = worker, orderId = bought.orderId, key = newId()) =>
  visitor.post<{ id: string; number: string }>(
    `/me/mall/orders/${orderId}/lines/${line}/after-sales`,
    { ...wish, ...body },
    key,
  )
const mine = (id: string) => must(worker.get<AfterSalePage>(`/me/mall/after-sales/${id}`))
const answer = (id: string, body: object, visitor = cast.farm, key = newId()) =>
  visitor.post(`/mall/supply/after-sales/${id}/answer`, body, key)
const decide = (id: string, body: object, visitor = cast.operator) =>
  visitor.post(`/mall/operation/after-sales/${id}/decision`, body)
const appeal = (id: string, visitor = worker) =>
  visitor.post(`/me/mall/after-sales/${id}/appeal`, { because: '照片里能看到破口' })
const refuse = { answer: 'refuse', words: '发货时包装完好' }
const refund = (quantity: number) => ({ answer: 'refund', quantity, restock: false, words: '同意退款' })
const order = () => must(worker.get<Order>(`/me/mall/orders/${bought.orderId}`))
const points = async () => {
  const { lots } = await must(worker.get<{ lots: { remaining: number }[] }>('/me/mall/points'))
  return lots.reduce((sum, lot) => sum + lot.remaining, 0)
}

test('what cannot be asked is refused with the reason', async () => {
  expect(code(await ask({}, 1, colleague))).toBe('mall.order-not-found')
  expect(code(await ask({}, 9))).toBe('mall.line-missing')
  expect(code(await ask({ quantity: 3 }))).toBe('mall.after-sale-too-many')
  expect(code(await ask({}, 1, worker, bought.openOrderId))).toBe('mall.after-sale-not-shipped')
  expect((await ask({ words: '破' })).status).toBe(400)
})

test('the supplier gives back what was asked: points return to the very lot, once, and the case is closed', async () => {
  const before = await points()
  const key = newId()
  const { id, number } = await must(ask({}, 1, worker, bought.orderId, key))
  expect((await ask({}, 1, worker, bought.orderId, key)).body).toEqual({ id, number })
  expect(number).toMatch(/^SHFW2026-/)
  expect(code(await ask())).toBe('mall.after-sale-open')
  const desk = await must(cast.farm.get<Desk>('/mall/desk/after-sales?stand=asked'))
  expect(desk).toMatchObject({
    desk: 'supplier',
    counts: { asked: 1 },
    afterSales: [{ id, number, reason: 'damaged' }],
  })
  expect(desk.afterSales[0]!.buyer).toMatch(/^.\*/)
  expect(code(await answer(id, refund(1), cast.mill))).toBe('mall.after-sale-missing')
  expect(code(await answer(id, refund(2)))).toBe('mall.after-sale-more-than-asked')
  const once = newId()
  await must(answer(id, refund(1), cast.farm, once))
  await must(answer(id, refund(1), cast.farm, once))
  expect(code(await answer(id, refund(1)))).toBe('cases.moved-meanwhile')
  expect(await points()).toBe(before + 8600)
  expect(await order()).toMatchObject({ refunded: 8600, lines: [{ refunded: 1 }, { refunded: 0 }] })
  const page = await mine(id)
  expect(page).toMatchObject({ state: 'refunded', status: 'closed', refunded: 1, answer: 'refund' })
  expect(page.history.map((event) => event.action)).toEqual(['opened', 'refund'])
})

test('a refusal is appealed to the mall, which gives back; nobody out of turn, and only once', async () => {
  const before = await points()
  const { id } = await must(ask())
  expect(code(await appeal(id))).toBe('mall.after-sale-not-due')
  expect(code(await decide(id, { decision: 'uphold', words: '维持原答复' }))).toBe('cases.moved-meanwhile')
  await must(answer(id, refuse))
  expect(await mine(id)).toMatchObject({ state: 'answered', status: 'to-confirm', answerWords: refuse.words })
  expect((await mine(id)).agreeUntil).toBe('2026-12-03T16:00:00.000Z')
  expect(code(await appeal(id, colleague))).toBe('mall.after-sale-missing')
  await must(appeal(id))
  const desk = await must(cast.operator.get<Desk>('/mall/desk/after-sales?stand=appealed'))
  expect(desk).toMatchObject({ desk: 'market', afterSales: [{ id, supplierName: '云岭农业合作社' }] })
  expect(code(await decide(id, { decision: 'refund', quantity: 1, words: '照片属实' }, cast.outsider))).toBe(
    'mall.after-sale-missing',
  )
  await must(decide(id, { decision: 'refund', quantity: 1, words: '照片属实' }))
  expect(code(await decide(id, { decision: 'refund', quantity: 1, words: '照片属实' }))).toBe('cases.moved-meanwhile')
  expect(await points()).toBe(before + 8600)
  expect((await cast.farm.get<AfterSalePage>(`/mall/desk/after-sales/${id}`)).body).toMatchObject({
    state: 'refunded',
    decision: 'refund',
    decisionWords: '照片属实',
  })
  expect(code(await ask())).toBe('mall.after-sale-too-many')
})

test('another piece is sent with its number; she agrees, and only to her own', async () => {
  const { id } = await must(ask({ wants: 'exchange', reason: 'wrong' }, 2))
  await must(answer(id, { answer: 'exchange', carrier: '江河快运', tracking: 'JH77', words: '今天补发' }))
  expect(await mine(id)).toMatchObject({ state: 'answered', tracking: 'JH77', mayRefund: 1 })
  expect(code(await colleague.post(`/me/mall/after-sales/${id}/agreement`))).toBe('mall.after-sale-missing')
  await must(worker.post(`/me/mall/after-sales/${id}/agreement`))
  expect(await mine(id)).toMatchObject({ state: 'agreed', status: 'closed' })
})

test('what she takes back, what the mall upholds and what she says nothing to moves no points', async () => {
  const before = await points()
  const taken = await must(ask({}, 2))
  await must(worker.post(`/me/mall/after-sales/${taken.id}/withdrawal`))
  const upheld = await must(ask({}, 2))
  await must(answer(upheld.id, refuse))
  await must(appeal(upheld.id))
  await must(decide(upheld.id, { decision: 'uphold', words: '没有看到破损' }))
  expect(await mine(upheld.id)).toMatchObject({ state: 'upheld', status: 'refused' })
  const silent = await must(ask({}, 2))
  await must(answer(silent.id, refuse))
  expect(await lapseAnswered(systemActor('test'))).toBe(0)
  stopClock('2026-12-03T16:00:00.000Z')
  expect(await lapseAnswered(systemActor('test'))).toBe(1)
  stopClock('2026-11-23T02:10:00.000Z')
  expect(await mine(silent.id)).toMatchObject({ state: 'lapsed' })
  expect(await points()).toBe(before)
})

test('photographs are for herself, the supplier and the mall', async () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const fileId = await worker.upload('p.png', png, 'photo')
  const { id } = await must(ask({ photos: [{ smallFileId: fileId, largeFileId: fileId }] }, 2))
  const { photoIds } = await mine(id)
  const path = `/mall/after-sales/${id}/photos/${photoIds[0]}/large`
  for (const visitor of [worker, cast.farm, cast.operator])
    expect((await visitor.download(path)).length).toBeGreaterThan(50)
  for (const visitor of [colleague, cast.mill, cast.outsider])
    expect(code(await visitor.get(path))).toBe('mall.after-sale-missing')
  expect(code(await worker.get(`/mall/after-sales/${id}/photos/${newId()}/large`))).toBe('mall.photo-missing')
  const officer = await appoint(platform.address, 'union-reader', 'grassroots-officer', union.orgIds.foundry)
  expect((await officer.get('/mall/desk/after-sales')).status).toBe(403)
  await must(worker.post(`/me/mall/after-sales/${id}/withdrawal`))
})

test('a supplier that is silent beyond its day is passed over; the statement takes off what was given back', async () => {
  const { id } = await must(ask({ quantity: 1 }, 2))
  stopClock('2026-11-27T02:00:00.000Z')
  const late = await new Visitor(platform.address).signInAsWorker(union.workers[0]!.phone)
  const operator = await appoint(platform.address, 'operator-late', 'mall-operator', union.orgIds.city)
  expect((await late.get<AfterSalePage>(`/me/mall/after-sales/${id}`)).body).toMatchObject({ mayAppeal: true })
  await must(appeal(id, late))
  await must(
    operator.post(`/mall/operation/after-sales/${id}/decision`, { decision: 'refund', quantity: 1, words: '逾期未答' }),
  )
  await must(operator.post(`/mall/markets/${cast.marketId}/settlements`, { untilDay: '2026-11-26' }))
  const { statements } = await must(
    operator.get<{ statements: { amount: number; receivedAmount: number; returnedAmount: number }[] }>(
      '/mall/operation/settlements',
    ),
  )
  expect(statements).toMatchObject([{ receivedAmount: 34_000, returnedAmount: 17_200, amount: 16_800 }])
  stopClock('2026-12-08T16:00:00.000Z')
  const over = await new Visitor(platform.address).signInAsWorker(union.workers[0]!.phone)
  expect(code(await ask({}, 2, over))).toBe('mall.after-sale-over')
})
