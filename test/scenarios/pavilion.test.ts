import { Agent, request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPerson } from '../../src/apps/demo/people.ts'
import { systemActor } from '../../src/kernel/access/index.ts'
import { verifyLedger } from '../../src/kernel/ledger/index.ts'
import { foundOrgs } from '../../src/kernel/orgs/index.ts'
import { joinUnions, registerPeople, sealRegistration } from '../../src/kernel/people/index.ts'
import { stopClock } from '../../src/platform/clock.ts'
import { config } from '../../src/platform/config.ts'
import { addDays } from '../../src/platform/dates.ts'
import { system, transaction } from '../../src/platform/db/transaction.ts'
import { newId } from '../../src/platform/ids.ts'
import type { AidPage } from '../../src/services/mall/aid-projects.contract.ts'
import type { PavilionPage, ZonePage } from '../../src/services/mall/pavilions.contract.ts'
import { handPointsDown, mall as mallService } from '../../src/services/mall/service.ts'
import type { SaleLine, ZoneReport } from '../../src/services/mall/zone.contract.ts'
import { fillPeople, signIn, tokenOf } from '../world/crowd.ts'
import { appoint, must } from '../world/mall.ts'
import { configureLetter } from '../world/market.ts'
import { type Platform, startPlatform } from '../world/platform.ts'
import { password } from '../world/small-union.ts'
import { Visitor } from '../world/visitor.ts'

/**
 * 江苏工会APP“伊犁馆” (S02, A004-06.c1–c4): 「消费帮扶」 zone 「开设两年来已累计协助销售对口帮扶地区产品价值近两亿元」; the pavilion opens
 * on 10月24日, so that its own count begins there; 12 unions in pairs, 5大类11个项目; the web service's 近1100万人 are not the app's.
 * The bulk is generated: fewer people with fuller baskets than in life.
 */
const unions = 12
const workersEach = 100
const windows = [
  '2024-11-04',
  '2025-01-13',
  '2025-04-21',
  '2025-09-15',
  '2025-12-22',
  '2026-02-02',
  '2026-05-18',
  '2026-09-07',
] as const
const opensOn = '2026-10-24'
const price = 690_000
const piecesEach = 3
const afterOpening = 36

const regions = [
  { name: '伊犁州', partner: '伊犁州总工会', pavilion: '伊犁馆' },
  { name: '克州', partner: '克州总工会', pavilion: null },
] as const

/** Classes of the programme with how many of the eleven projects each has. */
const classes = { stations: 3, exchange: 2, hardship: 2, skills: 2, special: 2 } as const

let platform: Platform
let operator: Visitor
let farm: Visitor
let people: readonly string[]
let skus: readonly { readonly id: string; readonly regionId: string }[]
let pavilionId: string
let addresses = 0
const provinceId = newId()
const cities = Array.from({ length: unions }, (_, at) => ({ id: newId(), unionId: newId(), at }))
const agent = new Agent({ keepAlive: true, maxSockets: 100 })

async function found(): Promise<void> {
  const org = (
    id: string,
    kind: 'province' | 'city' | 'grassroots',
    code: string,
    name: string,
    parentId: string | null,
  ) => ({
    id,
    kind,
    code,
    creditCode: null,
    name,
    parentId,
    on: '2013-01-01',
  })
  await transaction(system, (tx) =>
    foundOrgs(tx, [
      org(provinceId, 'province', '32', '江河省总工会', null),
      ...cities.flatMap(({ id, unionId, at }) => [
        org(id, 'city', `32${at + 10}`, `第${at + 1}市总工会`, provinceId),
        org(unionId, 'grassroots', `32${at + 10}01001`, `第${at + 1}市机械厂工会`, id),
      ]),
    ]),
  )
  await transaction(system, async (tx) => {
    const registered = await registerPeople(
      tx,
      cities.map(({ at }) => sealRegistration(config().sealKeys, demoPerson(31, at, '130302'))),
    )
    await joinUnions(
      tx,
      registered.map(({ personId }, at) => ({ personId, orgId: cities[at]!.unionId, on: '2020-01-01' })),
    )
  })
  people = await fillPeople(unions * workersEach)
  await signIn(people)
}

/** Another day: officers sign in anew, and workers' phones have been used since. */
async function on(day: string): Promise<void> {
  stopClock(`${day}T02:00:00.000Z`)
  await transaction(system, async (tx) => {
    await tx.client.query('set local role none')
    await tx.client.query("update access.sessions set seen_at = $1 where kind = 'worker'", [`${day}T01:00:00.000Z`])
  })
  const as = (account: string) =>
    new Visitor(platform.address, `10.6.0.${++addresses}`).signInAsOfficer(account, password)
  operator = await as('operator')
  farm = await as('farm')
}

beforeAll(async () => {
  stopClock('2024-10-20T02:00:00.000Z')
  platform = await startPlatform(found)
  operator = await appoint(platform.address, 'operator', 'mall-operator', provinceId)
  await must(operator.post('/mall/operation/market', { name: '惠工商城' }))
  const contact = { name: '伊犁农垦合作社', creditCode: null, contact: '陈经理', phone: '0999-8886666' }
  const { id } = await must(operator.post<{ id: string }>('/mall/operation/suppliers', contact))
  farm = await appoint(platform.address, 'farm', 'supplier', id)
}, 120_000)

afterAll(() => {
  agent.destroy()
  return platform.stop()
})

test('the zone opens with goods whose origin is proved, and the numbers from before and beside it stand apart', async () => {
  const offered: { id: string; regionId: string }[] = []
  for (const [at, { name, partner }] of regions.entries()) {
    const region = { name, partner, intro: '' }
    const regionId = (await must(operator.post<{ id: string }>('/mall/operation/regions', region))).id
    const skus = [{ code: 'BOX', specification: '礼盒', price, mostEach: null, available: 1_000_000 }]
    const draft = {
      ...{ code: `Z-${at}`, category: 'aided', name: `${name}农产品礼盒`, intro: '', origin: name, regionId },
      ...{ localMade: false, drawing: 'box', skus },
    }
    const product = await must(farm.post<{ id: string }>('/mall/supply/products', { draft }))
    const ids = [product.id]
    await must(farm.post('/mall/supply/products/submission', { ids }))
    const listing = { ids, decision: 'list' }
    expect((await operator.post('/mall/operation/products/judgement', listing)).status).toBe(409)
    const offer = { means: 'certificate', number: `CD-${at}`, issuer: partner, validUntil: '2027-12-31', fileId: null }
    await must(farm.post('/mall/supply/origin-proofs', { productIds: ids, offer }))
    const { proofs } = await must(
      operator.get<{ proofs: { id: string }[] }>('/mall/operation/origin-proofs?state=waiting'),
    )
    const judgement = { ids: proofs.map((one) => one.id), decision: 'accept' }
    await must(operator.post('/mall/operation/origin-proofs/judgement', judgement))
    await must(operator.post('/mall/operation/products/judgement', listing))
    const page = await must(operator.get<{ skus: { id: string }[] }>(`/public/mall/products/${product.id}`))
    offered.push({ id: page.skus[0]!.id, regionId })
  }
  skus = offered
  const members = {
    of: 'web-members',
    people: 11_000_000,
    qualifier: 'nearly',
    source: '工会服务网',
    untilDay: '2024-10-19',
  }
  await must(operator.post('/mall/operation/zone-openings', members))
})

type Order = { readonly who: number; readonly intentId: string; readonly at: number }

/** Each order through HTTP with the buyer's own session; a full house is asked again. */
async function order({ who, intentId, at }: Order, quantity: number): Promise<void> {
  const body = JSON.stringify({
    intentId,
    lines: [{ skuId: skus[at]!.id, quantity, price }],
    delivery: { kind: 'address', name: '王芳', phone: '13900000000', address: '铸造路 1 号' },
  })
  const headers = {
    'content-type': 'application/json',
    'idempotency-key': newId(),
    cookie: `gonghui_session=${tokenOf(who)}`,
  }
  for (;;) {
    const { status, text } = await new Promise<{ status: number; text: string }>((resolve, reject) => {
      const sent = request(`${platform.address}/api/me/mall/orders`, { method: 'POST', agent, headers }, (response) => {
        let told = ''
        response.setEncoding('utf8')
        response.on('data', (piece) => {
          told += piece
        })
        response.on('end', () => resolve({ status: response.statusCode!, text: told }))
      })
      sent.on('error', reject)
      sent.end(body)
    })
    if (status === 200) return
    if (status !== 503) throw new Error(`${status} ${text}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

async function lettersOn(day: string): Promise<string[]> {
  const letters: string[] = []
  for (const { id, unionId, at } of cities) {
    const intentId = await configureLetter({
      marketId: provinceId,
      unionId,
      orgPath: [provinceId, id, unionId],
      personIds: people.slice(at * workersEach, (at + 1) * workersEach),
      points: price * piecesEach,
      opensAt: `${day}T00:00:00.000Z`,
      closesAt: `${addDays(day, 10)}T00:00:00.000Z`,
    })
    await transaction(system, async (tx) => {
      await tx.client.query("update mall.intents set state = 'issuing', issue_started_at = opens_at where id = $1", [
        intentId,
      ])
    })
    await handPointsDown(systemActor('test'), intentId, async () => undefined)
    letters.push(intentId)
  }
  return letters
}

test('in two years of windows the workers of 12 unions buy from both regions (A004-06.c2, c4)', async () => {
  for (const day of windows) {
    await on(day)
    const letters = await lettersOn(day)
    const orders = people.map((_, who) => ({
      who,
      intentId: letters[Math.floor(who / workersEach)]!,
      at: who % 3 === 0 ? 1 : 0,
    }))
    const lanes = Array.from({ length: 80 }, (_, lane) => orders.filter((__, at) => at % 80 === lane))
    await Promise.all(
      lanes.map(async (lane) => {
        for (const one of lane) await order(one, piecesEach)
      }),
    )
  }
}, 280_000)

test('the pavilion opens on its day, and only what is sold from then on is its own (A004-06.c1)', async () => {
  await on(opensOn)
  const words = { name: '伊犁馆', lead: '伊犁河谷的农副产品', story: '两地工会多次磋商。' }
  const regionId = skus[0]!.regionId
  pavilionId = (await must(operator.post<{ id: string }>('/mall/operation/pavilions', { regionId, words }))).id
  await must(operator.post(`/mall/operation/pavilions/${pavilionId}/opening`, { opensOn }))
  const letters = await lettersOn(opensOn)
  for (let who = 0; who < afterOpening; who += 1) await order({ who, intentId: letters[0]!, at: 0 }, 1)
})

test('12 unions are paired, and five classes with eleven projects are planned and reported (A004-06.c3)', async () => {
  for (const { id, at } of cities) {
    const regionId = skus[at % 2]!.regionId
    const pair = {
      orgId: id,
      regionId,
      place: `第${at + 1}县`,
      partner: '当地县总工会',
      team: `援伊${at + 1}组`,
      since: opensOn,
    }
    await must(operator.post('/mall/aid/pairs', pair))
  }
  let place = 0
  for (const [kind, count] of Object.entries(classes)) {
    for (let at = 0; at < count; at += 1, place += 1) {
      const plan = {
        ...{ class: kind, name: `援建项目${place + 1}`, purpose: '两地工会共建', regionId: skus[0]!.regionId },
        ...{ beginsOn: opensOn, endsOn: '2026-12-31', budgetFen: 50_000_000 },
      }
      const orgIds = [cities[place]!.id, cities[place + 1]!.id]
      const { id } = await must(operator.post<{ id: string }>('/mall/aid/projects', { plan, orgIds }))
      const report = { kind: 'progress', onDay: opensOn, percent: 40, spentFen: 10_000_000, words: '已开工' }
      await must(operator.post(`/mall/aid/projects/${id}/steps`, report))
    }
  }
  const aid = await must(operator.get<AidPage>('/public/mall/aid-projects'))
  expect(aid.sums).toMatchObject({ projects: 11, classes: 5, unions: 12 })
  expect(aid.pairs).toHaveLength(12)
})

test('near 2亿元 in the whole zone, by region and pair of unions; the pavilion’s own count is another', async () => {
  const report = await must(operator.get<ZoneReport>(`/mall/zone?orgId=${provinceId}&from=2024-10-01&to=2026-10-31`))
  const before = windows.length * people.length * piecesEach * price
  const inPavilion = afterOpening * price
  expect(report.zone).toEqual({
    pieces: windows.length * people.length * piecesEach + afterOpening,
    people: people.length,
    amountFen: before + inPavilion,
    inPavilionFen: inPavilion,
  })
  expect(report.zone.amountFen).toBeGreaterThan(19_500_000_000)
  expect(report.zone.amountFen).toBeLessThan(20_000_000_000)
  expect(report.byRegion.reduce((sum, one) => sum + one.amountFen, 0)).toBe(report.zone.amountFen)
  expect(new Set(report.pairs.map((pair) => pair.orgId)).size).toBe(12)
  expect(report.pairs.reduce((sum, pair) => sum + pair.amountFen, 0)).toBe(report.zone.amountFen)
  expect(report.pairs.filter((pair) => pair.isPaired)).toHaveLength(12)

  const pavilion = await must(operator.get<PavilionPage>(`/public/mall/pavilions/${pavilionId}`))
  expect(pavilion.sold).toEqual({ pieces: afterOpening, people: afterOpening, amountFen: inPavilion })
  const zone = await must(operator.get<ZonePage>('/public/mall/zone'))
  expect(zone.members.onPlatform).toBe(12)
  expect(zone.members.onWeb).toMatchObject({ words: '近1,100万人', source: '工会服务网' })
})

test('a figure opens to exactly its orders, and every promise holds', async () => {
  let amount = 0
  const path = `/mall/zone/sales?orgId=${provinceId}&from=2024-10-01&to=2026-10-31&pavilionId=${pavilionId}`
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { sales: SaleLine[]; next: string | null } = await must(
      operator.get<typeof page>(`${path}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`),
    )
    amount += page.sales.reduce((sum, one) => sum + one.amountFen, 0)
    cursor = page.next
  }
  expect(amount).toBe(afterOpening * price)
  await transaction(system, async (tx) => {
    expect(await verifyLedger(tx)).toEqual([])
    expect(await mallService.verify(tx)).toEqual([])
  })
})
