import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { offer, openCardBenefits, openOfflineDesk, showCard, take, wash } from '../../../test/world/card-benefits.ts'
import { buy, listed, type MallCast, must, openSmallMall, openWindow, rice } from '../../../test/world/mall.ts'
import { type Platform, startPlatform } from '../../../test/world/platform.ts'
import { foundSmallUnion, password, type SmallUnion } from '../../../test/world/small-union.ts'
import { type Answer, Visitor } from '../../../test/world/visitor.ts'
import { verifyLedger } from '../../kernel/ledger/index.ts'
import { now, stopClock } from '../../platform/clock.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { OfflineOutcome } from './redemptions.contract.ts'
import { verifyMall } from './verify-mall.ts'

let platform: Platform
let union: SmallUnion
let cast: MallCast
let worker: Visitor
let stranger: Visitor
let foundry: Visitor
let intentId: string
let skus: readonly { readonly id: string }[]
let productId: string
let products = 0
let opened: string

const price = 8600
const address = { kind: 'address', name: '王芳', phone: '13900000000', address: '江北区铸造路 1 号' } as const

beforeAll(async () => {
  stopClock('2026-11-21T02:00:00.000Z')
  platform = await startPlatform(async () => {
    union = await foundSmallUnion(8)
  })
  cast = await openSmallMall(platform.address, union)
  worker = await new Visitor(platform.address, '10.12.0.1').signInAsWorker(union.workers[0]!.phone)
  stranger = await new Visitor(platform.address, '10.12.0.2').signInAsWorker(union.workers[3]!.phone)
  ;({ intentId, foundry } = await openWindow(platform.address, cast, union, { pointsEach: 1_000_000 }))
  opened = now()
}, 120_000)

/** Goods of its own for every test: plenty of the first specification, twenty of the second and two at most for each. */
beforeEach(async () => {
  stopClock(opened)
  products += 1
  ;({ id: productId, skus } = await listed(
    cast,
    cast.farm,
    rice({ code: `NB-${products}`, name: `云岭大米 ${products}` }),
  ))
})

afterEach(async () => {
  expect(await transaction(system, verifyMall)).toEqual([])
  expect(await transaction(system, verifyLedger)).toEqual([])
})

afterAll(() => platform.stop())

/** Everything that an order, a refund or the use of a card would leave behind. */
async function books(): Promise<unknown> {
  return transaction(system, async (tx) => {
    const counted = await tx.client.query(`
      select (select count(*) from mall.orders) as orders, (select count(*) from mall.order_lines) as lines,
        (select count(*) from mall.order_refunds) as refunds, (select count(*) from mall.redemptions) as uses,
        (select count(*) from ledger.transfers) as transfers, (select count(*) from ledger.entries) as entries,
        (select count(*) from notices.notices) as notices, (select count(*) from mall.recipients) as recipients,
        (select string_agg(sku_id || ':' || available || ':' || sold, ' ' order by sku_id) from mall.stock) as stock,
        (select string_agg(id || ':' || balance, ' ' order by id) from ledger.accounts) as balances`)
    return counted.rows[0]
  })
}

/** The answer's code, after which nothing is booked anywhere. */
async function refusedWith(attempt: () => Promise<Answer>): Promise<string> {
  const before = await books()
  const { status, body } = await attempt()
  const { code, detail } = body as { code: string; detail: string }
  expect(status, code).toBeGreaterThanOrEqual(400)
  expect(status, code).toBeLessThan(500)
  expect(detail.length).toBeGreaterThan(5)
  expect(await books()).toEqual(before)
  return code
}

type Line = { skuId: string; quantity: unknown; price: unknown }
const line = (changes: Partial<Line> = {}): Line => ({ skuId: skus[0]!.id, quantity: 1, price, ...changes })
const order = (lines: readonly Line[], changes: object = {}, key = newId(), who = worker) =>
  who.post<{ orders: { id: string; total: number }[] }>(
    '/me/mall/orders',
    { intentId, lines, delivery: address, ...changes },
    key,
  )

describe('quantities and prices that nobody can mean', () => {
  test.each([-1, -999, 0, 0.5, 1000, 2 ** 31, 2 ** 53, 1e308, '1', '１', null, [1], {}])(
    'a quantity of %j',
    async (quantity) => {
      expect(await refusedWith(() => order([line({ quantity })]))).toBe('platform.request-malformed')
    },
  )

  test.each([-price, 0, 1.5, 1e308, '8600', null])('a price of %j', async (asked) => {
    expect(await refusedWith(() => order([line({ price: asked })]))).toBe('platform.request-malformed')
  })

  test('a negative line beside a positive one, the same goods twice, no goods, and too many kinds of goods', async () => {
    const less = line({ skuId: skus[1]!.id, quantity: -1, price: 16_800 })
    expect(await refusedWith(() => order([line(), less]))).toBe('platform.request-malformed')
    expect(await refusedWith(() => order([line(), line()]))).toBe('mall.line-twice')
    expect(await refusedWith(() => order([]))).toBe('platform.request-malformed')
    const many = Array.from({ length: 51 }, () => line({ skuId: newId() }))
    expect(await refusedWith(() => order(many))).toBe('platform.request-malformed')
  })

  test('the most that is allowed of every kind, which is more than she has', async () => {
    expect(await refusedWith(() => order([line({ quantity: 999 })]))).toBe('mall.sold-out')
    expect(await refusedWith(() => order([line({ quantity: 500 })]))).toBe('mall.points-short')
  })
})

describe('between the basket and the order', () => {
  const keep = (quantity: number) =>
    must(
      worker.put<{ lines: { price: number }[] }>('/me/mall/basket', {
        lines: [{ skuId: skus[0]!.id, quantity }],
      }),
    )
  const basket = async () => (await must(worker.get<{ lines: { price: number }[] }>('/me/mall/basket'))).lines[0]!

  test('the price rises or falls: she is told both prices, and the basket shows the new one', async () => {
    await keep(2)
    for (const changed of [9900, 5000]) {
      await must(cast.farm.put(`/mall/supply/skus/${skus[0]!.id}/price`, { price: changed, because: '新米上市' }))
      expect((await basket()).price).toBe(changed)
      expect(await refusedWith(() => order([line({ quantity: 2 })]))).toBe('mall.price-changed')
    }
    expect((await must(order([line({ quantity: 2, price: 5000 })]))).orders).toMatchObject([{ total: 10_000 }])
  })

  test('the product is withdrawn by the mall, rests by its supplier’s wish, or its supplier is suspended', async () => {
    await keep(1)
    const ids = [productId]
    await must(cast.farm.post('/mall/supply/products/rest', { ids }))
    expect(await refusedWith(() => order([line()]))).toBe('mall.product-withdrawn')
    await must(cast.farm.post('/mall/supply/products/submission', { ids }))
    expect(await refusedWith(() => order([line()]))).toBe('mall.product-withdrawn')
    await must(cast.operator.post('/mall/operation/products/judgement', { ids, decision: 'list' }))
    const suspend = (because: string | null) =>
      must(cast.operator.post(`/mall/operation/suppliers/${cast.farmId}/suspension`, { because }))
    await suspend('检查不合格')
    expect(await refusedWith(() => order([line()]))).toBe('mall.product-withdrawn')
    await suspend(null)
    const withdrawn = { ids, decision: 'withdraw', because: '抽检不合格' }
    await must(cast.operator.post('/mall/operation/products/judgement', withdrawn))
    expect(await refusedWith(() => order([line()]))).toBe('mall.product-withdrawn')
  })

  test('the window closes, whatever the clock of her phone says', async () => {
    await keep(1)
    const closing = Date.parse('2026-11-21T02:01:00.000Z') - 60_000 + 20 * 24 * 3_600_000
    stopClock(new Date(closing).toISOString())
    expect(await refusedWith(() => order([line()]))).toBe('mall.window-closed')
    const yesterday = new Date(closing - 24 * 3_600_000)
    const sent = { placedAt: yesterday.toISOString(), at: yesterday.toISOString(), now: yesterday.getTime() }
    const late = () => order([line()], sent)
    expect(['mall.window-closed', 'platform.request-malformed']).toContain(await refusedWith(late))
    const dated = () => withHeaders({ date: yesterday.toUTCString(), 'x-date': yesterday.toISOString() })
    expect(await refusedWith(dated)).toBe('mall.window-closed')
    stopClock(new Date(closing - 1).toISOString())
    await must(order([line()]))
  })

  test('the window has not opened: a letter that is issued before its window', async () => {
    const opensAt = new Date(Date.parse(opened) + 3 * 3_600_000).toISOString()
    const later = await openWindow(platform.address, cast, union, { opensAt, pointsEach: 20_000 })
    const early = () => order([line()], { intentId: later.intentId })
    expect(await refusedWith(early)).toBe('mall.window-not-open')
    stopClock(opensAt)
    await must(early())
  })
})

/** An order as a phone sends it that says what time it thinks it is. */
async function withHeaders(headers: Record<string, string>): Promise<Answer> {
  const response = await fetch(`${platform.address}/api/me/mall/orders`, {
    method: 'POST',
    headers: { ...headers, cookie: worker.cookie, 'content-type': 'application/json', 'idempotency-key': newId() },
    body: JSON.stringify({ intentId, lines: [line()], delivery: address }),
  })
  return { status: response.status, body: await response.json() }
}

describe('more than there is, or than she may', () => {
  test('over stock, over her own limit in one order and in two, over the limit of her union', async () => {
    const [plain, scarce] = skus as [{ id: string }, { id: string }]
    expect(await refusedWith(() => order([line({ quantity: 501 })]))).toBe('mall.sold-out')
    const big = (quantity: number) => line({ skuId: scarce.id, quantity, price: 16_800 })
    expect(await refusedWith(() => order([big(3)]))).toBe('mall.over-limit')
    await must(order([big(2)]))
    expect(await refusedWith(() => order([big(1)]))).toBe('mall.over-limit')
    expect(await refusedWith(() => order([line(), big(1)]))).toBe('mall.over-limit')
    await must(foundry.put(`/mall/intents/${intentId}/limits/${plain.id}`, { most: 3 }))
    await must(order([line({ quantity: 2 })]))
    expect(await refusedWith(() => order([line({ quantity: 2 })]))).toBe('mall.over-group-limit')
    await must(order([line()]))
  })

  test('somebody else’s letter, no letter, and another’s order', async () => {
    expect(await refusedWith(() => order([line()], {}, newId(), stranger))).toBe('mall.intent-not-found')
    expect(await refusedWith(() => order([line()], { intentId: newId() }))).toBe('mall.intent-not-found')
    expect(await refusedWith(() => order([line()], { intentId: 'x' }))).toBe('platform.request-malformed')
    const guest = new Visitor(platform.address, '10.12.0.9')
    expect(await refusedWith(() => order([line()], {}, newId(), guest))).toBe('access.sign-in-needed')
    const id = await buy(worker, intentId, [{ skuId: skus[0]!.id, quantity: 1, price }])
    const back = { because: '不想要了' }
    const cancel = (who: Visitor) => () => who.post(`/me/mall/orders/${id}/cancellation`, back)
    expect(await refusedWith(cancel(stranger))).toBe('mall.order-not-found')
    expect(await refusedWith(() => stranger.post(`/me/mall/orders/${id}/receipt`))).toBe('mall.order-not-found')
    expect(await refusedWith(() => cast.mill.post(`/mall/orders/${id}/cancellation`, back))).toBe(
      'mall.order-not-found',
    )
  })
})

describe('the same again', () => {
  test('an order is made once under its key, by six at once as well; the key is hers alone and for this order alone', async () => {
    const key = newId()
    const answers = await Promise.all(Array.from({ length: 6 }, () => order([line()], {}, key)))
    expect(new Set(answers.map((one) => one.body.orders[0]!.id)).size).toBe(1)
    const before = await books()
    expect((await must(order([line()], {}, key))).orders[0]!.id).toBe(answers[0]!.body.orders[0]!.id)
    expect(await books()).toEqual(before)
    expect(await refusedWith(() => order([line({ quantity: 2 })], {}, key))).toBe('platform.key-reused')
    const other = { delivery: { ...address, address: '江南区码头路 9 号' } }
    expect(await refusedWith(() => order([line()], other, key))).toBe('platform.key-reused')
    const colleague = await new Visitor(platform.address, '10.12.0.3').signInAsWorker(union.workers[4]!.phone)
    const own = await must(order([line()], {}, key, colleague))
    expect(own.orders[0]!.id).not.toBe(answers[0]!.body.orders[0]!.id)
    expect(await refusedWith(() => order([line()], {}, 'short'))).toBe('platform.idempotency-key-missing')
  })

  test('a refund is given once: under its key, at once from six desks, and never beyond what was bought', async () => {
    const id = await buy(worker, intentId, [{ skuId: skus[0]!.id, quantity: 3, price }])
    const refund = (quantity: number, key = newId(), who = cast.farm) =>
      who.post<{ refundId: string }>(
        `/mall/orders/${id}/refunds`,
        { line: 1, quantity, because: '破损', restock: true },
        key,
      )
    const key = newId()
    const first = await must(refund(2, key))
    const before = await books()
    expect(await must(refund(2, key))).toEqual(first)
    expect(await books()).toEqual(before)
    expect(await refusedWith(() => refund(1, key))).toBe('platform.key-reused')
    expect(await refusedWith(() => refund(2))).toBe('mall.refund-too-much')
    expect(await refusedWith(() => refund(-1))).toBe('platform.request-malformed')
    expect(await refusedWith(() => refund(1, newId(), cast.mill))).toBe('mall.order-not-found')
    const six = await Promise.all(Array.from({ length: 6 }, () => refund(1)))
    expect(six.filter((one) => one.status === 200)).toHaveLength(1)
    expect(await refusedWith(() => refund(1))).toBe('mall.refund-too-much')
  })
})

test('an officer of another union finds no letter: she reads, lists, signs, configures, limits and cancels nothing', async () => {
  const port = await new Visitor(platform.address, '10.12.0.4').signInAsOfficer('port', password)
  const path = `/mall/intents/${intentId}`
  const { document } = await must(foundry.get<{ document: { digest: string } }>(path))
  const attempts: (() => Promise<Answer>)[] = [
    () => port.get(path),
    () => port.put(`${path}/recipients`, { from: 'members' }),
    () => port.post(`${path}/configuration`),
    () => port.post(`${path}/cancellation`, { because: '不发了' }),
    () => port.post(`${path}/signatures`, { side: 'union', digest: document.digest, password }),
    () => port.put(`${path}/limits/${skus[0]!.id}`, { most: 1 }),
  ]
  for (const attempt of attempts)
    expect(['mall.intent-missing', 'mall.intent-not-found', 'access.not-found']).toContain(await refusedWith(attempt))
})

test('a formula in a file of products, of parcels or of people is refused by its line, and leaves as text', async () => {
  const formulas = ['=HYPERLINK("http://x","领奖")', "+1+cmd|' /C calc'!A0", '@SUM(1)', '\t=1+1']
  const rows = formulas.map((text, at) => `NF-${at},"${text.replaceAll('"', '""')}",粮油,S,一袋,20.00,5,云岭县`)
  const file = ['商品编号,商品名称,类别,规格编号,规格,价格（分）,库存,产地', ...rows].join('\n')
  const fileId = await cast.farm.upload('商品.csv', file)
  type Loaded = { added: number; rejects: { line: number; reasons: string[] }[] }
  const loaded = await must(cast.farm.post<Loaded>('/mall/supply/imports', { fileId }))
  expect(loaded.added).toBe(0)
  expect(loaded.rejects.map((one) => one.line)).toEqual([2, 3, 4, 5])
  for (const { reasons } of loaded.rejects) expect(reasons.join()).toContain('当成公式')

  const id = await buy(worker, intentId, [{ skuId: skus[0]!.id, quantity: 1, price }])
  const shipped = `订单号,承运单位,运单号\n${id},=1+1,@SUM(1)`
  const tracking = await cast.farm.upload('运单.csv', shipped)
  const answer = await cast.farm.post<{ rejects: { line: number }[] }>('/mall/supply/orders/tracking-imports', {
    fileId: tracking,
  })
  expect(answer.body).toMatchObject({ rejects: [{ line: 2 }] })

  const people = await foundry.upload('名单.csv', '姓名,证件号码,手机号\n=1+1,13030219900101001X,13900000001')
  const terms = await draftTerms()
  const { rejects } = await must(
    foundry.put<{ rejects: { line: number }[] }>(`/mall/intents/${terms}/recipients`, { from: 'file', fileId: people }),
  )
  expect(rejects.map((one) => one.line)).toEqual([2])
})

/** A letter that both sides have signed and that has no list yet. */
async function draftTerms(): Promise<string> {
  const moment = (hours: number) => new Date(Date.parse(now()) + hours * 3_600_000).toISOString()
  const terms = {
    ...{ occasion: '春节福利', headcount: 3, pointsEach: 1000, categories: [], unspent: 'return', keptUntil: null },
    ...{ issueAt: moment(1), opensAt: moment(1), closesAt: moment(99) },
  }
  const { id } = await must(foundry.post<{ id: string }>('/mall/intents', { orgId: union.orgIds.foundry, terms }))
  const { document } = await must(foundry.get<{ document: { digest: string } }>(`/mall/intents/${id}`))
  for (const [who, side] of [
    [foundry, 'union'],
    [cast.operator, 'mall'],
  ] as const)
    await must(who.post(`/mall/intents/${id}/signatures`, { side, digest: document.digest, password }))
  return id
}

describe('at a merchant’s desk', () => {
  test('a code that was forged, that has run out, that was used, and that is shown to another’s benefit', async () => {
    const benefits = await openCardBenefits(platform.address, union)
    const benefitId = await offer(benefits, wash(benefits, { mostADay: 9 }))
    const { wash: washer, cinema } = benefits.merchants
    for (const code of ['000000000000', '123456789012', '9'.repeat(12)])
      expect(await refusedWith(() => take(washer.desk, { benefitId, code }))).toMatch(/^credentials\.card-code-/)
    expect(await refusedWith(() => take(washer.desk, { benefitId, code: 'x' }))).toBe('platform.request-malformed')
    const code = await showCard(worker)
    expect(await refusedWith(() => take(cinema.desk, { benefitId, code }))).toBe('mall.benefit-missing')
    await must(take(washer.desk, { benefitId, code }))
    expect(await refusedWith(() => take(washer.desk, { benefitId, code }))).toBe('credentials.card-code-used')
    const old = await showCard(worker)
    stopClock(new Date(Date.parse(opened) + 15 * 60_000).toISOString())
    expect(await refusedWith(() => take(washer.desk, { benefitId, code: old }))).toMatch(/^credentials\.card-code-/)
  })

  test('an entry that was altered after it was signed, or by a desk whose clock runs ahead, counts as no use', async () => {
    const desk = await new Visitor(platform.address, '10.12.0.6').signInAsOfficer('wash', password)
    const { benefits } = await must(desk.get<{ benefits: { id: string }[] }>('/mall/merchant/desk'))
    const offline = await openOfflineDesk(desk)
    const wish = { benefitId: benefits[0]!.id, code: await showCard(worker) }
    const ahead = new Date(Date.parse(now()) + 3_600_000).toISOString()
    const entry = await offline.write(wish)
    const forged = { ...entry, id: newId(), code: '000000000000' }
    const handed = { entries: [forged, await offline.write(wish, ahead)] }
    const before = await books()
    const { outcomes } = await must(desk.post<{ outcomes: OfflineOutcome[] }>('/mall/merchant/offline-entries', handed))
    expect(outcomes.map((one) => one.outcome)).toEqual(['refused', 'refused'])
    expect(await books()).toEqual(before)
  })
})
