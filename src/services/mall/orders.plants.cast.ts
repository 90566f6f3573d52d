import { type Place, type Planted, type Plants, password, type World } from '../../../test/attack/plant.ts'
import type { Visitor } from '../../../test/world/visitor.ts'
import { type Actor, systemActor } from '../../kernel/access/index.ts'
import { now, stopClock } from '../../platform/clock.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { enterDeposit, fillFund, officerActor, workerActor } from './cast.ts'
import { confirmMyOrder } from './deliver-order.ts'
import { makePayout } from './pay-suppliers.ts'
import { handPointsDown, startDueIssues } from './points-issue.ts'
import { refreshSold } from './products.store.ts'
import { confirmSettlement, writeBank } from './settle-statement.ts'
import { settleSuppliers } from './settlement-books.ts'
import { signConfirmed } from './sign-intent.ts'

const price = 1_000

/**
 * Each place has a supplier and a station of its own in its city's mall, with goods on offer and goods that nobody may see
 * yet; a letter whose points went down to the first worker, and an order of hers for each step of its way.
 */
export const plants: Plants = {
  order: 55,
  values: {
    because: '与事实不符',
    price,
    issueAt: '2025-08-05T02:00:00.000Z',
    opensAt: '2025-08-05T02:00:00.000Z',
    closesAt: '2025-09-05T02:00:00.000Z',
    unspent: 'keep',
    keptUntil: '2025-12-31',
    categories: 'grain',
    category: 'grain',
    drawing: 'bag',
    regionId: null,
    untilDay: '2025-08-03',
    'PUT /mall/supply/bank number': '6222020200112230',
    'GET /mall/operation/settlements from': '2025-07-01',
    'GET /mall/operation/settlements to': '2025-08-31',
    'GET /mall/supply/settlements from': '2025-07-01',
    'GET /mall/supply/settlements to': '2025-08-31',
    'POST /mall/supply/products code': 'SP-9',
    'POST /mall/intents/:id/signatures password': password,
    'POST /mall/operation/suppliers phone': '0335-8888666',
    'POST /mall/operation/suppliers creditCode': null,
    'GET /mall/operation/praise from': '2025-07-01',
    'GET /mall/operation/praise to': '2025-08-31',
    'GET /mall/supply/praise from': '2025-07-01',
    'GET /mall/supply/praise to': '2025-08-31',
  },
  open: {
    'mall.rating-photo': 'named together with its rating',
    'mall.after-sale-photo': 'named together with its after-sales case',
  },
  unseen: {
    'GET /mall/intents/:id/limits': 'limits of a letter, which name nothing of anybody',
    'GET /mall/books/search': 'asks for the number of one thing, of which a reader of books tries many',
    'GET /mall/after-sales/:id/photos/:photoId/:size': 'nothing planted has a photo',
    'PUT /mall/supply/products/:id/photos': 'nothing planted has a photo',
    'POST /me/mall/orders/:id/lines/:line/after-sales': 'what was received has been asked about already',
    'GET /mall/operation/terms': 'days of a mall, which name nothing of anybody',
    'POST /mall/station/showings': 'opens by a code that is shown at the counter',
    'POST /mall/operation/deposits': 'asks for a paper of the bank',
    'POST /mall/operation/payouts/:id/result': 'asks for a file of the bank',
    'POST /mall/supply/settlements/:id/dispute': 'the confirmation before it has taken the statement',
    'POST /mall/operation/settlements/:id/answer': 'asks for a dispute, which a confirmation has taken',
  },
  async plant(world, place) {
    const operator = await world.as(`mall-operator over ${place.city}`)
    const partners = await admitPartners(world, place, operator)
    const desks = {
      keeper: await world.as(`station-keeper over ${stationOf(place)}`),
      supplier: await world.as(`supplier over ${supplierOf(place)}`),
      operator,
      worker: await world.as(place.workers[0]!),
    }
    const intentId = await issuedLetter(world, place)
    const { skuId, draft } = await goodsOf(place, desks)
    const ordered = await ordersOf(place, desks, { ...partners, intentId, skuId })
    await done(desks.worker.put('/me/mall/basket', { lines: [{ skuId, quantity: 1 }] }))
    await transaction(system, refreshSold)
    const money = await moneyOf(world, place, {
      ...partners,
      intentId,
      skuId,
      worker: desks.worker,
      supplier: desks.supplier,
    })
    const photo = await desks.supplier.upload('照片.png', png, 'photo')
    return [
      ...plantedGoods(world, place, { ...partners, skuId, draft, photo }),
      ...plantedOrders(world, place, { ...partners, ...ordered, intentId }),
      ...money,
    ]
  },
}

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const supplierOf = ({ key }: Place) => `supplier-of-${key}`
const stationOf = ({ key }: Place) => `station-of-${key}`
const contactOf = ({ key }: Place) => `${key}供货联系人`
const draftName = ({ key }: Place) => `${key}草稿米`
const receiverOf = ({ key }: Place) => `${key}代收人`
const addressOf = ({ key }: Place) => `${key}路 1 号`

type Partners = { readonly supplierId: string; readonly stationId: string }
type Goods = { readonly productId: string; readonly skuId: string }

/** What is on offer may be named by everybody; what the supplier prepares, by nobody else. */
function plantedGoods(
  world: World,
  place: Place,
  { supplierId, stationId, skuId, draft, photo }: Partners & { skuId: string; draft: Goods; photo: string },
): Planted[] {
  const city = world.paths[place.city]!
  const ofSupplier = { owner: null, orgPath: [...city, supplierId] }
  const ofStation = { owner: null, orgPath: [...city, stationId], marks: [] }
  const everybody = { owner: null, orgPath: city, sight: 'everybody' as const, marks: [] }
  const keeper = world.officers.get(`supplier.${supplierOf(place)}`)!
  return [
    { kind: 'mall.operated-market', id: city.at(-1)!, owner: null, orgPath: city, marks: [] },
    { kind: 'mall.supplier', id: supplierId, ...ofSupplier, marks: [contactOf(place)] },
    { kind: 'mall.shop-supplier', id: supplierId, ...everybody },
    { kind: 'mall.station', id: stationId, ...ofStation },
    { kind: 'mall.shop-station', id: stationId, ...everybody },
    { kind: 'mall.product', id: draft.productId, ...ofSupplier, marks: [draftName(place)] },
    { kind: 'mall.sku', id: draft.skuId, ...ofSupplier, marks: [] },
    { kind: 'mall.offered-sku', id: skuId, ...everybody },
    { kind: 'files.file', id: photo, ...ofSupplier, owner: keeper, sight: 'any-role', marks: [] },
  ]
}

function plantedOrders(
  world: World,
  place: Place,
  {
    supplierId,
    stationId,
    intentId,
    orderIds,
    ratingId,
    afterSaleId,
  }: Partners & {
    intentId: string
    orderIds: readonly string[]
    ratingId: string
    afterSaleId: string
  },
): Planted[] {
  const city = world.paths[place.city]!
  const owner = place.workers[0]!.personId
  return [
    { kind: 'mall.intent', id: intentId, owner, orgPath: place.path, marks: [] },
    { kind: 'mall.parcel', id: orderIds.at(-1)!, owner, orgPath: [...city, stationId], marks: [] },
    ...orderIds.map(
      (id): Planted => ({
        kind: 'mall.order',
        id,
        owner,
        orgPath: [...place.path, supplierId, stationId],
        marks: [receiverOf(place), addressOf(place)],
      }),
    ),
    {
      kind: 'mall.after-sale',
      id: afterSaleId,
      owner,
      orgPath: [...place.path, supplierId],
      marks: [`${place.key}的米受潮了`],
    },
    // The supplier at whose desk it lies sees whose it is.
    { kind: 'mall.buyer', id: owner, owner, orgPath: [...city, supplierId], sight: 'any-role', marks: [] },
    {
      kind: 'mall.buyer-union',
      id: place.orgId,
      owner: null,
      orgPath: [...city, supplierId],
      sight: 'any-role',
      marks: [],
    },
    {
      kind: 'mall.rating',
      id: ratingId,
      owner,
      orgPath: [...city, supplierId],
      marks: [`${place.key}的米很香`],
    },
  ]
}

type Desks = {
  readonly keeper: Visitor
  readonly supplier: Visitor
  readonly operator: Visitor
  readonly worker: Visitor
}

/** The mall of the city, a supplier and a station of the place in it. */
async function admitPartners(world: World, place: Place, operator: Visitor): Promise<Partners> {
  const there = await operator.get('/mall/operation/suppliers')
  if (there.status === 409) await done(operator.post('/mall/operation/market', { name: `${place.city}商城` }))
  const phone = '0532-88886666'
  const supplier = { name: `${place.key}供应社`, creditCode: null, contact: contactOf(place), phone }
  const station = { name: `${place.key}驿站`, address: `${place.key}门岗东侧`, hours: '每天', phone }
  const { id: supplierId } = await done<{ id: string }>(operator.post('/mall/operation/suppliers', supplier))
  const { id: stationId } = await done<{ id: string }>(operator.post('/mall/operation/stations', station))
  world.settle(supplierOf(place), [...world.paths[place.city]!, supplierId])
  world.settle(stationOf(place), [...world.paths[place.city]!, stationId])
  return { supplierId, stationId }
}

async function issuedLetter(world: World, place: Place): Promise<string> {
  await fillFund(world.orgIds[place.city]!, 1_000_000)
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
  const { name, idNumber, phone } = place.workers[0]!
  const list = ['姓名,证件号码,手机号', `${name},${idNumber},${phone}`].join('\n')
  const fileId = await officer.upload(`${place.key}发放名单.csv`, list)
  await done(officer.put(`/mall/intents/${id}/recipients`, { from: 'file', fileId }))
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
async function goodsOf(place: Place, { supplier, operator }: Desks): Promise<Goods & { draft: Goods }> {
  const write = async (code: string, name: string): Promise<Goods> => {
    const skus = [{ code: `${code}-1`, specification: '5 kg', price, mostEach: null, available: 500 }]
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
    const { id } = await done<{ id: string }>(supplier.post('/mall/supply/products', { draft }))
    const page = await done<{ skus: { id: string }[] }>(supplier.get(`/mall/desk/products/${id}`))
    return { productId: id, skuId: page.skus[0]!.id }
  }
  const { productId, skuId } = await write(`${place.key}-1`, '高山贡米')
  await done(supplier.post('/mall/supply/products/submission', { ids: [productId] }))
  await done(operator.post('/mall/operation/products/judgement', { ids: [productId], decision: 'list' }))
  return { productId, skuId, draft: await write(`${place.key}-2`, draftName(place)) }
}

/** An order for each step of its way; the one that was received is rated. */
async function ordersOf(
  place: Place,
  { supplier, worker, keeper }: Desks,
  { intentId, skuId, stationId }: Partners & { intentId: string; skuId: string },
): Promise<{ orderIds: string[]; ratingId: string; afterSaleId: string }> {
  const delivery = {
    kind: 'address',
    name: receiverOf(place),
    phone: '13900000000',
    address: addressOf(place),
  }
  const lines = [{ skuId, quantity: 2, price }]
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
  orderIds.push(await parcelOf(place, { supplier, worker, keeper }, { stationId, intentId, lines }))
  const rating = { stars: 5, words: `${place.key}的米很香`, photos: [] }
  const { id } = await done<{ id: string }>(worker.put(`/me/mall/orders/${orderIds[2]}/lines/1/rating`, rating))
  const asked = { quantity: 1, wants: 'refund', reason: 'damaged', words: `${place.key}的米受潮了` }
  const opened = worker.post<{ id: string }>(`/me/mall/orders/${orderIds[2]}/lines/1/after-sales`, asked)
  return { orderIds, ratingId: id, afterSaleId: (await done(opened)).id }
}

type Trade = Pick<Desks, 'worker' | 'supplier'> & Partners & { readonly intentId: string; readonly skuId: string }

/** A deposit that waits for the second pair of eyes; a statement on its way to the bank, and one that waits for its supplier. */
async function moneyOf(world: World, place: Place, trade: Trade): Promise<Planted[]> {
  const city = world.paths[place.city]!
  const marketId = city.at(-1)!
  const operator = deskOf(marketId, city, 'mall.operate')
  const supplier = officerActor(trade.supplierId, 'mall.supply')
  await writeBank(supplier, { holder: `${place.key}供应社`, bank: '农商银行', number: '6222020200112230' })
  const sent = await settledOn(nextDay(), place, trade, operator)
  await confirmSettlement(supplier, sent)
  const payout = await makePayout(operator, newId())
  const open = await settledOn(nextDay(), place, trade, operator)
  const payer = `${place.key}缴款单位`
  const ofMarket = { owner: null, orgPath: city }
  const ofSupplier = { owner: null, orgPath: [...city, trade.supplierId], marks: [] }
  return [
    { kind: 'mall.deposit', id: await enterDeposit(marketId, payer, 10_000), ...ofMarket, marks: [payer] },
    { kind: 'mall.payout', id: payout.id, ...ofMarket, marks: [payout.number] },
    { kind: 'mall.settlement', id: open, ...ofSupplier },
    { kind: 'mall.settlement', id: sent, ...ofSupplier },
  ]
}

let settledDays = 0

/** A market settles day after day, whichever of its places is planted. */
function nextDay(): string {
  settledDays += 1
  return `2025-07-${String(settledDays).padStart(2, '0')}`
}

/** What was received on a day, as a statement of its own. */
async function settledOn(day: string, place: Place, trade: Trade, operator: Actor): Promise<string> {
  const delivery = { kind: 'address', name: receiverOf(place), phone: '13900000000', address: addressOf(place) }
  const wish = { intentId: trade.intentId, lines: [{ skuId: trade.skuId, quantity: 1, price }], delivery }
  const { orders } = await done<{ orders: { id: string }[] }>(trade.worker.post('/me/mall/orders', wish))
  const { id } = orders[0]!
  const parcel = { step: 'ship', carrier: '快运', tracking: `${place.key}3` }
  await done(trade.supplier.post(`/mall/orders/${id}/delivery`, parcel))
  const at = now()
  stopClock(`${day}T02:00:00.000Z`)
  await confirmMyOrder(workerActor(place.workers[0]!.personId), id, newId())
  stopClock(at)
  const marketId = operator.grants[0]!.orgId
  const { settlements } = await settleSuppliers(operator, { marketId, untilDay: day }, newId())
  return settlements.find((one) => one.supplierId === trade.supplierId)!.id
}

/** An order that waits at the station. */
async function parcelOf(
  place: Place,
  { supplier, worker, keeper }: Omit<Desks, 'operator'>,
  { stationId, ...wish }: { stationId: string; intentId: string; lines: readonly object[] },
): Promise<string> {
  const delivery = { kind: 'pick-up', stationId, name: receiverOf(place), phone: '13900000000' }
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
