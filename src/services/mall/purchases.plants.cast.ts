import type { Place, Planted, Plants, World } from '../../../test/attack/plant.ts'
import { must } from '../../../test/world/mall.ts'
import type { Visitor } from '../../../test/world/visitor.ts'
import type { Actor } from '../../kernel/access/index.ts'
import { now, stopClock } from '../../platform/clock.ts'
import { signContractConfirmed } from './carry-out-contract.ts'
import { officerActor } from './cast.ts'

const supplierOf = ({ key }: Place) => `supplier-of-${key}`
const buyerOf = ({ key }: Place) => `buyer-of-${key}`

/** Sound credit codes of enterprises that are nowhere. */
const creditCodes: Readonly<Record<string, string>> = {
  foundry: '91130302MA0F0UND1D',
  couriers: '91130302MA0C0UR13G',
  market: '91130303MA0MARK3TC',
  quarry: '91130402MA0QUARR1D',
}

/** Each place has an enterprise that buys from its supplier: a request, a contract, an order and a payment in every state. */
export const plants: Plants = {
  order: 57,
  values: {
    deliverBy: '2025-12-20',
    leastQuotes: 1,
    deliverDays: 7,
    'POST /mall/purchases/requests quotesUntil': '2025-08-20T02:00:00.000Z',
    'POST /mall/purchases/requests/:id/extension quotesUntil': '2025-08-25T02:00:00.000Z',
    'POST /mall/supply/requests/:id/quotations line': 1,
    'POST /mall/contracts/:id/orders line': 1,
    'POST /mall/contracts/:id/orders quantity': 1,
    'POST /mall/purchase-orders/:id/inspection line': 1,
    'POST /mall/purchase-orders/:id/inspection accepted': 1,
    'POST /mall/contracts/:id/payments amount': 10,
    'POST /mall/operation/buyers creditCode': '91130302MA0BUYER9H',
    'POST /mall/operation/buyers phone': '0335-8888666',
  },
  open: { 'mall.word': 'the operator makes up the words by which goods are left out' },
  async plant(world, place) {
    const operator = await world.as(`mall-operator over ${place.city}`)
    const buyerId = await admitBuyer(world, place, operator)
    const desks: Desks = {
      buyer: await world.as(`enterprise-buyer over ${buyerOf(place)}`),
      supplier: await world.as(`supplier over ${supplierOf(place)}`),
      buyerActor: actorOf(world, buyerOf(place), 'mall.purchase'),
      supplierActor: actorOf(world, supplierOf(place), 'mall.supply'),
    }
    const requests = await requestsOf(place, desks)
    const signed = await contractOf(place, desks, 'signed')
    const unsigned = await contractOf(place, desks, 'unsigned')
    const paid = await contractOf(place, desks, 'signed')
    const calls = await callsOf(desks, signed.contractId)
    const paymentId = await payFor(desks, signed.contractId, 10, `${place.key}付款`)
    await carryOut(place, desks, paid.contractId)
    const city = world.paths[place.city]!
    const supplierId = world.orgIds[supplierOf(place)]!
    const { suppliers } = await must(operator.get<{ suppliers: { id: string }[] }>('/mall/operation/suppliers'))
    const seen = { owner: null, orgPath: [...city, buyerId, ...suppliers.map((one) => one.id)] }
    const both = { owner: null, orgPath: [...city, buyerId, supplierId], marks: [] as string[] }
    const thing = (kind: string, id: string): Planted => ({ kind, id, ...both })
    return [
      { kind: 'mall.buyer', id: buyerId, owner: null, orgPath: seen.orgPath, marks: [] },
      { kind: 'mall.purchase-request', id: requests.open, ...seen, marks: [`${place.key}询价`] },
      { kind: 'mall.answered-request', id: requests.answered, ...seen, marks: [] },
      { kind: 'mall.quoted-request', id: requests.over, ...seen, marks: [] },
      thing('mall.quotation', requests.quotationId),
      { ...thing('mall.purchase-contract', signed.contractId), marks: [`${place.key}付款`] },
      thing('mall.unsigned-contract', unsigned.contractId),
      thing('mall.paid-contract', paid.contractId),
      thing('mall.purchase-order', calls.placed),
      thing('mall.placed-call', calls.spare),
      thing('mall.shipped-call', calls.shipped),
      thing('mall.purchase-payment', paymentId),
    ]
  },
}

type Desks = {
  readonly buyer: Visitor
  readonly supplier: Visitor
  readonly buyerActor: Actor
  readonly supplierActor: Actor
}

async function admitBuyer(world: World, place: Place, operator: Visitor): Promise<string> {
  const enterprise = { name: `${place.key}企业`, creditCode: creditCodes[place.key]!, contact: '赵经理' }
  const { id } = await must(
    operator.post<{ id: string }>('/mall/operation/buyers', { ...enterprise, phone: '0335-1234567' }),
  )
  world.settle(buyerOf(place), [...world.paths[place.city]!, id])
  return id
}

function actorOf(world: World, key: string, permission: string): Actor {
  const actor = officerActor(world.orgIds[key]!, permission)
  return { ...actor, grants: actor.grants.map((grant) => ({ ...grant, orgPath: world.paths[key]! })) }
}

const inSeconds = (seconds: number) => new Date(Date.parse(now()) + seconds * 1000).toISOString()

async function ask({ buyer }: Desks, title: string, quotesUntil: string): Promise<string> {
  const line = { category: 'grain', name: '大米', specification: '10 kg', unit: '袋', quantity: 20 }
  const words = { title, place: '物资库', deliverBy: '2025-12-20', quotesUntil, opening: 'sealed', leastQuotes: 1 }
  const wanted = { ...words, note: '', lines: [line] }
  return (await must(buyer.post<{ id: string }>('/mall/purchases/requests', { wanted }))).id
}

async function quote({ supplier }: Desks, id: string): Promise<string> {
  const lines = [{ line: 1, price: 100, remark: '' }]
  const body = { quote: { validUntil: '2025-12-31', deliverDays: 7, note: '', lines } }
  return (await must(supplier.post<{ id: string }>(`/mall/supply/requests/${id}/quotations`, body))).id
}

/** One before the suppliers, one that this supplier answered, one on which nobody quotes any more. */
async function requestsOf(place: Place, desks: Desks) {
  const open = await ask(desks, `${place.key}询价`, '2025-08-10T02:00:00.000Z')
  const answered = await ask(desks, '已报价的询价', '2025-08-10T02:00:00.000Z')
  await quote(desks, answered)
  const over = await ask(desks, '已截止的询价', inSeconds(1))
  const quotationId = await quote(desks, over)
  stopClock(inSeconds(2))
  return { open, answered, over, quotationId }
}

async function contractOf(place: Place, desks: Desks, state: 'signed' | 'unsigned'): Promise<{ contractId: string }> {
  const id = await ask(desks, `${place.key}合同`, inSeconds(1))
  const quotationId = await quote(desks, id)
  stopClock(inSeconds(2))
  const chosen = await must(
    desks.buyer.post<{ contractId: string }>(`/mall/purchases/requests/${id}/choice`, { quotationId }),
  )
  if (state === 'unsigned') return chosen
  const page = await must(desks.buyer.get<{ document: { digest: string } }>(`/mall/contracts/${chosen.contractId}`))
  const { digest } = page.document
  await signContractConfirmed(desks.buyerActor, { id: chosen.contractId, side: 'buyer', digest })
  await signContractConfirmed(desks.supplierActor, { id: chosen.contractId, side: 'supplier', digest })
  return chosen
}

async function call({ buyer }: Desks, contractId: string): Promise<string> {
  const body = { lines: [{ line: 1, quantity: 1 }], note: '' }
  return (await must(buyer.post<{ id: string }>(`/mall/contracts/${contractId}/orders`, body))).id
}

async function deliver(desks: Desks, id: string): Promise<void> {
  await must(desks.supplier.post(`/mall/purchase-orders/${id}/shipment`, { carrier: '快运', tracking: 'T-1' }))
}

async function accept({ buyer }: Desks, id: string): Promise<void> {
  const lines = [{ line: 1, accepted: 1, because: null }]
  await must(buyer.post(`/mall/purchase-orders/${id}/inspection`, { lines }))
}

/** Orders that wait, one on its way, and one accepted, so that something may be paid. */
async function callsOf(desks: Desks, contractId: string) {
  const done = await call(desks, contractId)
  await deliver(desks, done)
  await accept(desks, done)
  const shipped = await call(desks, contractId)
  await deliver(desks, shipped)
  return { shipped, placed: await call(desks, contractId), spare: await call(desks, contractId) }
}

async function payFor({ buyer }: Desks, contractId: string, amount: number, reference: string): Promise<string> {
  const body = { amount, paidOn: '2025-08-01', reference }
  return (await must(buyer.post<{ id: string }>(`/mall/contracts/${contractId}/payments`, body))).id
}

/** Something delivered, accepted and paid: it may be settled. */
async function carryOut(place: Place, desks: Desks, contractId: string): Promise<void> {
  const id = await call(desks, contractId)
  await deliver(desks, id)
  await accept(desks, id)
  const paymentId = await payFor(desks, contractId, 100, `${place.key}全款`)
  await must(desks.supplier.post(`/mall/purchase-payments/${paymentId}/decision`, { decision: 'confirm' }))
}
