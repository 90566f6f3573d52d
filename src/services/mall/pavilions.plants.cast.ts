import type { Place, Planted, Plants, World } from '../../../test/attack/plant.ts'
import { must } from '../../../test/world/mall.ts'
import type { Visitor } from '../../../test/world/visitor.ts'
import { today } from '../../platform/clock.ts'

const price = 1_000
const supplierOf = ({ key }: Place) => `supplier-of-${key}`

/**
 * Each place brings three aided regions into its city's mall: one with a pavilion that is open and sells what is proved to come
 * from there, one whose pavilion has no day yet, one without a pavilion; a proof that waits, a pair and a project of its county.
 */
export const plants: Plants = {
  order: 56,
  values: {
    opensOn: '2025-08-20',
    closesOn: '2025-08-20',
    validUntil: '2025-12-31',
    endsOn: '2025-12-31',
    until: '2025-08-20',
    percent: 50,
    'GET /mall/zone from': '2025-07-01',
    'GET /mall/zone to': '2025-08-31',
    'GET /mall/zone/sales from': '2025-07-01',
    'GET /mall/zone/sales to': '2025-08-31',
    'GET /mall/zone/file from': '2025-07-01',
    'GET /mall/zone/file to': '2025-08-31',
  },
  async plant(world, place) {
    const operator = await world.as(`mall-operator over ${place.city}`)
    const supplier = await world.as(`supplier over ${supplierOf(place)}`)
    const regions = await regionsOf(place, operator)
    const pavilions = await pavilionsOf(place, operator, regions)
    const goods = await goodsOf(place, { operator, supplier }, regions.open)
    const orderId = await orderOf(world, place, goods.skuId)
    const aid = await aidOf(world, place, operator, regions.open)
    const city = world.paths[place.city]!
    const ofMarket = { owner: null, orgPath: city, marks: [] }
    const shown = { owner: null, orgPath: city, sight: 'everybody', marks: [] } as const
    const ofSupplier = { owner: null, orgPath: [...city, world.orgIds[supplierOf(place)]!], marks: [] }
    const county = world.paths[place.county]!
    return [
      { kind: 'mall.operated-region', id: regions.free, ...ofMarket },
      ...Object.values(regions).map((id): Planted => ({ kind: 'mall.shown-region', id, ...shown })),
      { kind: 'mall.pavilion', id: pavilions.open, ...ofMarket },
      { kind: 'mall.shown-pavilion', id: pavilions.open, ...shown },
      { kind: 'mall.closed-pavilion', id: pavilions.closed, ...ofMarket },
      { kind: 'mall.regional-product', id: goods.productId, ...ofSupplier },
      { kind: 'mall.proof', id: goods.proofId, ...ofSupplier, marks: [`${place.key}待核证`] },
      {
        kind: 'mall.order',
        id: orderId,
        owner: place.workers[0]!.personId,
        orgPath: [...place.path, world.orgIds[supplierOf(place)]!],
        marks: [],
      },
      { kind: 'mall.aid-pair', id: aid.pairId, ...ofMarket },
      { kind: 'mall.shown-pair', id: aid.pairId, ...shown },
      { kind: 'mall.aid-project', id: aid.projectId, owner: null, orgPath: county, marks: [`${place.key}援建进展`] },
      { kind: 'mall.shown-project', id: aid.projectId, ...shown },
    ]
  },
}

type Regions = { readonly open: string; readonly closed: string; readonly free: string }

async function regionsOf({ key }: Place, operator: Visitor): Promise<Regions> {
  const found = async (name: string) =>
    (
      await must(
        operator.post<{ id: string }>('/mall/operation/regions', { name, partner: `${name}总工会`, intro: '' }),
      )
    ).id
  return { open: await found(`${key}甲县`), closed: await found(`${key}乙县`), free: await found(`${key}丙县`) }
}

async function pavilionsOf({ key }: Place, operator: Visitor, regions: Regions) {
  const found = async (regionId: string, name: string) => {
    const words = { name, lead: '那里的好东西', story: '' }
    return (await must(operator.post<{ id: string }>('/mall/operation/pavilions', { regionId, words }))).id
  }
  const open = await found(regions.open, `${key}甲馆`)
  await must(operator.post(`/mall/operation/pavilions/${open}/opening`, { opensOn: today() }))
  return { open, closed: await found(regions.closed, `${key}乙馆`) }
}

type Desks = { readonly operator: Visitor; readonly supplier: Visitor }

/** One product of the region on offer, proved by a paper with its scan; another paper waits. */
async function goodsOf({ key }: Place, { operator, supplier }: Desks, regionId: string) {
  const skus = [{ code: `${key}-Q-1`, specification: '一盒', price, mostEach: null, available: 500 }]
  const words = { code: `${key}-Q`, category: 'grain', name: '甲县贡米', intro: '', origin: '甲县', drawing: 'bag' }
  const draft = { ...words, regionId, localMade: false, skus }
  const { id } = await must(supplier.post<{ id: string }>('/mall/supply/products', { draft }))
  const offer = async (number: string) => {
    const fileId = await supplier.upload('证明.png', png, 'document')
    const paper = { means: 'certificate', number, issuer: '甲县农业局', validUntil: '2025-12-31', fileId }
    await must(supplier.post('/mall/supply/origin-proofs', { productIds: [id], offer: paper }))
    const { proofs } = await must(
      supplier.get<{ proofs: { id: string }[] }>('/mall/supply/origin-proofs?state=waiting'),
    )
    return proofs[0]!.id
  }
  const accepted = await offer(`${key}已核证`)
  await must(operator.post('/mall/operation/origin-proofs/judgement', { ids: [accepted], decision: 'accept' }))
  await must(supplier.post('/mall/supply/products/submission', { ids: [id] }))
  await must(operator.post('/mall/operation/products/judgement', { ids: [id], decision: 'list' }))
  const page = await must(supplier.get<{ skus: { id: string }[] }>(`/mall/desk/products/${id}`))
  return { productId: id, skuId: page.skus[0]!.id, proofId: await offer(`${key}待核证`) }
}

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** The first worker has points of her union's letter, as the orders' own plants issued them. */
async function orderOf(world: World, place: Place, skuId: string): Promise<string> {
  const worker = await world.as(place.workers[0]!)
  const { windows } = await must(worker.get<{ windows: { intentId: string }[] }>('/me/mall/shop'))
  const delivery = { kind: 'address', name: `${place.key}收件人`, phone: '13900000000', address: `${place.key}路 2 号` }
  const wish = { intentId: windows[0]!.intentId, lines: [{ skuId, quantity: 1, price }], delivery }
  const { orders } = await must(worker.post<{ orders: { id: string }[] }>('/me/mall/orders', wish))
  return orders[0]!.id
}

async function aidOf(world: World, place: Place, operator: Visitor, regionId: string) {
  const orgId = world.orgIds[place.county]!
  const pair = { orgId, regionId, place: `${place.key}镇`, partner: '甲镇工会', team: '支援组', since: today() }
  const { id: pairId } = await must(operator.post<{ id: string }>('/mall/aid/pairs', pair))
  const plan = {
    class: 'stations',
    name: `${place.key}驿站`,
    purpose: '建一处驿站。',
    regionId,
    beginsOn: today(),
    endsOn: '2025-12-31',
    budgetFen: 1_000_000,
  }
  const { id: projectId } = await must(operator.post<{ id: string }>('/mall/aid/projects', { plan, orgIds: [orgId] }))
  const step = { kind: 'progress', onDay: today(), percent: 10, spentFen: 100, words: `${place.key}援建进展` }
  await must(operator.post(`/mall/aid/projects/${projectId}/steps`, step))
  return { pairId, projectId }
}
