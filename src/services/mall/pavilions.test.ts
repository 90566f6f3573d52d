import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appoint, listed, type MallCast, must, openSmallMall, rice } from '../../../test/world/mall.ts'
import { configureLetter } from '../../../test/world/market.ts'
import { type Platform, startPlatform } from '../../../test/world/platform.ts'
import { foundSmallUnion, password, type SmallUnion, type Worker } from '../../../test/world/small-union.ts'
import { type Answer, Visitor } from '../../../test/world/visitor.ts'
import { systemActor } from '../../kernel/access/index.ts'
import { rollUpFacts } from '../../kernel/indicators/index.ts'
import { verifyLedger } from '../../kernel/ledger/index.ts'
import { stopClock } from '../../platform/clock.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import type { AidDesk, AidPage } from './aid-projects.contract.ts'
import type { PavilionPage, ProofRow, RegionRow, ZonePage } from './pavilions.contract.ts'
import { handPointsDown, startDueIssues } from './points-issue.ts'
import { verifyMall } from './verify-mall.ts'
import type { SaleLine, ZoneReport } from './zone.contract.ts'

let platform: Platform
let union: SmallUnion
let cast: MallCast
let regionId: string
let pavilionId: string
let intentId: string
let product: { id: string; skus: { id: string }[] }
let north: Visitor
let manager: Visitor
let addresses = 0

/** Another day: whoever sits at a desk signs in anew. */
async function at(instant: string): Promise<void> {
  stopClock(`${instant}:00.000Z`)
  const signIn = (account: string) =>
    new Visitor(platform.address, `10.8.0.${++addresses}`).signInAsOfficer(account, password)
  cast = {
    ...cast,
    operator: await signIn('operator'),
    outsider: await signIn('neighbour-operator'),
    farm: await signIn('farm'),
    mill: await signIn('mill'),
  }
  north = await signIn('north')
  manager = await signIn('mall-reader')
}
const code = (answer: Answer) => (answer.body as { code: string }).code
const delivery = { kind: 'address', name: '王芳', phone: '13900000000', address: '江北区铸造路 1 号' } as const
const paper = {
  means: 'certificate',
  number: 'YL-2026-018',
  issuer: '伊宁县农业农村局',
  validUntil: '2027-06-30',
  fileId: null,
}
const words = { name: '伊犁馆', lead: '伊犁河谷的蜂蜜、苹果和小麦', story: '两地工会多次商量，一起办的馆。' }

const inUnion = (key: string) => union.workers.filter((one) => one.union === key)
const phones = new Map<string, Promise<Visitor>>()
function signIn(who: Worker): Promise<Visitor> {
  const known = phones.get(who.personId)
  const visitor = known ?? new Visitor(platform.address, `10.9.0.${phones.size}`).signInAsWorker(who.phone)
  phones.set(who.personId, visitor)
  return visitor
}

async function order(who: Worker, quantity: number, sku = product.skus[0]!.id, price = 8600): Promise<string> {
  const visitor = await signIn(who)
  const { orders } = await must(
    visitor.post<{ orders: { id: string }[] }>('/me/mall/orders', {
      intentId,
      lines: [{ skuId: sku, quantity, price }],
      delivery,
    }),
  )
  return orders[0]!.id
}

const zone = (visitor: Visitor, orgId: string, from = '2026-10-01', to = '2026-12-31') =>
  must(visitor.get<ZoneReport>(`/mall/zone?orgId=${orgId}&from=${from}&to=${to}`))
const open = () => must(new Visitor(platform.address, '10.9.9.9').get<ZonePage>('/public/mall/zone'))
/** Pages for everybody are read anew after two seconds. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 2_050))

beforeAll(async () => {
  stopClock('2026-10-20T02:00:00.000Z')
  platform = await startPlatform(async () => {
    union = await foundSmallUnion(12)
  })
  cast = await openSmallMall(platform.address, union)
  north = await new Visitor(platform.address, '10.9.1.1').signInAsOfficer('north', password)
  manager = await appoint(platform.address, 'mall-reader', 'mall-operator', union.orgIds.city)
  const region = { name: '伊犁州', partner: '伊犁州总工会', intro: '伊犁河谷。' }
  regionId = (await must(cast.operator.post<{ id: string }>('/mall/operation/regions', region))).id
  pavilionId = (await must(cast.operator.post<{ id: string }>('/mall/operation/pavilions', { regionId, words }))).id
})

afterAll(async () => {
  expect(await transaction(system, verifyMall)).toEqual([])
  expect(await transaction(system, verifyLedger)).toEqual([])
  await platform.stop()
})

describe('a pavilion (A004-06.c1)', () => {
  test('stands for one region of its own mall, under a name of its own', async () => {
    const again = { name: '伊犁州', partner: '伊犁州总工会', intro: '' }
    expect(code(await cast.operator.post('/mall/operation/regions', again))).toBe('mall.region-exists')
    expect(code(await cast.operator.post('/mall/operation/pavilions', { regionId, words }))).toBe(
      'mall.pavilion-exists',
    )
    expect(code(await cast.outsider.post('/mall/operation/pavilions', { regionId, words }))).toBe('mall.region-missing')
    const opening = `/mall/operation/pavilions/${pavilionId}/opening`
    expect(code(await cast.outsider.post(opening, { opensOn: '2026-10-24' }))).toBe('mall.pavilion-missing')
    expect((await cast.farm.post(opening, { opensOn: '2026-10-24' })).status).toBe(403)
    const renamed = { words: { ...words, lead: '伊犁河谷的好东西' } }
    expect((await cast.operator.put(`/mall/operation/pavilions/${pavilionId}/words`, renamed)).status).toBe(204)
  })

  test('is not there for the public before a day to open is set; then it is to come, and opens by itself', async () => {
    const guest = new Visitor(platform.address, '10.9.2.1')
    expect(code(await guest.get(`/public/mall/pavilions/${pavilionId}`))).toBe('mall.pavilion-missing')
    const opening = `/mall/operation/pavilions/${pavilionId}/opening`
    const early = await cast.operator.post(opening, { opensOn: '2026-10-19' })
    expect(early.body).toMatchObject({ code: 'mall.season-wrong', facts: { codes: ['in-the-past'] } })
    await must(cast.operator.post(opening, { opensOn: '2026-10-24' }))
    expect(code(await cast.operator.post(opening, { opensOn: '2026-11-01' }))).toBe('mall.season-wrong')
    const page = await must(guest.get<PavilionPage>(`/public/mall/pavilions/${pavilionId}`))
    expect(page).toMatchObject({ name: '伊犁馆', state: 'coming', opensOn: '2026-10-24', regionName: '伊犁州' })
  })
})

describe('the origin of a product (A004-06.c1)', () => {
  let id: string

  test('is proved before a product that names a region comes on the shelf', async () => {
    const draft = rice({ code: 'YL-100', name: '伊犁薰衣草蜂蜜', origin: '伊宁县', regionId })
    id = (await must(cast.farm.post<{ id: string }>('/mall/supply/products', { draft }))).id
    await must(cast.farm.post('/mall/supply/products/submission', { ids: [id] }))
    const judgement = { ids: [id], decision: 'list' }
    const refused = await cast.operator.post('/mall/operation/products/judgement', judgement)
    expect(refused.body).toMatchObject({
      code: 'mall.origin-unproved',
      facts: { product: '伊犁薰衣草蜂蜜', region: '伊犁州' },
    })
  })

  test('is shown by a paper that has not run out, of a product of one’s own that names a region', async () => {
    const offer = (changes: object, productIds = [id]) =>
      cast.farm.post('/mall/supply/origin-proofs', { productIds, offer: { ...paper, ...changes } })
    expect((await offer({ validUntil: '2026-10-01', number: ' ' })).body).toMatchObject({
      code: 'mall.proof-faulty',
      facts: { codes: ['number-missing', 'already-expired'] },
    })
    const foreign = await cast.mill.post('/mall/supply/origin-proofs', { productIds: [id], offer: paper })
    expect(code(foreign)).toBe('mall.product-missing')
    const local = await must(cast.farm.post<{ id: string }>('/mall/supply/products', { draft: rice({ code: 'L-1' }) }))
    expect(code(await offer({}, [local.id]))).toBe('mall.proof-of-no-region')
    expect((await offer({})).body).toEqual({ offered: 1 })
  })

  test('is judged by the operator of the mall alone, once, and a refusal says why', async () => {
    const { proofs } = await must(
      cast.operator.get<{ proofs: ProofRow[] }>('/mall/operation/origin-proofs?state=waiting'),
    )
    expect(proofs).toMatchObject([{ productName: '伊犁薰衣草蜂蜜', issuer: '伊宁县农业农村局', isOld: false }])
    const judge = (visitor: Visitor, decision: string, because?: string) =>
      visitor.post('/mall/operation/origin-proofs/judgement', { ids: [proofs[0]!.id], decision, because })
    expect(code(await judge(cast.outsider, 'accept'))).toBe('mall.proof-missing')
    expect(code(await judge(cast.operator, 'refuse'))).toBe('mall.reason-missing')
    await must(judge(cast.operator, 'refuse', '公章看不清'))
    expect(code(await judge(cast.operator, 'accept'))).toBe('mall.proof-not-open')
    const own = await must(cast.farm.get<{ proofs: ProofRow[] }>('/mall/supply/origin-proofs'))
    expect(own.proofs).toMatchObject([{ state: 'refused', decidedBecause: '公章看不清' }])
    expect((await must(cast.mill.get<{ proofs: ProofRow[] }>('/mall/supply/origin-proofs'))).proofs).toEqual([])
  })

  test('is proved by an accepted paper with its scan, and stands on the product’s page', async () => {
    const png = Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82])
    const fileId = await cast.farm.upload('产地证明.png', png, 'document')
    const offer = { ...paper, fileId }
    await must(cast.farm.post('/mall/supply/origin-proofs', { productIds: [id], offer }))
    const { proofs } = await must(
      cast.operator.get<{ proofs: ProofRow[] }>('/mall/operation/origin-proofs?state=waiting'),
    )
    const file = `/mall/origin-proofs/${proofs[0]!.id}/file`
    expect([...(await cast.operator.download(file)).slice(0, 4)]).toEqual([137, 80, 78, 71])
    expect(code(await cast.mill.get(file))).toBe('mall.proof-missing')
    await must(
      cast.operator.post('/mall/operation/origin-proofs/judgement', { ids: [proofs[0]!.id], decision: 'accept' }),
    )
    await must(cast.operator.post('/mall/operation/products/judgement', { ids: [id], decision: 'list' }))
    const page = await must(
      cast.farm.get<{ skus: { id: string }[]; originProof: object }>(`/public/mall/products/${id}`),
    )
    expect(page.originProof).toMatchObject({ issuer: '伊宁县农业农村局', validUntil: '2027-06-30' })
    product = { id, skus: page.skus }
    const catalogue = `/public/mall/markets/${cast.marketId}/products?regionId=${regionId}&originProved=yes`
    const shelf = await must(cast.farm.get<{ products: { id: string; originProved: boolean }[] }>(catalogue))
    expect(shelf.products).toMatchObject([{ id, originProved: true }])
  })

  test('a product of a region may also be seen on the spot; a proof that is revoked takes it off the shelf', async () => {
    const draft = rice({ code: 'YL-200', name: '霍城红提', origin: '霍城县', regionId })
    const grapes = (await must(cast.farm.post<{ id: string }>('/mall/supply/products', { draft }))).id
    const visit = { number: '核-01', issuer: '滨江市总工会工作组', validUntil: '2027-01-31' }
    await must(cast.operator.post('/mall/operation/origin-visits', { productIds: [grapes], visit }))
    await must(cast.farm.post('/mall/supply/products/submission', { ids: [grapes] }))
    await must(cast.operator.post('/mall/operation/products/judgement', { ids: [grapes], decision: 'list' }))
    const { proofs } = await must(
      cast.operator.get<{ proofs: ProofRow[] }>('/mall/operation/origin-proofs?state=accepted'),
    )
    const proof = proofs.find((one) => one.productId === grapes)!
    const ids = [proof.id]
    const because = '实际产自外地'
    await must(cast.operator.post('/mall/operation/origin-proofs/judgement', { ids, decision: 'revoke', because }))
    expect(code(await cast.farm.get(`/public/mall/products/${grapes}`))).toBe('mall.product-missing')
  })
})

describe('what is sold (A004-06.c2, c4)', () => {
  beforeAll(async () => {
    await at('2026-10-21T02:00')
    const { province, city, north: county } = union.orgIds
    const people = union.workers.filter((one) => one.union === 'foundry' || one.union === 'couriers')
    const letter = (unionId: string, some: readonly Worker[]) => ({
      marketId: cast.marketId,
      unionId,
      orgPath: [province, city, county, unionId],
      personIds: some.map((one) => one.personId),
      points: 500_000,
      opensAt: '2026-10-20T00:00:00.000Z',
      closesAt: '2026-12-30T00:00:00.000Z',
    })
    intentId = await configureLetter(letter(union.orgIds.foundry, people))
    await startDueIssues(systemActor('test'))
    await handPointsDown(systemActor('test'), intentId, async () => undefined)
  })

  test('before the pavilion opens counts to the zone and the region alone', async () => {
    await order(inUnion('foundry')[0]!, 2)
    const report = await zone(north, union.orgIds.north)
    expect(report.zone).toEqual({ pieces: 2, people: 1, amountFen: 17_200, inPavilionFen: 0 })
    expect(report.byRegion).toMatchObject([{ name: '伊犁州', amountFen: 17_200, inPavilionFen: 0 }])
  })

  test('while it is open counts to all three, and goods without a proved origin to none', async () => {
    await at('2026-10-24T02:00')
    await order(inUnion('foundry')[0]!, 1)
    await order(inUnion('couriers')[0]!, 3)
    const plain = await listed(cast, cast.mill, rice({ code: 'P-9', category: 'daily', name: '毛巾' }))
    await order(inUnion('foundry')[1]!, 1, plain.skus[0]!.id)
    const report = await zone(north, union.orgIds.north)
    expect(report.zone).toEqual({ pieces: 6, people: 2, amountFen: 51_600, inPavilionFen: 34_400 })
    expect(report.byMonth.filter((one) => one.amountFen > 0)).toEqual([
      { month: '2026-10-01', amountFen: 51_600, inPavilionFen: 34_400 },
    ])
    await settle()
    const page = await open()
    expect(page.zone.amountFen).toBe(51_600)
    expect(page.inPavilions).toEqual({ pieces: 4, amountFen: 34_400 })
    expect(page.pavilions).toMatchObject([{ name: '伊犁馆', state: 'open', products: 1 }])
  })

  test('opens to its orders under the reader’s scope, and a number of a neighbour to nothing', async () => {
    const path = (orgId: string) => `/mall/zone/sales?orgId=${orgId}&from=2026-10-01&to=2026-12-31&regionId=${regionId}`
    const { sales } = await must(north.get<{ sales: SaleLine[] }>(path(union.orgIds.north)))
    expect(sales.reduce((sum, one) => sum + one.amountFen, 0)).toBe(51_600)
    expect(sales[0]).toMatchObject({
      regionName: '伊犁州',
      product: '伊犁薰衣草蜂蜜 5 kg',
      supplierName: '云岭农业合作社',
    })
    expect(sales[0]!.maskedName).toMatch(/^.\*/)
    const inPavilion = await must(
      north.get<{ sales: SaleLine[] }>(`${path(union.orgIds.north)}&pavilionId=${pavilionId}`),
    )
    expect(inPavilion.sales.reduce((sum, one) => sum + one.amountFen, 0)).toBe(34_400)
    expect((await north.get(path(union.orgIds.south))).status).toBe(404)
    const south = await new Visitor(platform.address, '10.9.1.3').signInAsOfficer('south', password)
    expect((await zone(south, union.orgIds.south)).zone.amountFen).toBe(0)
  })

  test('says which union bought from which region, and whether the two are a pair', async () => {
    const pair = {
      orgId: union.orgIds.north,
      regionId,
      place: '伊宁县',
      partner: '伊宁县总工会',
      team: '江北援伊工作组',
      since: '2026-01-01',
    }
    expect((await north.post('/mall/aid/pairs', pair)).status).toBe(403)
    await must(cast.operator.post('/mall/aid/pairs', pair))
    expect(code(await cast.operator.post('/mall/aid/pairs', pair))).toBe('mall.aid-pair-exists')
    const report = await zone(manager, union.orgIds.city)
    expect(report.pairs).toEqual([
      {
        orgId: union.orgIds.north,
        orgName: '江北区总工会',
        regionId,
        pieces: 6,
        amountFen: 51_600,
        isPaired: true,
      },
    ])
  })

  test('is taken back where it was counted, folded or not', async () => {
    await at('2026-10-25T02:00')
    const id = await order(inUnion('couriers')[1]!, 2)
    await rollUpFacts(systemActor('test'))
    await must(
      (await signIn(inUnion('couriers')[1]!)).post(`/me/mall/orders/${id}/cancellation`, { because: '买错了' }),
    )
    const report = await zone(north, union.orgIds.north)
    expect(report.zone).toEqual({ pieces: 6, people: 2, amountFen: 51_600, inPavilionFen: 34_400 })
  })

  test('after the pavilion closes counts to the zone again, and the closed pavilion says why', async () => {
    await at('2026-11-02T02:00')
    const closing = `/mall/operation/pavilions/${pavilionId}/closing`
    const end = { closesOn: '2026-11-02', because: '换季整修' }
    await must(cast.operator.post(closing, end))
    expect((await cast.operator.post(closing, end)).body).toMatchObject({ facts: { codes: ['not-open'] } })
    await order(inUnion('foundry')[2]!, 1)
    const report = await zone(north, union.orgIds.north)
    expect(report.zone).toMatchObject({ amountFen: 60_200, inPavilionFen: 34_400 })
    await settle()
    const page = await must(cast.farm.get<PavilionPage>(`/public/mall/pavilions/${pavilionId}`))
    expect(page).toMatchObject({ state: 'closed', closedBecause: '换季整修', sold: { amountFen: 34_400 } })
    await must(cast.operator.post(`/mall/operation/pavilions/${pavilionId}/opening`, { opensOn: '2026-11-02' }))
    const { regions } = await must(cast.operator.get<{ regions: RegionRow[] }>('/mall/operation/pavilions'))
    expect(regions[0]!.pavilion!.seasons).toHaveLength(2)
  })

  test('a file holds what the page shows, and an untold reason gives none', async () => {
    const path = `/mall/zone/file?orgId=${union.orgIds.north}&from=2026-10-01&to=2026-12-31&format=csv`
    expect((await north.get(path)).status).toBe(400)
    const file = new TextDecoder().decode(await north.download(`${path}&reason=${encodeURIComponent('季度分析')}`))
    expect(file).toContain('按地区')
    expect(file).toContain('602.00')
  })
})

describe('numbers from before the platform (A004-06; 近两亿元, 近1100万人)', () => {
  const source = '全省职工消费帮扶工作情况'
  const before = { qualifier: 'nearly', source, untilDay: '2026-10-01' }

  test('are entered once with source and qualifier, and never for days that the platform counts itself', async () => {
    const late = { of: 'zone', amountFen: 1, ...before, untilDay: '2026-11-02' }
    expect(code(await cast.operator.post('/mall/operation/zone-openings', late))).toBe('mall.opening-after-platform')
    const money = { of: 'zone', amountFen: 20_000_000_000, ...before }
    await must(cast.operator.post('/mall/operation/zone-openings', money))
    await must(cast.operator.post('/mall/operation/zone-openings', money))
    const other = await cast.operator.post('/mall/operation/zone-openings', { ...money, amountFen: 1 })
    expect(code(other)).toBe('indicators.opening-differs')
    const members = { of: 'web-members', people: 11_000_000, ...before, source: '工会服务网' }
    await must(cast.operator.post('/mall/operation/zone-openings', members))
  })

  test('stand beside the platform’s own counts: zone beside pavilion, web service beside platform', async () => {
    await settle()
    const page = await open()
    expect(page.zone).toMatchObject({ amountFen: 60_200, before: { words: '近2亿元', source, untilDay: '2026-10-01' } })
    expect(page.members).toEqual({
      onPlatform: 12,
      onWeb: { words: '近1,100万人', source: '工会服务网', untilDay: '2026-10-01' },
    })
    const report = await zone(manager, union.orgIds.city)
    expect(report.openings.map((one) => [one.name, one.words])).toEqual([
      ['专区销售额', '近2亿元'],
      ['服务网实名注册会员', '近1,100万人'],
    ])
    expect((await zone(north, union.orgIds.north)).openings).toEqual([])
  })
})

describe('an aid project (A004-06.c3)', () => {
  let id: string
  const plan = () => ({
    class: 'stations',
    name: '伊宁县户外劳动者驿站',
    purpose: '建三处驿站，给牧工和环卫工人歇脚。',
    regionId,
    beginsOn: '2026-10-01',
    endsOn: '2026-12-31',
    budgetFen: 30_000_000,
  })
  const report = (visitor: Visitor, body: object, key?: string) =>
    visitor.post(`/mall/aid/projects/${id}/steps`, { onDay: '2026-11-02', words: '完成两处。', ...body }, key)

  test('is planned by the federation with its unions, whole or not at all', async () => {
    const wrong = { plan: { ...plan(), endsOn: '2026-09-01', budgetFen: 0 }, orgIds: [union.orgIds.north] }
    expect((await cast.operator.post('/mall/aid/projects', wrong)).body).toMatchObject({
      code: 'mall.aid-plan-faulty',
      facts: { codes: ['ends-before-it-begins', 'budget-wrong'] },
    })
    const partner = { plan: plan(), orgIds: [cast.farmId] }
    expect(code(await cast.operator.post('/mall/aid/projects', partner))).toBe('mall.aid-union-wrong')
    const orgIds = [union.orgIds.north]
    id = (await must(cast.operator.post<{ id: string }>('/mall/aid/projects', { plan: plan(), orgIds }))).id
  })

  test('goes forward by its own unions, inside its budget, and a doubled click reports once', async () => {
    const south = await new Visitor(platform.address, '10.9.1.4').signInAsOfficer('south', password)
    const step = { kind: 'progress', percent: 60, spentFen: 18_000_000 }
    expect(code(await report(south, step))).toBe('mall.aid-project-missing')
    const key = '0198f1c0-0000-7000-8000-00000000aid1'
    expect((await report(north, step, key)).body).toEqual({ state: 'running', percent: 60, spentFen: 18_000_000 })
    expect((await report(north, step, key)).body).toEqual({ state: 'running', percent: 60, spentFen: 18_000_000 })
    const refused = async (body: object) =>
      (await report(north, body)).body as { code: string; facts: { codes: string[] } }
    expect((await refused({ kind: 'progress', percent: 50, spentFen: 0 })).facts.codes).toEqual(['percent-falls'])
    const dear = await refused({ kind: 'progress', percent: 70, spentFen: 12_000_001 })
    expect(dear).toMatchObject({ code: 'mall.aid-step-refused', facts: { codes: ['over-budget'] } })
    expect((await refused({ kind: 'progress', percent: 70, spentFen: 0, onDay: '2026-11-03' })).facts.codes).toEqual([
      'in-the-future',
    ])
  })

  test('has its budget changed and is stopped only by whoever keeps the projects', async () => {
    const more = { kind: 'budget', budgetFen: 36_000_000, words: '增加一处驿站' }
    expect(code(await report(north, more))).toBe('mall.aid-project-missing')
    await must(report(cast.operator, more))
    const less = await report(cast.operator, { ...more, budgetFen: 1 })
    expect(less.body).toMatchObject({ facts: { codes: ['below-spent'] } })
    const { steps } = await must(north.get<{ steps: { kind: string }[] }>(`/mall/aid/projects/${id}/steps`))
    expect(steps.map((step) => step.kind)).toEqual(['begun', 'progress', 'budget'])
  })

  test('is finished with a result, stands on the public list, and takes nothing more', async () => {
    const changed = { name: '伊宁县户外劳动者驿站（四处）', purpose: '建四处驿站。', endsOn: '2026-12-31' }
    expect((await cast.operator.put(`/mall/aid/projects/${id}/words`, changed)).status).toBe(204)
    await must(report(north, { kind: 'finished', spentFen: 17_000_000, words: '四处驿站全部投用。' }))
    const closed = await report(north, { kind: 'progress', percent: 100, spentFen: 0 })
    expect(closed.body).toMatchObject({ facts: { codes: ['closed'] } })
    await settle()
    const guest = new Visitor(platform.address, '10.9.2.2')
    const page = await must(guest.get<AidPage>('/public/mall/aid-projects'))
    expect(page.sums).toEqual({
      projects: 1,
      classes: 1,
      unions: 1,
      finished: 1,
      budgetFen: 36_000_000,
      spentFen: 35_000_000,
    })
    expect(page.projects[0]).toMatchObject({ state: 'finished', percent: 100, result: '四处驿站全部投用。' })
    expect(page.pairs).toMatchObject([{ orgName: '江北区总工会', place: '伊宁县', team: '江北援伊工作组' }])
  })

  test('a pair that ended stays readable on the desk and leaves the public list', async () => {
    const desk = await must(cast.operator.get<AidDesk>('/mall/aid'))
    expect(desk.mayKeep).toBe(true)
    const ending = `/mall/aid/pairs/${desk.pairs[0]!.id}/ending`
    await must(cast.operator.post(ending, { until: '2026-11-02', because: '轮换' }))
    expect(code(await cast.operator.post(ending, { until: '2026-11-02', because: '轮换' }))).toBe(
      'mall.aid-pair-missing',
    )
    const own = await must(north.get<AidDesk>('/mall/aid'))
    expect(own).toMatchObject({ mayKeep: false, own: [id], pairs: [{ until: '2026-11-02', endedBecause: '轮换' }] })
    await settle()
    expect((await must(north.get<AidPage>('/public/mall/aid-projects'))).pairs).toEqual([])
    const file = await north.download(`/mall/aid/file?format=csv&reason=${encodeURIComponent('汇总')}`)
    expect(new TextDecoder().decode(file)).toContain('350000.00')
  })
})

test('nobody who is not signed in buys, and nobody without a letter of hers (A004-06.c4)', async () => {
  const guest = new Visitor(platform.address, '10.9.2.3')
  const lines = [{ skuId: product.skus[0]!.id, quantity: 1, price: 8600 }]
  expect((await guest.post('/me/mall/orders', { intentId, lines, delivery })).status).toBe(401)
  const without = await signIn(inUnion('port')[0]!)
  expect(code(await without.post('/me/mall/orders', { intentId, lines, delivery }))).toBe('mall.intent-not-found')
})
