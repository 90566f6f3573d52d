import { z } from 'zod'
import { openedInstrument } from '../../kernel/instruments/contract.ts'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf, naming } from '../../platform/http/thing.ts'
import { category, points, region } from './catalogue.contract.ts'

export const intentState = z.enum(['signing', 'signed', 'configured', 'issuing', 'issued', 'cancelled'])

export const intentCard = z.object({
  id: z.uuid(),
  number: z.string(),
  orgId: z.uuid(),
  orgName: z.string(),
  occasion: z.string(),
  state: intentState,
  headcount: z.int(),
  pointsEach: points,
  issueAt: z.iso.datetime(),
  opensAt: z.iso.datetime(),
  closesAt: z.iso.datetime(),
  recipients: z.int(),
  issuedPeople: z.int(),
  issuedPoints: points,
  failedPeople: z.int(),
  draftedAt: z.iso.datetime(),
})
export type IntentCard = z.infer<typeof intentCard>

const orgId = idOf('orgs.org')
const intentId = idOf('mall.intent')

export const listIntents = endpoint({
  method: 'GET',
  path: '/mall/intents',
  summary: 'Letters of intent below an organisation, newest first, thirty at a time.',
  door: { permission: 'mall.read' },
  reach: 'subtree',
  query: z.object({ orgId: orgId.optional(), state: intentState.optional(), cursor: intentId.optional() }),
  answer: z.object({ intents: z.array(intentCard), next: z.string().nullable() }),
})

export const intentTerms = z.object({
  occasion: z.string().trim().max(60),
  headcount: z.int(),
  pointsEach: points,
  issueAt: z.iso.datetime(),
  opensAt: z.iso.datetime(),
  closesAt: z.iso.datetime(),
  categories: z.array(naming('mall.category', z.string().max(40))).max(60),
  unspent: z.enum(['return', 'keep']),
  keptUntil: z.iso.date().nullable(),
})
export type IntentTermsBody = z.infer<typeof intentTerms>

export const getIntentDesk = endpoint({
  method: 'GET',
  path: '/mall/intents/desk',
  summary: 'For which unions the officer may write letters, in which mall, and the kinds of goods there.',
  door: { permission: 'mall.intent' },
  reach: 'subtree',
  answer: z.object({
    unions: z.array(z.object({ id: z.uuid(), name: z.string(), members: z.int() })),
    marketName: z.string(),
    categories: z.array(category),
  }),
})

export const draftIntent = endpoint({
  method: 'POST',
  path: '/mall/intents',
  summary: 'Draws up a letter of intent and lays it before both sides.',
  door: { permission: 'mall.intent' },
  reach: 'subtree',
  body: z.object({ orgId, terms: intentTerms }),
  answer: z.object({ id: z.uuid(), number: z.string() }),
})

export const intentPage = intentCard.extend({
  documentId: z.uuid(),
  marketId: z.uuid(),
  marketName: z.string(),
  categoryNames: z.array(z.string()),
  categories: z.array(z.string()),
  unspent: z.enum(['return', 'keep']),
  keptUntil: z.iso.date().nullable(),
  configuredPoints: points,
  configuredBy: z.string().nullable(),
  configuredAt: z.iso.datetime().nullable(),
  issuedAt: z.iso.datetime().nullable(),
  cancelledBecause: z.string().nullable(),
  document: openedInstrument,
  /** What the reader may do now. */
  may: z.object({ revise: z.boolean(), list: z.boolean(), configure: z.boolean(), cancel: z.boolean() }),
})
export type IntentPage = z.infer<typeof intentPage>

export const getIntent = endpoint({
  method: 'GET',
  path: '/mall/intents/:id',
  summary: 'A letter whole: terms, text, signatures and how far its points have gone.',
  door: { permission: 'mall.read' },
  reach: 'subtree',
  params: z.object({ id: intentId }),
  answer: intentPage,
})

export const reviseIntent = endpoint({
  method: 'PUT',
  path: '/mall/intents/:id/terms',
  summary: 'Changes the terms before both have signed; both sign anew.',
  door: { permission: 'mall.intent' },
  reach: 'subtree',
  params: z.object({ id: intentId }),
  body: z.object({ terms: intentTerms }),
})

export const signIntent = endpoint({
  method: 'POST',
  path: '/mall/intents/:id/signatures',
  summary: 'Signs for the reader’s own side, confirmed by her password, under the digest of the text she read.',
  door: 'signed-in',
  reach: 'subtree',
  perMinute: 20,
  params: z.object({ id: intentId }),
  body: z.object({
    side: z.enum(['union', 'mall']),
    digest: naming('instruments.digest', z.string().length(64)),
    password: naming('access.password', z.string().min(1).max(200)),
  }),
  answer: z.object({ complete: z.boolean() }),
})

const listed = z.object({
  recipients: z.int(),
  rejects: z.array(z.object({ line: z.int(), reasons: z.array(z.string()) })),
})

export const listRecipientsFrom = endpoint({
  method: 'PUT',
  path: '/mall/intents/:id/recipients',
  summary: 'Makes the list anew: every member of the union, or the people of an uploaded file.',
  door: { permission: 'mall.intent' },
  reach: 'subtree',
  params: z.object({ id: intentId }),
  body: z.discriminatedUnion('from', [
    z.object({ from: z.literal('members') }),
    z.object({ from: z.literal('file'), fileId: idOf('files.file') }),
  ]),
  answer: listed,
})

export const recipientRow = z.object({
  place: z.int(),
  maskedName: z.string(),
  points,
  state: z.enum(['waiting', 'issued', 'failed']),
  problem: z.string().nullable(),
})
export type RecipientRow = z.infer<typeof recipientRow>

export const listRecipients = endpoint({
  method: 'GET',
  path: '/mall/intents/:id/recipients',
  summary: 'The people of a letter in the order of its list, a hundred at a time; only the failures on demand.',
  door: { permission: 'mall.read' },
  reach: 'subtree',
  params: z.object({ id: intentId }),
  query: z.object({ state: z.enum(['failed']).optional(), after: z.coerce.number().pipe(z.int().min(0)).optional() }),
  answer: z.object({ recipients: z.array(recipientRow), next: z.int().nullable() }),
})

export const configureIntent = endpoint({
  method: 'POST',
  path: '/mall/intents/:id/configuration',
  summary: 'Sets the points of a signed letter aside for its list; they go down by themselves at the set time.',
  door: { permission: 'mall.intent' },
  reach: 'subtree',
  movesValue: true,
  params: z.object({ id: intentId }),
  body: z.object({}),
  answer: z.object({ points }),
})

export const cancelIntent = endpoint({
  method: 'POST',
  path: '/mall/intents/:id/cancellation',
  summary: 'Takes a letter back before its points go down; what was set aside returns.',
  door: { permission: 'mall.intent' },
  reach: 'subtree',
  movesValue: true,
  params: z.object({ id: intentId }),
  body: z.object({ because: z.string().trim().min(2).max(200) }),
})

export const shopWindow = z.object({
  intentId: z.uuid(),
  occasion: z.string(),
  unionName: z.string(),
  opensAt: z.iso.datetime(),
  closesAt: z.iso.datetime(),
  state: z.enum(['coming', 'open', 'closed']),
  categories: z.array(z.string()),
  /** What of these points is left. */
  available: points,
})
export type ShopWindow = z.infer<typeof shopWindow>

export const getMyShop = endpoint({
  method: 'GET',
  path: '/me/mall/shop',
  summary: 'The worker’s mall: her windows with what is left in each, the kinds of goods, and the server’s clock.',
  door: 'signed-in',
  reach: 'self',
  answer: z.object({
    now: z.iso.datetime(),
    /** Null where no union above has one. */
    market: z
      .object({ id: z.uuid(), name: z.string(), categories: z.array(category), regions: z.array(region) })
      .nullable(),
    windows: z.array(shopWindow),
  }),
})

export const myLot = z.object({
  intentId: z.uuid(),
  occasion: z.string(),
  unionName: z.string(),
  grantedAt: z.iso.datetime(),
  granted: points,
  available: points,
  expiresOn: z.iso.date().nullable(),
})
export type MyLot = z.infer<typeof myLot>

export const listMyPoints = endpoint({
  method: 'GET',
  path: '/me/mall/points',
  summary: 'Where the worker’s points came from, what is left of each, and when it expires; earliest first.',
  door: 'signed-in',
  reach: 'self',
  answer: z.object({ available: points, lots: z.array(myLot) }),
})

const basketLine = z.object({ skuId: idOf('mall.offered-sku'), quantity: z.int().min(1).max(999) })

export const basketRow = z.object({
  skuId: z.uuid(),
  quantity: z.int(),
  productId: z.uuid(),
  name: z.string(),
  specification: z.string(),
  category: z.string(),
  drawing: z.string(),
  photoId: z.uuid().nullable(),
  supplierName: z.string(),
  price: points,
  mostEach: z.int().nullable(),
  available: z.int(),
  onOffer: z.boolean(),
})
export type BasketRow = z.infer<typeof basketRow>

export const getMyBasket = endpoint({
  method: 'GET',
  path: '/me/mall/basket',
  summary: 'What the worker put aside, with price and stock as they are now.',
  door: 'signed-in',
  reach: 'self',
  answer: z.object({ lines: z.array(basketRow) }),
})

export const keepMyBasket = endpoint({
  method: 'PUT',
  path: '/me/mall/basket',
  summary: 'Keeps what the worker puts aside, whole.',
  door: 'signed-in',
  reach: 'self',
  body: z.object({ lines: z.array(basketLine).max(100) }),
  answer: z.object({ lines: z.array(basketRow) }),
})
