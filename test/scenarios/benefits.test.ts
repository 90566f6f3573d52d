import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BenefitDraftBody, BenefitFigures } from '../../src/services/mall/benefits.contract.ts'
import type { BenefitStatementCard } from '../../src/services/mall/merchants.contract.ts'
import type { OfflineOutcome, SignedEntry, TakenUse } from '../../src/services/mall/redemptions.contract.ts'
import {
  type BenefitStage,
  type MerchantKey,
  openBenefitStage,
  openOfflineDesk,
  showCard,
  take,
} from '../world/card-benefits.ts'
import { must } from '../world/mall.ts'
import type { Answer } from '../world/visitor.ts'

/**
 * 工会会员卡普惠 (S03, A001-11): 「依托工会会员卡，积极开展免费观影、5元洗车、加油折扣、“冰雪季·惠职工”等系列普惠活动」 in a city of
 * 99.69万 residents. The page gives the four prices and no count of uses; so the counts here are the scenario's own, and every
 * one is checked against the merchants' days, the figures by union and the money. Everything goes through HTTP: each member
 * shows her own card, each merchant sits at its own desk.
 */
const members = 40
const days = ['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04'] as const
const filmsADay = 15

let stage: BenefitStage
const ids = {} as Record<MerchantKey, string>
/** What was taken, as each desk was told. */
const taken: { readonly key: MerchantKey; readonly member: number; readonly use: TakenUse }[] = []
const shownCodes: string[] = []

const price: Record<MerchantKey, BenefitDraftBody['price']> = {
  cinema: { kind: 'free', regularFen: 4000, subsidyFen: 2500 },
  wash: { kind: 'fixed', regularFen: 2500, payFen: 500, subsidyFen: 1000 },
  fuel: { kind: 'discount', offPercent: 8, mostOffFen: 3000, subsidyShare: 50 },
  snow: { kind: 'season', regularFen: 60_000, payFen: 19_900, subsidyFen: 20_000, visits: 3 },
}
const names: Record<MerchantKey, Partial<BenefitDraftBody>> = {
  cinema: { name: '免费观影', category: 'film', dayQuota: filmsADay, mostEach: 2 },
  wash: { name: '5 元洗车', category: 'car', dayQuota: 30, mostADay: 2 },
  fuel: { name: '加油九二折', category: 'fuel', budgetFen: 40_000 },
  snow: { name: '冰雪季次卡', category: 'sport', campaign: '冰雪季·惠职工' },
}

beforeAll(async () => {
  stage = await openBenefitStage(`${days[0]}T01:00:00.000Z`, members)
  for (const key of Object.keys(price) as MerchantKey[]) {
    const merchantId = stage.cast.merchants[key].id
    ids[key] = await stage.open({ merchantId, price: price[key], fromOn: days[0], ...names[key] })
  }
}, 120_000)

afterAll(() => stage.close())

const code = (answer: Answer) => (answer.body as { code?: string }).code ?? 'taken'
const everybody = Array.from({ length: members }, (_, at) => at)
const deskOf = (key: MerchantKey) => stage.cast.merchants[key].desk

/** A member shows her card at a counter; what becomes of it, by its code. */
async function use(key: MerchantKey, member: number, billFen: number | null = null): Promise<string> {
  const shown = await showCard(stage.members[member]!)
  shownCodes.push(shown)
  const answer = await take(deskOf(key), { benefitId: ids[key], code: shown, billFen })
  if (answer.status === 200) taken.push({ key, member, use: answer.body })
  return code(answer)
}

/** All at once; how often each answer came. */
async function together(asked: readonly Promise<string>[]): Promise<Record<string, number>> {
  const tally: Record<string, number> = {}
  for (const one of await Promise.all(asked)) tally[one] = (tally[one] ?? 0) + 1
  return tally
}

async function next(day: string): Promise<void> {
  const seconds = (Date.parse(`${day}T01:00:00.000Z`) - Date.parse(stage.wait(0))) / 1000
  await stage.waitLong(seconds)
}

test('免费观影: each day fifteen go in free whoever comes at once, and nobody a third time', async () => {
  expect(await together(everybody.map((at) => use('cinema', at)))).toEqual({
    taken: filmsADay,
    'mall.day-quota-gone': members - filmsADay,
  })
  await next(days[1])
  expect(await together(everybody.map((at) => use('cinema', at)))).toEqual({
    taken: filmsADay,
    'mall.day-quota-gone': members - filmsADay,
  })
  const often = taken.filter((one) => one.key === 'cinema').map((one) => one.member)
  const twice = often.find((member, place) => often.indexOf(member) !== place)
  await next(days[2])
  if (twice !== undefined) expect(await use('cinema', twice)).toBe('mall.over-own-limit')
  expect(taken.every(({ use: { paidFen, subsidyFen, waivedFen } }) => paidFen + subsidyFen + waivedFen === 4000)).toBe(
    true,
  )
})

test('5元洗车: the merchant is without a line for a while; what it wrote down counts once, forged and used codes do not', async () => {
  for (const at of [0, 1, 2, 3, 4]) expect(await use('wash', at)).toBe('taken')
  const till = await openOfflineDesk(deskOf('wash'))
  const wish = async (at: number) => ({ benefitId: ids.wash, code: await showCard(stage.members[at]!) })
  const honest: SignedEntry[] = []
  for (const at of [10, 11, 12, 13, 14, 15, 16, 17, 18, 19]) honest.push(await till.write(await wish(at)))
  const used = await till.write({ benefitId: ids.wash, code: shownCodes.at(-1)! })
  const forged = await till.write({ benefitId: ids.wash, code: '123456789012' })
  const altered = { ...(await till.write(await wish(20))), billFen: 1 }
  stage.wait(90 * 60)
  await stage.waitLong(0)
  const handIn = async () => {
    const entries = [...honest, used, forged, altered, honest[0]!]
    const wished = deskOf('wash').post<{ outcomes: OfflineOutcome[] }>('/mall/merchant/offline-entries', { entries })
    return (await must(wished)).outcomes
  }
  const first = await handIn()
  expect(first.map((one) => one.outcome)).toEqual([
    ...honest.map(() => 'redeemed'),
    ...['redeemed', 'refused', 'refused', 'redeemed'],
  ])
  for (const again of await Promise.all([handIn(), handIn()]))
    expect(again.map((one) => one.id)).toEqual(first.map((one) => one.id))
  expect(await stage.whole(ids.wash)).toMatchObject({ taken: 15, subsidisedFen: 15_000, days: [{ taken: 15 }] })
})

test('加油折扣: eight per cent off, thirty yuan at most, the union pays half of it and no more than its budget', async () => {
  stage.wait(60)
  expect(await use('fuel', 0, 30_000)).toBe('taken')
  expect(await use('fuel', 1, 99_999)).toBe('taken')
  expect(await use('fuel', 2)).toBe('mall.bill-missing')
  expect(
    taken.slice(-2).map(({ use: { paidFen, subsidyFen, waivedFen } }) => [paidFen, subsidyFen, waivedFen]),
  ).toEqual([
    [27_600, 1200, 1200],
    [96_999, 1500, 1500],
  ])
  stage.wait(60)
  const outcomes = await together(everybody.slice(2).map((at) => use('fuel', at, 40_000)))
  expect(outcomes).toEqual({ taken: 24, 'mall.budget-gone': members - 2 - 24 })
  const { subsidisedFen } = await stage.whole(ids.fuel)
  expect(subsidisedFen).toBe(1200 + 1500 + 24 * 1500)
})

test('“冰雪季·惠职工”: the first visit is paid, two more are free, once a day, and a fourth is refused', async () => {
  for (const [at, day] of days.entries()) {
    if (day > days[2]) await next(day)
    stage.wait(60)
    if (at < 2) continue
    expect(await use('snow', 5)).toBe('taken')
    stage.wait(60)
    expect(await use('snow', 5)).toBe('mall.over-own-day-limit')
  }
  await next('2026-12-05')
  expect(await use('snow', 5)).toBe('taken')
  await next('2026-12-06')
  expect(await use('snow', 5)).toBe('mall.season-used-up')
  const visits = taken.filter((one) => one.key === 'snow').map((one) => [one.use.seasonPart, one.use.paidFen])
  expect(visits).toEqual([
    ['opens', 19_900],
    ['visit', 0],
    ['visit', 0],
  ])
})

test('no code opens twice: shown again at once, at another counter, on another day, or made up', async () => {
  stage.wait(60)
  const shown = await showCard(stage.members[30]!)
  const wish = { benefitId: ids.wash, code: shown }
  const many = await together(Array.from({ length: 8 }, () => take(deskOf('wash'), wish).then(code)))
  expect(many).toEqual({ taken: 1, 'credentials.card-code-used': 7 })
  expect(code(await take(deskOf('cinema'), { benefitId: ids.cinema, code: shown }))).toBe('credentials.card-code-used')
  for (const old of shownCodes.slice(0, 10))
    expect(code(await take(deskOf('wash'), { benefitId: ids.wash, code: old }))).toMatch(/^credentials\.card-code-/)
  for (const made of [
    '000000000000',
    '999999999999',
    String(BigInt(shown) + 1n)
      .padStart(12, '0')
      .slice(-12),
  ])
    expect(code(await take(deskOf('wash'), { benefitId: ids.wash, code: made }))).toMatch(/^credentials\.card-code-/)
})

test('人次 and 人 are counted apart, and every merchant is owed to the fen what the union promised', async () => {
  const period = 'from=2026-12-01&to=2026-12-31'
  const { members: used, offered } = await must(
    stage.cast.operator.get<BenefitFigures>(`/mall/benefit-figures?${period}`),
  )
  const uses = taken.length + 10 + 1
  expect([used.cases, offered.byMerchant.reduce((sum, one) => sum + one.cases, 0)]).toEqual([uses, uses])
  expect(used.people).toBeLessThanOrEqual(members)
  expect(used.people).toBeLessThan(used.cases)
  await next('2026-12-20')
  const wish = { orgId: stage.cast.cityId, untilDay: '2026-12-19' }
  const made = await must(
    stage.cast.operator.post<{ statements: number; amountFen: number }>('/mall/benefit-statements', wish),
  )
  const promised = taken.reduce((sum, one) => sum + one.use.subsidyFen, 0) + (10 + 1) * 1000
  expect(made).toEqual({ statements: 4, amountFen: promised })
  const mine = await must(
    deskOf('wash').get<{ statements: BenefitStatementCard[]; dueFen: number }>('/mall/merchant/statements'),
  )
  expect(mine).toMatchObject({ dueFen: 0, statements: [{ uses: 16, amountFen: 16_000 }] })
})
