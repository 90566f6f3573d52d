import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { configureLetter, foundMall, type SmallMall } from '../../../test/world/market.ts'
import { type Platform, startPlatform } from '../../../test/world/platform.ts'
import { foundSmallUnion, type SmallUnion } from '../../../test/world/small-union.ts'
import { demoPerson } from '../../apps/demo/people.ts'
import { systemActor } from '../../kernel/access/index.ts'
import { balanceOf, traceGrant, verifyLedger } from '../../kernel/ledger/index.ts'
import { recordDeath, registerPeople, sealRegistration } from '../../kernel/people/index.ts'
import { stopClock } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { fillFund, officerActor, workerActor } from './cast.ts'
import { confirmMyOrder, shipOrder } from './deliver-order.ts'
import { placeOrder } from './place-order.ts'
import { listFailed } from './points.store.ts'
import { bookOf } from './points-books.ts'
import { bookConfiguration } from './points-configure.ts'
import { handPointsDown, startDueIssues } from './points-issue.ts'
import { refundOrderLine } from './refund-order-line.ts'
import { settleSuppliers } from './settlement-books.ts'
import { verifyMall } from './verify-mall.ts'

let platform: Platform
let union: SmallUnion
let mall: SmallMall

const nobody = async () => undefined
const clerk = systemActor('test')
const inside = <Result>(work: (tx: Tx) => Promise<Result>) => transaction(system, work)
const refusedWith = (code: string, facts = {}) =>
  expect.objectContaining({ code, facts: expect.objectContaining(facts) })

async function letter(personIds: readonly string[]): Promise<string> {
  const unionId = union.orgIds.foundry
  const id = await configureLetter({
    marketId: mall.marketId,
    unionId,
    orgPath: [union.orgIds.province, union.orgIds.city, union.orgIds.north, unionId],
    personIds,
    points: 10_000,
    opensAt: '2026-09-01T00:00:00.000Z',
    closesAt: '2026-10-01T00:00:00.000Z',
  })
  const points = 10_000 * personIds.length
  await fillFund(mall.marketId, points)
  await inside((tx) => bookConfiguration(tx, { intentId: id, marketId: mall.marketId, unionId, points }))
  await startDueIssues(clerk)
  return id
}

async function intentOf(id: string): Promise<Record<string, unknown>> {
  return inside(async (tx) => {
    const found = await tx.client.query(
      'select state, issued_people, issued_points, failed_people, issued_to, told_to from mall.intents where id = $1',
      [id],
    )
    return found.rows[0]
  })
}

function order(intentId: string, personId: string, quantity: number, key = newId()) {
  const { id: skuId, price } = mall.skus[0]!
  const delivery = { kind: 'address', name: '王芳', phone: '13900000000', address: '铸造路 1 号' } as const
  return placeOrder(workerActor(personId), { intentId, lines: [{ skuId, quantity, price }], delivery }, key)
}

beforeAll(async () => {
  platform = await startPlatform(async () => {
    union = await foundSmallUnion(40)
  })
}, 60_000)

beforeEach(async () => {
  stopClock('2026-09-10T04:00:00.000Z')
  mall = await foundMall(newId(), [{ stock: 10_000, price: 1_000 }])
})

afterAll(async () => {
  expect(await inside(verifyMall)).toEqual([])
  expect(await inside(verifyLedger)).toEqual([])
  await platform.stop()
})

describe('handing down', () => {
  test('gives to everyone on the list but the dead, the merged and the unknown, who are listed with the reason', async () => {
    const people = union.workers.slice(0, 20).map((one) => one.personId)
    const [twice] = await inside((tx) =>
      registerPeople(tx, [sealRegistration(config().sealKeys, demoPerson(23, 1, '130302'))]),
    )
    await inside((tx) => recordDeath(tx, { personId: people[3]!, on: '2026-08-01' }))
    await inside((tx) =>
      tx.client.query('update people.persons set merged_into = $1 where id = $2', [people[0], twice!.personId]),
    )
    const stranger = newId()
    const id = await letter([...people, twice!.personId, stranger])
    await handPointsDown(clerk, id, nobody)
    expect(await intentOf(id)).toEqual({
      state: 'issued',
      issued_people: 19,
      issued_points: 190_000,
      failed_people: 3,
      issued_to: 22,
      told_to: 22,
    })
    expect((await inside((tx) => listFailed(tx, id))).map((one) => [one.ownerId, one.problem])).toEqual([
      [people[3], 'dead'],
      [twice!.personId, 'merged'],
      [stranger, 'unknown'],
    ])
    expect(await inside((tx) => traceGrant(tx, id))).toMatchObject({ recipients: 19, grantedFen: 190_000 })
    const left = await inside(async (tx) => balanceOf(tx, await bookOf(tx, 'points', union.orgIds.foundry)))
    expect(left.balanceFen).toBeGreaterThanOrEqual(20_000)
  })

  test('run twice, and by two servers at once, gives once', async () => {
    const id = await letter(union.workers.slice(4, 40).map((one) => one.personId))
    await Promise.all([1, 2, 3].map(() => handPointsDown(clerk, id, nobody)))
    await handPointsDown(clerk, id, nobody)
    expect(await startDueIssues(clerk)).toBe(0)
    expect(await inside((tx) => traceGrant(tx, id))).toMatchObject({ recipients: 36, grantedFen: 360_000 })
    const notices = await inside(async (tx) =>
      tx.client.query(
        "select count(*)::int as count from notices.notices where owner_id = $1 and title = '福利积分到账'",
        [union.workers[39]!.personId],
      ),
    )
    expect(notices.rows[0]).toEqual({ count: 1 })
  })

  test('of no letter is refused', async () => {
    await expect(handPointsDown(clerk, newId(), nobody)).rejects.toEqual(refusedWith('mall.intent-not-found'))
  })
})

test('more than two thousand waiting are turned away at once, with nothing booked', async () => {
  const personId = union.workers[5]!.personId
  const id = await letter([personId])
  await handPointsDown(clerk, id, nobody)
  const results = await Promise.allSettled(Array.from({ length: 2300 }, () => order(id, personId, 1)))
  const refused = results.filter((one) => one.status === 'rejected').map((one) => one.reason.code)
  expect(refused.filter((code) => code === 'mall.too-busy').length).toBe(300)
  expect(refused.filter((code) => code === 'mall.points-short').length).toBe(1990)
})

describe('settlement', () => {
  const operator = () => officerActor(mall.marketId, 'mall.operate')
  const desk = () => officerActor(mall.suppliers[0]!, 'mall.supply')

  async function receivedOrder(id: string, personId: string, quantity: number): Promise<string> {
    const { orders } = await order(id, personId, quantity)
    await shipOrder(desk(), orders[0]!.id, { carrier: '顺丰', tracking: 'SF1' })
    await confirmMyOrder(workerActor(personId), orders[0]!.id, newId())
    return orders[0]!.id
  }

  test('pays what was received until a day less what came back, once, and carries the rest over', async () => {
    const personId = union.workers[6]!.personId
    const id = await letter([personId])
    await handPointsDown(clerk, id, nobody)
    const first = await receivedOrder(id, personId, 3)
    await order(id, personId, 1)
    stopClock('2026-09-11T04:00:00.000Z')
    await refundOrderLine(desk(), { orderId: first, line: 1, quantity: 1, because: '破损', restock: false }, newId())
    await receivedOrder(id, personId, 4)
    stopClock('2026-09-12T04:00:00.000Z')
    const settle = (untilDay: string, key = newId()) =>
      settleSuppliers(operator(), { marketId: mall.marketId, untilDay }, key)
    await expect(settle('2026-09-12')).rejects.toEqual(refusedWith('mall.settlement-too-early'))
    const key = newId()
    const by = operator()
    const asked = { marketId: mall.marketId, untilDay: '2026-09-11' }
    const { settlements } = await settleSuppliers(by, asked, key)
    expect(settlements).toEqual([
      expect.objectContaining({ amount: 6_000, receivedOrders: 2, receivedAmount: 7_000, returnedAmount: 1_000 }),
    ])
    expect(await settleSuppliers(by, asked, key)).toEqual({ settlements })
    expect((await settle('2026-09-11')).settlements).toEqual([])
    await expect(settle('2026-09-10')).rejects.toEqual(refusedWith('mall.settlement-behind', { last: '2026-09-11' }))
    await refundOrderLine(desk(), { orderId: first, line: 1, quantity: 1, because: '破损', restock: false }, newId())
    stopClock('2026-09-14T04:00:00.000Z')
    expect((await settle('2026-09-13')).settlements).toEqual([])
    await receivedOrder(id, personId, 2)
    stopClock('2026-09-15T04:00:00.000Z')
    expect((await settle('2026-09-14')).settlements).toEqual([
      expect.objectContaining({ amount: 1_000, receivedAmount: 2_000, returnedAmount: 1_000 }),
    ])
  })

  test('of another market is not the operator’s', async () => {
    const asked = { marketId: newId(), untilDay: '2026-09-01' }
    await expect(settleSuppliers(operator(), asked, newId())).rejects.toEqual(refusedWith('access.not-found'))
  })
})
