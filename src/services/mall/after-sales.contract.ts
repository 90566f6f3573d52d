import { z } from 'zod'
import { actionCard, dueState, eventCard, personStatus } from '../../kernel/cases/contract.ts'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf, naming } from '../../platform/http/thing.ts'
import {
  afterSaleAnswers,
  afterSaleReasons,
  afterSaleStands,
  afterSaleStates,
  afterSaleWants,
} from './after-sales.model.ts'
import { points } from './catalogue.contract.ts'
import { pictureSizes } from './ratings.contract.ts'

const afterSaleId = idOf('mall.after-sale')
const orderLine = z.object({ id: idOf('mall.order'), line: z.coerce.number().pipe(z.int().min(1).max(50)) })
const said = z.string().trim().min(2).max(500)
const pieces = z.int().min(1).max(999)
const state = z.enum(afterSaleStates)

export const askAfterSale = endpoint({
  method: 'POST',
  path: '/me/mall/orders/:id/lines/:line/after-sales',
  summary: 'Ask for points back or another piece for what came wrong, within the mall’s term after receipt.',
  door: 'signed-in',
  reach: 'self',
  movesValue: true,
  params: orderLine,
  body: z.object({
    quantity: pieces,
    wants: z.enum(afterSaleWants),
    reason: z.enum(afterSaleReasons),
    words: z.string().trim().min(5).max(500),
    photos: z.array(pictureSizes).max(6).default([]),
  }),
  answer: z.object({ id: z.uuid(), number: z.string() }),
})

export const afterSaleCard = z.object({
  id: z.uuid(),
  number: z.string(),
  orderId: z.uuid(),
  line: z.int(),
  /** The product and specification as it was bought. */
  name: z.string(),
  price: points,
  quantity: z.int(),
  wants: z.enum(afterSaleWants),
  reason: z.enum(afterSaleReasons),
  state,
  status: personStatus,
  refunded: z.int(),
  askedAt: z.iso.datetime(),
  due: dueState.nullable(),
})
export type AfterSaleCard = z.output<typeof afterSaleCard>

const afterSalePage = afterSaleCard.extend({
  words: z.string(),
  photoIds: z.array(z.uuid()),
  supplierName: z.string(),
  /** First letter of her name, and the rest hidden. */
  buyer: z.string(),
  answer: z.enum(afterSaleAnswers).nullable(),
  answerWords: z.string().nullable(),
  answeredAt: z.iso.datetime().nullable(),
  carrier: z.string().nullable(),
  tracking: z.string().nullable(),
  /** First instant at which her silence counts as agreed; null unless an answer waits for her. */
  agreeUntil: z.iso.datetime().nullable(),
  appeal: z.string().nullable(),
  appealedAt: z.iso.datetime().nullable(),
  decision: z.enum(['refund', 'uphold']).nullable(),
  decisionWords: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  /** Pieces that may still be given back. */
  mayRefund: z.int(),
  /** Whether she may appeal now: an answer is there, or its day is over. */
  mayAppeal: z.boolean(),
  history: z.array(eventCard),
  actions: z.array(actionCard),
})
export type AfterSalePage = z.output<typeof afterSalePage>

export const listMyAfterSales = endpoint({
  method: 'GET',
  path: '/me/mall/after-sales',
  summary: 'What I asked for after receipt, newest first, 20 a page.',
  door: 'signed-in',
  reach: 'self',
  query: z.object({ after: afterSaleId.optional() }),
  answer: z.object({ afterSales: z.array(afterSaleCard), next: z.string().nullable() }),
})

export const getMyAfterSale = endpoint({
  method: 'GET',
  path: '/me/mall/after-sales/:id',
  summary: 'One of them with what the supplier answered and what I may do now.',
  door: 'signed-in',
  reach: 'self',
  params: z.object({ id: afterSaleId }),
  answer: afterSalePage,
})

export const agreeToAnswer = endpoint({
  method: 'POST',
  path: '/me/mall/after-sales/:id/agreement',
  summary: 'Agree to what the supplier answered; that ends it.',
  door: 'signed-in',
  reach: 'self',
  params: z.object({ id: afterSaleId }),
})

export const appealAnswer = endpoint({
  method: 'POST',
  path: '/me/mall/after-sales/:id/appeal',
  summary: 'Appeal to the mall against the answer, or because none came in time.',
  door: 'signed-in',
  reach: 'self',
  params: z.object({ id: afterSaleId }),
  body: z.object({ because: z.string().trim().min(5).max(300) }),
})

export const withdrawAfterSale = endpoint({
  method: 'POST',
  path: '/me/mall/after-sales/:id/withdrawal',
  summary: 'Take back what I asked for.',
  door: 'signed-in',
  reach: 'self',
  params: z.object({ id: afterSaleId }),
})

export const getAfterSalePhoto = endpoint({
  method: 'GET',
  path: '/mall/after-sales/:id/photos/:photoId/:size',
  perMinute: 600,
  summary: 'A photograph that the buyer sent along, for herself, the supplier and the mall.',
  door: 'signed-in',
  reach: 'self-and-subtree',
  params: z.object({
    id: afterSaleId,
    photoId: naming('mall.after-sale-photo', z.uuid()),
    size: z.enum(['small', 'large']),
  }),
  download: ['image/png', 'image/jpeg'],
})

const afterSaleStand = z.enum(afterSaleStands)

export const deskAfterSale = afterSaleCard.extend({ buyer: z.string(), supplierName: z.string() })
export type DeskAfterSale = z.output<typeof deskAfterSale>

export const listAfterSales = endpoint({
  method: 'GET',
  path: '/mall/desk/after-sales',
  summary: 'After-sales of the supplier, or of every supplier of the operator’s mall, newest first, thirty a page.',
  door: { permission: 'mall.after-sales' },
  reach: 'subtree',
  query: z.object({
    stand: afterSaleStand.optional(),
    search: naming('mall.search', z.string().trim().max(60)).optional(),
    cursor: afterSaleId.optional(),
  }),
  answer: z.object({
    /** Whose desk it is: the supplier answers, the mall decides appeals. */
    desk: z.enum(['supplier', 'market']),
    counts: z.record(afterSaleStand, z.int()),
    afterSales: z.array(deskAfterSale),
    next: z.string().nullable(),
  }),
})

export const getAfterSale = endpoint({
  method: 'GET',
  path: '/mall/desk/after-sales/:id',
  summary: 'One after-sales case with its history and what the desk may do now.',
  door: { permission: 'mall.after-sales' },
  reach: 'subtree',
  params: z.object({ id: afterSaleId }),
  answer: afterSalePage,
})

export const answerAfterSale = endpoint({
  method: 'POST',
  path: '/mall/supply/after-sales/:id/answer',
  summary: 'The supplier gives points back, sends another piece, or refuses with the reason.',
  door: { permission: 'mall.supply' },
  reach: 'subtree',
  movesValue: true,
  params: z.object({ id: afterSaleId }),
  body: z.discriminatedUnion('answer', [
    z.object({ answer: z.literal('refund'), quantity: pieces, restock: z.boolean(), words: said }),
    z.object({
      answer: z.literal('exchange'),
      carrier: z.string().trim().min(1).max(50),
      tracking: z.string().trim().min(1).max(50),
      words: said,
    }),
    z.object({ answer: z.literal('refuse'), words: said }),
  ]),
})

export const decideAfterSale = endpoint({
  method: 'POST',
  path: '/mall/operation/after-sales/:id/decision',
  summary: 'The mall decides an appeal: points go back, or the supplier’s answer stands.',
  door: { permission: 'mall.operate' },
  reach: 'subtree',
  movesValue: true,
  params: z.object({ id: afterSaleId }),
  body: z.discriminatedUnion('decision', [
    z.object({ decision: z.literal('refund'), quantity: pieces, words: said }),
    z.object({ decision: z.literal('uphold'), words: said }),
  ]),
})
