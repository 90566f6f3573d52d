import { afterAll, beforeAll, expect, test } from 'vitest'
import { appoint, type Bought, buyAndReceive, type MallCast, must, openSmallMall } from '../../../test/world/mall.ts'
import { type Platform, startPlatform } from '../../../test/world/platform.ts'
import { foundSmallUnion, type SmallUnion } from '../../../test/world/small-union.ts'
import { type Answer, Visitor } from '../../../test/world/visitor.ts'
import { stopClock } from '../../platform/clock.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import type { DeskRating, PraiseReport, ShownRating } from './ratings.contract.ts'
import { verifyMall } from './verify-mall.ts'

let platform: Platform
let union: SmallUnion
let cast: MallCast
let worker: Visitor
let colleague: Visitor
let bought: Bought

type Shown = { praise: number | null; stars: number[]; withPhotos: number; ratings: ShownRating[]; next: string | null }
type Order = {
  state: string
  rateUntil: string
  lines: { rating: { stars: number; hiddenBecause: string | null; reply: string | null } | null }[]
}

beforeAll(async () => {
  stopClock('2026-11-21T02:00:00.000Z')
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
  await platform.stop()
})

const code = (answer: Answer) => (answer.body as { code: string }).code
const rate = (body: object, line = 1, visitor = worker) =>
  visitor.put<{ id: string }>(`/me/mall/orders/${bought.orderId}/lines/${line}/rating`, body)
const shown = (query = '') => must(worker.get<Shown>(`/public/mall/products/${bought.productId}/ratings${query}`))
const desk = (query = '') => must(cast.farm.get<{ ratings: DeskRating[] }>(`/mall/supply/ratings${query}`))
const period = 'from=2026-11-01&to=2026-11-30'

test('A002-06.c9: what was received is rated once, changed within the term, and counts in the shop at once', async () => {
  expect((await must(worker.get<Order>(`/me/mall/orders/${bought.orderId}`))).rateUntil).toBe(
    '2026-12-21T16:00:00.000Z',
  )
  const first = await must(rate({ stars: 2, words: '袋子破了' }))
  expect(await shown()).toMatchObject({
    praise: 0,
    stars: [0, 1, 0, 0, 0],
    ratings: [{ words: '袋子破了', specification: '5 kg' }],
  })
  const again = await must(rate({ stars: 5, words: '供应商补发了，米很香' }))
  expect(again.id).toBe(first.id)
  expect(await shown()).toMatchObject({ praise: 100, stars: [0, 0, 0, 0, 1], ratings: [{ stars: 5 }] })
  expect((await shown()).ratings[0]!.buyer).toMatch(/^.\*/)
  expect((await desk()).ratings).toMatchObject([{ stars: 5, orderId: bought.orderId, supplierName: '云岭农业合作社' }])
})

test('the praise rate is told out of the ratings given, of the mall, by month, by supplier and by product', async () => {
  await must(rate({ stars: 3, words: '' }, 2))
  const report = await must(cast.operator.get<PraiseReport>(`/mall/operation/praise?${period}`))
  expect(report).toMatchObject({ ratings: 2, praises: 1, praise: 50, people: 1 })
  expect(report.months).toMatchObject([{ month: '2026-11-01', ratings: 2, praise: 50 }])
  expect(report.suppliers).toEqual([{ id: cast.farmId, name: '云岭农业合作社', ratings: 2, praises: 1, praise: 50 }])
  expect(report.products.map((one) => [one.ratings, one.praise])).toEqual([[2, 50]])
  expect(await must(cast.farm.get<PraiseReport>(`/mall/supply/praise?${period}`))).toMatchObject({
    praise: 50,
    suppliers: [],
  })
  expect(await must(cast.mill.get<PraiseReport>(`/mall/supply/praise?${period}`))).toMatchObject({
    ratings: 0,
    praise: null,
  })
  const before = await must(cast.operator.get<PraiseReport>('/mall/operation/praise?from=2026-10-01&to=2026-10-31'))
  expect(before).toMatchObject({ ratings: 0, praise: null, suppliers: [] })
})

test('an abusive rating loses words and photographs for a reason, and keeps its stars; said anew it is shown again', async () => {
  const { id } = (await shown()).ratings.find((one) => one.stars === 5)!
  const hide = (because: string | null, visitor = cast.operator) =>
    visitor.post(`/mall/operation/ratings/${id}/hiding`, { because })
  expect(code(await hide('辱骂他人', cast.outsider))).toBe('mall.rating-missing')
  await must(hide('辱骂他人'))
  const hidden = await shown()
  expect(hidden.praise).toBe(50)
  expect(hidden.ratings.find((one) => one.id === id)).toMatchObject({ isHidden: true, words: '', stars: 5 })
  expect((await desk('?only=hidden')).ratings).toMatchObject([{ id, hiddenBecause: '辱骂他人' }])
  const order = await must(worker.get<Order>(`/me/mall/orders/${bought.orderId}`))
  expect(order.lines[0]!.rating).toMatchObject({ hiddenBecause: '辱骂他人' })
  await must(rate({ stars: 5, words: '米很香' }))
  expect((await shown()).ratings.find((one) => one.id === id)).toMatchObject({ isHidden: false, words: '米很香' })
})

test('the supplier answers in public, and only its own ratings', async () => {
  const { id } = (await shown()).ratings[0]!
  const reply = (visitor: Visitor) => visitor.put(`/mall/supply/ratings/${id}/reply`, { reply: '谢谢，欢迎再来' })
  expect(code(await reply(cast.mill))).toBe('mall.rating-missing')
  await must(reply(cast.farm))
  expect((await shown()).ratings[0]).toMatchObject({ reply: '谢谢，欢迎再来' })
})

test('photographs are shown in two sizes without where they were taken; too large or no picture is refused', async () => {
  const small = await worker.upload('s.jpg', jpegOf(300, 200), 'photo')
  const large = await worker.upload('l.jpg', jpegOf(1500, 1000), 'photo')
  await must(rate({ stars: 5, words: '看图', photos: [{ smallFileId: small, largeFileId: large }] }))
  const [rating] = (await shown('?only=photos')).ratings
  const path = `/public/mall/ratings/${rating!.id}/photos/${rating!.photoIds[0]}/large`
  const bytes = await new Visitor(platform.address).download(path)
  expect(Buffer.from(bytes).toString('latin1')).not.toContain('GPS')
  const twice = { smallFileId: large, largeFileId: large }
  expect(code(await rate({ stars: 5, words: '', photos: [twice] }))).toBe('mall.picture-too-large')
  const fake = await worker.upload(
    'f.jpg',
    Uint8Array.from([0xff, 0xd8, 0xff, ...Buffer.from('not a picture')]),
    'photo',
  )
  const none = { smallFileId: fake, largeFileId: fake }
  expect(code(await rate({ stars: 5, words: '', photos: [none] }))).toBe('mall.picture-unreadable')
  const foreign = await colleague.upload('c.jpg', jpegOf(10, 10), 'photo')
  const theirs = { smallFileId: foreign, largeFileId: foreign }
  expect(code(await rate({ stars: 5, words: '', photos: [theirs] }))).toBe('files.not-found')
  const kept = await must(rate({ stars: 4, words: '', photos: [{ photoId: rating!.photoIds[0] }] }))
  expect((await shown()).ratings.find((one) => one.id === kept.id)!.photoIds).toEqual(rating!.photoIds)
})

test('a rating is refused for what is not hers, not received, not in the order, or after its term', async () => {
  expect(code(await rate({ stars: 5, words: '' }, 1, colleague))).toBe('mall.order-not-found')
  expect(code(await rate({ stars: 5, words: '' }, 9))).toBe('mall.line-missing')
  expect((await rate({ stars: 6, words: '' })).status).toBe(400)
  const open = `/me/mall/orders/${bought.openOrderId}/lines/1/rating`
  expect(code(await worker.put(open, { stars: 5, words: '' }))).toBe('mall.rating-not-received')
  stopClock('2026-12-21T15:59:00.000Z')
  const late = await new Visitor(platform.address).signInAsWorker(union.workers[0]!.phone)
  await must(rate({ stars: 4, words: '还是好' }, 1, late))
  stopClock('2026-12-21T16:00:00.000Z')
  const answer = await rate({ stars: 1, words: '' }, 1, late)
  expect(code(answer)).toBe('mall.rating-over')
  expect((answer.body as unknown as { detail: string }).detail).toContain('2026-12-22 00:00')
  stopClock('2026-11-21T03:00:00.000Z')
})

test('the operator sets the terms from now on; what was received before keeps what held then', async () => {
  const operator = await appoint(platform.address, 'operator-2', 'mall-operator', union.orgIds.city)
  const terms = { rateDays: 7, askDays: 10, answerDays: 2, keepDays: 5 }
  await must(operator.put('/mall/operation/terms', terms))
  expect(code(await operator.put('/mall/operation/terms', terms))).toBe('mall.terms-unchanged')
  const read = await must(operator.get<{ rateDays: number; changes: { setBy: string }[] }>('/mall/operation/terms'))
  expect(read).toMatchObject({ rateDays: 7, changes: [{ rateDays: 7 }] })
  const order = await must(worker.get<Order>(`/me/mall/orders/${bought.orderId}`))
  expect(order.rateUntil).toBe('2026-12-21T16:00:00.000Z')
})

/** A JPEG by its headings, with a place in it. */
function jpegOf(width: number, height: number): Uint8Array {
  const exif = Buffer.from('Exif\0\0GPS 36.06N')
  const size = [height >> 8, height & 255, width >> 8, width & 255]
  return Uint8Array.from([
    ...[0xff, 0xd8, 0xff, 0xe1, 0, exif.length + 2, ...exif],
    ...[0xff, 0xc0, 0, 11, 8, ...size, 1, 1, 0x11, 0],
    ...[0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, width & 127, height & 127, 0xff, 0xd9],
  ])
}
