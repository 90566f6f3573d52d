import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type BenefitStage, openBenefitStage, showCard, take, wash } from '../../../test/world/card-benefits.ts'
import { appoint, must } from '../../../test/world/mall.ts'
import { password } from '../../../test/world/small-union.ts'
import { Visitor } from '../../../test/world/visitor.ts'
import { grantCredential } from '../../kernel/credentials/index.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import type { BenefitRow } from './benefits.contract.ts'
import type { MerchantCard } from './merchants.contract.ts'
import type { MyBenefit, MyBenefitCard, MyUse } from './my-benefits.contract.ts'

let stage: BenefitStage

beforeAll(async () => {
  stage = await openBenefitStage('2026-11-20T04:00:00.000Z')
}, 120_000)
beforeEach(() => void stage.wait(60))
afterAll(() => stage.close())

const member = (place: number) => stage.members[place]!
const refused = (code: string) => expect.objectContaining({ code })

/** Workers of the four unions in turn: foundry, couriers, market, port. */
const [courier, colleague, port] = [1, 5, 3] as const

describe('writing a benefit', () => {
  test('everything wrong is told at once, and nothing is written', async () => {
    const draft = wash(stage.cast, {
      name: '洗',
      terms: '',
      price: { kind: 'fixed', regularFen: 500, payFen: 600, subsidyFen: 0 },
    })
    const { status, body } = await stage.cast.operator.post('/mall/benefits', { draft })
    expect([status, body]).toEqual([422, refused('mall.benefit-faulty')])
    const { benefits } = await must(stage.cast.operator.get<{ benefits: BenefitRow[] }>('/mall/benefits?search=洗'))
    expect(benefits).toEqual([])
  })

  test('it is for unions under the merchant’s own, and asks for no tag that would tell the merchant of a hardship', async () => {
    const elsewhere = wash(stage.cast, { audienceIds: [stage.union.orgIds.neighbour] })
    expect((await stage.cast.operator.post('/mall/benefits', { draft: elsewhere })).body).toEqual(
      refused('mall.audience-elsewhere'),
    )
    const guarded = wash(stage.cast, { tags: ['membership.tag.hardship'] })
    expect((await stage.cast.operator.post('/mall/benefits', { draft: guarded })).body).toEqual(
      refused('mall.tag-guarded'),
    )
    const unknown = wash(stage.cast, { tags: ['membership.tag.nothing'] })
    expect((await stage.cast.operator.post('/mall/benefits', { draft: unknown })).body).toEqual(
      refused('mall.tag-unknown'),
    )
  })

  test('a draft is changed freely; once published its price stands, and limits change with their reason on record', async () => {
    const { id } = await must(stage.cast.operator.post<{ id: string }>('/mall/benefits', { draft: wash(stage.cast) }))
    await must(stage.cast.operator.put(`/mall/benefits/${id}`, { draft: wash(stage.cast, { name: '洗车 5 元' }) }))
    expect((await member(courier).get(`/me/mall/benefits/${id}`)).body).toEqual(refused('mall.benefit-missing'))
    await must(stage.cast.operator.post(`/mall/benefits/${id}/publication`))
    const again = await stage.cast.operator.put(`/mall/benefits/${id}`, { draft: wash(stage.cast) })
    expect(again.body).toEqual(refused('mall.benefit-published'))
    expect((await stage.cast.operator.post(`/mall/benefits/${id}/publication`)).body).toEqual(
      refused('mall.benefit-state'),
    )

    const limits = {
      untilOn: '2027-01-31',
      dayQuota: 50,
      totalQuota: null,
      mostADay: 1,
      mostEach: null,
      budgetFen: 100_000,
    }
    await must(stage.cast.operator.put(`/mall/benefits/${id}/limits`, { limits, because: '春节前延长' }))
    const { changes } = await stage.whole(id)
    expect(changes.map(({ what, before, after, because }) => [what, before, after, because]).sort()).toEqual([
      ['发布', null, null, '首次发布'],
      ['截止日期', '2026-12-31', '2027-01-31', '春节前延长'],
      ['每天名额', null, '50', '春节前延长'],
      ['补贴总额', null, '1,000.00', '春节前延长'],
    ])
  })

  test('a quota is never set below what is used already', async () => {
    const id = await stage.open({ dayQuota: 5 })
    for (const place of [0, 4]) expect((await stage.takeFrom(place, id)).status).toBe(200)
    const limits = {
      untilOn: '2026-12-31',
      dayQuota: 1,
      totalQuota: null,
      mostADay: 1,
      mostEach: null,
      budgetFen: null,
    }
    const less = await stage.cast.operator.put(`/mall/benefits/${id}/limits`, { limits, because: '减少' })
    expect(less.body).toEqual(refused('mall.quota-below-taken'))
    await must(
      stage.cast.operator.put(`/mall/benefits/${id}/limits`, { limits: { ...limits, dayQuota: 2 }, because: '减少' }),
    )
    expect((await stage.takeFrom(8, id)).body).toEqual(refused('mall.day-quota-gone'))
  })

  test('paused, it is not served and members read why; resumed, it is; ended, it is gone for good', async () => {
    const id = await stage.open()
    await must(stage.cast.operator.put(`/mall/benefits/${id}/pause`, { move: 'pause', because: '设备检修' }))
    expect((await stage.takeFrom(courier, id)).body).toEqual(refused('mall.benefit-not-open'))
    expect(await must(member(courier).get<MyBenefit>(`/me/mall/benefits/${id}`))).toMatchObject({ closed: '暂停中' })
    await must(stage.cast.operator.put(`/mall/benefits/${id}/pause`, { move: 'resume', because: '检修完成' }))
    stage.wait(60)
    expect((await stage.takeFrom(courier, id)).status).toBe(200)
    await must(stage.cast.operator.post(`/mall/benefits/${id}/end`, { because: '合作到期' }))
    expect(
      (await stage.cast.operator.put(`/mall/benefits/${id}/pause`, { move: 'resume', because: '再开' })).body,
    ).toEqual(refused('mall.benefit-state'))
  })

  test('another city’s operator finds neither merchant nor benefit', async () => {
    const outsider = await appoint(
      stage.platform.address,
      'other-benefits',
      'mall-operator',
      stage.union.orgIds.neighbour,
    )
    const id = await stage.open()
    expect((await outsider.get(`/mall/benefits/${id}`)).body).toEqual(refused('mall.benefit-missing'))
    expect((await outsider.post('/mall/benefits', { draft: wash(stage.cast) })).body).toEqual(
      refused('mall.merchant-missing'),
    )
    const { merchants } = await must(outsider.get<{ merchants: MerchantCard[] }>('/mall/merchants'))
    expect(merchants).toEqual([])
    expect(
      (await outsider.put(`/mall/merchants/${stage.cast.merchants.wash.id}/suspension`, { because: '试试' })).body,
    ).toEqual(refused('mall.merchant-missing'))
  })
})

describe('a member', () => {
  test('sees what is for her and near, and not what is for others', async () => {
    const mine = await stage.open({ name: '江北区专享洗车', audienceIds: [stage.union.orgIds.north] })
    const place = { name: '总店', address: '人民大街 1 号', district: '龙山区', hours: '8:00—20:00', phone: '' }
    const places = [{ ...place, latitude: 42.9, longitude: 125.14 }]
    await must(stage.cast.operator.put(`/mall/merchants/${stage.cast.merchants.wash.id}/places`, { places }))
    const found = async (place: number) => {
      const path = `/me/mall/benefits?search=${encodeURIComponent('江北区 洗车')}`
      return (await must(member(place).get<{ benefits: MyBenefitCard[] }>(path))).benefits
    }
    expect(await found(courier)).toMatchObject([{ id: mine, places: [{ latitude: 42.9, name: '总店' }], closed: null }])
    expect(await found(port)).toEqual([])
    expect((await member(port).get(`/me/mall/benefits/${mine}`)).body).toEqual(refused('mall.benefit-missing'))
    const code = await showCard(member(port))
    expect((await take(stage.desk(), { benefitId: mine, code })).body).toEqual(refused('mall.benefit-not-for-holder'))
  })

  test('with a tag uses what asks for it; without it she neither sees nor uses it', async () => {
    const id = await stage.open({ name: '外来务工者洗车', tags: ['membership.tag.migrant'] })
    const holder = stage.union.workers[courier]!
    await transaction(system, (tx) =>
      grantCredential(tx, {
        ownerId: holder.personId,
        kind: 'membership.tag.migrant',
        orgPath: [
          stage.union.orgIds.province,
          stage.union.orgIds.city,
          stage.union.orgIds.north,
          stage.union.orgIds.couriers,
        ],
        issuer: { orgId: stage.union.orgIds.couriers, name: '迅捷配送工会' },
        validFrom: '2026-01-01',
        validUntil: null,
        provenance: { proof: 'list', by: null, byName: '经办人', on: '2026-01-01', documentId: null, remark: '' },
      }),
    )
    expect((await stage.takeFrom(courier, id)).status).toBe(200)
    expect((await stage.takeFrom(colleague, id)).body).toEqual(refused('mall.benefit-not-for-holder'))
    expect((await member(colleague).get(`/me/mall/benefits/${id}`)).body).toEqual(refused('mall.benefit-missing'))
  })

  test('reads at once what was taken, what she paid and what she saved', async () => {
    const id = await stage.open({ name: '即时可见的洗车' })
    const { body } = await stage.takeFrom(9, id)
    expect(await must(member(9).get<MyBenefit>(`/me/mall/benefits/${id}`))).toMatchObject({
      closed: '您今天已用过',
      mine: { onDay: 1, inAll: 1, latest: { id: body.id, paidFen: 500, regularFen: 2500, undone: false } },
    })
    const { uses, year } = await must(
      member(9).get<{ uses: MyUse[]; year: { uses: number; savedFen: number } }>('/me/mall/redemptions'),
    )
    expect([uses[0]!.benefitName, year]).toEqual(['即时可见的洗车', { uses: 1, savedFen: 2000 }])
    const { notices } = await must(member(9).get<{ notices: { title: string; text: string }[] }>('/me/notices'))
    expect(notices[0]).toMatchObject({ title: '会员优惠已使用', text: expect.stringContaining('付 5.00 元') })
  })

  test('who belongs to no union has no card to show', async () => {
    const officer = await new Visitor(stage.platform.address, '10.6.9.9').signInAsOfficer('manager', password)
    expect((await officer.post('/me/mall/card-codes')).body).toEqual(refused('mall.card-of-members'))
    expect(await must(officer.get('/me/mall/benefits'))).toEqual({ benefits: [], next: null })
  })
})
