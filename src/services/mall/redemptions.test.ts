import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  type BenefitStage,
  openBenefitStage,
  openOfflineDesk,
  showCard,
  take,
} from '../../../test/world/card-benefits.ts'
import { appoint, must } from '../../../test/world/mall.ts'
import { password } from '../../../test/world/small-union.ts'
import { Visitor } from '../../../test/world/visitor.ts'
import { newId } from '../../platform/ids.ts'
import type { BenefitFigures } from './benefits.contract.ts'
import { benefitRefusalText } from './benefits.text.ts'
import type { BenefitStatementCard } from './merchants.contract.ts'
import type { MyBenefit, MyUse } from './my-benefits.contract.ts'
import type { MerchantDesk, OfflineOutcome, TakenUse } from './redemptions.contract.ts'

let stage: BenefitStage

beforeAll(async () => {
  stage = await openBenefitStage('2026-11-20T04:00:00.000Z')
}, 120_000)
beforeEach(() => void stage.wait(60))
afterAll(() => stage.close())

const member = (place: number) => stage.members[place]!
/** So many seconds from now. */
const later = (seconds: number) => new Date(Date.parse(stage.wait(0)) + seconds * 1000).toISOString()
const refused = (code: string) => expect.objectContaining({ code })

describe('taking a card', () => {
  test('tells the merchant a masked name and who pays what, and counts the use', async () => {
    const id = await stage.open({ dayQuota: 30 })
    const { status, body } = await stage.takeFrom(2, id)
    expect(status).toBe(200)
    const { name } = stage.union.workers[2]!
    expect(body).toMatchObject({ regularFen: 2500, paidFen: 500, subsidyFen: 1000, waivedFen: 1000 })
    expect(body.maskedName.startsWith(name[0]!)).toBe(true)
    expect(body.maskedName).not.toBe(name)
    const row = (await must(stage.desk().get<MerchantDesk>('/mall/merchant/desk'))).benefits.find(
      (one) => one.id === id,
    )
    expect(row!.today).toEqual({ taken: 1, quota: 30 })
    expect(await stage.whole(id)).toMatchObject({
      taken: 1,
      subsidisedFen: 1000,
      days: [{ taken: 1, quota: 30, subsidyFen: 1000 }],
    })
  })

  test('a code is taken once: two desks at the same moment, and the same request again', async () => {
    const id = await stage.open({ mostADay: 9 })
    const code = await showCard(member(6))
    const both = await Promise.all([
      take(stage.desk(), { benefitId: id, code }),
      take(stage.desk(), { benefitId: id, code }),
    ])
    expect(both.map((one) => one.status).sort()).toEqual([200, 409])
    expect(both.find((one) => one.status === 409)!.body).toEqual(refused('credentials.card-code-used'))
    stage.wait(60)
    const key = newId()
    const later = await showCard(member(6))
    const first = await take(stage.desk(), { benefitId: id, code: later }, key)
    stage.wait(90)
    expect(await take(stage.desk(), { benefitId: id, code: later }, key)).toEqual(first)
    expect(await stage.whole(id)).toMatchObject({ taken: 2 })
  })

  test('of many at once exactly the quota of the day is served, and no code of the others is spoilt', async () => {
    const id = await stage.open({ dayQuota: 7, name: '每天七名' })
    const codes = await Promise.all(stage.members.slice(0, 20).map(showCard))
    const all = await Promise.all(codes.map((code) => take(stage.desk(), { benefitId: id, code })))
    expect(all.filter((one) => one.status === 200)).toHaveLength(7)
    for (const one of all.filter((each) => each.status !== 200))
      expect(one.body).toEqual(refused('mall.day-quota-gone'))
    expect(await stage.whole(id)).toMatchObject({ taken: 7, days: [{ taken: 7 }] })
    const unlucky = codes[all.findIndex((one) => one.status !== 200)]!
    const other = await stage.open({ name: '另一项' })
    expect((await take(stage.desk(), { benefitId: other, code: unlucky })).status).toBe(200)
  })

  test('of many at once exactly the whole quota and exactly the budget are served', async () => {
    const total = await stage.open({ totalQuota: 3, name: '一共三名' })
    const first = await Promise.all(
      stage.members.slice(0, 8).map(async (one) => take(stage.desk(), { benefitId: total, code: await showCard(one) })),
    )
    expect(first.filter((one) => one.status === 200)).toHaveLength(3)
    expect(first.find((one) => one.status !== 200)!.body).toEqual(refused('mall.total-quota-gone'))
    stage.wait(60)
    const budget = await stage.open({ budgetFen: 2500, name: '补贴 25 元' })
    const second = await Promise.all(
      stage.members
        .slice(8, 16)
        .map(async (one) => take(stage.desk(), { benefitId: budget, code: await showCard(one) })),
    )
    expect(second.filter((one) => one.status === 200)).toHaveLength(2)
    expect(second.find((one) => one.status !== 200)!.body).toEqual(refused('mall.budget-gone'))
  })

  test('one person stays within her limits, also with both codes of a minute at two desks at once', async () => {
    const id = await stage.open({ mostADay: 1, mostEach: 2 })
    const before = await showCard(member(10))
    stage.wait(30)
    const codes = [before, await showCard(member(10))]
    const both = await Promise.all(codes.map((code) => take(stage.desk(), { benefitId: id, code })))
    expect(both.map((one) => one.status).sort()).toEqual([200, 409])
    expect(both.find((one) => one.status === 409)!.body).toEqual(refused('mall.over-own-day-limit'))
    const more = await stage.open({ mostADay: 5, mostEach: 1 })
    stage.wait(60)
    expect((await stage.takeFrom(10, more)).status).toBe(200)
    stage.wait(60)
    expect((await stage.takeFrom(10, more)).body).toEqual(refused('mall.over-own-limit'))
  })

  test('a forged code, a stale one, and one of another merchant’s benefit are refused', async () => {
    const id = await stage.open()
    expect((await take(stage.desk(), { benefitId: id, code: '123456789012' })).body).toEqual(
      refused('credentials.card-code-wrong'),
    )
    const code = await showCard(member(11))
    const foreign = await take(stage.cast.merchants.cinema.desk, { benefitId: id, code })
    expect(foreign.body).toEqual(refused('mall.benefit-missing'))
    stage.wait(90)
    expect((await take(stage.desk(), { benefitId: id, code })).body).toEqual(refused('credentials.card-code-wrong'))
    expect((await stage.takeFrom(11, id)).status).toBe(200)
  })

  test('a discount needs the bill, a fixed price takes none, and what is off is shared as agreed', async () => {
    const fuel = await stage.open({
      price: { kind: 'discount', offPercent: 5, mostOffFen: 2000, subsidyShare: 50 },
      category: 'fuel',
    })
    expect((await stage.takeFrom(12, fuel)).body).toEqual(refused('mall.bill-missing'))
    const { body } = await stage.takeFrom(12, fuel, 30_000)
    expect(body).toMatchObject({ regularFen: 30_000, paidFen: 28_500, subsidyFen: 750, waivedFen: 750 })
    stage.wait(60)
    expect((await stage.takeFrom(12, await stage.open(), 100)).body).toEqual(refused('mall.bill-unwanted'))
  })

  test('a suspended merchant takes no card, and takes again when it may', async () => {
    const id = await stage.open()
    const path = `/mall/merchants/${stage.cast.merchants.wash.id}/suspension`
    await must(stage.cast.operator.put(path, { because: '消防整改' }))
    const { status, body } = await stage.takeFrom(13, id)
    expect([status, body]).toEqual([409, refused('mall.merchant-suspended')])
    await must(stage.cast.operator.put(path, { because: null }))
    expect((await stage.takeFrom(13, id)).status).toBe(200)
  })

  test('only a merchant sits at the desk', async () => {
    const id = await stage.open()
    const code = await showCard(member(14))
    expect((await take(stage.cast.operator, { benefitId: id, code })).body).toEqual(refused('access.not-permitted'))
    expect((await take(member(15), { benefitId: id, code })).body).toEqual(refused('access.not-permitted'))
    const empty = await appoint(stage.platform.address, 'unadmitted', 'merchant', stage.union.orgIds.port)
    expect((await take(empty, { benefitId: id, code })).body).toEqual(refused('mall.merchant-missing'))
  })
})

describe('a season ticket', () => {
  test('is paid at the first visit, counts down, and ends', async () => {
    const price = { kind: 'season', regularFen: 80_000, payFen: 30_000, subsidyFen: 20_000, visits: 2 } as const
    const id = await stage.open({ price, mostADay: 3, name: '冰雪季票', campaign: '冰雪季·惠职工' })
    const { body: opened } = await stage.takeFrom(16, id)
    expect(opened).toMatchObject({ seasonPart: 'opens', paidFen: 30_000, subsidyFen: 20_000, waivedFen: 30_000 })
    stage.wait(60)
    expect((await stage.takeFrom(16, id)).body).toMatchObject({ seasonPart: 'visit', paidFen: 0, subsidyFen: 0 })
    expect(await must(member(16).get<MyBenefit>(`/me/mall/benefits/${id}`))).toMatchObject({
      mine: { season: { visits: 2, left: 0 } },
      closed: '您的次数已用完',
    })
    stage.wait(60)
    expect((await stage.takeFrom(16, id)).body).toEqual(refused('mall.season-used-up'))
    const back = await stage.desk().post(`/mall/merchant/redemptions/${opened.id}/undo`, { because: '退票' })
    expect(back.body).toEqual(refused('mall.season-in-use'))
  })
})

describe('taking back', () => {
  const undo = (id: string, because = '扫错了人', who = stage.desk()) =>
    who.post(`/mall/merchant/redemptions/${id}/undo`, { because })

  test('within minutes everything is as before, and the member reads why', async () => {
    const id = await stage.open({ dayQuota: 1, name: '撤销的洗车' })
    const { body } = await stage.takeFrom(17, id)
    await must(undo(body.id))
    expect(await stage.whole(id)).toMatchObject({ taken: 0, subsidisedFen: 0, days: [{ taken: 0 }] })
    expect((await undo(body.id)).body).toEqual(refused('mall.undone-already'))
    const { notices } = await must(member(17).get<{ notices: { text: string }[] }>('/me/notices'))
    expect(notices[0]!.text).toContain('扫错了人')
    stage.wait(60)
    expect((await stage.takeFrom(17, id)).status).toBe(200)
    const { uses } = await must(member(17).get<{ uses: MyUse[] }>('/me/mall/redemptions'))
    expect(uses.slice(0, 2).map((use) => use.undoneBecause)).toEqual([null, '扫错了人'])
  })

  test('later, or by another merchant, it is refused; the union decides how long', async () => {
    await must(
      stage.cast.operator.put(`/mall/benefit-settings/${stage.cast.cityId}`, { offlineMinutes: 120, undoMinutes: 5 }),
    )
    const id = await stage.open()
    const { body } = await stage.takeFrom(18, id)
    expect((await undo(body.id, '扫错', stage.cast.merchants.cinema.desk)).body).toEqual(
      refused('mall.redemption-missing'),
    )
    stage.wait(301)
    expect((await undo(body.id)).body).toEqual(refused('mall.undo-too-late'))
    await must(
      stage.cast.operator.put(`/mall/benefit-settings/${stage.cast.cityId}`, { offlineMinutes: 240, undoMinutes: 15 }),
    )
  })

  test('of many who take it back at once one does', async () => {
    const { body } = await stage.takeFrom(19, await stage.open())
    const all = await Promise.all([1, 2, 3].map(() => undo(body.id)))
    expect(all.map((one) => one.status).sort()).toEqual([204, 409, 409])
  })
})

describe('a desk without a line', () => {
  const handIn = async (entries: unknown[], who = stage.desk()) =>
    (await must(who.post<{ outcomes: OfflineOutcome[] }>('/mall/merchant/offline-entries', { entries }))).outcomes

  test('writes down codes with their time and signature; handed in they count once, on the day they were shown', async () => {
    const till = await openOfflineDesk(stage.desk())
    const id = await stage.open({ name: '断网洗车', dayQuota: 9 })
    const entries = []
    for (const place of [0, 4, 8])
      entries.push(await till.write({ benefitId: id, code: await showCard(member(place)) }))
    await stage.waitLong(3600)
    expect((await handIn(entries)).map((one) => [one.outcome, one.paidFen])).toEqual([
      ['redeemed', 500],
      ['redeemed', 500],
      ['redeemed', 500],
    ])
    const again = await Promise.all([handIn(entries), handIn(entries)])
    for (const outcomes of again)
      expect(outcomes.map((one) => one.outcome)).toEqual(['redeemed', 'redeemed', 'redeemed'])
    expect(await stage.whole(id)).toMatchObject({ taken: 3, days: [{ day: '2026-11-20', taken: 3 }] })
    const day = await must(stage.desk().get<{ uses: TakenUse[] }>('/mall/merchant/redemptions?day=2026-11-20'))
    expect(day.uses.filter((use) => use.offline)).toHaveLength(3)
  })

  test('handed in twice at once an entry becomes one use', async () => {
    const till = await openOfflineDesk(stage.desk())
    const id = await stage.open()
    const entry = await till.write({ benefitId: id, code: await showCard(member(1)) })
    await Promise.all([handIn([entry]), handIn([entry]), handIn([entry])])
    expect(await stage.whole(id)).toMatchObject({ taken: 1 })
  })

  test('a card that was taken while the answer was lost is the same use when its entry is handed in', async () => {
    const till = await openOfflineDesk(stage.desk())
    const id = await stage.open({ mostADay: 5 })
    const code = await showCard(member(5))
    const entry = await till.write({ benefitId: id, code })
    const { body } = await take(stage.desk(), { benefitId: id, code })
    expect(await handIn([entry])).toMatchObject([{ outcome: 'redeemed', paidFen: body.paidFen }])
    expect(await stage.whole(id)).toMatchObject({ taken: 1 })
  })

  test('what is too old, from the future, beyond the quota, altered or used is refused, and stays listed with its reason', async () => {
    const till = await openOfflineDesk(stage.desk())
    const before = await must(stage.desk().get<{ refused: number }>('/mall/merchant/offline-entries'))
    const id = await stage.open({ dayQuota: 1, mostADay: 5, name: '断网名额一个' })
    const early = await till.write({ benefitId: id, code: await showCard(member(2)) })
    await stage.waitLong(4 * 3600 + 1)
    const one = await till.write({ benefitId: id, code: await showCard(member(2)) })
    const gone = await till.write({ benefitId: id, code: await showCard(member(6)) })
    const ahead = await till.write({ benefitId: id, code: await showCard(member(10)) }, later(61))
    const wrongClock = await till.write({ benefitId: id, code: await showCard(member(10)) }, later(-600))
    const altered = { ...(await till.write({ benefitId: id, code: await showCard(member(14)) })), billFen: 1 }
    const foreignKey = { ...(await till.write({ benefitId: id, code: await showCard(member(14)) })), keyId: newId() }
    const used = await till.write({ benefitId: await stage.open({ mostADay: 5 }), code: one.code })
    const outcomes = await handIn([early, one, gone, ahead, wrongClock, altered, foreignKey, used])
    expect(outcomes.length).toBe(8)
    const of = (entry: { id: string }) => outcomes.find((outcome) => outcome.id === entry.id)!
    expect(of(one).outcome).toBe('redeemed')
    expect(of(early).sentence).toContain('已经超过')
    expect(of(gone).sentence).toContain('1 个名额已经用完')
    expect(of(ahead).sentence).toContain('时钟不准')
    expect(of(wrongClock).sentence).toContain(benefitRefusalText['mall.entry-code-wrong'].replace('{shownAt}', ''))
    expect(of(altered).sentence).toBe(benefitRefusalText['mall.signature-wrong'])
    expect(of(foreignKey).sentence).toContain('登记信息无效')
    expect(of(used).outcome).toBe('refused')
    const listed = await must(
      stage
        .desk()
        .get<{ entries: OfflineOutcome[]; refused: number }>('/mall/merchant/offline-entries?outcome=refused'),
    )
    expect(listed.refused - before.refused).toBe(6)
    expect(listed.entries.map((entry) => entry.id)).toEqual(expect.arrayContaining([early.id, gone.id, used.id]))
  })

  test('an entry cannot be older than its key, a key must be a curve’s, and nobody hands in another’s', async () => {
    const shown = await showCard(member(3))
    const before = later(0)
    const id = await stage.open({ audienceIds: [stage.cast.cityId] })
    stage.wait(30)
    const till = await openOfflineDesk(stage.desk())
    const [outcome] = await handIn([await till.write({ benefitId: id, code: shown }, before)])
    expect(outcome).toMatchObject({ outcome: 'refused', sentence: expect.stringContaining('登记信息无效') })
    const bad = await stage.desk().post('/mall/merchant/desk-keys', { publicKey: 'AAAA', device: '浏览器' })
    expect(bad.body).toEqual(refused('mall.desk-key-wrong'))
    const entry = await till.write({ benefitId: id, code: await showCard(member(3)) })
    const [stolen] = await handIn([entry], stage.cast.merchants.cinema.desk)
    expect(stolen!.outcome).toBe('refused')
  })
})

describe('figures and settlement', () => {
  const period = 'from=2026-11-01&to=2026-11-30'

  test('人次 by benefit, merchant and union agree, 人 are counted apart, and every number opens to its uses', async () => {
    const figures = await must(stage.cast.operator.get<BenefitFigures>(`/mall/benefit-figures?${period}`))
    const { members: used, offered } = figures
    const sum = (rows: readonly { cases: number }[]) => rows.reduce((total, one) => total + one.cases, 0)
    expect(used.cases).toBeGreaterThan(20)
    expect(used.people).toBeLessThan(used.cases)
    expect([sum(used.byUnion), sum(offered.byBenefit), sum(offered.byMerchant)]).toEqual([
      used.cases,
      used.cases,
      used.cases,
    ])
    expect(sum(used.byMonth)).toBe(used.cases)
    const [first] = offered.byBenefit
    const rows = await must(
      stage.cast.operator.get<{ uses: { undoneBecause: string | null }[] }>(
        `/mall/benefit-figures/uses?${period}&benefitId=${first!.benefitId}`,
      ),
    )
    expect(rows.uses.filter((use) => use.undoneBecause === null)).toHaveLength(first!.cases)
  })

  test('a county officer counts her own members, and sees none of another county’s', async () => {
    const north = await new Visitor(stage.platform.address, '10.6.8.1').signInAsOfficer('north', password)
    const own = await must(north.get<BenefitFigures>(`/mall/benefit-figures?${period}`))
    expect(own.members.byUnion.map((one) => one.orgId).sort()).toEqual(
      [stage.union.orgIds.foundry, stage.union.orgIds.couriers].sort(),
    )
    expect(own.offered.byBenefit).toEqual([])
    const foreign = await north.get(`/mall/benefit-figures?${period}&orgId=${stage.union.orgIds.south}`)
    expect(foreign.body).toEqual(refused('access.not-found'))
  })

  test('the figures leave under a number', async () => {
    const reason = encodeURIComponent('月度通报')
    const file = await stage.cast.operator.download(`/mall/benefit-figures/file?${period}&format=csv&reason=${reason}`)
    expect(new TextDecoder().decode(file)).toContain('按会员所在工会')
  })

  test('a day that is not over is not settled; then each merchant gets what its uses less those taken back come to, once', async () => {
    const wish = { orgId: stage.cast.cityId, untilDay: '2026-11-20' }
    expect((await stage.cast.operator.post('/mall/benefit-statements', wish)).body).toEqual(
      refused('mall.settlement-too-early'),
    )
    await stage.waitLong(12 * 3600)
    const key = newId()
    const made = await must(
      stage.cast.operator.post<{ statements: number; amountFen: number }>('/mall/benefit-statements', wish, key),
    )
    expect(await must(stage.cast.operator.post('/mall/benefit-statements', wish, key))).toEqual(made)
    expect((await stage.cast.operator.post('/mall/benefit-statements', wish)).body).toEqual(
      refused('mall.nothing-to-settle'),
    )
    type Statements = { statements: BenefitStatementCard[]; dueFen: number }
    const mine = await must(stage.desk().get<Statements>('/mall/merchant/statements'))
    expect(mine.dueFen).toBe(0)
    const [statement] = mine.statements
    expect(statement!.amountFen).toBe(made.amountFen)
    expect(statement!.lines.reduce((total, line) => total + line.amountFen, 0)).toBe(statement!.amountFen)
    expect(statement!.undone).toBeGreaterThan(0)
    const pdf = await stage.desk().download(`/mall/merchant/statements/${statement!.id}/file?format=pdf`)
    expect(new TextDecoder('latin1').decode(pdf.slice(0, 5))).toBe('%PDF-')
    const others = stage.cast.merchants.cinema.desk
    const foreign = await others.get(`/mall/merchant/statements/${statement!.id}/file?format=pdf`)
    expect(foreign.body).toEqual(refused('mall.statement-missing'))
    const supervisor = await appoint(stage.platform.address, 'books', 'financial-supervisor', stage.cast.cityId)
    expect((await must(supervisor.get<Statements>('/mall/benefit-statements'))).statements).toHaveLength(1)
  })
})
