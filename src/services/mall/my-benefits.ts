import type { Actor } from '../../kernel/access/index.ts'
import { cardCodes, heldOn } from '../../kernel/credentials/index.ts'
import { getOrg } from '../../kernel/orgs/index.ts'
import { personsByIds } from '../../kernel/people/index.ts'
import { now, today } from '../../platform/clock.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import type { AnswerOf, QueryOf } from '../../platform/http/endpoint.ts'
import type { Id } from '../../platform/ids.ts'
import { benefitRefusal } from './benefits.errors.ts'
import type { Benefit, EarlierUses } from './benefits.model.ts'
import { benefitState, isFor } from './benefits.rules.ts'
import { benefitNames, benefitsFor, findBenefit, takenOn } from './benefits.store.ts'
import { benefitCategoryText, myBenefitText } from './benefits.text.ts'
import { findMerchant, namesOfMerchants, placesOf } from './merchants.store.ts'
import type * as contract from './my-benefits.contract.ts'
import type { MyBenefitCard } from './my-benefits.contract.ts'
import { latestUse, savedSince, usesOf } from './redemptions.queries.ts'
import { earlierUses, earlierUsesOf, unused } from './redemptions.store.ts'

const page = 100
const usesPage = 30
/** How many half minutes the phone may go on without a line: five minutes. */
const ahead = 10

/** Benefits for the reader: of her own unions, and where a tag is asked, only when she holds it. Without a union there are none. */
export function readMyBenefits(
  actor: Actor,
  query: QueryOf<typeof contract.listMyBenefits>,
): AnswerOf<typeof contract.listMyBenefits> {
  return transaction(actor, async (tx) => {
    const member = await memberOf(tx, actor)
    if (!member) return { benefits: [], next: null }
    const { kind, category, cursor } = query
    const search = query.search || undefined
    const found = await benefitsFor(
      tx,
      { homePath: member.homePath, holds: [...member.holds], today: today(), search, kind, category, cursor },
      page + 1,
    )
    const shown = found.slice(0, page)
    return { benefits: await cardsOf(tx, actor, shown), next: found.length > page ? shown.at(-1)!.id : null }
  })
}

/** Her unions from the root, and the kinds she holds today; nothing while she belongs to no union. */
async function memberOf(tx: Tx, actor: Actor) {
  const [person] = await personsByIds(tx, [actor.personId!])
  if (!person?.homePath) return null
  const held = await heldOn(tx, [person.id], today())
  return { homePath: person.homePath, holds: new Set(held.map((one) => one.kind)) }
}

async function cardsOf(tx: Tx, actor: Actor, benefits: readonly Benefit[]): Promise<MyBenefitCard[]> {
  const merchantIds = [...new Set(benefits.map((one) => one.merchantId))]
  const names = await namesOfMerchants(tx, merchantIds)
  const places = await placesOf(tx, merchantIds)
  const ids = benefits.map((one) => one.id)
  const taken = await takenOn(tx, ids, today())
  const earlier = await earlierUsesOf(tx, actor.personId!, ids, today())
  return benefits.map((benefit) => {
    const { id, name, campaign, category, price, untilOn, merchantId } = benefit
    return {
      id,
      name,
      campaign,
      category,
      categoryName: benefitCategoryText[category],
      merchantName: names.get(merchantId) ?? '',
      price,
      untilOn,
      places: (places.get(merchantId) ?? []).map(({ id: _id, ...place }) => place),
      closed: closedBecause(benefit, earlier.get(id) ?? unused, taken.get(id) ?? 0),
    }
  })
}

/** Why it cannot be used just now, in a few words for the card; null when it can. */
function closedBecause(benefit: Benefit, mine: EarlierUses, takenToday: number): string | null {
  const state = benefitState(benefit, today())
  if (state !== 'open') return myBenefitText.states[state]
  if (benefit.dayQuota !== null && takenToday >= benefit.dayQuota) return myBenefitText.noneToday
  if (benefit.totalQuota !== null && benefit.taken >= benefit.totalQuota) return myBenefitText.noneLeft
  if (benefit.mostEach !== null && mine.inAll >= benefit.mostEach) return myBenefitText.mineUsedUp
  const { price } = benefit
  if (price.kind === 'season' && price.visits !== null && mine.seasonVisits >= price.visits)
    return myBenefitText.mineUsedUp
  return mine.onDay >= benefit.mostADay ? myBenefitText.mineToday : null
}

export function readMyBenefit(actor: Actor, id: Id): AnswerOf<typeof contract.getMyBenefit> {
  return transaction(actor, async (tx) => {
    const benefit = await findBenefit(tx, id)
    const member = await memberOf(tx, actor)
    if (!benefit?.publishedAt || !member || !isFor(benefit, member)) throw benefitRefusal('mall.benefit-missing')
    const [card] = await cardsOf(tx, actor, [benefit])
    const mine = await earlierUses(tx, actor.personId!, id, today())
    const latest = await latestUse(tx, actor.personId!, id)
    const taken = (await takenOn(tx, [id], today())).get(id) ?? 0
    return {
      ...card!,
      intro: benefit.intro,
      terms: benefit.terms,
      fromOn: benefit.fromOn,
      unionName: (await getOrg(tx, benefit.unionId)).name,
      merchantPhone: (await findMerchant(tx, benefit.merchantId))!.phone,
      mostADay: benefit.mostADay,
      mostEach: benefit.mostEach,
      leftToday: benefit.dayQuota === null ? null : Math.max(0, benefit.dayQuota - taken),
      mine: {
        onDay: mine.onDay,
        inAll: mine.inAll,
        season: seasonOf(benefit, mine),
        latest: latest
          ? {
              id: latest.id,
              shownAt: latest.shownAt,
              paidFen: latest.paidFen,
              regularFen: latest.regularFen,
              undone: latest.undoneAt !== null,
            }
          : null,
      },
    }
  })
}

function seasonOf({ price }: Benefit, { seasonVisits }: EarlierUses) {
  if (price.kind !== 'season' || seasonVisits === 0) return null
  return { visits: seasonVisits, left: price.visits === null ? null : Math.max(0, price.visits - seasonVisits) }
}

/** The codes of the reader's card, for the counter she stands at. */
export function makeBenefitCodes(actor: Actor): AnswerOf<typeof contract.makeBenefitCodes> {
  return transaction(actor, async (tx) => {
    if (!(await memberOf(tx, actor))) throw benefitRefusal('mall.card-of-members')
    return { serverNow: now(), codes: await cardCodes(tx, actor.personId!, ahead) }
  })
}

export function readMyUses(
  actor: Actor,
  query: QueryOf<typeof contract.listMyUses>,
): AnswerOf<typeof contract.listMyUses> {
  return transaction(actor, async (tx) => {
    const found = await usesOf(tx, actor.personId!, query.cursor, usesPage + 1)
    const shown = found.slice(0, usesPage)
    const benefits = await benefitNames(tx, [...new Set(shown.map((use) => use.benefitId))])
    const merchants = await namesOfMerchants(tx, [...new Set(shown.map((use) => use.merchantId))])
    return {
      uses: shown.map((use) => ({
        id: use.id,
        benefitName: benefits.get(use.benefitId) ?? '',
        merchantName: merchants.get(use.merchantId) ?? '',
        shownAt: use.shownAt,
        seasonPart: use.seasonPart,
        regularFen: use.regularFen,
        paidFen: use.paidFen,
        undoneBecause: use.undoneBecause,
      })),
      year: await savedSince(tx, actor.personId!, `${today().slice(0, 4)}-01-01`),
      next: found.length > usesPage ? shown.at(-1)!.id : null,
    }
  })
}
