import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { configureLetter, foundMall, type LetterOf, type SmallMall } from '../../../test/world/market.ts'
import { type Platform, startPlatform } from '../../../test/world/platform.ts'
import { foundSmallUnion, type SmallUnion, type Worker } from '../../../test/world/small-union.ts'
import { systemActor } from '../../kernel/access/index.ts'
import { verifyAudit } from '../../kernel/audit/index.ts'
import { lockWalletsOf, lotsOf, verifyLedger } from '../../kernel/ledger/index.ts'
import { stopClock } from '../../platform/clock.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { cancelMyOrder, cancelOrder } from './cancel-order.ts'
import { officerActor, workerActor } from './cast.ts'
import { acceptOrder, confirmForgotten, confirmMyOrder, shipOrder } from './deliver-order.ts'
import { limitGroup } from './orders-limit.ts'
import { type PlaceOrder, placeOrder } from './place-order.ts'
import { walletKind } from './points-books.ts'
import { handPointsDown, startDueIssues } from './points-issue.ts'
import { listMyOrders, readMyOrder } from './read-orders.ts'
import { refundOrderLine } from './refund-order-line.ts'
import { verifyMall } from './verify-mall.ts'

let platform: Platform
let union: SmallUnion
let mall: SmallMall
let worker: Worker
let colleague: Worker
let intentId: string

const opensAt = '2026-09-01T00:00:00.000Z'
const closesAt = '2026-10-01T00:00:00.000Z'
const inWindow = '2026-09-10T04:00:00.000Z'
const delivery = { kind: 'address', name: '王芳', phone: '13900000000', address: '江北区铸造路 1 号' } as const

/** Specifications of the mall by place: plain, limited to two each, of the other supplier, of another kind, the last three pieces. */
const [plain, limited, elsewhere, book, scarce] = [0, 1, 2, 3, 4] as const

function refusedWith(code: string, facts = {}) {
  return expect.objectContaining({ code, facts: expect.objectContaining(facts) })
}

function letter(people: readonly Worker[], more: Partial<LetterOf> = {}): Promise<string> {
  const unionId = union.orgIds.foundry
  return configureLetter({
    marketId: mall.marketId,
    unionId,
    orgPath: [union.orgIds.province, union.orgIds.city, union.orgIds.north, unionId],
    personIds: people.map((one) => one.personId),
    points: 100_000,
    opensAt,
    closesAt,
    ...more,
  })
}

async function handDown(id: string): Promise<void> {
  await startDueIssues(systemActor('test'))
  await handPointsDown(systemActor('test'), id, async () => undefined)
}

function basket(...lines: [sku: number, quantity: number][]): PlaceOrder {
  return {
    intentId,
    lines: lines.map(([at, quantity]) => ({ skuId: mall.skus[at]!.id, quantity, price: mall.skus[at]!.price })),
    delivery,
  }
}

const place = (input: PlaceOrder, who = worker, key = newId()) => placeOrder(workerActor(who.personId), input, key)
const supplier = (at = 0) => officerActor(mall.suppliers[at]!, 'mall.supply')

async function points(who = worker): Promise<number> {
  return transaction(system, async (tx) => {
    const wallet = (await lockWalletsOf(tx, walletKind, [who.personId])).get(who.personId)!
    return (await lotsOf(tx, wallet.accountId))
      .filter((lot) => lot.purposeId === intentId)
      .reduce((sum, lot) => sum + lot.remainingFen, 0)
  })
}

async function stockOf(at: number): Promise<{ available: number; sold: number }> {
  return transaction(system, async (tx) => {
    const found = await tx.client.query('select available, sold from mall.stock where sku_id = $1', [mall.skus[at]!.id])
    return found.rows[0]
  })
}

async function change(statement: string): Promise<void> {
  await transaction(system, async (tx) => void (await tx.client.query(statement)))
}

beforeAll(async () => {
  stopClock(opensAt)
  platform = await startPlatform(async () => {
    union = await foundSmallUnion(8)
  })
}, 60_000)

beforeEach(async () => {
  stopClock(inWindow)
  mall = await foundMall(newId(), [
    { stock: 100, price: 1_000 },
    { stock: 100, price: 500, mostEach: 2 },
    { stock: 100, price: 2_000, supplier: 1 },
    { stock: 100, price: 300, category: 'book' },
    { stock: 3, price: 100 },
  ])
  ;[worker, colleague] = union.workers as unknown as [Worker, Worker]
  intentId = await letter([worker, colleague])
  await handDown(intentId)
})

afterAll(async () => {
  stopClock('2026-12-01T00:00:00.000Z')
  expect(await transaction(system, verifyMall)).toEqual([])
  expect(await transaction(system, verifyLedger)).toEqual([])
  expect(await transaction(system, (tx) => verifyAudit(tx))).toEqual([])
  await platform.stop()
})

describe('an order', () => {
  test('is paid from the points of the letter, takes stock, tells the buyer, and shows where its points came from', async () => {
    const { orders } = await place(basket([plain, 2], [limited, 1]))
    expect(orders).toEqual([{ id: orders[0]!.id, total: 2_500 }])
    expect(await points()).toBe(97_500)
    expect(await stockOf(plain)).toEqual({ available: 98, sold: 2 })
    const order = await readMyOrder(workerActor(worker.personId), orders[0]!.id)
    expect(order).toMatchObject({
      state: 'placed',
      lines: [{ quantity: 2 }, { quantity: 1 }],
      receiver: { name: '王芳', address: '江北区铸造路 1 号' },
      origins: [{ memo: '中秋慰问', expiresOn: '2026-10-01', amount: 2_500 }],
    })
    expect((await listMyOrders(workerActor(worker.personId), null)).orders[0]).toMatchObject({ id: orders[0]!.id })
  })

  test('of goods of two suppliers becomes two orders, both or none', async () => {
    const { orders } = await place(basket([plain, 1], [elsewhere, 1]))
    expect(orders.map((one) => one.total)).toEqual([1_000, 2_000])
    await expect(place(basket([scarce, 1], [elsewhere, 60]))).rejects.toEqual(
      refusedWith('mall.points-short', { available: '970' }),
    )
    expect(await points()).toBe(97_000)
    expect(await stockOf(scarce)).toEqual({ available: 3, sold: 0 })
  })

  test('asked for again with its key, also at once, is the same order; another request under the key is refused', async () => {
    const key = newId()
    const all = await Promise.all(Array.from({ length: 6 }, () => place(basket([plain, 1]), worker, key)))
    expect(new Set(all.map((one) => one.orders[0]!.id)).size).toBe(1)
    expect(await points()).toBe(99_000)
    await expect(place(basket([plain, 2]), worker, key)).rejects.toEqual(refusedWith('platform.key-reused'))
  })

  test('of forty at once for three pieces, three are made and each of the others hears how many are left', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 40 }, (_, at) => place(basket([scarce, 1]), at % 2 ? worker : colleague)),
    )
    expect(results.filter((one) => one.status === 'fulfilled').length).toBe(3)
    for (const one of results.filter((one) => one.status === 'rejected'))
      expect(one.reason).toEqual(refusedWith('mall.sold-out', { left: 0 }))
    expect(await stockOf(scarce)).toEqual({ available: 0, sold: 3 })
  })

  test('never takes more than the points there are, whatever comes at once', async () => {
    const results = await Promise.allSettled(Array.from({ length: 30 }, () => place(basket([elsewhere, 3]))))
    expect(results.filter((one) => one.status === 'fulfilled').length).toBe(16)
    expect(await points()).toBe(4_000)
  })
})

describe('an order is refused', () => {
  test('outside the window by the clock of the server, to the instant', async () => {
    stopClock('2026-08-31T23:59:59.999Z')
    await expect(place(basket([plain, 1]))).rejects.toEqual(
      refusedWith('mall.window-not-open', { opensAt: '2026-09-01 08:00' }),
    )
    stopClock(opensAt)
    await place(basket([plain, 1]))
    stopClock(closesAt)
    await expect(place(basket([plain, 1]))).rejects.toEqual(
      refusedWith('mall.window-closed', { closesAt: '2026-10-01 08:00' }),
    )
  })

  test('for whoever is not on the list of the letter, as if there were no letter', async () => {
    const stranger = union.workers[2]!
    await expect(place(basket([plain, 1]), stranger)).rejects.toEqual(refusedWith('mall.intent-not-found'))
    await expect(place({ ...basket([plain, 1]), intentId: newId() })).rejects.toEqual(
      refusedWith('mall.intent-not-found'),
    )
  })

  test('while the points are not handed down', async () => {
    intentId = await letter([worker])
    await expect(place(basket([plain, 1]))).rejects.toEqual(refusedWith('mall.points-not-issued'))
  })

  test('over the limit of a person, counting what she took before and gave back', async () => {
    const { orders } = await place(basket([limited, 2]))
    await expect(place(basket([limited, 1]))).rejects.toEqual(refusedWith('mall.over-limit', { most: 2, taken: 2 }))
    await cancelMyOrder(workerActor(worker.personId), { orderId: orders[0]!.id, because: '买错了' }, newId())
    await place(basket([limited, 2]))
    const both = await Promise.allSettled([
      place(basket([limited, 2]), colleague),
      place(basket([limited, 1]), colleague),
    ])
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('over the limit of all people of a letter together', async () => {
    const officer = officerActor(union.orgIds.foundry, 'mall.intent')
    await place(basket([plain, 2]))
    await limitGroup(officer, { intentId, skuId: mall.skus[plain]!.id, most: 5 })
    await place(basket([plain, 2]), colleague)
    await expect(place(basket([plain, 2]))).rejects.toEqual(refusedWith('mall.over-group-limit', { most: 5, left: 1 }))
    const less = { intentId, skuId: mall.skus[plain]!.id, most: 3 }
    await expect(limitGroup(officer, less)).rejects.toEqual(refusedWith('mall.limit-below-taken', { taken: 4 }))
    const other = officerActor(union.orgIds.port, 'mall.intent')
    await expect(limitGroup(other, less)).rejects.toEqual(refusedWith('mall.intent-not-found'))
  })

  test('when the price changed in the basket, the product was withdrawn or never was in this mall', async () => {
    const sku = mall.skus[plain]!
    await change(`update mall.skus set price = 1200 where id = '${sku.id}'`)
    await expect(place(basket([plain, 1]))).rejects.toEqual(
      refusedWith('mall.price-changed', { seen: '10', price: '12' }),
    )
    await change(`update mall.products set state = 'withdrawn' where id = '${sku.productId}'`)
    await expect(place(basket([plain, 1]))).rejects.toEqual(refusedWith('mall.product-withdrawn'))
    const other = await foundMall(newId(), [{ stock: 9, price: 100 }])
    const lines = [{ skuId: other.skus[0]!.id, quantity: 1, price: 100 }]
    await expect(place({ ...basket(), lines })).rejects.toEqual(refusedWith('mall.product-not-found'))
    const twice = [...basket([book, 1]).lines, ...basket([book, 1]).lines]
    await expect(place({ ...basket(), lines: twice })).rejects.toEqual(refusedWith('mall.line-twice'))
    expect(await points()).toBe(100_000)
  })

  test('for goods of a kind that the letter does not allow', async () => {
    intentId = await letter([worker], { categories: ['book'] })
    await handDown(intentId)
    await expect(place(basket([plain, 1]))).rejects.toEqual(refusedWith('mall.category-not-allowed'))
    await place(basket([book, 1]))
  })
})

describe('kept points', () => {
  test('are spent after their window in the window of a later letter, before points that expire later', async () => {
    const early = await letter([worker], { points: 700, closesAt: '2026-09-05T00:00:00.000Z', keptUntil: '2026-09-20' })
    await handDown(early)
    await place(basket([plain, 1]))
    expect(await points()).toBe(99_700)
    const bookOnly = await letter([worker], {
      points: 700,
      closesAt: '2026-09-05T00:00:00.000Z',
      keptUntil: '2026-09-20',
      categories: ['book'],
    })
    await handDown(bookOnly)
    await place(basket([plain, 1]))
    expect(await points()).toBe(98_700)
  })
})

describe('cancelling', () => {
  test('returns every point to its lot and the goods to stock, once', async () => {
    const { orders } = await place(basket([plain, 3]))
    const input = { orderId: orders[0]!.id, because: '不想要了' }
    const key = newId()
    await Promise.all([1, 2, 3].map(() => cancelMyOrder(workerActor(worker.personId), input, key)))
    expect([await points(), await stockOf(plain)]).toEqual([100_000, { available: 100, sold: 0 }])
    await expect(cancelMyOrder(workerActor(worker.personId), input, newId())).rejects.toEqual(
      refusedWith('mall.order-not-cancellable'),
    )
  })

  test('is the buyer’s until it is accepted, the supplier’s until it is shipped, and nobody else’s', async () => {
    const { orders } = await place(basket([plain, 1]))
    const input = { orderId: orders[0]!.id, because: '没有货了' }
    await expect(cancelMyOrder(workerActor(colleague.personId), input, newId())).rejects.toEqual(
      refusedWith('mall.order-not-found'),
    )
    await expect(cancelOrder(supplier(1), input, newId())).rejects.toEqual(refusedWith('mall.order-not-found'))
    const officer = officerActor(union.orgIds.foundry, 'mall.read')
    await expect(cancelOrder(officer, input, newId())).rejects.toEqual(refusedWith('access.not-permitted'))
    await expect(cancelOrder(officerActor(union.orgIds.port, 'mall.supply'), input, newId())).rejects.toEqual(
      refusedWith('mall.order-not-found'),
    )
    await acceptOrder(supplier(), orders[0]!.id)
    await expect(cancelMyOrder(workerActor(worker.personId), input, newId())).rejects.toEqual(
      refusedWith('mall.order-not-cancellable', { state: '已经接单' }),
    )
    await cancelOrder(supplier(), input, newId())
    expect(await points()).toBe(100_000)
  })
})

describe('refunds', () => {
  test('of a line go back to the lots before and after receipt, never beyond what was taken', async () => {
    const { orders } = await place(basket([plain, 5]))
    const orderId = orders[0]!.id
    const desk = supplier()
    const refund = (quantity: number, key = newId()) =>
      refundOrderLine(desk, { orderId, line: 1, quantity, because: '破损', restock: false }, key)
    const key = newId()
    const first = await refund(1, key)
    expect(await refund(1, key)).toEqual(first)
    await shipOrder(supplier(), orderId, { carrier: '顺丰', tracking: 'SF1' })
    await confirmMyOrder(workerActor(worker.personId), orderId, newId())
    await refund(2)
    await expect(refund(3)).rejects.toEqual(refusedWith('mall.refund-too-much', { left: 2 }))
    const results = await Promise.allSettled([refund(2), refund(2), refund(2)])
    expect(results.filter((one) => one.status === 'fulfilled').length).toBe(1)
    expect(await stockOf(plain)).toEqual({ available: 95, sold: 5 })
    const other = { orderId, line: 9, quantity: 1, because: '破损', restock: false }
    await expect(refundOrderLine(supplier(), other, newId())).rejects.toEqual(
      refusedWith('mall.refund-too-much', { left: 0 }),
    )
  })

  test('of a cancelled order, or by another supplier, are refused', async () => {
    const { orders } = await place(basket([plain, 1]))
    const input = { orderId: orders[0]!.id, line: 1, quantity: 1, because: '破损', restock: true }
    await expect(refundOrderLine(supplier(1), input, newId())).rejects.toEqual(refusedWith('mall.order-not-found'))
    await cancelOrder(supplier(), { orderId: orders[0]!.id, because: '没有货了' }, newId())
    await expect(refundOrderLine(supplier(), input, newId())).rejects.toEqual(refusedWith('mall.order-not-refundable'))
  })
})

describe('delivery', () => {
  test('goes from placed to accepted, shipped and received, each once, and is confirmed by itself after fifteen days', async () => {
    const { orders } = await place(basket([plain, 1]))
    const orderId = orders[0]!.id
    const buyer = workerActor(worker.personId)
    await expect(confirmMyOrder(buyer, orderId, newId())).rejects.toEqual(refusedWith('mall.order-not-deliverable'))
    await acceptOrder(supplier(), orderId)
    await expect(acceptOrder(supplier(), orderId)).rejects.toEqual(refusedWith('mall.order-not-deliverable'))
    await shipOrder(supplier(), orderId, { carrier: '顺丰', tracking: 'SF1' })
    expect(await confirmForgotten(systemActor('test'))).toBe(0)
    stopClock('2026-09-26T04:00:00.000Z')
    expect(await confirmForgotten(systemActor('test'))).toBe(1)
    expect(await readMyOrder(buyer, orderId)).toMatchObject({ state: 'received', tracking: 'SF1' })
    await expect(readMyOrder(workerActor(colleague.personId), orderId)).rejects.toEqual(
      refusedWith('mall.order-not-found'),
    )
  })
})
