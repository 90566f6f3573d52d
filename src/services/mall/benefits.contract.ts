import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf, naming } from '../../platform/http/thing.ts'
import { benefitCategories } from './benefits.model.ts'

const fen = z.int()
const day = z.iso.date()
const instant = z.iso.datetime()
const reason = z.string().trim().min(2).max(200)
const orgId = idOf('orgs.org')

export const benefitCategory = z.enum(benefitCategories)
export const benefitState = z.enum(['draft', 'coming', 'open', 'paused', 'over'])
export const priceKind = z.enum(['free', 'fixed', 'discount', 'season'])

export const benefitPrice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('free'), regularFen: fen, subsidyFen: fen }),
  z.object({ kind: z.literal('fixed'), regularFen: fen, payFen: fen, subsidyFen: fen }),
  z.object({ kind: z.literal('discount'), offPercent: z.int(), mostOffFen: fen.nullable(), subsidyShare: z.int() }),
  z.object({
    kind: z.literal('season'),
    regularFen: fen,
    payFen: fen,
    subsidyFen: fen,
    visits: z.int().nullable(),
  }),
])
export type BenefitPriceBody = z.output<typeof benefitPrice>

const limits = z.object({
  untilOn: day,
  dayQuota: z.int().nullable(),
  totalQuota: z.int().nullable(),
  mostADay: z.int(),
  mostEach: z.int().nullable(),
  budgetFen: fen.nullable(),
})
export type BenefitLimitsBody = z.output<typeof limits>

const draft = limits.extend({
  merchantId: idOf('mall.merchant'),
  name: z.string().trim().max(40),
  campaign: z.string().trim().max(30),
  category: benefitCategory,
  intro: z.string().trim().max(500),
  terms: z.string().trim().max(2000),
  price: benefitPrice,
  audienceIds: z.array(orgId).max(50),
  tags: z.array(naming('credentials.kind', z.string().max(60))).max(10),
  fromOn: day,
})
export type BenefitDraftBody = z.output<typeof draft>

export const benefitRow = z.object({
  id: z.uuid(),
  name: z.string(),
  campaign: z.string(),
  category: benefitCategory,
  categoryName: z.string(),
  merchantId: z.uuid(),
  merchantName: z.string(),
  unionName: z.string(),
  price: benefitPrice,
  state: benefitState,
  pausedBecause: z.string().nullable(),
  endedBecause: z.string().nullable(),
  fromOn: day,
  untilOn: day,
  dayQuota: z.int().nullable(),
  totalQuota: z.int().nullable(),
  mostADay: z.int(),
  mostEach: z.int().nullable(),
  budgetFen: fen.nullable(),
  taken: z.int(),
  subsidisedFen: fen,
  /** Uses today, and what today's quota is. */
  today: z.object({ taken: z.int(), quota: z.int().nullable() }),
})
export type BenefitRow = z.output<typeof benefitRow>

export const listBenefits = endpoint({
  method: 'GET',
  path: '/mall/benefits',
  summary: 'Card benefits that unions under one offer, newest first, fifty at a time, with today’s quotas.',
  door: { permission: 'mall.benefit' },
  reach: 'subtree',
  query: z.object({
    orgId: orgId.optional(),
    state: benefitState.optional(),
    kind: priceKind.optional(),
    merchantId: idOf('mall.merchant').optional(),
    search: naming('mall.search', z.string().trim().max(60)).optional(),
    cursor: idOf('mall.benefit').optional(),
  }),
  answer: z.object({
    benefits: z.array(benefitRow),
    counts: z.record(benefitState, z.int()),
    next: z.string().nullable(),
  }),
})

export const benefitPage = benefitRow.extend({
  intro: z.string(),
  terms: z.string(),
  audience: z.array(z.object({ id: z.uuid(), name: z.string() })),
  tags: z.array(z.object({ key: z.string(), name: z.string() })),
  draftedBy: z.string(),
  draftedAt: instant,
  publishedBy: z.string().nullable(),
  publishedAt: instant.nullable(),
  /** The last thirty days that saw a use, the newest first. */
  days: z.array(z.object({ day, quota: z.int().nullable(), taken: z.int(), paidFen: fen, subsidyFen: fen })),
  changes: z.array(
    z.object({
      what: z.string(),
      before: z.string().nullable(),
      after: z.string().nullable(),
      because: z.string(),
      changedBy: z.string(),
      changedAt: instant,
    }),
  ),
})
export type BenefitPage = z.output<typeof benefitPage>

const params = z.object({ id: idOf('mall.benefit') })

export const getBenefit = endpoint({
  method: 'GET',
  path: '/mall/benefits/:id',
  summary: 'One card benefit whole: terms, days, everything that changed since it was published.',
  door: { permission: 'mall.benefit' },
  reach: 'subtree',
  params,
  answer: benefitPage,
})

export const getBenefitDesk = endpoint({
  method: 'GET',
  path: '/mall/benefit-desk',
  summary: 'What a benefit is written from: merchants, unions it may be for, tags, and what holds for merchants.',
  door: { permission: 'mall.benefit' },
  reach: 'subtree',
  query: z.object({ orgId: orgId.optional() }),
  answer: z.object({
    merchants: z.array(z.object({ id: z.uuid(), name: z.string(), unionId: z.uuid() })),
    unions: z.array(z.object({ id: z.uuid(), name: z.string() })),
    tags: z.array(z.object({ key: z.string(), name: z.string() })),
    setting: z.object({ offlineMinutes: z.int(), undoMinutes: z.int(), setBy: z.string().nullable() }),
  }),
})

export const draftBenefit = endpoint({
  method: 'POST',
  path: '/mall/benefits',
  summary: 'Writes a card benefit; everything wrong with it is told at once.',
  door: { permission: 'mall.benefit' },
  reach: 'subtree',
  body: z.object({ draft }),
  answer: z.object({ id: z.uuid() }),
})

export const reviseBenefit = endpoint({
  method: 'PUT',
  path: '/mall/benefits/:id',
  summary: 'Writes a draft anew; what is published is not changed.',
  door: { permission: 'mall.benefit' },
  reach: 'subtree',
  params,
  body: z.object({ draft }),
})

export const publishBenefit = endpoint({
  method: 'POST',
  path: '/mall/benefits/:id/publication',
  summary: 'Publishes a draft: from its first day on members find it and its merchant serves it.',
  door: { permission: 'mall.benefit' },
  reach: 'subtree',
  params,
})

export const pauseBenefit = endpoint({
  method: 'PUT',
  path: '/mall/benefits/:id/pause',
  summary: 'Stops serving a benefit for a while, or goes on with it; the reason is shown to members and merchant.',
  door: { permission: 'mall.benefit' },
  reach: 'subtree',
  params,
  body: z.object({ move: z.enum(['pause', 'resume']), because: reason }),
})

export const endBenefit = endpoint({
  method: 'POST',
  path: '/mall/benefits/:id/end',
  summary: 'Ends a benefit before its last day, for good.',
  door: { permission: 'mall.benefit' },
  reach: 'subtree',
  params,
  body: z.object({ because: reason }),
})

export const changeBenefitLimits = endpoint({
  method: 'PUT',
  path: '/mall/benefits/:id/limits',
  summary: 'Sets quotas, limits and last day anew; each change is dated, with its reason.',
  door: { permission: 'mall.benefit' },
  reach: 'subtree',
  params,
  body: z.object({ limits, because: reason }),
})

export const setBenefitSetting = endpoint({
  method: 'PUT',
  path: '/mall/benefit-settings/:orgId',
  summary: 'How long merchants may hand in what they took without a line, and take a use back.',
  door: { permission: 'mall.benefit' },
  reach: 'subtree',
  params: z.object({ orgId }),
  body: z.object({ offlineMinutes: z.int().min(0).max(1440), undoMinutes: z.int().min(1).max(120) }),
})

const count = z.object({ cases: z.int(), people: z.int(), paidFen: fen, subsidyFen: fen })
const period = { orgId: orgId.optional(), from: day, to: day }

export const benefitFigures = z.object({
  orgId: z.uuid(),
  orgName: z.string(),
  from: day,
  to: day,
  /** What members of unions under the organisation used, whoever offered it; 人次 and 人 apart. */
  members: z.object({
    cases: z.int(),
    people: z.int(),
    subsidyFen: fen,
    byUnion: z.array(z.object({ orgId: z.uuid(), name: z.string(), cases: z.int(), people: z.int(), subsidyFen: fen })),
    byMonth: z.array(z.object({ month: day, cases: z.int() })),
  }),
  /** What unions under the organisation offered, whoever used it. */
  offered: z.object({
    byBenefit: z.array(count.extend({ benefitId: z.uuid(), name: z.string(), merchantName: z.string() })),
    byMerchant: z.array(count.extend({ merchantId: z.uuid(), name: z.string() })),
  }),
})
export type BenefitFigures = z.output<typeof benefitFigures>

export const getBenefitFigures = endpoint({
  method: 'GET',
  path: '/mall/benefit-figures',
  summary: 'Uses of card benefits in a period: 人次 and 人, by benefit, merchant and union.',
  door: { permission: 'mall.read' },
  reach: 'subtree',
  query: z.object(period),
  answer: benefitFigures,
})

export const downloadBenefitFigures = endpoint({
  method: 'GET',
  path: '/mall/benefit-figures/file',
  summary: 'The same figures as a file under a number.',
  door: { permission: 'mall.read' },
  reach: 'subtree',
  query: z.object({ ...period, format: z.enum(['xlsx', 'csv', 'pdf']), reason }),
  download: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/csv', 'application/pdf'],
})

export const usedBenefit = z.object({
  id: z.uuid(),
  benefitName: z.string(),
  merchantName: z.string(),
  maskedName: z.string(),
  unionName: z.string(),
  shownAt: instant,
  paidFen: fen,
  subsidyFen: fen,
  offline: z.boolean(),
  undoneBecause: z.string().nullable(),
})
export type UsedBenefit = z.output<typeof usedBenefit>

export const listBenefitUses = endpoint({
  method: 'GET',
  path: '/mall/benefit-figures/uses',
  summary: 'The uses behind a figure, latest first, fifty at a time; names are masked.',
  door: { permission: 'mall.read' },
  reach: 'subtree',
  query: z.object({
    ...period,
    benefitId: idOf('mall.benefit').optional(),
    merchantId: idOf('mall.merchant').optional(),
    cursor: idOf('mall.redemption').optional(),
  }),
  answer: z.object({ uses: z.array(usedBenefit), next: z.string().nullable() }),
})
