import { Agent, request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { balancesOf, verifyLedger } from '../../src/kernel/ledger/index.ts'
import { stopClock } from '../../src/platform/clock.ts'
import { addDays } from '../../src/platform/dates.ts'
import { system, type Tx, transaction } from '../../src/platform/db/transaction.ts'
import { newId } from '../../src/platform/ids.ts'
import type { PraiseReport } from '../../src/services/mall/ratings.contract.ts'
import { mall as mallService } from '../../src/services/mall/service.ts'
import type { StatementCard } from '../../src/services/mall/settlements.contract.ts'
import { signIn, tokenOf } from '../world/crowd.ts'
import {
  type Desks,
  fillShelves,
  foundGreatUnions,
  type GreatUnions,
  kinds,
  openDesks,
  orderInGroup,
  pricedAt,
  rateAs,
  runDaily,
  type Union,
} from '../world/great-mall.ts'
import { deposit, must } from '../world/mall.ts'
import { type Platform, startPlatform } from '../world/platform.ts'
import { password } from '../world/small-union.ts'

/**
 * 惠工商城 (S01, A002-06): 「30类5万余种产品，试运行3个月成交额度1500万元，覆盖职工1.5万人，好评率96%」.
 * Through HTTP: mall, suppliers, products (each supplier's own import, listed 500 at a time), fund, letters from terms to
 * configuration, every tenth worker's order, parcels (files), every fifth rating, settlements, the bank's files, all reading.
 * The platform's own jobs issue and confirm. The mass of orders and ratings goes through the verbs behind the endpoints, orders
 * in the groups in which they are committed. Only people, unions and accounts are written into the database.
 */
const unionsEach = 4
const workersEach = 1_250
const productsEach = 10_000
const pointsEach = 100_000
const every = { http: 10, rating: 6, praiseBut: 25 } as const
const months = ['2026-01-05', '2026-02-02', '2026-03-02'] as const
const suppliers = ['gongying1', 'gongying2', 'gongying3', 'gongying4', 'gongying5'] as const
const turnover = months.length * unionsEach * workersEach * pointsEach

let platform: Platform
let desks: Desks
let great: GreatUnions
let people: string[]
let supplierIds: string[]
/** By the code that its supplier gave it. */
let skus: Map<string, string>
const agent = new Agent({ keepAlive: true, maxSockets: 60 })
const sent: { readonly who: number; readonly orderId: string }[] = []

beforeAll(async () => {
  stopClock('2025-12-26T02:00:00.000Z')
  platform = await startPlatform(async () => {
    great = await foundGreatUnions(months.length * unionsEach, workersEach)
    people = great.unions.flatMap((one) => one.personIds)
    await signIn(people)
  })
  desks = openDesks(platform)
  await desks.appoint('operator', 'mall-operator', great.cityId)
  await desks.appoint('controller', 'mall-operator', great.cityId)
  await desks.appoint('supervisor', 'financial-supervisor', great.cityId)
  for (const union of great.unions) await desks.appoint(officerOf(union), 'grassroots-officer', union.id)
}, 120_000)

afterAll(() => {
  agent.destroy()
  return platform.stop()
})

const officerOf = (union: Union) => `union${union.at + 1}`

test('30 kinds and 50,000 products come on the shelves from the files of five suppliers (A002-06.c7)', async () => {
  const operator = await desks.as('operator')
  await must(operator.post('/mall/operation/market', { name: '惠工商城' }))
  supplierIds = []
  for (const [at, account] of suppliers.entries()) {
    const contact = { name: `滨江第${at + 1}供应公司`, creditCode: null, contact: '陈经理', phone: '0532-88886666' }
    const { id } = await must(operator.post<{ id: string }>('/mall/operation/suppliers', contact))
    supplierIds.push(id)
    await desks.appoint(account, 'supplier', id)
  }
  await fillShelves(desks, suppliers, productsEach)
  const shop = await must(operator.get<{ categories: { key: string }[] }>(`/public/mall/markets/${great.cityId}`))
  expect(shop.categories).toHaveLength(30)
  const shelf = `/public/mall/markets/${great.cityId}/products`
  for (const { key } of kinds) {
    const { products } = await must(operator.get<{ products: object[] }>(`${shelf}?category=${key}`))
    expect(products, key).toHaveLength(20)
  }
  const search = encodeURIComponent('帮扶产品好物 3 号 4711')
  const found = await must(operator.get<{ products: { name: string }[] }>(`${shelf}?search=${search}`))
  expect(found.products).toMatchObject([{ name: '帮扶产品好物 3 号 4711' }])
  const { counts } = await must(operator.get<{ counts: { listed: number } }>('/mall/operation/products'))
  expect(counts.listed).toBe(suppliers.length * productsEach)
  skus = await transaction(system, async (tx) => {
    const all = await tx.client.query<{ code: string; id: string }>(
      'select p.code, s.id from mall.skus s join mall.products p on p.id = s.product_id',
    )
    return new Map(all.rows.map((one) => [one.code, one.id]))
  })
}, 280_000)

/** A letter of a union's, signed by both sides, listed and configured out of the fund. */
async function configured(union: Union, day: string): Promise<string> {
  const [officer, operator] = [await desks.as(officerOf(union)), await desks.as('operator')]
  const terms = {
    ...{ occasion: '职工福利', headcount: workersEach, pointsEach, categories: [], unspent: 'return', keptUntil: null },
    ...{ issueAt: `${day}T03:00:00.000Z`, opensAt: `${day}T03:00:00.000Z` },
    closesAt: `${addDays(day, 14)}T03:00:00.000Z`,
  }
  const { id } = await must(officer.post<{ id: string }>('/mall/intents', { orgId: union.id, terms }))
  const { document } = await must(officer.get<{ document: { digest: string } }>(`/mall/intents/${id}`))
  for (const [who, side] of [
    [officer, 'union'],
    [operator, 'mall'],
  ] as const)
    await must(who.post(`/mall/intents/${id}/signatures`, { side, digest: document.digest, password }))
  const { recipients } = await must(
    officer.put<{ recipients: number }>(`/mall/intents/${id}/recipients`, { from: 'members' }),
  )
  expect(recipients).toBe(workersEach)
  await must(officer.post(`/mall/intents/${id}/configuration`))
  return id
}

type Issued = { state: string; issuedPoints: number; issuedPeople: number }

async function issued(union: Union, id: string): Promise<void> {
  const officer = await desks.as(officerOf(union))
  for (;;) {
    const page = await must(officer.get<Issued>(`/mall/intents/${id}`))
    if (page.state === 'issued') {
      expect(page).toMatchObject({ issuedPeople: workersEach, issuedPoints: workersEach * pointsEach })
      return
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Three goods that come to exactly 1,000 points together, most often of one supplier. */
function basketOf(who: number) {
  const [one, other] = [2 + (who % 40), 2 + ((who * 7) % 37)]
  const own = who % suppliers.length
  const last = who % 7 === 0 ? (own + 1) % suppliers.length : own
  const round = (who * 13 + Math.floor(who / 7)) % 34
  return [
    { supplier: own, at: 3 * (one - 2 + 97 * round) },
    { supplier: own, at: 3 * (other - 2 + 97 * round) + 1 },
    { supplier: last, at: 3 * (100 - one - other - 2 + 97 * round) + 2 },
  ].map(({ supplier, at }) => ({
    ...{ skuId: skus.get(`S${supplier}-${at}`)!, quantity: 1 },
    price: pricedAt(at).price,
  }))
}

const delivery = { kind: 'address', name: '王芳', phone: '13900000000', address: '铸造路 1 号' } as const

/** One worker's request with her own session; who is told that too many are ordering comes again with the same key. */
async function ask<Body>(method: string, path: string, who: number, body: object | null): Promise<Body> {
  const headers = {
    ...(body === null ? {} : { 'content-type': 'application/json', 'idempotency-key': newId() }),
    cookie: `gonghui_session=${tokenOf(who)}`,
  }
  for (;;) {
    const { status, text } = await new Promise<{ status: number; text: string }>((resolve, reject) => {
      const asked = request(`${platform.address}/api${path}`, { method, agent, headers }, (response) => {
        let told = ''
        response.setEncoding('utf8')
        response.on('data', (piece) => {
          told += piece
        })
        response.on('end', () => resolve({ status: response.statusCode!, text: told }))
      })
      asked.on('error', reject)
      asked.end(body === null ? undefined : JSON.stringify(body))
    })
    if (status < 300) return (text === '' ? undefined : JSON.parse(text)) as Body
    if (status !== 503) throw new Error(`${status} ${text}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

async function buy(who: number, intentId: string): Promise<void> {
  const wish = { intentId, lines: basketOf(who), delivery }
  const { orders } =
    who % every.http === 0
      ? await ask<{ orders: { id: string }[] }>('POST', '/me/mall/orders', who, wish)
      : await orderInGroup(people[who]!, wish)
  sent.push({ who, orderId: orders[0]!.id })
}

/** So many at a time, as they come. */
async function inLanes<One>(all: readonly One[], lanes: number, work: (one: One) => Promise<unknown>): Promise<void> {
  const left = all[Symbol.iterator]()
  const lane = async () => {
    for (const one of left) await work(one)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

/** Phones have been used since. */
async function phonesAwake(at: string): Promise<void> {
  await transaction(system, async (tx) => {
    await tx.client.query('set local role none')
    await tx.client.query("update access.sessions set seen_at = $1 where kind = 'worker'", [at])
  })
}

async function shipAll(account: string, at: number): Promise<void> {
  const open = await transaction(system, async (tx) => {
    const found = await tx.client.query<{ id: string }>(
      "select id from mall.orders where supplier_id = $1 and state = 'placed'",
      [supplierIds[at]],
    )
    return found.rows.map((one) => one.id)
  })
  const desk = await desks.as(account)
  const rows = open.map((id, place) => `${id},江河快运,JH${at}${place}`)
  const fileId = await desk.upload('运单.csv', ['订单号,承运单位,运单号', ...rows].join('\n'))
  const shipped = await must(desk.post<{ shipped: number }>('/mall/supply/orders/tracking-imports', { fileId }))
  expect(shipped.shipped).toBe(open.length)
}

/** Every sixth buyer rates the first line of what she got; of twenty-five one is not content. */
async function rate({ who, orderId }: { who: number; orderId: string }): Promise<void> {
  const stars = Math.floor(who / every.rating) % every.praiseBut === 0 ? 3 : 4 + (who % 2)
  const words = stars === 3 ? '包装有破损' : '质量不错，送得快'
  const own = Math.floor(who / every.rating) % 5 === 0
  if (own) await ask('PUT', `/me/mall/orders/${orderId}/lines/1/rating`, who, { stars, words })
  else await rateAs(people[who]!, { orderId, line: 1, stars, words, photos: [] })
}

test.each(months)(
  'the window of %s: four unions sign, points go down, 5,000 workers choose, parcels go out and are settled (c1 to c6, c9)',
  async (day) => {
    desks.on(addDays(day, -1))
    const unions = great.unions.slice(months.indexOf(day) * unionsEach, (months.indexOf(day) + 1) * unionsEach)
    await deposit(await desks.as('operator'), await desks.as('controller'), turnover / months.length)
    const letters: { union: Union; id: string }[] = []
    for (const union of unions) letters.push({ union, id: await configured(union, day) })
    desks.on(day, '03:00')
    await runDaily('mall.start-issues')
    for (const { union, id } of letters) await issued(union, id)

    await phonesAwake(`${day}T02:59:00.000Z`)
    const wishes = letters.flatMap(({ union, id }) =>
      union.personIds.map((_, place) => ({ who: union.at * workersEach + place, id })),
    )
    const before = sent.length
    await inLanes(wishes, 200, ({ who, id }) => buy(who, id))
    expect(sent.length - before).toBe(unionsEach * workersEach)

    desks.on(addDays(day, 1))
    await Promise.all(suppliers.map(shipAll))
    desks.on(addDays(day, 17))
    await runDaily('mall.confirm-orders')
    await phonesAwake(`${addDays(day, 17)}T01:59:00.000Z`)
    await inLanes(
      sent.slice(before).filter(({ who }) => who % every.rating === 0),
      16,
      rate,
    )
    desks.on(addDays(day, 18))
    const operator = await desks.as('operator')
    const until = { untilDay: addDays(day, 17) }
    const { settlements } = await must(
      operator.post<{ settlements: { amount: number }[] }>(`/mall/markets/${great.cityId}/settlements`, until),
    )
    expect(settlements).toHaveLength(suppliers.length)
    expect(settlements.reduce((sum, one) => sum + one.amount, 0)).toBe(turnover / months.length)
  },
  280_000,
)

test('after three months 15,000 workers have spent 1,500万元, and 96 % of the ratings given are praise (A002-06.c9)', async () => {
  desks.on('2026-03-26')
  const operator = await desks.as('operator')
  const report = await must(operator.get<PraiseReport>('/mall/operation/praise?from=2025-12-26&to=2026-03-26'))
  expect(report).toMatchObject({ ratings: 2_500, praises: 2_400, praise: 96, people: 2_500 })
  expect(report.months.reduce((sum, month) => sum + month.ratings, 0)).toBe(2_500)
  expect(report.suppliers.reduce((sum, one) => sum + one.praises, 0)).toBe(2_400)
  await transaction(system, async (tx) => {
    const sold = await tx.client.query(
      'select count(distinct owner_id)::int as workers, sum(total)::bigint as total, sum(refunded)::bigint as refunded from mall.orders',
    )
    expect(sold.rows).toEqual([{ workers: 15_000, total: turnover, refunded: 0 }])
    const kindsSold = await tx.client.query(
      'select count(distinct p.category)::int as kinds from mall.order_lines l join mall.products p on p.id = l.product_id',
    )
    expect(kindsSold.rows).toEqual([{ kinds: 30 }])
  })
})

test('the bank pays what the suppliers confirmed, and from the fund to the bank nothing is left over anywhere (c6, c10)', async () => {
  const operator = await desks.as('operator')
  for (const [at, account] of suppliers.entries()) {
    const desk = await desks.as(account)
    const bank = { holder: `滨江第${at + 1}供应公司`, bank: '滨江银行', number: `622202020011223${at}` }
    await must(desk.put('/mall/supply/bank', bank))
    const { statements } = await must(desk.get<{ statements: StatementCard[] }>('/mall/supply/settlements'))
    expect(statements).toHaveLength(months.length)
    for (const { id } of statements) await must(desk.post(`/mall/supply/settlements/${id}/confirmation`))
  }
  const payout = await must(operator.post<{ id: string; number: string; amount: number }>('/mall/operation/payouts'))
  expect(payout.amount).toBe(turnover)
  const bytes = await operator.download(`/mall/operation/payouts/${payout.id}/bank-file`)
  const lines = new TextDecoder('gb18030').decode(bytes).trim().split(/\r?\n/).slice(1)
  expect(lines).toHaveLength(suppliers.length * months.length)
  const answers = lines.map((line) => {
    const cells = line.split(',')
    return `${payout.number},${cells[1]},${cells.find((cell) => /^\d+\.\d\d$/.test(cell))},成功,`
  })
  const fileId = await operator.upload('回盘.csv', ['批次号,序号,金额,结果,原因', ...answers].join('\n'))
  const result = await operator.post(`/mall/operation/payouts/${payout.id}/result`, { fileId })
  expect(result.body).toEqual({ paid: lines.length, failed: 0, open: 0 })

  await transaction(system, async (tx) => {
    expect(await balancesByKind(tx)).toEqual({ 'mall.books.paid-in': -turnover, 'mall.books.paid-out': turnover })
    const wallets = await tx.client.query(
      "select count(*)::int as count, max(balance)::bigint as most from ledger.accounts where kind = 'mall.points'",
    )
    expect(wallets.rows).toEqual([{ count: 15_000, most: 0 }])
  })
})

/** What stands on the accounts of each kind that have anything. */
async function balancesByKind(tx: Tx): Promise<Record<string, number>> {
  const accounts = await tx.client.query<{ id: string; kind: string }>('select id, kind from ledger.accounts')
  const balances = await balancesOf(
    tx,
    accounts.rows.map((one) => one.id),
  )
  const sums = new Map<string, number>()
  for (const { id, kind } of accounts.rows) sums.set(kind, (sums.get(kind) ?? 0) + balances.get(id)!.balanceFen)
  return Object.fromEntries([...sums].filter(([, sum]) => sum !== 0))
}

test('a point is traced from the statement that paid it to its order and its letter, and every promise holds (c6, c10)', async () => {
  const supervisor = await desks.as('supervisor')
  const desk = await desks.as(suppliers[0])
  const { statements } = await must(desk.get<{ statements: StatementCard[] }>('/mall/supply/settlements'))
  const page = await must(
    supervisor.get<{ amount: number; lines: { orderId: string }[] }>(`/mall/desk/settlements/${statements[0]!.id}`),
  )
  const bought = sent.find(({ orderId }) => page.lines.some((line) => line.orderId === orderId))!
  await phonesAwake('2026-03-26T01:59:00.000Z')
  const order = await ask<{ state: string; origins: { memo: string; amount: number }[]; total: number }>(
    ...(['GET', `/me/mall/orders/${bought.orderId}`, bought.who, null] as const),
  )
  expect(order).toMatchObject({ state: 'received', origins: [{ memo: '职工福利', amount: order.total }] })
  await transaction(system, async (tx) => {
    expect(await mallService.verify(tx)).toEqual([])
    expect(await verifyLedger(tx)).toEqual([])
  })
}, 120_000)
