import { afterAll, beforeAll, expect, test } from 'vitest'
import { appoint, type Bought, buyAndReceive, type MallCast, must, openSmallMall } from '../../../test/world/mall.ts'
import { type Platform, startPlatform } from '../../../test/world/platform.ts'
import { foundSmallUnion, type SmallUnion } from '../../../test/world/small-union.ts'
import { type Answer, Visitor } from '../../../test/world/visitor.ts'
import { stopClock } from '../../platform/clock.ts'
import type { TracedLetter, TracedOrder } from './books.contract.ts'

let platform: Platform
let union: SmallUnion
let cast: MallCast
let bought: Bought

type Found = { orders: TracedOrder[]; statements: { id: string; number: string }[]; letters: TracedLetter[] }
type Trace = TracedOrder & {
  origins: (TracedLetter & { amount: number })[]
  refunds: { amount: number }[]
  lines: { price: number; quantity: number }[]
  statement: { id: string; number: string; amount: number } | null
  payment: { state: string } | null
}
type Letter = TracedLetter & {
  recipients: number
  granted: number
  remaining: number
  moved: { kind: string; amount: number }[]
  moves: { orderId: string | null; amount: number }[]
}

beforeAll(async () => {
  stopClock('2026-11-23T02:00:00.000Z')
  platform = await startPlatform(async () => {
    union = await foundSmallUnion(12)
  })
  cast = await openSmallMall(platform.address, union)
  const worker = await new Visitor(platform.address).signInAsWorker(union.workers[0]!.phone)
  bought = await buyAndReceive(platform.address, cast, union, worker)
  await must(cast.farm.post(`/mall/orders/${bought.orderId}/refunds`, refund))
})
afterAll(() => platform.stop())

const refund = { line: 1, quantity: 1, because: '破损', restock: false }
const code = (answer: Answer) => (answer.body as { code: string }).code
const search = (term: string, visitor = cast.supervisor) =>
  must(visitor.get<Found>(`/mall/books/search?term=${encodeURIComponent(term)}`))
const trace = (id: string, visitor = cast.supervisor) => must(visitor.get<Trace>(`/mall/books/orders/${id}`))

test('an order leads back to the letter and the fund that paid it, and says what was given back', async () => {
  const { orders } = await search(bought.orderId)
  expect(orders).toMatchObject([{ id: bought.orderId, total: 34_000, refunded: 8600 }])
  expect(orders[0]!.personCode).toBe(union.workers[0]!.personId.slice(-12))
  expect((await search(orders[0]!.personCode)).orders).toHaveLength(2)
  expect((await search(bought.orderId.slice(-12))).orders).toHaveLength(1)
  const one = await trace(bought.orderId)
  expect(one.origins).toMatchObject([{ occasion: '2027 元旦福利', unionName: '江北铸造厂工会', amount: 34_000 }])
  expect(one.refunds).toMatchObject([{ amount: 8600 }])
  expect(one.statement).toBeNull()
  expect(JSON.stringify(one)).not.toContain(union.workers[0]!.name)
})

test('a letter leads on to every order: what was set aside, given, ordered, given back and left add up', async () => {
  const { origins } = await trace(bought.orderId)
  const { letters } = await search(origins[0]!.number)
  expect(letters).toMatchObject([{ id: origins[0]!.id }])
  const letter = await must(cast.supervisor.get<Letter>(`/mall/books/intents/${origins[0]!.id}`))
  const left = letter.moved.reduce((sum, one) => sum + one.amount, letter.granted)
  expect(letter.granted).toBe(letter.recipients * 100_000)
  expect(letter.remaining).toBe(left)
  expect(letter.moves.some((move) => move.orderId === bought.orderId)).toBe(true)
  expect(letter.configuredPoints).toBeGreaterThanOrEqual(letter.granted)
})

test('once settled, the order leads on to its statement and its payment, and the statement back to the order', async () => {
  stopClock('2026-11-24T02:00:00.000Z')
  const operator = await appoint(platform.address, 'operator-b', 'mall-operator', union.orgIds.city)
  const supervisor = await appoint(platform.address, 'supervisor-b', 'financial-supervisor', union.orgIds.city)
  const farm = await appoint(platform.address, 'farm-b', 'supplier', cast.farmId)
  await must(operator.post(`/mall/markets/${cast.marketId}/settlements`, { untilDay: '2026-11-23' }))
  const { statement } = await trace(bought.orderId, supervisor)
  expect(statement).toMatchObject({ amount: 34_000 - 8600 })
  expect((await search(statement!.number, supervisor)).statements).toMatchObject([{ id: statement!.id }])
  const page = await must(supervisor.get<{ lines: { orderId: string }[] }>(`/mall/desk/settlements/${statement!.id}`))
  expect(page.lines.map((line) => line.orderId)).toContain(bought.orderId)
  const account = { holder: '云岭农业合作社', bank: '云岭农商银行', number: '6222020200112230' }
  await must(farm.put('/mall/supply/bank', account))
  await must(farm.post(`/mall/supply/settlements/${statement!.id}/confirmation`))
  await must(operator.post('/mall/operation/payouts'))
  expect((await trace(bought.orderId, supervisor)).payment).toMatchObject({ state: 'sent' })
})

test('the books of another mall are not there, and reading changes nothing', async () => {
  const foreign = await appoint(platform.address, 'supervisor-c', 'financial-supervisor', union.orgIds.neighbour)
  expect(await search(bought.orderId, foreign)).toEqual({ orders: [], statements: [], letters: [] })
  expect(code(await foreign.get(`/mall/books/orders/${bought.orderId}`))).toBe('mall.order-not-found')
  const supervisor = await appoint(platform.address, 'supervisor-d', 'financial-supervisor', union.orgIds.city)
  const { origins } = await trace(bought.orderId, supervisor)
  expect(code(await foreign.get(`/mall/books/intents/${origins[0]!.id}`))).toBe('mall.intent-missing')
  expect((await supervisor.post(`/mall/orders/${bought.orderId}/refunds`, refund)).status).toBe(403)
})
