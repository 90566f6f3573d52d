import { now, stopClock } from '../../src/platform/clock.ts'
import type { ContractPage, RequestPage } from '../../src/services/mall/purchases.contract.ts'
import type { StatementCard } from '../../src/services/mall/settlements.contract.ts'
import { offer, openCardBenefits, showCard, take, wash } from './card-benefits.ts'
import { appoint, buy, listed, type MallCast, must, openSmallMall, openWindow, rice } from './mall.ts'
import { type Platform, startPlatform } from './platform.ts'
import { foundSmallUnion, password, type SmallUnion } from './small-union.ts'
import { Visitor } from './visitor.ts'

type CarriedOut = { readonly id: string; readonly number: string; readonly requestId: string }

/** A mall in which everything has happened once, all of it through the API: the ids of what came of it. */
export type WholeMall = {
  readonly platform: Platform
  readonly union: SmallUnion
  readonly marketId: string
  readonly supplierId: string
  readonly intentId: string
  readonly productId: string
  readonly skuId: string
  /** Received, rated and refunded in part. */
  readonly orderId: string
  readonly refundId: string
  readonly cancelledId: string
  /** Waits at the station. */
  readonly waitingId: string
  /** Handed out at the station. */
  readonly handedOutId: string
  readonly settlementId: string
  readonly depositId: string
  readonly regionId: string
  readonly pavilionId: string
  readonly projectId: string
  readonly merchantId: string
  readonly benefitId: string
  readonly useId: string
  readonly benefitStatementId: string
  readonly buyerId: string
  readonly contract: CarriedOut
  readonly paidContract: CarriedOut
}

let addresses = 0
const from = () => `10.11.0.${++addresses}`

export async function openWholeMall(): Promise<WholeMall> {
  stopClock('2026-11-20T02:00:00.000Z')
  let founded: SmallUnion | undefined
  const platform = await startPlatform(async () => {
    founded = await foundSmallUnion(8)
  })
  const union = founded!
  const { address } = platform
  const cast = await openSmallMall(address, union)
  const worker = await new Visitor(address, from()).signInAsWorker(union.workers[0]!.phone)
  const zone = await openZone(cast, union)
  const shopped = await shop(address, cast, union, worker, zone.regionId)
  const benefits = await takeCard(address, union, worker)
  const purchases = await buyInBulk(address, cast)
  stopClock('2026-11-21T02:00:00.000Z')
  const settled = await settle(address, cast)
  const statement = await settleBenefits(address, union)
  return {
    ...{ platform, union, marketId: cast.marketId, supplierId: cast.farmId },
    ...{ ...zone, ...shopped, ...settled, ...benefits, ...statement, ...purchases },
  }
}

/** A region with a pavilion that is open, and an aid project that has gone forward. */
async function openZone(cast: MallCast, union: SmallUnion) {
  const region = { name: '伊犁州', partner: '伊犁州总工会', intro: '伊犁河谷。' }
  const regionId = (await must(cast.operator.post<{ id: string }>('/mall/operation/regions', region))).id
  const words = { name: '伊犁馆', lead: '伊犁河谷的蜂蜜、苹果和小麦', story: '两地工会一起办的馆。' }
  const pavilion = await must(cast.operator.post<{ id: string }>('/mall/operation/pavilions', { regionId, words }))
  await must(cast.operator.post(`/mall/operation/pavilions/${pavilion.id}/opening`, { opensOn: '2026-11-20' }))
  const plan = {
    ...{ class: 'stations', name: '伊宁县户外劳动者驿站', purpose: '给牧工和环卫工人歇脚。', regionId },
    ...{ beginsOn: '2026-10-01', endsOn: '2026-12-31', budgetFen: 30_000_000 },
  }
  const wish = { plan, orgIds: [union.orgIds.city] }
  const { id: projectId } = await must(cast.operator.post<{ id: string }>('/mall/aid/projects', wish))
  const step = { kind: 'progress', onDay: '2026-11-20', percent: 60, spentFen: 18_000_000, words: '完成两处。' }
  await must(cast.operator.post(`/mall/aid/projects/${projectId}/steps`, step))
  return { regionId, pavilionId: pavilion.id, projectId }
}

/** Goods whose origin is proved, on the shelf. */
async function listProved(cast: MallCast, regionId: string) {
  const draft = rice({ code: 'YL-300', name: '伊犁蜂蜜', origin: '伊宁县', regionId })
  const { id: productId } = await must(cast.farm.post<{ id: string }>('/mall/supply/products', { draft }))
  const ids = [productId]
  await must(cast.farm.post('/mall/supply/products/submission', { ids }))
  const paper = {
    means: 'certificate',
    number: 'YL-18',
    issuer: '县农业农村局',
    validUntil: '2027-06-30',
    fileId: null,
  }
  await must(cast.farm.post('/mall/supply/origin-proofs', { productIds: ids, offer: paper }))
  const { proofs } = await must(
    cast.operator.get<{ proofs: { id: string }[] }>('/mall/operation/origin-proofs?state=waiting'),
  )
  const judged = { ids: proofs.map((one) => one.id), decision: 'accept' }
  await must(cast.operator.post('/mall/operation/origin-proofs/judgement', judged))
  await must(cast.operator.post('/mall/operation/products/judgement', { ids, decision: 'list' }))
  const page = await must(cast.farm.get<{ skus: { id: string }[] }>(`/public/mall/products/${productId}`))
  return { productId, skuId: page.skus[0]!.id }
}

async function shop(address: string, cast: MallCast, union: SmallUnion, worker: Visitor, regionId: string) {
  const { productId, skuId } = await listProved(cast, regionId)
  const plain = await listed(cast, cast.mill, rice({ code: 'MB-1', name: '毛巾三条装', category: 'daily' }))
  const card = { name: '江北驿站', address: '江北区铸造路 2 号', hours: '每天 9:00—20:00', phone: '0532-60000001' }
  const station = await must(cast.operator.post<{ id: string }>('/mall/operation/stations', card))
  const keeper = await appoint(address, 'keeper', 'station-keeper', station.id)
  const { intentId, foundry } = await openWindow(address, cast, union)
  await must(foundry.put(`/mall/intents/${intentId}/limits/${skuId}`, { most: 50 }))

  const lines = [{ skuId, quantity: 3, price: 8600 }]
  const orderId = await buy(worker, intentId, lines)
  const parcel = { step: 'ship', carrier: '江河快运', tracking: 'JH1' }
  await must(cast.farm.post(`/mall/orders/${orderId}/delivery`, parcel))
  await must(worker.post(`/me/mall/orders/${orderId}/receipt`))
  const back = { line: 1, quantity: 1, because: '破损', restock: true }
  const { refundId } = await must(cast.farm.post<{ refundId: string }>(`/mall/orders/${orderId}/refunds`, back))
  await must(worker.put(`/me/mall/orders/${orderId}/lines/1/rating`, { stars: 5, words: '很好' }))

  const cancelledId = await buy(worker, intentId, [{ skuId: plain.skus[0]!.id, quantity: 1, price: 8600 }])
  await must(worker.post(`/me/mall/orders/${cancelledId}/cancellation`, { because: '买错了' }))

  const pickUp = { kind: 'pick-up', stationId: station.id, name: '周敏', phone: '13812346205' }
  const arrive = async () => {
    const id = await buy(worker, intentId, [{ skuId, quantity: 1, price: 8600 }], pickUp)
    await must(cast.farm.post(`/mall/orders/${id}/delivery`, parcel))
    await must(keeper.post(`/mall/station/parcels/${id}/arrival`, { shelf: 'A-1' }))
    return id
  }
  const [waitingId, handedOutId] = [await arrive(), await arrive()]
  const { pickUp: shown } = await must(
    worker.get<{ pickUp: { parcel: { code: string } } }>(`/me/mall/orders/${handedOutId}`),
  )
  await must(keeper.post('/mall/station/showings', { by: 'code', code: shown.parcel.code }))
  await must(keeper.post(`/mall/station/parcels/${handedOutId}/hand-over`))
  return { productId, skuId, intentId, orderId, refundId, cancelledId, waitingId, handedOutId }
}

/** A statement of the supplier that the bank has paid. */
async function settle(address: string, cast: MallCast) {
  const operator = await new Visitor(address, from()).signInAsOfficer('operator', password)
  const farm = await new Visitor(address, from()).signInAsOfficer('farm', password)
  await must(operator.post(`/mall/markets/${cast.marketId}/settlements`, { untilDay: '2026-11-20' }))
  const { statements } = await must(farm.get<{ statements: StatementCard[] }>('/mall/supply/settlements'))
  const settlementId = statements[0]!.id
  const bank = { holder: '云岭农业合作社', bank: '云岭农商银行', number: '6222 0202 0011 2230' }
  await must(farm.put('/mall/supply/bank', bank))
  await must(farm.post(`/mall/supply/settlements/${settlementId}/confirmation`))
  const payout = await must(operator.post<{ id: string; number: string }>('/mall/operation/payouts'))
  await operator.download(`/mall/operation/payouts/${payout.id}/bank-file`)
  const amount = (statements[0]!.amount / 100).toFixed(2)
  const rows = `批次号,序号,金额,结果,原因\n${payout.number},1,${amount},成功,`
  const fileId = await operator.upload('回盘.csv', rows)
  await must(operator.post(`/mall/operation/payouts/${payout.id}/result`, { fileId }))
  const { deposits } = await must(operator.get<{ deposits: { id: string }[] }>('/mall/operation/deposits'))
  return { settlementId, depositId: deposits[0]!.id }
}

async function takeCard(address: string, union: SmallUnion, worker: Visitor) {
  const benefits = await openCardBenefits(address, union)
  const benefitId = await offer(benefits, wash(benefits, { mostADay: 2 }))
  const code = await showCard(worker)
  const used = await must(take(benefits.merchants.wash.desk, { benefitId, code }))
  return { merchantId: benefits.merchants.wash.id, benefitId, useId: used.id }
}

async function settleBenefits(address: string, union: SmallUnion) {
  const officer = await new Visitor(address, from()).signInAsOfficer('benefits', password)
  const wish = { orgId: union.orgIds.city, untilDay: '2026-11-20' }
  await must(officer.post('/mall/benefit-statements', wish))
  const { statements } = await must(officer.get<{ statements: { id: string }[] }>('/mall/benefit-statements'))
  return { benefitStatementId: statements[0]!.id }
}

/** Two contracts of an enterprise: one accepted and paid, one settled as well. */
async function buyInBulk(address: string, cast: MallCast) {
  const credit = { name: '滨江重工', creditCode: '91350100M000100Y43', contact: '赵经理', phone: '0335-1234567' }
  const { id: buyerId } = await must(cast.operator.post<{ id: string }>('/mall/operation/buyers', credit))
  const plant = await appoint(address, 'plant', 'enterprise-buyer', buyerId)
  const first = await carryOut(cast, plant)
  const second = await carryOut(cast, plant)
  await must(cast.operator.post(`/mall/contracts/${first.id}/settlement`, {}))
  return { buyerId, contract: first, paidContract: second }
}

let asked = 0

async function carryOut(cast: MallCast, plant: Visitor) {
  asked += 1
  const quotesUntil = new Date(Date.parse(now()) + 10 * 60_000).toISOString()
  const wanted = {
    ...{ title: `年终劳保用品 ${asked}`, place: '江北区铸造路 1 号', deliverBy: '2026-12-20', opening: 'at-once' },
    ...{ quotesUntil, leastQuotes: 1, note: '' },
    lines: [{ category: 'daily', name: '毛巾', specification: '三条装', unit: '包', quantity: 200 }],
  }
  const request = await must(plant.post<{ id: string }>('/mall/purchases/requests', { wanted }))
  const lines = [{ line: 1, price: 990, remark: '' }]
  const quote = { validUntil: '2026-12-31', deliverDays: 7, note: '', lines }
  await must(cast.farm.post(`/mall/supply/requests/${request.id}/quotations`, { quote }))
  stopClock(quotesUntil)
  const { quotations } = await must(plant.get<RequestPage>(`/mall/purchases/requests/${request.id}`))
  const choice = { quotationId: quotations[0]!.id }
  const chosen = plant.post<{ contractId: string }>(`/mall/purchases/requests/${request.id}/choice`, choice)
  const { contractId: id } = await must(chosen)
  const page = await must(plant.get<ContractPage>(`/mall/contracts/${id}`))
  for (const [who, side] of [
    [plant, 'buyer'],
    [cast.farm, 'supplier'],
  ] as const)
    await must(who.post(`/mall/contracts/${id}/signatures`, { side, digest: page.document.digest, password }))
  const call = { lines: [{ line: 1, quantity: 200 }], note: '' }
  const order = await must(plant.post<{ id: string }>(`/mall/contracts/${id}/orders`, call))
  await must(cast.farm.post(`/mall/purchase-orders/${order.id}/shipment`, { carrier: '快运', tracking: `KY${asked}` }))
  const inspected = { lines: [{ line: 1, accepted: 200, because: null }] }
  await must(plant.post(`/mall/purchase-orders/${order.id}/inspection`, inspected))
  const paid = { amount: 198_000, paidOn: '2026-11-20', reference: `BANK-000${asked}` }
  const payment = await must(plant.post<{ id: string }>(`/mall/contracts/${id}/payments`, paid))
  await must(cast.farm.post(`/mall/purchase-payments/${payment.id}/decision`, { decision: 'confirm' }))
  return { id, number: page.number, requestId: request.id }
}
