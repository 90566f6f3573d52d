import { demoPerson } from '../../src/apps/demo/people.ts'
import { recurring } from '../../src/apps/server/modules.ts'
import { grantRole, hashPassword, openAccount, systemActor } from '../../src/kernel/access/index.ts'
import { registerPeople, sealRegistration } from '../../src/kernel/people/index.ts'
import { now, stopClock } from '../../src/platform/clock.ts'
import { config } from '../../src/platform/config.ts'
import { dayOf } from '../../src/platform/dates.ts'
import { system, transaction } from '../../src/platform/db/transaction.ts'
import { password, type SmallUnion } from './small-union.ts'
import { Visitor } from './visitor.ts'

/** Who trades in the mall of the city, each with a browser. */
export type MallCast = {
  readonly marketId: string
  readonly operator: Visitor
  /** The second pair of eyes. */
  readonly controller: Visitor
  readonly outsider: Visitor
  readonly supervisor: Visitor
  readonly farm: Visitor
  readonly mill: Visitor
  readonly farmId: string
  readonly millId: string
}

let appointed = 0

/** Opens an account with a role over an organisation and signs it in. */
export async function appoint(
  address: string,
  account: string,
  role: string,
  orgId: string,
  from?: string,
): Promise<Visitor> {
  const hashed = await hashPassword('everyone', password)
  appointed += 1
  const particulars = demoPerson(7, 800_000 + appointed, '130302')
  await transaction(system, async (tx) => {
    const [person] = await registerPeople(tx, [sealRegistration(config().sealKeys, particulars)])
    await openAccount(tx, { personId: person!.personId, account, password: hashed })
    await grantRole(tx, { personId: person!.personId, role, orgId, on: '2020-01-01' })
  })
  return new Visitor(address, from).signInAsOfficer(account, password)
}

/** Opens the city's mall and admits two suppliers, all through the API. */
export async function openSmallMall(address: string, union: SmallUnion): Promise<MallCast> {
  const { city, neighbour } = union.orgIds
  const operator = await appoint(address, 'operator', 'mall-operator', city)
  const outsider = await appoint(address, 'neighbour-operator', 'mall-operator', neighbour)
  const supervisor = await appoint(address, 'supervisor', 'financial-supervisor', city)
  await must(operator.post('/mall/operation/market', { name: '惠工商城' }))
  await must(outsider.post('/mall/operation/market', { name: '临海惠工' }))
  const admit = async (name: string) => {
    const contact = { creditCode: null, contact: '陈经理', phone: '0532-88886666' }
    return (await must(operator.post<{ id: string }>('/mall/operation/suppliers', { name, ...contact }))).id
  }
  const farmId = await admit('云岭农业合作社')
  const millId = await admit('滨江日用百货公司')
  const farm = await appoint(address, 'farm', 'supplier', farmId)
  const mill = await appoint(address, 'mill', 'supplier', millId)
  const controller = await appoint(address, 'controller', 'mall-operator', city)
  await deposit(operator, controller, 1_000_000_000)
  return { marketId: city, operator, controller, outsider, supervisor, farm, mill, farmId, millId }
}

/** Money comes into the fund of a mall: one operator enters it with its paper, another books it. */
export async function deposit(operator: Visitor, controller: Visitor, amount: number): Promise<string> {
  const documentId = await operator.upload('回单.pdf', '%PDF-1.4\n%%EOF', 'document')
  const paid = { amount, paidOn: dayOf(now()), payer: '滨江市总工会', remark: '福利经费', documentId }
  const { id } = await must(operator.post<{ id: string }>('/mall/operation/deposits', paid))
  await must(controller.post(`/mall/operation/deposits/${id}/decision`, { decision: 'book' }))
  return id
}

/** The body of an answer that must be good. */
export async function must<Body>(asked: Promise<{ status: number; body: Body }>): Promise<Body> {
  const { status, body } = await asked
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`)
  return body
}

/** A product that has nothing wrong with it. */
export function rice(changes: Record<string, unknown> = {}) {
  return {
    code: 'YL-001',
    category: 'grain',
    name: '云岭高山稻花香大米 真空装',
    intro: '当年新米，收到后冷藏。',
    origin: '云岭县',
    regionId: null,
    localMade: false,
    drawing: 'bag',
    skus: [
      { code: '5KG', specification: '5 kg', price: 8600, mostEach: null, available: 500 },
      { code: '10KG', specification: '10 kg', price: 16_800, mostEach: 2, available: 20 },
    ],
    ...changes,
  }
}

/** Writes a product, lays it before the operator and has it listed; tells its id and specifications. */
export async function listed(cast: MallCast, supplier: Visitor, draft: ReturnType<typeof rice>) {
  const { id } = await must(supplier.post<{ id: string }>('/mall/supply/products', { draft }))
  await must(supplier.post('/mall/supply/products/submission', { ids: [id] }))
  await must(cast.operator.post('/mall/operation/products/judgement', { ids: [id], decision: 'list' }))
  const page = await must(
    supplier.get<{ skus: { id: string; specification: string }[] }>(`/public/mall/products/${id}`),
  )
  return { id, skus: page.skus }
}

const minute = 60_000

/** A letter of the foundry's, signed by both sides, configured and issued to everyone there; its window is open. */
export async function openWindow(
  address: string,
  cast: MallCast,
  union: SmallUnion,
  changes: Record<string, unknown> = {},
): Promise<{ intentId: string; foundry: Visitor }> {
  const foundry = await new Visitor(address).signInAsOfficer('foundry', password)
  const at = Date.parse(now())
  const moment = (minutes: number) => new Date(at + minutes * minute).toISOString()
  const terms = {
    occasion: '2027 元旦福利',
    headcount: 100,
    pointsEach: 100_000,
    issueAt: moment(1),
    opensAt: moment(1),
    closesAt: moment(20 * 24 * 60),
    categories: [],
    unspent: 'return',
    keptUntil: null,
    ...changes,
  }
  const { id } = await must(foundry.post<{ id: string }>('/mall/intents', { orgId: union.orgIds.foundry, terms }))
  const { document } = await must(foundry.get<{ document: { digest: string } }>(`/mall/intents/${id}`))
  for (const [visitor, side] of [
    [foundry, 'union'],
    [cast.operator, 'mall'],
  ] as const)
    await must(visitor.post(`/mall/intents/${id}/signatures`, { side, digest: document.digest, password }))
  await must(foundry.put(`/mall/intents/${id}/recipients`, { from: 'members' }))
  await must(foundry.post(`/mall/intents/${id}/configuration`))
  stopClock(moment(2))
  await recurring.find((one) => one.kind === 'mall.start-issues')!.run(systemActor('test'))
  for (let state = ''; state !== 'issued'; ) {
    await new Promise((resolve) => setTimeout(resolve, 20))
    state = (await must(foundry.get<{ state: string }>(`/mall/intents/${id}`))).state
  }
  return { intentId: id, foundry }
}

export type Bought = { readonly productId: string; readonly orderId: string; readonly openOrderId: string }

type Sku = { readonly id: string; readonly specification: string }

/** A worker orders from the farm; tells the orders. */
export async function buy(
  worker: Visitor,
  intentId: string,
  lines: readonly { skuId: string; quantity: number; price: number }[],
  delivery: object = { kind: 'address', name: '王芳', phone: '13900000000', address: '江北区铸造路 1 号' },
): Promise<string> {
  const { orders } = await must(
    worker.post<{ orders: { id: string }[] }>('/me/mall/orders', { intentId, lines, delivery }),
  )
  return orders[0]!.id
}

/** A product of the farm's, an order of both its specifications that was received, and one that was only placed. */
export async function buyAndReceive(
  address: string,
  cast: MallCast,
  union: SmallUnion,
  worker: Visitor,
): Promise<Bought> {
  const { id: productId, skus } = await listed(cast, cast.farm, rice({ code: 'YL-900', name: '云岭贡米' }))
  const { intentId } = await openWindow(address, cast, union)
  const [small, big] = skus as [Sku, Sku]
  const lines = [
    { skuId: small.id, quantity: 2, price: 8600 },
    { skuId: big.id, quantity: 1, price: 16_800 },
  ]
  const orderId = await buy(worker, intentId, lines)
  await must(cast.farm.post(`/mall/orders/${orderId}/delivery`, { step: 'ship', carrier: '江河快运', tracking: 'JH1' }))
  await must(worker.post(`/me/mall/orders/${orderId}/receipt`))
  return {
    productId,
    orderId,
    openOrderId: await buy(worker, intentId, [{ skuId: small.id, quantity: 1, price: 8600 }]),
  }
}
