import { afterAll, beforeAll, expect, test } from 'vitest'
import { appoint, buy, listed, type MallCast, must, openSmallMall, openWindow, rice } from '../../../test/world/mall.ts'
import { type Platform, startPlatform } from '../../../test/world/platform.ts'
import { foundSmallUnion, type SmallUnion } from '../../../test/world/small-union.ts'
import { type Answer, Visitor } from '../../../test/world/visitor.ts'
import { systemActor } from '../../kernel/access/index.ts'
import { cardCodes } from '../../kernel/credentials/index.ts'
import { verifyLedger } from '../../kernel/ledger/index.ts'
import { stopClock } from '../../platform/clock.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { confirmForgotten } from './deliver-order.ts'
import type { ParcelCard } from './stations.contract.ts'
import { decideHandOver } from './stations.rules.ts'
import { remindBuyers } from './take-in-parcel.ts'
import { verifyMall } from './verify-mall.ts'

let platform: Platform
let union: SmallUnion
let cast: MallCast
let worker: Visitor
let keeper: Visitor
let otherKeeper: Visitor
let stationId: string
let otherId: string
let intentId: string
let skuId: string

type Order = {
  state: string
  refunded: number
  pickUp: { station: { name: string }; parcel: { code: string; shelf: string; keepUntil: string } | null } | null
}
type Page = { counts: Record<string, number>; parcels: ParcelCard[] }

const card = {
  name: '江北铸造厂驿站',
  address: '江北区铸造路 2 号门岗旁',
  hours: '每天 9:00—20:00',
  phone: '0532-60000001',
}
const code = (answer: Answer) => (answer.body as { code: string }).code

beforeAll(async () => {
  stopClock('2026-11-21T02:00:00.000Z')
  platform = await startPlatform(async () => {
    union = await foundSmallUnion(6)
  })
  cast = await openSmallMall(platform.address, union)
  const admit = async (name: string) =>
    (await must(cast.operator.post<{ id: string }>('/mall/operation/stations', { ...card, name }))).id
  stationId = await admit(card.name)
  otherId = await admit('江南驿站')
  keeper = await appoint(platform.address, 'keeper', 'station-keeper', stationId)
  otherKeeper = await appoint(platform.address, 'other-keeper', 'station-keeper', otherId)
  worker = await new Visitor(platform.address).signInAsWorker(union.workers[0]!.phone)
  skuId = (await listed(cast, cast.farm, rice({ code: 'ST-1', name: '驿站米' }))).skus[0]!.id
  intentId = (await openWindow(platform.address, cast, union)).intentId
})

afterAll(async () => {
  expect(await transaction(system, verifyMall)).toEqual([])
  expect(await transaction(system, verifyLedger)).toEqual([])
  await platform.stop()
})

const order = (where = stationId) =>
  worker.post<{ orders: { id: string }[] }>('/me/mall/orders', {
    intentId,
    lines: [{ skuId, quantity: 1, price: 8600 }],
    delivery: { kind: 'pick-up', stationId: where, name: '周敏', phone: '13812346205' },
  })
const ship = (id: string) =>
  must(
    cast.farm.post(`/mall/orders/${id}/delivery`, { step: 'ship', carrier: '江河快运', tracking: `JH${id.slice(-5)}` }),
  )
const arrive = (id: string, shelf = 'A-12', visitor = keeper) =>
  visitor.post(`/mall/station/parcels/${id}/arrival`, { shelf })
const handOut = (id: string, key = newId(), visitor = keeper) =>
  visitor.post(`/mall/station/parcels/${id}/hand-over`, {}, key)
const show = (by: 'card' | 'code', shown: string, visitor = keeper) =>
  visitor.post<{ parcels: ParcelCard[] }>('/mall/station/showings', { by, code: shown })
const read = (id: string) => must(worker.get<Order>(`/me/mall/orders/${id}`))
const list = (which: string, visitor = keeper) => must(visitor.get<Page>(`/mall/station/parcels?list=${which}`))

async function waiting(): Promise<{ id: string; code: string }> {
  const { orders } = await must(order())
  const id = orders[0]!.id
  await ship(id)
  await must(arrive(id))
  return { id, code: (await read(id)).pickUp!.parcel!.code }
}

test('an order goes to a station of its mall that is open, or it is not made', async () => {
  expect(code(await order(newId()))).toBe('mall.station-missing')
  expect(code(await order(cast.farmId))).toBe('mall.station-missing')
  const foreign = await must(
    cast.outsider.post<{ id: string }>('/mall/operation/stations', { ...card, name: '临海驿站' }),
  )
  expect(code(await order(foreign.id))).toBe('mall.station-missing')
  const close = (because: string | null) =>
    cast.operator.post(`/mall/operation/stations/${otherId}/closing`, { because })
  await must(close('装修'))
  const refused = await order(otherId)
  expect(code(refused)).toBe('mall.station-closed')
  expect((refused.body as unknown as { detail: string }).detail).toContain('装修')
  const shown = await must(worker.get<{ stations: { id: string }[] }>(`/public/mall/markets/${cast.marketId}/stations`))
  expect(shown.stations.map((one) => one.id)).toEqual([stationId])
  await must(close(null))
  await must(cast.operator.put(`/mall/operation/stations/${otherId}`, { ...card, name: '江南东驿站' }))
  expect(code(await cast.outsider.put(`/mall/operation/stations/${otherId}`, card))).toBe('mall.station-missing')
})

test('what was shipped arrives, waits under a code, and is handed out once to who shows the code', async () => {
  const { orders } = await must(order())
  const { id } = orders[0]!
  expect(code(await arrive(id))).toBe('mall.parcel-not-shipped')
  await ship(id)
  expect((await list('coming')).parcels.map((one) => one.orderId)).toEqual([id])
  expect(code(await worker.post(`/me/mall/orders/${id}/receipt`))).toBe('mall.order-at-station')
  expect(code(await arrive(id, 'A-1', otherKeeper))).toBe('mall.parcel-missing')
  await must(arrive(id))
  expect(code(await arrive(id))).toBe('mall.parcel-arrived')
  const { pickUp } = await read(id)
  expect(pickUp).toMatchObject({ station: { name: card.name }, parcel: { shelf: 'A-12', keepUntil: '2026-11-28' } })

  expect(code(await handOut(id))).toBe('mall.parcel-not-shown')
  expect(code(await show('code', '000000'))).toBe('mall.pick-up-code-wrong')
  expect(code(await show('code', pickUp!.parcel!.code, otherKeeper))).toBe('mall.pick-up-code-wrong')
  const { parcels } = await must(show('code', pickUp!.parcel!.code))
  expect(parcels).toMatchObject([
    { orderId: id, shelf: 'A-12', receiver: '周*', phone: '138****6205', goods: ['驿站米 5 kg ×1'] },
  ])
  expect(code(await handOut(id, newId(), otherKeeper))).toBe('mall.parcel-missing')
  const key = newId()
  await must(handOut(id, key))
  await must(handOut(id, key))
  expect(code(await handOut(id))).toBe('mall.parcel-picked-up')
  expect(code(await show('code', pickUp!.parcel!.code))).toBe('mall.pick-up-code-wrong')
  expect((await read(id)).state).toBe('received')
  expect((await list('gone')).parcels.map((one) => one.orderId)).toEqual([id])
})

test('of two keepers at one counter only one hands a parcel out', async () => {
  const { id, code: shown } = await waiting()
  await must(show('code', shown))
  const both = await Promise.all([handOut(id), handOut(id)])
  expect(both.map((one) => one.status).sort()).toEqual([204, 409])
})

test('the member card opens all that waits for her there, and its code opens once', async () => {
  const first = await waiting()
  const second = await waiting()
  const [card1, card2] = await codesOf(0)
  const { parcels } = await must(show('card', card1!))
  expect(parcels.map((one) => one.orderId).sort()).toEqual([first.id, second.id].sort())
  expect(code(await show('card', card1!))).toBe('credentials.card-code-used')
  expect(code(await show('card', card2!, otherKeeper))).toBe('credentials.card-code-wrong')
  const [stranger] = await codesOf(1)
  expect(code(await show('card', stranger!))).toBe('mall.nothing-waiting')
  await must(handOut(first.id))
  await must(handOut(second.id))
})

test('shown a while ago is not shown: the keeper asks again', async () => {
  const { id, code: shown } = await waiting()
  stopClock('2026-11-21T02:20:00.000Z')
  await must(show('code', shown))
  stopClock('2026-11-21T02:30:00.001Z')
  expect(code(await handOut(id))).toBe('mall.parcel-not-shown')
  await must(show('code', shown))
  await must(handOut(id))
})

test('what nobody fetches is reminded of, kept to its last day, and handed back with every point to its lot', async () => {
  const before = await must(worker.get<{ available: number }>('/me/mall/points'))
  const { id, code: shown } = await waiting()
  const back = (visitor = keeper) => visitor.post(`/mall/station/parcels/${id}/return`)
  stopClock('2026-11-27T02:00:00.000Z')
  expect(await remindBuyers(systemActor('test'))).toBe(1)
  expect(await remindBuyers(systemActor('test'))).toBe(0)
  stopClock('2026-11-28T15:00:00.000Z')
  const again = await appoint(platform.address, 'keeper-2', 'station-keeper', stationId)
  expect(code(await back(again))).toBe('mall.parcel-still-kept')
  stopClock('2026-12-08T02:00:00.000Z')
  await confirmForgotten(systemActor('test'))
  const late = await appoint(platform.address, 'keeper-3', 'station-keeper', stationId)
  expect(await list('unclaimed', late)).toMatchObject({
    counts: { waiting: 1, unclaimed: 1 },
    parcels: [{ orderId: id }],
  })
  await must(back(late))
  expect(code(await back(late))).toBe('mall.parcel-handed-back')
  expect(code(await show('code', shown, late))).toBe('mall.pick-up-code-wrong')
  worker = await new Visitor(platform.address).signInAsWorker(union.workers[0]!.phone)
  expect(await read(id)).toMatchObject({ state: 'cancelled', refunded: 8600 })
  expect(await must(worker.get<{ available: number }>('/me/mall/points'))).toMatchObject({
    available: before.available,
  })
})

test('a parcel is handed out only while it waits and soon after it was shown', () => {
  const at = '2026-11-21T03:00:00.000Z'
  const parcel = {
    ...{ ownerId: '', orderId: '', stationId: '', code: '000001', shelf: 'A', arrivedAt: at, keepUntil: '2026-11-28' },
    ...{ shownAt: at, pickedUpAt: null, handedBackAt: null },
  }
  expect(decideHandOver(parcel, at)).toBe('open')
  expect(decideHandOver({ ...parcel, shownAt: null }, at)).toBe('not-shown')
  expect(decideHandOver({ ...parcel, pickedUpAt: at }, at)).toBe('picked-up')
  expect(decideHandOver({ ...parcel, handedBackAt: at }, at)).toBe('handed-back')
})

test('the address stays as it was for whoever has it sent home', async () => {
  const id = await buy(worker, intentId, [{ skuId, quantity: 1, price: 8600 }])
  expect((await read(id)).pickUp).toBeNull()
})

/** Codes of a worker's card from now on. */
async function codesOf(worker: number): Promise<string[]> {
  const codes = await transaction(system, (tx) => cardCodes(tx, union.workers[worker]!.personId, 2))
  return codes.map((one) => one.code)
}
