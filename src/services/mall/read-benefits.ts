import type { Actor } from '../../kernel/access/index.ts'
import { credentialKinds } from '../../kernel/credentials/index.ts'
import { openChildrenOf, orgsByIds } from '../../kernel/orgs/index.ts'
import { today } from '../../platform/clock.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import type { AnswerOf, QueryOf } from '../../platform/http/endpoint.ts'
import type { Id } from '../../platform/ids.ts'
import { displayYuan } from '../../platform/money.ts'
import type * as contract from './benefits.contract.ts'
import type { BenefitRow } from './benefits.contract.ts'
import type { Benefit } from './benefits.model.ts'
import { benefitState } from './benefits.rules.ts'
import {
  type BenefitChange,
  type BenefitWish,
  changesOf,
  countOffered,
  daysOf,
  listOffered,
  takenOn,
} from './benefits.store.ts'
import { benefitCategoryText, benefitChangeText } from './benefits.text.ts'
import { merchantsBelow, namesOfMerchants } from './merchants.store.ts'
import { operatedUnion, settingOf } from './merchants.ts'
import { getOwnBenefit } from './write-benefit.ts'

const page = 50

/** Benefits that unions under one offer, with today's quotas and how many stand in each state. */
export function readBenefits(
  actor: Actor,
  query: QueryOf<typeof contract.listBenefits>,
): AnswerOf<typeof contract.listBenefits> {
  return transaction(actor, async (tx) => {
    const org = await operatedUnion(tx, actor, query.orgId)
    const { state, kind, merchantId, cursor } = query
    const search = query.search || undefined
    const wish: BenefitWish = { orgId: org.id, today: today(), state, kind, merchantId, search, cursor }
    const found = await listOffered(tx, wish, page + 1)
    const shown = found.slice(0, page)
    return {
      benefits: await rowsOf(tx, shown),
      counts: await countOffered(tx, wish),
      next: found.length > page ? shown.at(-1)!.id : null,
    }
  })
}

async function rowsOf(tx: Tx, benefits: readonly Benefit[]): Promise<BenefitRow[]> {
  const on = today()
  const taken = await takenOn(
    tx,
    benefits.map((one) => one.id),
    on,
  )
  const merchants = await namesOfMerchants(tx, [...new Set(benefits.map((one) => one.merchantId))])
  const unions = await orgsByIds(tx, [...new Set(benefits.map((one) => one.unionId))])
  const unionNames = new Map(unions.map((union) => [union.id, union.name]))
  return benefits.map((benefit) => ({
    id: benefit.id,
    name: benefit.name,
    campaign: benefit.campaign,
    category: benefit.category,
    categoryName: benefitCategoryText[benefit.category],
    merchantId: benefit.merchantId,
    merchantName: merchants.get(benefit.merchantId) ?? '',
    unionName: unionNames.get(benefit.unionId) ?? '',
    price: benefit.price,
    state: benefitState(benefit, on),
    pausedBecause: benefit.pausedBecause,
    endedBecause: benefit.endedBecause,
    fromOn: benefit.fromOn,
    untilOn: benefit.untilOn,
    dayQuota: benefit.dayQuota,
    totalQuota: benefit.totalQuota,
    mostADay: benefit.mostADay,
    mostEach: benefit.mostEach,
    budgetFen: benefit.budgetFen,
    taken: benefit.taken,
    subsidisedFen: benefit.subsidisedFen,
    today: { taken: taken.get(benefit.id) ?? 0, quota: benefit.dayQuota },
  }))
}

export function readBenefit(actor: Actor, id: Id): AnswerOf<typeof contract.getBenefit> {
  return transaction(actor, async (tx) => {
    const { benefit } = await getOwnBenefit(tx, actor, id)
    const [row] = await rowsOf(tx, [benefit])
    const audience = await orgsByIds(tx, benefit.audienceIds)
    const tags = await credentialKinds(tx, benefit.tags)
    const { intro, terms, draftedBy, draftedAt, publishedBy, publishedAt } = benefit
    return {
      ...row!,
      intro,
      terms,
      draftedBy,
      draftedAt,
      publishedBy,
      publishedAt,
      audience: audience.map((org) => ({ id: org.id, name: org.name })),
      tags: tags.map(({ key, name }) => ({ key, name })),
      days: await daysOf(tx, id),
      changes: (await changesOf(tx, id)).map(sayChange),
    }
  })
}

function sayChange(change: BenefitChange) {
  const { what, before, after } = change
  const inYuan = what === 'budgetFen'
  const said = (value: string | null) => (value !== null && inYuan ? displayYuan(Number(value)) : value)
  const name = benefitChangeText[what as keyof typeof benefitChangeText] ?? what
  return { ...change, what: name, before: said(before), after: said(after) }
}

/** What a benefit is written from. Guarded tags are not among the conditions: a merchant would learn who holds them. */
export function readBenefitDesk(actor: Actor, orgId: Id | undefined): AnswerOf<typeof contract.getBenefitDesk> {
  return transaction(actor, async (tx) => {
    const org = await operatedUnion(tx, actor, orgId)
    const merchants = await merchantsBelow(tx, org.id)
    const below = (await openChildrenOf(tx, org.id)).filter((child) => child.kind !== 'partner')
    const kinds = (await credentialKinds(tx)).filter((kind) => kind.family === 'tag' && kind.guardedBy === null)
    return {
      merchants: merchants
        .filter((one) => one.suspendedAt === null)
        .map((one) => ({ id: one.orgId, name: one.name, unionId: one.unionId })),
      unions: [org, ...below].map(({ id, name }) => ({ id, name })),
      tags: kinds.map(({ key, name }) => ({ key, name })),
      setting: await settingOf(tx, org.id),
    }
  })
}
