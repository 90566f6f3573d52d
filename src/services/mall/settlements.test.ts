import { afterAll, beforeAll, expect, test } from 'vitest'
import { appoint, type Bought, buyAndReceive, type MallCast, must, openSmallMall } from '../../../test/world/mall.ts'
import { type Platform, startPlatform } from '../../../test/world/platform.ts'
import { foundSmallUnion, password, type SmallUnion } from '../../../test/world/small-union.ts'
import { type Answer, Visitor } from '../../../test/world/visitor.ts'
import { verifyLedger } from '../../kernel/ledger/index.ts'
import { stopClock } from '../../platform/clock.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { DepositCard } from './deposits.contract.ts'
import { moveFund } from './fund.store.ts'
import type { StatementCard } from './settlements.contract.ts'
import { verifyMall } from './verify-mall.ts'

let platform: Platform
let union: SmallUnion
let cast: MallCast
let bought: Bought
let operator: Visitor
let farm: Visitor
let mill: Visitor

type Page = StatementCard & {
  lines: { orderId: string; amount: number }[]
  payments: { state: string; problem: string | null }[]
}
type Payout = { id: string; number: string; lines: number; amount: number }
const amount = 34_000

beforeAll(async () => {
  stopClock('2026-11-21T02:00:00.000Z')
  platform = await startPlatform(async () => {
    union = await foundSmallUnion(6)
  })
  cast = await openSmallMall(platform.address, union)
  const worker = await new Visitor(platform.address).signInAsWorker(union.workers[0]!.phone)
  bought = await buyAndReceive(platform.address, cast, union, worker)
})

afterAll(async () => {
  expect(await transaction(system, verifyMall)).toEqual([])
  expect(await transaction(system, verifyLedger)).toEqual([])
  await platform.stop()
})

const code = (answer: Answer) => (answer.body as { code: string }).code
const deposits = (visitor = cast.operator) =>
  must(visitor.get<{ balance: number; deposits: DepositCard[] }>('/mall/operation/deposits'))

test('what comes into the fund is entered with its paper by one and booked by another, once', async () => {
  const before = await deposits()
  const paper = await cast.operator.upload('回单.pdf', '%PDF-1.4\n%%EOF', 'document')
  const wish = { amount: 5_000, paidOn: '2026-11-20', payer: '滨江市总工会', remark: '', documentId: paper }
  const picture = await cast.operator.upload('表.csv', 'a,b', 'sheet')
  expect(code(await cast.operator.post('/mall/operation/deposits', { ...wish, documentId: picture }))).toBe(
    'mall.deposit-paper-missing',
  )
  const { id } = await must(cast.operator.post<{ id: string }>('/mall/operation/deposits', wish))
  expect((await deposits()).balance).toBe(before.balance)
  expect((await deposits()).deposits[0]).toMatchObject({ id, mayDecide: false })
  const decide = (visitor: Visitor, key = newId()) =>
    visitor.post(`/mall/operation/deposits/${id}/decision`, { decision: 'book' }, key)
  expect(code(await decide(cast.operator))).toBe('mall.deposit-own')
  expect(code(await decide(cast.outsider))).toBe('mall.deposit-missing')
  const key = newId()
  await must(decide(cast.controller, key))
  await must(decide(cast.controller, key))
  expect(code(await decide(cast.controller))).toBe('mall.deposit-decided')
  expect((await deposits()).balance).toBe(before.balance + 5_000)
  const opened = await cast.supervisor.download(`/mall/books/deposits/${id}/paper`)
  expect(Buffer.from(opened).toString()).toContain('%PDF')

  const refused = await must(cast.operator.post<{ id: string }>('/mall/operation/deposits', wish))
  const because = { decision: 'refuse', because: '回单金额不符' }
  await must(cast.controller.post(`/mall/operation/deposits/${refused.id}/decision`, because))
  expect((await deposits()).balance).toBe(before.balance + 5_000)
})

test('a letter is configured only from what the fund has; the database itself refuses to go below', async () => {
  const poor = await transaction(system, (tx) => moveFund(tx, cast.marketId, -999_999_999_999))
  expect(poor).toBeNull()
  const below = transaction(system, async (tx) => {
    await tx.client.query('set local role none')
    await tx.client.query('update mall.funds set balance = -1')
  })
  await expect(below).rejects.toMatchObject({ constraint: 'funds_never_below_zero' })
})

test('a statement opens to the entries of the books that make it, for its supplier, the operator and the supervisor', async () => {
  stopClock('2026-11-22T02:00:00.000Z')
  operator = await appoint(platform.address, 'operator-b', 'mall-operator', union.orgIds.city)
  farm = await appoint(platform.address, 'farm-b', 'supplier', cast.farmId)
  mill = await appoint(platform.address, 'mill-b', 'supplier', cast.millId)
  const supervisor = await appoint(platform.address, 'supervisor-b', 'financial-supervisor', union.orgIds.city)
  await must(operator.post(`/mall/markets/${cast.marketId}/settlements`, { untilDay: '2026-11-21' }))
  const listed = await must(farm.get<{ statements: StatementCard[] }>('/mall/supply/settlements'))
  expect(listed.statements).toMatchObject([{ amount, receivedOrders: 1, stand: 'open' }])
  const { id } = listed.statements[0]!
  for (const visitor of [farm, operator, supervisor]) {
    const page = await must(visitor.get<Page>(`/mall/desk/settlements/${id}`))
    expect(page.lines).toMatchObject([{ orderId: bought.orderId, kind: 'received', amount }])
  }
  expect(code(await mill.get(`/mall/desk/settlements/${id}`))).toBe('mall.settlement-missing')
  expect((await farm.download(`/mall/desk/settlements/${id}/sheet`)).length).toBeGreaterThan(500)
})

test('the supplier disputes, the mall answers, the supplier confirms; none of it out of turn', async () => {
  const { statements } = await must(farm.get<{ statements: StatementCard[] }>('/mall/supply/settlements'))
  const { id } = statements[0]!
  const confirm = (visitor = farm) => visitor.post(`/mall/supply/settlements/${id}/confirmation`)
  expect(code(await confirm(mill))).toBe('mall.settlement-missing')
  expect(code(await confirm())).toBe('mall.bank-missing')
  expect(
    code(await farm.put('/mall/supply/bank', { holder: '云岭农业合作社', bank: '农商银行', number: '12ab' })),
  ).toBe('mall.bank-account-wrong')
  await must(
    farm.put('/mall/supply/bank', { holder: '云岭农业合作社', bank: '云岭农商银行', number: '6222 0202 0011 2230' }),
  )
  expect(code(await operator.post(`/mall/operation/settlements/${id}/answer`, { answer: '没有异议' }))).toBe(
    'mall.settlement-not-open',
  )
  await must(farm.post(`/mall/supply/settlements/${id}/dispute`, { because: '少算了一单' }))
  expect(code(await confirm())).toBe('mall.settlement-not-open')
  expect(code(await operator.post('/mall/operation/payouts'))).toBe('mall.nothing-to-pay')
  await must(operator.post(`/mall/operation/settlements/${id}/answer`, { answer: '该单次日签收，计入下期' }))
  await must(confirm())
  const after = await must(farm.get<{ bankTail: string; statements: StatementCard[] }>('/mall/supply/settlements'))
  expect(after).toMatchObject({ bankTail: '2230', statements: [{ stand: 'confirmed', disputedBecause: '少算了一单' }] })
})

test('a confirmed statement goes to the bank once; what fails comes back with the reason and is paid by the next file', async () => {
  const both = await Promise.all([
    operator.post<Payout>('/mall/operation/payouts'),
    operator.post<Payout>('/mall/operation/payouts'),
  ])
  expect(both.map((one) => one.status).sort()).toEqual([200, 409])
  const first = both.find((one) => one.status === 200)!.body
  expect(first).toMatchObject({ lines: 1, amount })
  expect(code(await answer(first, '成功'))).toBe('mall.payout-not-sent')
  const file = new TextDecoder('gb18030').decode(
    await operator.download(`/mall/operation/payouts/${first.id}/bank-file`),
  )
  expect(file).toContain('云岭农业合作社,6222020200112230,云岭农商银行,340.00')
  expect(code(await answer({ ...first, number: 'FK20260101-AAAAAA' }, '成功', '', first.id))).toBe(
    'mall.result-of-another',
  )
  expect(code(await answer(first, '也许'))).toBe('mall.result-faulty')
  expect((await answer(first, '失败', '账号与户名不符')).body).toEqual({ paid: 0, failed: 1, open: 0 })
  expect((await answer(first, '失败', '账号与户名不符')).body).toEqual({ paid: 0, failed: 1, open: 0 })
  expect(code(await answer(first, '成功'))).toBe('mall.result-contradicts')

  const second = await must(operator.post<Payout>('/mall/operation/payouts'))
  await operator.download(`/mall/operation/payouts/${second.id}/bank-file`)
  expect((await answer(second, '成功')).body).toEqual({ paid: 1, failed: 0, open: 0 })
  expect((await answer(second, '成功')).body).toEqual({ paid: 1, failed: 0, open: 0 })
  expect(code(await operator.post('/mall/operation/payouts'))).toBe('mall.nothing-to-pay')
  const { statements } = await must(farm.get<{ statements: StatementCard[] }>('/mall/supply/settlements?stand=paid'))
  const page = await must(farm.get<Page>(`/mall/desk/settlements/${statements[0]!.id}`))
  expect(page.payments.map((one) => [one.state, one.problem])).toEqual([
    ['paid', null],
    ['failed', '账号与户名不符'],
  ])
  const outsider = await appoint(platform.address, 'outsider-b', 'mall-operator', union.orgIds.neighbour)
  expect(code(await outsider.get(`/mall/operation/payouts/${second.id}`))).toBe('mall.payout-missing')
})

async function answer(payout: Payout, result: string, reason = '', id = payout.id): Promise<Answer> {
  const rows = ['批次号,序号,金额,结果,原因', `${payout.number},1,340.00,${result},${reason}`].join('\n')
  const fileId = await operator.upload('回盘.csv', rows)
  return operator.post(`/mall/operation/payouts/${id}/result`, { fileId })
}

test('a fund that is short gives nothing to a letter, and says what is missing', async () => {
  const { neighbour } = union.orgIds
  const officer = await appoint(platform.address, 'neighbour-officer', 'grassroots-officer', neighbour)
  const outsider = await appoint(platform.address, 'outsider-c', 'mall-operator', neighbour)
  const at = (minutes: number) => new Date(Date.parse('2026-11-22T02:00:00.000Z') + minutes * 60_000).toISOString()
  const terms = {
    ...{ occasion: '慰问', headcount: 5, pointsEach: 60_000, issueAt: at(10), opensAt: at(10), closesAt: at(9_000) },
    ...{ categories: [], unspent: 'return', keptUntil: null },
  }
  const { id } = await must(officer.post<{ id: string }>('/mall/intents', { orgId: neighbour, terms }))
  const { document } = await must(officer.get<{ document: { digest: string } }>(`/mall/intents/${id}`))
  const sign = (visitor: Visitor, side: string) =>
    must(visitor.post(`/mall/intents/${id}/signatures`, { side, digest: document.digest, password }))
  await sign(officer, 'union')
  await sign(outsider, 'mall')
  const { name, idNumber, phone } = union.workers[0]!
  const fileId = await officer.upload('名单.csv', `姓名,证件号码,手机号\n${name},${idNumber},${phone}`)
  await must(officer.put(`/mall/intents/${id}/recipients`, { from: 'file', fileId }))
  const short = await officer.post(`/mall/intents/${id}/configuration`)
  expect(code(short)).toBe('mall.fund-short')
  expect((short.body as { detail: string }).detail).toContain('要划拨 600 分，现有 0 分')
})
