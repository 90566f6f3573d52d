import { z } from 'zod'
import { timedCodes } from '../../kernel/credentials/contract.ts'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf, naming } from '../../platform/http/thing.ts'
import { benefitCategory, benefitPrice, priceKind } from './benefits.contract.ts'
import { merchantPlace } from './merchants.contract.ts'

const fen = z.int()
const day = z.iso.date()
const instant = z.iso.datetime()

export const myBenefitCard = z.object({
  id: z.uuid(),
  name: z.string(),
  campaign: z.string(),
  category: benefitCategory,
  categoryName: z.string(),
  merchantName: z.string(),
  price: benefitPrice,
  untilOn: day,
  places: z.array(merchantPlace),
  /** Why she cannot use it just now; null when she can. */
  closed: z.string().nullable(),
})
export type MyBenefitCard = z.output<typeof myBenefitCard>

export const listMyBenefits = endpoint({
  method: 'GET',
  path: '/me/mall/benefits',
  summary: 'Card benefits for the reader, newest first, a hundred at a time, each with where it is served.',
  door: 'signed-in',
  reach: 'self',
  query: z.object({
    search: naming('mall.search', z.string().trim().max(60)).optional(),
    kind: priceKind.optional(),
    category: benefitCategory.optional(),
    cursor: idOf('mall.benefit').optional(),
  }),
  answer: z.object({ benefits: z.array(myBenefitCard), next: z.string().nullable() }),
})

export const myBenefit = myBenefitCard.extend({
  intro: z.string(),
  terms: z.string(),
  fromOn: day,
  unionName: z.string(),
  merchantPhone: z.string(),
  mostADay: z.int(),
  mostEach: z.int().nullable(),
  /** What is left today for everybody together; null where there is no quota. */
  leftToday: z.int().nullable(),
  mine: z.object({
    onDay: z.int(),
    inAll: z.int(),
    season: z.object({ visits: z.int(), left: z.int().nullable() }).nullable(),
    /** Her latest use, by which the phone sees that the card was taken. */
    latest: z.object({ id: z.uuid(), shownAt: instant, paidFen: fen, regularFen: fen, undone: z.boolean() }).nullable(),
  }),
})
export type MyBenefit = z.output<typeof myBenefit>

export const getMyBenefit = endpoint({
  method: 'GET',
  path: '/me/mall/benefits/:id',
  summary: 'One benefit with its terms, what is left, and what the reader used of it.',
  door: 'signed-in',
  reach: 'self',
  params: z.object({ id: idOf('mall.benefit') }),
  answer: myBenefit,
})

export const makeBenefitCodes = endpoint({
  method: 'POST',
  path: '/me/mall/card-codes',
  summary: 'Codes of the reader’s card for this and the next half minutes, with the server’s time.',
  door: 'signed-in',
  reach: 'self',
  perMinute: 30,
  answer: timedCodes,
})

export const myUse = z.object({
  id: z.uuid(),
  benefitName: z.string(),
  merchantName: z.string(),
  shownAt: instant,
  seasonPart: z.enum(['opens', 'visit']).nullable(),
  regularFen: fen,
  paidFen: fen,
  undoneBecause: z.string().nullable(),
})
export type MyUse = z.output<typeof myUse>

export const listMyUses = endpoint({
  method: 'GET',
  path: '/me/mall/redemptions',
  summary: 'What the reader used with her card, newest first, thirty at a time, and what it saved her this year.',
  door: 'signed-in',
  reach: 'self',
  query: z.object({ cursor: idOf('mall.redemption').optional() }),
  answer: z.object({
    uses: z.array(myUse),
    year: z.object({ uses: z.int(), savedFen: fen }),
    next: z.string().nullable(),
  }),
})
