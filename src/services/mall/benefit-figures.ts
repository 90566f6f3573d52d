import { type Actor, grantsWith, requireReachableOrg } from '../../kernel/access/index.ts'
import { readIndicator, readIndicatorByMonth, readIndicatorByOrg } from '../../kernel/indicators/index.ts'
import { type Org, orgsByIds } from '../../kernel/orgs/index.ts'
import { maskName, personsByIds } from '../../kernel/people/index.ts'
import { type ExportFormat, exportMarked } from '../../kernel/privacy/index.ts'
import type { Day } from '../../platform/dates.ts'
import { reading, type Tx } from '../../platform/db/transaction.ts'
import type { AnswerOf, Download, QueryOf } from '../../platform/http/endpoint.ts'
import type { Id } from '../../platform/ids.ts'
import { formatYuan } from '../../platform/money.ts'
import { fillSentence } from '../../platform/refusal.ts'
import type * as contract from './benefits.contract.ts'
import type { BenefitFigures, UsedBenefit } from './benefits.contract.ts'
import type { Redemption } from './benefits.model.ts'
import { benefitNames } from './benefits.store.ts'
import { benefitFileText } from './benefits.text.ts'
import { namesOfMerchants } from './merchants.store.ts'
import { usedFact } from './redeem-benefit.ts'
import { countByBenefit, listUsesOffered, listUsesOfMembers, peopleByMerchant } from './redemptions.queries.ts'

type Period = { readonly orgId?: Id | undefined; readonly from: Day; readonly to: Day }

const page = 50

/**
 * 使用情况: two different questions under one organisation. What its members used, whoever offered it, by union and month;
 * and what its unions offered, whoever used it, by benefit and merchant.
 */
export function readBenefitFigures(actor: Actor, period: Period): Promise<BenefitFigures> {
  return reading(actor, async (tx) => {
    const org = await readableOrg(tx, actor, period.orgId)
    const { from, to } = period
    return {
      orgId: org.id,
      orgName: org.name,
      from,
      to,
      members: await ofMembers(tx, org, from, to),
      offered: await ofOffers(tx, org, from, to),
    }
  })
}

function readableOrg(tx: Tx, actor: Actor, orgId: Id | undefined): Promise<Org> {
  return requireReachableOrg(tx, actor, 'mall.read', orgId ?? grantsWith(actor, 'mall.read')[0]!.orgId)
}

async function ofMembers(tx: Tx, org: Org, from: Day, to: Day): Promise<BenefitFigures['members']> {
  const question = { kind: usedFact, orgId: org.id, from, to }
  const { cases, people, amountFen } = await readIndicator(tx, question)
  const below = await readIndicatorByOrg(tx, question)
  const unions = await orgsByIds(
    tx,
    below.map((one) => one.orgId),
  )
  const names = new Map(unions.map((union) => [union.id, union.name]))
  return {
    cases,
    people,
    subsidyFen: amountFen,
    byUnion: below.map((one) => ({
      orgId: one.orgId,
      name: names.get(one.orgId) ?? '',
      cases: one.cases,
      people: one.people,
      subsidyFen: one.amountFen,
    })),
    byMonth: (await readIndicatorByMonth(tx, question)).map((one) => ({ month: one.month, cases: one.cases })),
  }
}

async function ofOffers(tx: Tx, org: Org, from: Day, to: Day): Promise<BenefitFigures['offered']> {
  const counted = await countByBenefit(tx, { orgId: org.id, from, to })
  const merchantIds = [...new Set(counted.map((one) => one.merchantId))]
  const names = await namesOfMerchants(tx, merchantIds)
  const people = await peopleByMerchant(tx, { merchantIds, from, to })
  const sum = (merchantId: Id, key: 'cases' | 'paidFen' | 'subsidyFen') =>
    counted.filter((one) => one.merchantId === merchantId).reduce((total, one) => total + one[key], 0)
  return {
    byBenefit: counted.map(({ merchantId, ...one }) => ({ ...one, merchantName: names.get(merchantId) ?? '' })),
    byMerchant: merchantIds.map((merchantId) => ({
      merchantId,
      name: names.get(merchantId) ?? '',
      cases: sum(merchantId, 'cases'),
      people: people.get(merchantId) ?? 0,
      paidFen: sum(merchantId, 'paidFen'),
      subsidyFen: sum(merchantId, 'subsidyFen'),
    })),
  }
}

/** The uses behind a figure: of a benefit or merchant under the organisation, or by members of it. */
export function readBenefitUses(
  actor: Actor,
  query: QueryOf<typeof contract.listBenefitUses>,
): AnswerOf<typeof contract.listBenefitUses> {
  return reading(actor, async (tx) => {
    const org = await readableOrg(tx, actor, query.orgId)
    const { from, to, benefitId, merchantId, cursor } = query
    const offered = benefitId !== undefined || merchantId !== undefined
    const found = offered
      ? await listUsesOffered(tx, { orgId: org.id, from, to, benefitId, merchantId, cursor }, page + 1)
      : await listUsesOfMembers(tx, { orgId: org.id, from, to, cursor }, page + 1)
    const shown = found.slice(0, page)
    return { uses: await present(tx, shown), next: found.length > page ? shown.at(-1)!.id : null }
  })
}

/** Whom the reader may not see is counted, and shown without a name. */
async function present(tx: Tx, uses: readonly Redemption[]): Promise<UsedBenefit[]> {
  const people = await personsByIds(tx, [...new Set(uses.map((use) => use.ownerId))])
  const names = new Map(people.map((person) => [person.id, maskName(person.name)]))
  const unions = await orgsByIds(tx, [...new Set(uses.map((use) => use.orgPath.at(-1)!))])
  const unionNames = new Map(unions.map((union) => [union.id, union.name]))
  const benefits = await benefitNames(tx, [...new Set(uses.map((use) => use.benefitId))])
  const merchants = await namesOfMerchants(tx, [...new Set(uses.map((use) => use.merchantId))])
  return uses.map((use) => ({
    id: use.id,
    benefitName: benefits.get(use.benefitId) ?? '',
    merchantName: merchants.get(use.merchantId) ?? '',
    maskedName: names.get(use.ownerId) ?? '',
    unionName: unionNames.get(use.orgPath.at(-1)!) ?? '',
    shownAt: use.shownAt,
    paidFen: use.paidFen,
    subsidyFen: use.subsidyFen,
    offline: use.entryId !== null,
    undoneBecause: use.undoneBecause,
  }))
}

/** 导出使用情况: what the page shows, part under part, with the number that traces the file. */
export async function exportBenefitFigures(
  actor: Actor,
  wish: Period & { readonly format: ExportFormat; readonly reason: string },
): Promise<Download> {
  const figures = await readBenefitFigures(actor, wish)
  const { orgId, orgName, from, to, members, offered } = figures
  const { title, headings, parts } = benefitFileText.figures
  const yuan = (fen: number) => formatYuan(fen)
  return exportMarked(actor, {
    kind: 'mall.benefit-figures',
    title: fillSentence(title, { org: orgName, from, to }),
    format: wish.format,
    reason: wish.reason,
    headings,
    rows: [
      [parts.total, orgName, members.cases, members.people, '', yuan(members.subsidyFen)],
      ...members.byUnion.map((one) => [parts.union, one.name, one.cases, one.people, '', yuan(one.subsidyFen)]),
      ...offered.byMerchant.map((one) => [
        parts.merchant,
        one.name,
        one.cases,
        one.people,
        yuan(one.paidFen),
        yuan(one.subsidyFen),
      ]),
      ...offered.byBenefit.map((one) => [
        parts.benefit,
        one.name,
        one.cases,
        one.people,
        yuan(one.paidFen),
        yuan(one.subsidyFen),
      ]),
    ],
    filter: { orgId, from, to },
  })
}
