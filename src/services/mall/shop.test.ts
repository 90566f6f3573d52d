import { afterAll, beforeAll, expect, test } from 'vitest'
import { listed, type MallCast, must, openSmallMall, rice } from '../../../test/world/mall.ts'
import { type Platform, startPlatform } from '../../../test/world/platform.ts'
import { foundSmallUnion, password, type SmallUnion } from '../../../test/world/small-union.ts'
import { type Answer, Visitor } from '../../../test/world/visitor.ts'
import { systemActor } from '../../kernel/access/index.ts'
import { verifyInstruments } from '../../kernel/instruments/index.ts'
import { verifyLedger } from '../../kernel/ledger/index.ts'
import { stopClock } from '../../platform/clock.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { startDueIssues } from './points-issue.ts'
import { verifyMall } from './verify-mall.ts'

let platform: Platform
let union: SmallUnion
let cast: MallCast
let foundry: Visitor
let worker: Visitor

type Page = {
  state: string
  issuedPeople: number
  issuedPoints: number
  configuredPoints: number
  document: { digest: string }
}
type Shop = {
  windows: { intentId: string; state: string; available: number; occasion: string }[]
  market: { id: string }
}
type Points = {
  available: number
  lots: { granted: number; available: number; expiresOn: string | null; unionName: string }[]
}

const at = (time: string) => stopClock(`2026-11-21T${time}:00.000Z`)

beforeAll(async () => {
  at('02:00')
  platform = await startPlatform(async () => {
    union = await foundSmallUnion(12)
  })
  cast = await openSmallMall(platform.address, union)
  foundry = await new Visitor(platform.address).signInAsOfficer('foundry', password)
  worker = await new Visitor(platform.address).signInAsWorker(union.workers[0]!.phone)
})

afterAll(() => platform.stop())

const code = (answer: Answer) => (answer.body as { code: string }).code
const read = (id: string) => must(foundry.get<Page>(`/mall/intents/${id}`))

async function signed(changes: Record<string, unknown> = {}): Promise<string> {
  const terms = {
    occasion: '2027 元旦福利',
    headcount: 3,
    pointsEach: 60_000,
    issueAt: '2026-11-21T02:10:00.000Z',
    opensAt: '2026-11-21T02:12:00.000Z',
    closesAt: '2026-11-21T02:20:00.000Z',
    categories: [],
    unspent: 'return',
    keptUntil: null,
    ...changes,
  }
  const { id } = await must(foundry.post<{ id: string }>('/mall/intents', { orgId: union.orgIds.foundry, terms }))
  const { document } = await read(id)
  await must(foundry.post(`/mall/intents/${id}/signatures`, { side: 'union', digest: document.digest, password }))
  await must(cast.operator.post(`/mall/intents/${id}/signatures`, { side: 'mall', digest: document.digest, password }))
  return id
}

const list = (id: string) => must(foundry.put(`/mall/intents/${id}/recipients`, { from: 'members' }))
const configure = (id: string, key?: string) =>
  foundry.post<{ points: number }>(`/mall/intents/${id}/configuration`, {}, key)

async function issued(id: string): Promise<Page> {
  await startDueIssues(systemActor('test'))
  for (;;) {
    const page = await read(id)
    if (page.state === 'issued') return page
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

test('points are configured before they are issued, once, and never for more people than were signed for', async () => {
  const id = await signed({ headcount: 2 })
  expect(code(await configure(id))).toBe('mall.list-empty')
  await list(id)
  expect(code(await configure(id))).toBe('mall.list-too-long')
  expect((await foundry.post(`/mall/intents/${id}/cancellation`, { because: '人数写错了' })).status).toBe(204)
  expect(code(await configure(id))).toBe('mall.intent-not-open')
})

test('a configured letter that is taken back returns its points, and nothing goes down', async () => {
  const id = await signed()
  await list(id)
  const key = newId()
  expect((await configure(id, key)).body).toEqual({ points: 180_000 })
  expect((await configure(id, key)).body).toEqual({ points: 180_000 })
  await must(foundry.post(`/mall/intents/${id}/cancellation`, { because: '活动改期' }))
  expect(await startDueIssues(systemActor('test'))).toBe(0)
  expect(await transaction(system, verifyLedger)).toEqual([])
})

test('from letter to points to order: each worker gets hers, sees where they came from and chooses in the window (A002-06.c2, c4, c6)', async () => {
  const id = await signed()
  await list(id)
  await must(configure(id))
  const before = await must(worker.get<Shop>('/me/mall/shop'))
  expect(before.windows).toEqual([])
  expect(before.market.id).toBe(cast.marketId)

  at('02:11')
  expect(await issued(id)).toMatchObject({ issuedPeople: 3, issuedPoints: 180_000, configuredPoints: 180_000 })
  const coming = await must(worker.get<Shop>('/me/mall/shop'))
  expect(coming.windows).toMatchObject([{ intentId: id, state: 'coming', available: 60_000 }])
  const mine = await must(worker.get<Points>('/me/mall/points'))
  expect(mine).toMatchObject({
    available: 60_000,
    lots: [{ granted: 60_000, expiresOn: '2026-11-21', unionName: '江北铸造厂工会' }],
  })

  const { skus } = await listed(cast, cast.farm, rice({ code: 'SH-1', name: '窗口米' }))
  const order = {
    intentId: id,
    lines: [{ skuId: skus[0]!.id, quantity: 2, price: 8600 }],
    delivery: { kind: 'address', name: '周敏', phone: '13812346205', address: '江北区铸造路 8 号 3 栋 201' },
  }
  const place = () => worker.post<{ orders: { id: string; total: number }[] }>('/me/mall/orders', order)
  expect(code(await place())).toBe('mall.window-not-open')
  at('02:13')
  const placed = await must(place())
  expect(placed.orders).toMatchObject([{ total: 17_200 }])
  expect((await must(worker.get<Shop>('/me/mall/shop'))).windows).toMatchObject([{ state: 'open', available: 42_800 }])
  at('02:20')
  expect(code(await place())).toBe('mall.window-closed')
  expect((await must(worker.get<Shop>('/me/mall/shop'))).windows).toMatchObject([{ state: 'closed' }])
  expect(await transaction(system, verifyMall)).toEqual([])
  expect(await transaction(system, verifyLedger)).toEqual([])
  expect(await transaction(system, verifyInstruments)).toEqual([])
})

test('a letter whose window has passed is no longer configured', async () => {
  at('02:22')
  const id = await signed({
    issueAt: '2026-11-21T02:24:00.000Z',
    opensAt: '2026-11-21T02:24:00.000Z',
    closesAt: '2026-11-21T02:25:00.000Z',
  })
  await list(id)
  at('02:26')
  expect(code(await configure(id))).toBe('mall.window-over')
})

test('a supplier reads where its own orders go, and ships them by a file of tracking numbers', async () => {
  type Orders = {
    orders: {
      id: string
      state: string
      tracking: string | null
      receiver: { name: string } | null
      lines: { quantity: number }[]
    }[]
    counts: Record<string, number>
  }
  const mine = await must(cast.farm.get<Orders>('/mall/supply/orders'))
  expect(mine.orders).toMatchObject([{ state: 'placed', receiver: { name: '周敏' }, lines: [{ quantity: 2 }] }])
  expect(mine.counts).toMatchObject({ placed: 1, shipped: 0 })
  expect((await must(cast.mill.get<Orders>('/mall/supply/orders'))).orders).toEqual([])
  expect(code(await worker.get('/mall/supply/orders'))).toBe('access.not-permitted')
  const sheet = await cast.farm.download('/mall/supply/orders/sheet')
  expect(Buffer.from(sheet.subarray(0, 2)).toString()).toBe('PK')

  const orderId = mine.orders[0]!.id
  const file = [
    '订单号,承运单位,运单号',
    `${orderId},江河快运,JH100`,
    `${orderId},江河快运,JH101`,
    `${newId()},江河快运,JH102`,
    '米,=cmd,',
  ].join('\n')
  const load = async (visitor: Visitor) =>
    must(
      visitor.post<{ shipped: number; unchanged: number; rejects: { line: number; reasons: string[] }[] }>(
        '/mall/supply/orders/tracking-imports',
        { fileId: await visitor.upload('运单.csv', file) },
      ),
    )
  expect((await load(cast.mill)).rejects.map((reject) => reject.line)).toEqual([2, 3, 4, 5])
  const first = await load(cast.farm)
  expect(first).toMatchObject({ shipped: 1, unchanged: 0 })
  expect(first.rejects.map((reject) => reject.line)).toEqual([3, 4, 5])
  expect(await load(cast.farm)).toMatchObject({ shipped: 0, unchanged: 1 })
  expect((await must(cast.farm.get<Orders>('/mall/supply/orders?state=shipped'))).orders).toMatchObject([
    { id: orderId, tracking: 'JH100' },
  ])
})
