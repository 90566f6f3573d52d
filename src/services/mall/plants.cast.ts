import type { Place, Planted, Plants, World } from '../../../test/attack/plant.ts'
import { offer, showCard, take } from '../../../test/world/card-benefits.ts'
import { must } from '../../../test/world/mall.ts'
import { now, today } from '../../platform/clock.ts'
import { addDays } from '../../platform/dates.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { BenefitDraftBody } from './benefits.contract.ts'
import { insertMerchant, writePlaces } from './merchants.store.ts'
import { insertEntry } from './redemptions.store.ts'
import { insertStatement } from './statements.store.ts'

/** What a search, a category, a shelf or a supplier's own codes are called is in the shop window for everybody. */
export const plants: Plants = {
  order: 60,
  values: {
    fromOn: '2025-01-01',
    untilOn: '2026-12-31',
    'POST /mall/benefit-statements untilDay': '2025-01-31',
    'GET /mall/benefit-figures from': '2025-01-01',
    'GET /mall/benefit-figures to': '2025-12-31',
    'GET /mall/benefit-figures/file from': '2025-01-01',
    'GET /mall/benefit-figures/file to': '2025-12-31',
    'GET /mall/benefit-figures/uses from': '2025-01-01',
    'GET /mall/benefit-figures/uses to': '2025-12-31',
  },
  plant: cardBenefit,
  unseen: {
    'PUT /me/mall/orders/:id/lines/:line/rating':
      'only what was received is rated, and nothing planted has been received',
    'GET /me/mall/benefits/:id': 'what a member may use is for all members of her union, and belongs to none of them',
  },
  open: {
    'mall.search': 'words of a search',
    'mall.category': 'categories of the shop window',
    'mall.region': 'regions of the shop window',
    'mall.market': 'markets of the shop window',
    'mall.cursor': 'a place in the shop window',
    'mall.photo': 'photos of the shop window',
    'mall.entry': 'a place in a statement',
    'mall.product-code': 'a code that the supplier makes up',
    'mall.sku-code': 'a code that the supplier makes up',
    'orgs.credit-code': 'a firm is known by it in public',
    'instruments.digest': 'the text that is signed, as its signer has read it',
    'access.password': 'the signer’s own',
  },
}

/**
 * The place itself takes cards, so that whoever has the merchant's role over it sits at a desk. What members may use they all
 * read; so the benefit that is tried is a draft, and the one that was used is published.
 */
async function cardBenefit(world: World, place: Place): Promise<Planted[]> {
  const { orgId, path, county, key } = place
  const unionId = world.orgIds[county]!
  const merchant = { orgId, unionId, orgPath: path, name: `${key}商户`, contact: '王经理', phone: '0437-3220000' }
  await transaction(system, async (tx) => {
    await insertMerchant(tx, { ...merchant, suspendedAt: null, suspendedBecause: null }, '经办人', now())
    const spot = { name: '总店', district: '', latitude: null, longitude: null, hours: '', phone: '' }
    await writePlaces(tx, orgId, [{ ...spot, id: newId(), address: `${key}门牌` }])
  })
  const operator = await world.as(`mall-operator over ${county}`)
  const draft = draftFor(place)
  const drafted = await must(operator.post<{ id: string }>('/mall/benefits', { draft }))
  const cast = { address: world.address, cityId: unionId, operator, merchants: {} as never }
  const benefitId = await offer(cast, { ...draft, name: '会员洗车' })
  const desk = await world.as(`merchant over ${key}`)
  const wish = { publicKey: curveKey, device: key }
  const deskKey = await must(desk.post<{ id: string }>('/mall/merchant/desk-keys', wish))
  const member = await world.as(place.workers[1]!)
  const used = await must(take(desk, { benefitId, code: await showCard(member) }))
  const statement = await settled(merchant, benefitId)
  await handedIn(orgId, drafted.id, deskKey.id)
  return [
    { kind: 'mall.merchant', id: orgId, owner: null, orgPath: path, marks: [`${key}门牌`] },
    { kind: 'mall.benefit', id: drafted.id, owner: null, orgPath: path, marks: [draft.name] },
    { kind: 'mall.desk-key', id: deskKey.id, owner: null, orgPath: path, marks: [] },
    { kind: 'mall.redemption', id: used.id, owner: place.workers[1]!.personId, orgPath: path, marks: [] },
    { kind: 'mall.benefit-statement', id: statement.id, owner: null, orgPath: path, marks: [statement.number] },
  ]
}

const curveKey =
  'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEaxfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpZP40Li/hp/m47n60p8D54WK84zV2sxXs7LtkBoN79R9Q=='

function draftFor({ key, orgId }: Place): BenefitDraftBody {
  return {
    merchantId: orgId,
    name: `${key}内部优惠`,
    campaign: '',
    category: 'car',
    intro: '',
    terms: '出示会员卡使用',
    price: { kind: 'fixed', regularFen: 2500, payFen: 500, subsidyFen: 1000 },
    audienceIds: [orgId],
    tags: [],
    fromOn: '2025-01-01',
    untilOn: '2026-12-31',
    dayQuota: null,
    totalQuota: null,
    mostADay: 1,
    mostEach: null,
    budgetFen: null,
  }
}

/** An entry that was refused stands in the merchant's list under the name of its benefit. */
async function handedIn(merchantId: string, benefitId: string, keyId: string): Promise<void> {
  const entry = { id: newId(), keyId, benefitId, code: '000000000000', shownAt: now(), billFen: null }
  const refused = { code: 'mall.entry-code-wrong', facts: {} }
  const became = { merchantId, by: '经办人', at: now(), redemptionId: null, refused }
  await transaction(system, (tx) => insertEntry(tx, entry, became))
}

async function settled({ orgId, unionId }: { orgId: string; unionId: string }, benefitId: string) {
  const line = { benefitId, uses: 1, undone: 0, amountFen: 1000 }
  const statement = {
    merchantId: orgId,
    id: newId(),
    unionId,
    number: `BT-${orgId.slice(-8)}`,
    fromDay: null,
    untilDay: addDays(today(), -30),
    uses: 1,
    undone: 0,
    amountFen: 1000,
    settledBy: '经办人',
    settledAt: now(),
  }
  await transaction(system, (tx) => insertStatement(tx, statement, [line]))
  return statement
}
