import type { Place, Planted, Plants, World } from '../../../test/attack/plant.ts'
import type { Visitor } from '../../../test/world/visitor.ts'
import { type Actor, systemActor } from '../../kernel/access/index.ts'
import { now, stopClock } from '../../platform/clock.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { officerActor } from './cast.ts'
import { findMarket, findSupplier, insertMarket, insertSupplier } from './markets.store.ts'
import { handPointsDown, startDueIssues } from './points-issue.ts'
import { refreshSold } from './products.store.ts'
import { openingCategories } from './products.text.ts'
import { signConfirmed } from './sign-intent.ts'
import { insertStation } from './stations.store.ts'

/**
 * Each place is a union with a letter, a supplier and a station at once, in the mall of its city, so that every role over it meets something of
 * its own. What was ordered is withdrawn afterwards: what is on offer is everybody's to see, what was is not.
 */
export const plants: Plants = {
  order: 55,
  values: {
    because: '与事实不符',
    issueAt: '2025-08-05T02:00:00.000Z',
    opensAt: '2025-08-05T02:00:00.000Z',
    closesAt: '2025-09-05T02:00:00.000Z',
    untilDay: '2025-08-03',
    'GET /mall/operation/praise from': '2025-07-01',
    'GET /mall/operation/praise to': '2025-08-31',
    'GET /mall/supply/praise from': '2025-07-01',
    'GET /mall/supply/praise to': '2025-08-31',
  },
  open: { 'mall.rating-photo': 'named together with its rating' },
  unseen: {
    'GET /mall/operation/terms': 'days of a mall, which name nothing of anybody',
    'POST /mall/station/showings': 'opens by a code that is shown at the counter',
  },
  async plant(world, place) {
    await openFor(world, place)
    const desks = {
      keeper: await world.as(`station-keeper over ${place.key}`),
      supplier: await world.as(`supplier over ${place.key}`),
      operator: await world.as(`mall-operator over ${place.city}`),
      worker: await world.as(place.workers[0]!),
    }
    const intentId = await issuedLetter(world, place)
    const { productId, skuId, draftId } = await goodsOf(place, desks)
    const ordered = await ordersOf(place, desks, { intentId, skuId })
    await done(desks.operator.post('/mall/operation/products/judgement', withdrawn(productId)))
    await transaction(system, refreshSold)
    const shared = { orgPath: place.path, owner: null }
    const hers = { orgPath: place.path, owner: place.workers[0]!.personId }
    return [
      { kind: 'mall.supplier', id: place.orgId, ...shared, marks: [] },
      { kind: 'mall.intent', id: intentId, ...shared, marks: [`${place.key}福利`] },
      { kind: 'mall.product', id: draftId, ...shared, marks: [`${place.key}草稿米`] },
      { kind: 'mall.sku', id: skuId, ...shared, marks: [] },
      ...ordered.orderIds.map((id): Planted => ({ kind: 'mall.order', id, ...hers, marks: [`${place.key}路 1 号`] })),
      { kind: 'mall.station', id: place.orgId, ...shared, marks: [] },
      { kind: 'mall.rating', id: ordered.ratingId, ...hers, marks: [`${place.key}的米很香`] },
    ]
  },
}

type Desks = {
  readonly keeper: Visitor
  readonly supplier: Visitor
  readonly operator: Visitor
  readonly worker: Visitor
}

const withdrawn = (productId: string) => ({ ids: [productId], decision: 'withdraw', because: '已经售完' })

/** The mall of the city, and the place itself among its suppliers. */
async function openFor(world: World, place: Place): Promise<void> {
  const marketId = world.orgIds[place.city]!
  await transaction(system, async (tx) => {
    if (!(await findMarket(tx, marketId)))
      await insertMarket(tx, { orgId: marketId, name: `${place.city}商城`, openedAt: now() }, openingCategories)
    if (await findSupplier(tx, place.orgId)) return
    const [suspendedAt, suspendedBecause] = [null, null]
    const card = { name: `${place.key}供应社`, contact: '陈经理', phone: '0532-88886666' }
    await insertSupplier(tx, { orgId: place.orgId, marketId, ...card, suspendedAt, suspendedBecause }, now())
    const counter = { name: `${place.key}驿站`, address: `${place.key}门岗`, hours: '每天', phone: '0532-60000001' }
    await insertStation(tx, { orgId: place.orgId, marketId, ...counter, closedAt: null, closedBecause: null }, now())
  })
}

async function issuedLetter(world: World, place: Place): Promise<string> {
  const officer = await world.as(`grassroots-officer over ${place.key}`)
  const at = new Date(Date.parse(now()) + 60_000).toISOString()
  const terms = {
    occasion: `${place.key}福利`,
    headcount: 10,
    pointsEach: 100_000,
    issueAt: at,
    opensAt: at,
    closesAt: '2025-09-04T02:00:00.000Z',
    categories: [],
    unspent: 'return',
    keptUntil: null,
  }
  const { id } = await done<{ id: string }>(officer.post('/mall/intents', { orgId: place.orgId, terms }))
  const union = deskOf(place.orgId, place.path, 'mall.intent')
  const mall = deskOf(world.orgIds[place.city]!, world.paths[place.city]!, 'mall.operate')
  const page = await done<{ document: { id: string; digest: string } }>(officer.get(`/mall/intents/${id}`))
  await signConfirmed(union, { id, side: 'union', digest: page.document.digest })
  await signConfirmed(mall, { id, side: 'mall', digest: page.document.digest })
  await done(officer.put(`/mall/intents/${id}/recipients`, { from: 'members' }))
  await done(officer.post(`/mall/intents/${id}/configuration`))
  stopClock(at)
  await startDueIssues(systemActor('plants'))
  await handPointsDown(systemActor('plants'), id, async () => undefined)
  return id
}

function deskOf(orgId: string, orgPath: readonly string[], permission: string): Actor {
  const actor = officerActor(orgId, permission)
  return { ...actor, grants: actor.grants.map((grant) => ({ ...grant, orgPath })) }
}

/** One product on offer, and one that its supplier is still writing. */
async function goodsOf(
  place: Place,
  { supplier, operator }: Desks,
): Promise<{ productId: string; skuId: string; draftId: string }> {
  const write = async (code: string, name: string) => {
    const skus = [{ code: `${code}-1`, specification: '5 kg', price: 1_000, mostEach: null, available: 500 }]
    const draft = {
      code,
      category: 'grain',
      name,
      intro: '',
      origin: place.key,
      regionId: null,
      localMade: false,
      drawing: 'bag',
      skus,
    }
    return (await done<{ id: string }>(supplier.post('/mall/supply/products', { draft }))).id
  }
  const productId = await write(`${place.key}-1`, `${place.key}贡米`)
  await done(supplier.post('/mall/supply/products/submission', { ids: [productId] }))
  await done(operator.post('/mall/operation/products/judgement', { ids: [productId], decision: 'list' }))
  const page = await done<{ skus: { id: string }[] }>(supplier.get(`/mall/desk/products/${productId}`))
  return { productId, skuId: page.skus[0]!.id, draftId: await write(`${place.key}-2`, `${place.key}草稿米`) }
}

/** An order for each step of its way; the one that was received is rated. */
async function ordersOf(
  place: Place,
  { supplier, worker, keeper }: Desks,
  { intentId, skuId }: { intentId: string; skuId: string },
): Promise<{ orderIds: string[]; ratingId: string }> {
  const delivery = {
    kind: 'address',
    name: place.workers[0]!.name,
    phone: '13900000000',
    address: `${place.key}路 1 号`,
  }
  const lines = [{ skuId, quantity: 2, price: 1_000 }]
  const orderIds: string[] = []
  for (const step of ['placed', 'shipped', 'received'] as const) {
    const { orders } = await done<{ orders: { id: string }[] }>(
      worker.post('/me/mall/orders', { intentId, lines, delivery }),
    )
    const id = orders[0]!.id
    orderIds.push(id)
    if (step === 'placed') continue
    await done(
      supplier.post(`/mall/orders/${id}/delivery`, { step: 'ship', carrier: '快运', tracking: `${place.key}1` }),
    )
    if (step === 'received') await done(worker.post(`/me/mall/orders/${id}/receipt`))
  }
  orderIds.push(await parcelOf(place, { supplier, worker, keeper }, { intentId, lines }))
  const rating = { stars: 5, words: `${place.key}的米很香`, photos: [] }
  const { id } = await done<{ id: string }>(worker.put(`/me/mall/orders/${orderIds[2]}/lines/1/rating`, rating))
  return { orderIds, ratingId: id }
}

/** An order that waits at the station. */
async function parcelOf(
  place: Place,
  { supplier, worker, keeper }: Omit<Desks, 'operator'>,
  wish: { intentId: string; lines: readonly object[] },
): Promise<string> {
  const delivery = { kind: 'pick-up', stationId: place.orgId, name: place.workers[0]!.name, phone: '13900000000' }
  const { orders } = await done<{ orders: { id: string }[] }>(worker.post('/me/mall/orders', { ...wish, delivery }))
  const { id } = orders[0]!
  await done(supplier.post(`/mall/orders/${id}/delivery`, { step: 'ship', carrier: '快运', tracking: `${place.key}2` }))
  await done(keeper.post(`/mall/station/parcels/${id}/arrival`, { shelf: 'A-1' }))
  return id
}

async function done<Body>(asked: Promise<{ status: number; body: Body }>): Promise<Body> {
  const { status, body } = await asked
  if (status >= 300) throw new Error(`planting the mall: ${status} ${JSON.stringify(body)}`)
  return body
}
