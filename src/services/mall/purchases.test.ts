import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appoint, type MallCast, must, openSmallMall } from '../../../test/world/mall.ts'
import { type Platform, startPlatform } from '../../../test/world/platform.ts'
import { foundSmallUnion, password, type SmallUnion } from '../../../test/world/small-union.ts'
import { type Answer, Visitor } from '../../../test/world/visitor.ts'
import { verifyLedger } from '../../kernel/ledger/index.ts'
import { stopClock } from '../../platform/clock.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { ContractPage, RequestPage } from './purchases.contract.ts'
import { verifyMall } from './verify-mall.ts'

let platform: Platform
let union: SmallUnion
let cast: MallCast
let plant: Visitor
let rival: Visitor
let addresses = 0

const code = (answer: Answer) => (answer.body as { code: string }).code
const codes = (answer: Answer) => (answer.body as { facts: { codes: string[] } }).facts.codes
const credit = { name: '滨江重工有限公司', creditCode: '91350100M000100Y43', contact: '赵经理', phone: '0335-1234567' }

const wanted = (changes: object = {}) => ({
  title: '年终劳保用品',
  place: '江北区铸造路 1 号',
  deliverBy: '2026-12-20',
  quotesUntil: '2026-11-27T03:00:00.000Z',
  opening: 'sealed',
  leastQuotes: 2,
  note: '请写明品牌。',
  lines: [
    { category: 'daily', name: '毛巾', specification: '三条装', unit: '包', quantity: 200 },
    { category: 'safety', name: '防护手套', specification: '十二双', unit: '包', quantity: 100 },
  ],
  ...changes,
})
const quote = (one: number, other: number, changes: object = {}) => ({
  quote: {
    validUntil: '2026-12-31',
    deliverDays: 7,
    note: '含运费',
    lines: [
      { line: 1, price: one, remark: '洁丽' },
      { line: 2, price: other, remark: '' },
    ],
    ...changes,
  },
})

const ask = async (changes: object = {}) =>
  (await must(plant.post<{ id: string }>('/mall/purchases/requests', { wanted: wanted(changes) }))).id
const read = (who: Visitor, id: string) => must(who.get<RequestPage>(`/mall/purchases/requests/${id}`))
const contractOf = (who: Visitor, id: string) => must(who.get<ContractPage>(`/mall/contracts/${id}`))
const give = (who: Visitor, id: string, body: object) => who.post(`/mall/supply/requests/${id}/quotations`, body)

/** Everybody signs in anew at another hour. */
async function at(instant: string): Promise<void> {
  stopClock(`${instant}:00.000Z`)
  const signIn = (account: string) =>
    new Visitor(platform.address, `10.7.0.${++addresses}`).signInAsOfficer(account, password)
  plant = await signIn('plant')
  rival = await signIn('rival')
  cast = {
    ...cast,
    operator: await signIn('operator'),
    outsider: await signIn('neighbour-operator'),
    farm: await signIn('farm'),
    mill: await signIn('mill'),
  }
}

beforeAll(async () => {
  stopClock('2026-11-27T02:00:00.000Z')
  platform = await startPlatform(async () => {
    union = await foundSmallUnion(4)
  })
  cast = await openSmallMall(platform.address, union)
  const admit = async (enterprise: object) =>
    (await must(cast.operator.post<{ id: string }>('/mall/operation/buyers', enterprise))).id
  plant = await appoint(platform.address, 'plant', 'enterprise-buyer', await admit(credit))
  const other = { ...credit, name: '东港食品厂', creditCode: '91350211M0001MGX4P' }
  rival = await appoint(platform.address, 'rival', 'enterprise-buyer', await admit(other))
})

afterAll(async () => {
  expect(await transaction(system, verifyMall)).toEqual([])
  expect(await transaction(system, verifyLedger)).toEqual([])
  await platform.stop()
})

describe('a request for quotations (A002-06, 企业非建设及生产类商品集采)', () => {
  test('comes from an enterprise with a sound credit code, admitted by the operator', async () => {
    const wrong = await cast.operator.post('/mall/operation/buyers', { ...credit, creditCode: '913501000000000000' })
    expect(code(wrong)).toBe('orgs.credit-code-wrong')
    expect((await cast.farm.post('/mall/operation/buyers', credit)).status).toBe(403)
    expect((await cast.farm.post('/mall/purchases/requests', { wanted: wanted() })).status).toBe(403)
    const lost = await appoint(platform.address, 'lost', 'enterprise-buyer', cast.farmId)
    expect(code(await lost.post('/mall/purchases/requests', { wanted: wanted() }))).toBe('mall.buyer-missing')
  })

  test('for construction or production goods is refused line by line with the reason, and nothing is sent', async () => {
    const lines = [
      ...wanted().lines,
      { category: 'construction', name: '石材', specification: '', unit: '吨', quantity: 5 },
      { category: 'daily', name: '普通水泥', specification: '', unit: '吨', quantity: 5 },
    ]
    const refused = await plant.post('/mall/purchases/requests', { wanted: wanted({ lines }) })
    expect(refused.body).toMatchObject({ code: 'mall.purchase-excluded', facts: { lines: ['3', '4'] } })
    expect((refused.body as { detail: string }).detail).toContain('建设类商品不在集采范围')
    const { requests } = await must(plant.get<{ requests: unknown[] }>('/mall/purchases/requests'))
    expect(requests).toEqual([])
  })

  test('follows the words that the operator keeps', async () => {
    const word = { word: '毛巾', because: '试用排除词' }
    await must(cast.operator.put('/mall/operation/excluded-words', word))
    expect(code(await plant.post('/mall/purchases/requests', { wanted: wanted() }))).toBe('mall.purchase-excluded')
    await must(cast.operator.put('/mall/operation/excluded-words', { ...word, because: null }))
    const { words } = await must(cast.operator.get<{ words: { word: string }[] }>('/mall/operation/buyers'))
    expect(words.map((one) => one.word)).toContain('水泥')
    expect(words.map((one) => one.word)).not.toContain('毛巾')
  })

  test('tells everything that is wrong with it at once', async () => {
    const wrong = wanted({ title: '', quotesUntil: '2026-11-26T00:00:00.000Z' })
    const refused = await plant.post('/mall/purchases/requests', { wanted: wrong })
    expect(refused.body).toMatchObject({
      code: 'mall.purchase-faulty',
      facts: { codes: ['title-missing', 'quotes-until-past'] },
    })
  })

  test('lies before every supplier of the mall, and before no other enterprise', async () => {
    const id = await ask()
    expect(await read(cast.farm, id)).toMatchObject({ reader: 'supplier', buyerName: '滨江重工有限公司' })
    expect(await read(cast.operator, id)).toMatchObject({ reader: 'operator' })
    expect(code(await rival.get(`/mall/purchases/requests/${id}`))).toBe('mall.request-missing')
    expect(code(await cast.outsider.get(`/mall/purchases/requests/${id}`))).toBe('mall.request-missing')
    const notices = await must(cast.farm.get<{ notices: { title: string }[] }>('/me/notices'))
    expect(notices.notices[0]!.title).toBe('有新的企业询价')
    await must(plant.post(`/mall/purchases/requests/${id}/withdrawal`, { because: '预算调整' }))
    expect(code(await give(cast.farm, id, quote(900, 1500)))).toBe('mall.request-closed')
  })

  test('has the next number of the mall, whichever enterprise asks, also at once', async () => {
    const numbers = await Promise.all(
      [plant, rival, rival, plant].map(async (who) => {
        const asked = who.post<{ number: string }>('/mall/purchases/requests', { wanted: wanted() })
        return Number((await must(asked)).number.slice(-4))
      }),
    )
    const [first] = numbers.toSorted((one, other) => one - other)
    expect(numbers.toSorted((one, other) => one - other)).toEqual([0, 1, 2, 3].map((step) => first! + step))
  })
})

describe('quotations', () => {
  let id: string

  test('price every line, take the place of earlier ones, and are sealed for everybody else', async () => {
    id = await ask()
    const lacking = await give(cast.farm, id, quote(990, 1500, { lines: [{ line: 1, price: 990, remark: '' }] }))
    expect(lacking.body).toMatchObject({ code: 'mall.quotation-faulty', facts: { codes: ['line-without-price'] } })
    const key = newId()
    const sent = () => cast.farm.post(`/mall/supply/requests/${id}/quotations`, quote(1200, 1600), key)
    expect((await sent()).body).toMatchObject({ total: 400_000, version: 1 })
    expect((await sent()).body).toMatchObject({ total: 400_000, version: 1 })
    expect((await give(cast.farm, id, quote(990, 1500))).body).toMatchObject({ total: 348_000, version: 2 })
    await must(give(cast.mill, id, quote(1000, 1400)))
    expect((await read(plant, id)).quotations).toEqual([])
    expect((await read(plant, id)).quoteCount).toBe(2)
    expect((await read(cast.operator, id)).quotations).toEqual([])
    expect((await read(cast.mill, id)).quotations).toMatchObject([{ supplierName: '滨江日用百货公司', total: 340_000 }])
  })

  test('are taken back and given again while others may quote', async () => {
    await must(cast.mill.post(`/mall/supply/requests/${id}/quotation-withdrawal`))
    expect(code(await cast.mill.post(`/mall/supply/requests/${id}/quotation-withdrawal`))).toBe(
      'mall.quotation-missing',
    )
    await must(give(cast.mill, id, quote(1000, 1400)))
  })

  test('are not chosen before the time is over, nor from too few', async () => {
    const own = (await read(cast.mill, id)).quotations[0]!
    const early = await plant.post(`/mall/purchases/requests/${id}/choice`, { quotationId: own.id })
    expect(early.body).toMatchObject({ code: 'mall.choice-refused', facts: { codes: ['not-over'] } })
    const lonely = await ask()
    await must(give(cast.farm, lonely, quote(990, 1500)))
    await at('2026-11-27T03:00')
    expect(code(await give(cast.farm, lonely, quote(980, 1500)))).toBe('mall.request-closed')
    const [only] = (await read(plant, lonely)).quotations
    const few = await plant.post(`/mall/purchases/requests/${lonely}/choice`, { quotationId: only!.id })
    expect(codes(few)).toEqual(['too-few'])
    const earlier = await plant.post(`/mall/purchases/requests/${lonely}/extension`, {
      quotesUntil: '2026-11-27T02:30:00.000Z',
    })
    expect(code(earlier)).toBe('mall.purchase-faulty')
    await must(plant.post(`/mall/purchases/requests/${lonely}/extension`, { quotesUntil: '2026-11-28T02:30:00.000Z' }))
    await must(give(cast.mill, lonely, quote(900, 1300)))
  })

  test('are compared side by side once opened; a dearer one is chosen for a reason', async () => {
    const page = await read(plant, id)
    expect(page).toMatchObject({ isOpened: true, isOver: true })
    expect(page.quotations.map((one) => one.total)).toEqual([340_000, 348_000])
    const file = await plant.download(
      `/mall/purchases/requests/${id}/file?format=csv&reason=${encodeURIComponent('定标')}`,
    )
    expect(new TextDecoder().decode(file)).toContain('3400.00')
    const dear = page.quotations[1]!
    const choose = (body: object, key?: string) => plant.post(`/mall/purchases/requests/${id}/choice`, body, key)
    expect(codes(await choose({ quotationId: dear.id }))).toEqual(['reason-missing'])
    expect(code(await choose({ quotationId: newId() }))).toBe('mall.quotation-missing')
    const key = newId()
    const first = await must(choose({ quotationId: dear.id, because: '交货更快' }, key))
    expect((await choose({ quotationId: dear.id, because: '交货更快' }, key)).body).toEqual(first)
    expect(code(await choose({ quotationId: dear.id, because: '交货更快' }))).toBe('mall.request-closed')
    const { contractId } = first as { contractId: string }
    await must(plant.post(`/mall/contracts/${contractId}/cancellation`, { because: '重新选定' }))
    expect((await read(plant, id)).state).toBe('open')
  })
})

describe('a contract in money, never points', () => {
  let id: string
  const sign = async (who: Visitor, side: 'buyer' | 'supplier') => {
    const { document } = await contractOf(who, id)
    return who.post(`/mall/contracts/${id}/signatures`, { side, digest: document.digest, password })
  }
  const call = (lines: object[], key?: string) => plant.post(`/mall/contracts/${id}/orders`, { lines, note: '' }, key)
  const pay = (amount: number, reference: string, changes: object = {}) =>
    plant.post(`/mall/contracts/${id}/payments`, { amount, paidOn: '2026-11-27', reference, ...changes })

  beforeAll(async () => {
    await at('2026-11-27T04:00')
    const request = await ask({ quotesUntil: '2026-11-27T05:00:00.000Z' })
    await must(give(cast.farm, request, quote(990, 1500)))
    await must(give(cast.mill, request, quote(1000, 1500)))
    await at('2026-11-27T05:00')
    const [cheapest] = (await read(plant, request)).quotations
    const body = { quotationId: cheapest!.id }
    id = (await must(plant.post<{ contractId: string }>(`/mall/purchases/requests/${request}/choice`, body))).contractId
  })

  test('is signed by both sides under one text, and nobody calls off goods before', async () => {
    expect(code(await call([{ line: 1, quantity: 1 }]))).toBe('mall.contract-not-open')
    expect(code(await cast.mill.get(`/mall/contracts/${id}`))).toBe('mall.contract-missing')
    expect(code(await rival.get(`/mall/contracts/${id}`))).toBe('mall.contract-missing')
    const page = await contractOf(plant, id)
    expect(page.document.articles.join()).toContain('不使用职工积分')
    expect(page.total).toBe(348_000)
    expect((await sign(plant, 'buyer')).body).toEqual({ complete: false })
    expect(
      code(
        await cast.operator.post(`/mall/contracts/${id}/signatures`, {
          side: 'supplier',
          digest: page.document.digest,
          password,
        }),
      ),
    ).toBe('mall.contract-missing')
    expect((await sign(cast.farm, 'supplier')).body).toEqual({ complete: true })
    expect(await contractOf(cast.farm, id)).toMatchObject({ state: 'signed', reader: 'supplier' })
  })

  test('is called off in parts, never more than is left, once a click', async () => {
    expect(codes(await call([{ line: 1, quantity: 201 }]))).toEqual(['more-than-left'])
    const key = newId()
    const first = await call([{ line: 1, quantity: 200 }], key)
    expect(first.body).toMatchObject({ number: 1 })
    expect((await call([{ line: 1, quantity: 200 }], key)).body).toEqual(first.body)
    expect(code(await call([{ line: 1, quantity: 1 }]))).toBe('mall.call-refused')
    const second = (await must(call([{ line: 2, quantity: 100 }]))) as { id: string }
    await must(plant.post(`/mall/purchase-orders/${second.id}/cancellation`))
    expect(code(await plant.post(`/mall/purchase-orders/${second.id}/cancellation`))).toBe(
      'mall.purchase-order-not-open',
    )
    expect(code(await plant.post(`/mall/purchase-orders/${newId()}/cancellation`))).toBe('mall.purchase-order-missing')
  })

  test('owes what was accepted and nothing that was sent back', async () => {
    const [order] = (await contractOf(plant, id)).orders
    const inspect = (lines: object[]) => plant.post(`/mall/purchase-orders/${order!.id}/inspection`, { lines })
    expect(code(await inspect([{ line: 1, accepted: 200, because: null }]))).toBe('mall.purchase-order-not-open')
    const parcel = { carrier: '江河快运', tracking: 'JH20261127' }
    expect(code(await cast.mill.post(`/mall/purchase-orders/${order!.id}/shipment`, parcel))).toBe(
      'mall.purchase-order-missing',
    )
    await must(cast.farm.post(`/mall/purchase-orders/${order!.id}/shipment`, parcel))
    const silent = await inspect([{ line: 1, accepted: 190, because: null }])
    expect(silent.body).toMatchObject({ code: 'mall.inspection-refused', facts: { codes: ['reason-missing'] } })
    expect((await inspect([{ line: 1, accepted: 190, because: '十包受潮' }])).body).toEqual({ amount: 188_100 })
    const page = await contractOf(plant, id)
    expect(page.lines[0]).toMatchObject({ ordered: 190, accepted: 190 })
    expect(page.accepted).toBe(188_100)
    expect(code(await plant.post(`/mall/contracts/${id}/cancellation`, { because: '不要了' }))).toBe(
      'mall.contract-in-use',
    )
  })

  test('is paid by bank, never beyond what was accepted, and counts when the supplier confirms', async () => {
    expect(code(await pay(188_101, 'BANK-0001'))).toBe('mall.payment-too-much')
    expect(code(await pay(100, 'BANK-0001', { paidOn: '2026-11-28' }))).toBe('mall.payment-in-future')
    const first = (await must(pay(100_000, 'BANK-0001'))) as { id: string }
    expect(code(await pay(1_000, 'BANK-0001'))).toBe('mall.payment-twice')
    expect(code(await pay(88_101, 'BANK-0002'))).toBe('mall.payment-too-much')
    const decide = (who: Visitor, paymentId: string, body: object) =>
      who.post(`/mall/purchase-payments/${paymentId}/decision`, body)
    expect(code(await decide(cast.mill, first.id, { decision: 'confirm' }))).toBe('mall.payment-missing')
    expect(code(await decide(cast.farm, first.id, { decision: 'refuse' }))).toBe('mall.reason-missing')
    await must(decide(cast.farm, first.id, { decision: 'refuse', because: '账上没有' }))
    expect(code(await decide(cast.farm, first.id, { decision: 'confirm' }))).toBe('mall.payment-decided')
    expect((await contractOf(plant, id)).paid).toBe(0)
    const again = (await must(pay(188_100, 'BANK-0003'))) as { id: string }
    expect((await decide(cast.farm, again.id, { decision: 'confirm' })).body).toEqual({ paid: 188_100 })
    expect(await transaction(system, verifyMall)).toEqual([])
  })

  test('is settled by the operator; one that was not carried out whole says why', async () => {
    const settle = (body: object, key?: string) => cast.operator.post(`/mall/contracts/${id}/settlement`, body, key)
    expect(code(await cast.outsider.post(`/mall/contracts/${id}/settlement`, {}))).toBe('mall.contract-missing')
    const silent = await settle({})
    expect(silent.body).toMatchObject({ code: 'mall.settling-refused', facts: { codes: ['reason-missing'] } })
    const key = newId()
    const because = '手套改由工会发放'
    expect((await settle({ because }, key)).body).toEqual({ accepted: 188_100 })
    expect((await settle({ because }, key)).body).toEqual({ accepted: 188_100 })
    expect(code(await settle({ because }))).toBe('mall.contract-not-open')
    const file = await cast.operator.download(
      `/mall/operation/contracts/file?format=csv&reason=${encodeURIComponent('年终对账')}`,
    )
    expect(new TextDecoder().decode(file)).toContain('已结算')
  })

  test('stands in books of fen; no account of points has moved', async () => {
    await transaction(system, async (tx) => {
      const found = await tx.client.query(
        "select kind, unit from ledger.accounts where kind like 'mall.books.purchase-%' order by kind",
      )
      expect(found.rows.map((row) => row.unit)).toEqual(Array(5).fill('fen'))
      const points = await tx.client.query("select kind from ledger.accounts where unit = 'points' order by kind")
      expect(points.rows.map((row) => row.kind)).toEqual(['mall.books.fund', 'mall.books.paid-in'])
      const fund = await tx.client.query('select balance from mall.funds where owner_id = $1', [cast.marketId])
      expect(fund.rows).toEqual([{ balance: 1_000_000_000 }])
    })
    const pdf = await plant.download(`/instruments/${(await contractOf(plant, id)).document.id}/pdf`)
    expect(new TextDecoder('latin1').decode(pdf.slice(0, 4))).toBe('%PDF')
  })
})
