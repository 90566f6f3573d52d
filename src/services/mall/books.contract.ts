import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf, naming } from '../../platform/http/thing.ts'
import { points } from './catalogue.contract.ts'
import { orderState } from './orders.contract.ts'
import { stand } from './settlements.contract.ts'

const tracedOrder = z.object({
  id: z.uuid(),
  /** The end of the person's number; who reads the books learns no name. */
  personCode: z.string(),
  supplierName: z.string(),
  state: orderState,
  total: points,
  refunded: points,
  placedAt: z.iso.datetime(),
})
export type TracedOrder = z.infer<typeof tracedOrder>

const tracedStatement = z.object({
  id: z.uuid(),
  number: z.string(),
  supplierName: z.string(),
  untilDay: z.iso.date(),
  amount: points,
  stand,
})

const tracedLetter = z.object({
  id: z.uuid(),
  number: z.string(),
  occasion: z.string(),
  unionName: z.string(),
  configuredPoints: points,
  configuredAt: z.iso.datetime().nullable(),
})
export type TracedLetter = z.infer<typeof tracedLetter>

export const searchBooks = endpoint({
  method: 'GET',
  path: '/mall/books/search',
  summary: 'Orders by their number or the end of a person’s, statements and letters of intent by their numbers.',
  door: { permission: 'mall.books.read' },
  reach: 'subtree',
  query: z.object({ term: naming('mall.search', z.string().trim().min(4).max(60)) }),
  answer: z.object({
    orders: z.array(tracedOrder),
    statements: z.array(tracedStatement),
    letters: z.array(tracedLetter),
  }),
})

export const traceOrder = endpoint({
  method: 'GET',
  path: '/mall/books/orders/:id',
  summary: 'An order both ways: back to the letters and the fund that paid it, on to the statement and its payment.',
  door: { permission: 'mall.books.read' },
  reach: 'subtree',
  params: z.object({ id: idOf('mall.order') }),
  answer: tracedOrder.extend({
    receivedAt: z.iso.datetime().nullable(),
    cancelledAt: z.iso.datetime().nullable(),
    lines: z.array(z.object({ line: z.int(), name: z.string(), price: points, quantity: z.int(), refunded: z.int() })),
    /** Of which letters its points were, and how many of each stand. */
    origins: z.array(tracedLetter.extend({ amount: points })),
    refunds: z.array(
      z.object({
        id: z.uuid(),
        line: z.int(),
        quantity: z.int(),
        amount: points,
        because: z.string(),
        refundedBy: z.string(),
        refundedAt: z.iso.datetime(),
      }),
    ),
    /** The statement in which it is; null until its day was settled. */
    statement: tracedStatement.nullable(),
    payment: z.object({ payoutNumber: z.string().nullable(), state: z.enum(['sent', 'paid', 'failed']) }).nullable(),
  }),
})

export const traceLetter = endpoint({
  method: 'GET',
  path: '/mall/books/intents/:id',
  summary: 'A letter forwards: what was given of it, what is left, and each order and return, fifty a page.',
  door: { permission: 'mall.books.read' },
  reach: 'subtree',
  params: z.object({ id: idOf('mall.intent') }),
  query: z.object({ after: naming('mall.entry', z.string().max(80)).optional() }),
  answer: tracedLetter.extend({
    recipients: z.int(),
    granted: points,
    remaining: points,
    moved: z.array(z.object({ kind: z.string(), transfers: z.int(), amount: points })),
    moves: z.array(
      z.object({
        transferId: z.uuid(),
        /** The order it was about. */
        orderId: z.uuid().nullable(),
        personCode: z.string(),
        kind: z.string(),
        occurredOn: z.iso.date(),
        amount: points,
      }),
    ),
    next: z.string().nullable(),
  }),
})
