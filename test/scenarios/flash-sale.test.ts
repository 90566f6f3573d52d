import { Agent, request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../src/kernel/access/index.ts'
import { verifyAudit } from '../../src/kernel/audit/index.ts'
import { verifyLedger } from '../../src/kernel/ledger/index.ts'
import { system, transaction } from '../../src/platform/db/transaction.ts'
import { newId } from '../../src/platform/ids.ts'
import { handPointsDown, mall as mallService } from '../../src/services/mall/service.ts'
import { fillPeople, letterFor, signIn, tokenOf } from '../world/crowd.ts'
import { foundMall, type SmallMall } from '../world/market.ts'
import { type Platform, startPlatform } from '../world/platform.ts'

/** 500 件，5,000 人同时抢：500 units, 5,000 buyers at once, each with points for it and a browser of her own. */
const units = 500
const buyers = 5_000
const price = 9_900

let platform: Platform
let mall: SmallMall
let intentId: string
let people: readonly string[]

type Outcome = {
  readonly status: number
  readonly code: string | null
  readonly detail: string
  readonly orderId: string | null
}

/** As many connections as a proxy before the server keeps; every buyer's request is on its way at once. */
const agent = new Agent({ keepAlive: true, maxSockets: 400 })

beforeAll(async () => {
  platform = await startPlatform(async () => {
    people = await fillPeople(buyers)
    await signIn(people)
    mall = await foundMall(newId(), [{ stock: units, price, mostEach: 1 }])
    intentId = await letterFor(mall, newId(), people, price)
    await handPointsDown(systemActor('test'), intentId, async () => undefined)
  })
}, 60_000)

afterAll(() => {
  agent.destroy()
  return platform.stop()
})

/** One buyer; who is told that too many are ordering comes again with the same key, as the sentence asks her to. */
async function buy(who: number): Promise<Outcome> {
  const key = newId()
  for (;;) {
    const answer = await ask(who, key)
    if (answer.status !== 503) return answer
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

function ask(who: number, key: string): Promise<Outcome> {
  const body = JSON.stringify({
    intentId,
    lines: [{ skuId: mall.skus[0]!.id, quantity: 1, price }],
    delivery: { kind: 'address', name: '王芳', phone: '13900000000', address: '铸造路 1 号' },
  })
  const headers = {
    'content-type': 'application/json',
    'idempotency-key': key,
    cookie: `gonghui_session=${tokenOf(who)}`,
  }
  return new Promise((resolve, reject) => {
    const sent = request(`${platform.address}/api/me/mall/orders`, { method: 'POST', agent, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (piece) => {
        text += piece
      })
      response.on('end', () => {
        const { code, detail, orders } = JSON.parse(text) as {
          code?: string
          detail?: string
          orders?: { id: string }[]
        }
        const orderId = orders?.[0]?.id ?? null
        resolve({ status: response.statusCode!, code: code ?? null, detail: detail ?? '', orderId })
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

test('of 5,000 buyers at once exactly 500 get one of 500 units, everyone else hears why, and the books balance', async () => {
  const outcomes = await Promise.all(people.map((_, who) => buy(who)))
  const sold = outcomes.filter((one) => one.status === 200)
  expect(sold.length).toBe(units)
  expect(new Set(sold.map((one) => one.orderId)).size).toBe(units)

  const refused = outcomes.filter((one) => one.status !== 200)
  expect(new Set(refused.map((one) => `${one.status} ${one.code}`))).toEqual(new Set(['409 mall.sold-out']))
  expect(refused[0]!.detail).toBe(
    '「秦皇岛大米 1 5 kg」库存不足，还剩 0 件，没有下单，积分没有扣。请减少数量或换一件商品。',
  )

  await transaction(system, async (tx) => {
    const stock = await tx.client.query('select available, sold from mall.stock where sku_id = $1', [mall.skus[0]!.id])
    expect(stock.rows).toEqual([{ available: 0, sold: units }])
    const spent = await tx.client.query(
      "select count(*)::int as wallets, sum(balance)::bigint as left from ledger.accounts where kind = 'mall.points'",
    )
    expect(spent.rows).toEqual([{ wallets: buyers, left: (buyers - units) * price }])
    const notices = await tx.client.query("select count(*)::int as count from notices.notices where title = '下单成功'")
    expect(notices.rows).toEqual([{ count: units }])
    expect(await verifyLedger(tx)).toEqual([])
    expect(await mallService.verify(tx)).toEqual([])
    expect(await verifyAudit(tx)).toEqual([])
  })
}, 60_000)
