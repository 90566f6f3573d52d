import { z } from 'zod'
import { openedInstrument } from '../../kernel/instruments/contract.ts'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf, naming } from '../../platform/http/thing.ts'
import { category } from './catalogue.contract.ts'

const fen = z.int()
const day = z.iso.date()
const requestId = idOf('mall.purchase-request')
const contractId = idOf('mall.purchase-contract')
const orderId = idOf('mall.purchase-order')
const reason = z.string().trim().min(2).max(200)

export const wantedLine = z.object({
  category: naming('mall.category', z.string().max(40)),
  name: z.string().trim().max(60),
  specification: z.string().trim().max(60),
  unit: z.string().trim().max(10),
  quantity: z.int(),
})

export const requestCard = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  buyerName: z.string(),
  state: z.enum(['open', 'chosen', 'withdrawn']),
  quotesUntil: z.iso.datetime(),
  deliverBy: day,
  lineCount: z.int(),
  /** How many suppliers have quoted; who and for how much is told when the quotations are opened. */
  quoteCount: z.int(),
  leastQuotes: z.int(),
  askedAt: z.iso.datetime(),
})
export type RequestCard = z.infer<typeof requestCard>

const listQuery = z.object({
  state: z.enum(['open', 'chosen', 'withdrawn']).optional(),
  search: naming('mall.search', z.string().trim().max(60)).optional(),
  cursor: requestId.optional(),
})

export const listRequests = endpoint({
  method: 'GET',
  path: '/mall/purchases/requests',
  summary: 'The enterprise’s own requests for quotations, newest first.',
  door: { permission: 'mall.purchase' },
  reach: 'subtree',
  query: listQuery,
  answer: z.object({
    requests: z.array(requestCard),
    next: z.string().nullable(),
    buyerName: z.string(),
    marketName: z.string(),
    /** Kinds of goods, and why some may not be bought here. */
    categories: z.array(category.extend({ excludedBecause: z.string().nullable() })),
  }),
})

export const listOpenRequests = endpoint({
  method: 'GET',
  path: '/mall/supply/requests',
  summary: 'Requests of enterprises in the supplier’s mall.',
  door: { permission: 'mall.supply' },
  reach: 'subtree',
  query: listQuery,
  answer: z.object({ requests: z.array(requestCard), next: z.string().nullable() }),
})

export const listMarketRequests = endpoint({
  method: 'GET',
  path: '/mall/operation/requests',
  summary: 'Requests of every enterprise in the operator’s mall.',
  door: { permission: 'mall.operate' },
  reach: 'subtree',
  query: listQuery,
  answer: z.object({ requests: z.array(requestCard), next: z.string().nullable() }),
})

export const quotationCard = z.object({
  id: z.uuid(),
  supplierId: z.uuid(),
  supplierName: z.string(),
  version: z.int(),
  total: fen,
  validUntil: day,
  deliverDays: z.int(),
  note: z.string(),
  quotedAt: z.iso.datetime(),
  lines: z.array(z.object({ line: z.int(), price: fen, remark: z.string() })),
})
export type QuotationCard = z.infer<typeof quotationCard>

export const requestPage = requestCard.extend({
  place: z.string(),
  opening: z.enum(['sealed', 'at-once']),
  note: z.string(),
  askedBy: z.string(),
  endedBecause: z.string().nullable(),
  lines: z.array(wantedLine.extend({ line: z.int(), categoryName: z.string() })),
  /** Whether quotations may be read by now; a supplier reads its own at any time. */
  isOpened: z.boolean(),
  isOver: z.boolean(),
  quotations: z.array(quotationCard),
  contractId: z.uuid().nullable(),
  reader: z.enum(['buyer', 'supplier', 'operator']),
})
export type RequestPage = z.infer<typeof requestPage>

export const getRequest = endpoint({
  method: 'GET',
  path: '/mall/purchases/requests/:id',
  summary: 'A request with its lines and the quotations that its reader may see.',
  door: 'signed-in',
  reach: 'subtree',
  params: z.object({ id: requestId }),
  answer: requestPage,
})

export const askQuotes = endpoint({
  method: 'POST',
  path: '/mall/purchases/requests',
  summary:
    'Asks the suppliers of the mall for quotations; goods for construction or production are refused with the reason.',
  door: { permission: 'mall.purchase' },
  reach: 'subtree',
  movesValue: true,
  body: z.object({
    wanted: z.object({
      title: z.string().trim().max(60),
      place: z.string().trim().max(100),
      deliverBy: day,
      quotesUntil: z.iso.datetime(),
      opening: z.enum(['sealed', 'at-once']),
      leastQuotes: z.int(),
      note: z.string().trim().max(500),
      lines: z.array(wantedLine).max(200),
    }),
  }),
  answer: z.object({ id: z.uuid(), number: z.string() }),
})

export const extendRequest = endpoint({
  method: 'POST',
  path: '/mall/purchases/requests/:id/extension',
  summary: 'Lets suppliers quote until later.',
  door: { permission: 'mall.purchase' },
  reach: 'subtree',
  params: z.object({ id: requestId }),
  body: z.object({ quotesUntil: z.iso.datetime() }),
})

export const withdrawRequest = endpoint({
  method: 'POST',
  path: '/mall/purchases/requests/:id/withdrawal',
  summary: 'Takes a request back, for a reason.',
  door: { permission: 'mall.purchase' },
  reach: 'subtree',
  params: z.object({ id: requestId }),
  body: z.object({ because: reason }),
})

export const giveQuote = endpoint({
  method: 'POST',
  path: '/mall/supply/requests/:id/quotations',
  summary: 'Quotes a price for every line; another quotation takes the place of the earlier.',
  door: { permission: 'mall.supply' },
  reach: 'subtree',
  movesValue: true,
  params: z.object({ id: requestId }),
  body: z.object({
    quote: z.object({
      validUntil: day,
      deliverDays: z.int(),
      note: z.string().trim().max(500),
      lines: z.array(z.object({ line: z.int(), price: fen, remark: z.string().trim().max(60) })).max(200),
    }),
  }),
  answer: z.object({ id: z.uuid(), total: fen, version: z.int() }),
})

export const takeQuoteBack = endpoint({
  method: 'POST',
  path: '/mall/supply/requests/:id/quotation-withdrawal',
  summary: 'Takes the supplier’s quotation back while others may still quote.',
  door: { permission: 'mall.supply' },
  reach: 'subtree',
  params: z.object({ id: idOf('mall.answered-request') }),
  body: z.object({}),
})

export const chooseQuote = endpoint({
  method: 'POST',
  path: '/mall/purchases/requests/:id/choice',
  summary: 'Chooses a quotation and draws up the contract; another than the cheapest for a reason.',
  door: { permission: 'mall.purchase' },
  reach: 'subtree',
  movesValue: true,
  params: z.object({ id: idOf('mall.quoted-request') }),
  body: z.object({ quotationId: idOf('mall.quotation'), because: reason.optional() }),
  answer: z.object({ contractId: z.uuid(), number: z.string() }),
})

export const exportComparison = endpoint({
  method: 'GET',
  path: '/mall/purchases/requests/:id/file',
  summary: 'The quotations side by side as a file, with the number that traces it.',
  door: { permission: 'mall.purchase' },
  reach: 'subtree',
  perMinute: 6,
  params: z.object({ id: requestId }),
  query: z.object({ format: z.enum(['csv', 'xlsx', 'pdf']).default('xlsx'), reason }),
  download: ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/pdf'],
})

export const contractState = z.enum(['signing', 'signed', 'settled', 'cancelled'])

export const contractCard = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  buyerName: z.string(),
  supplierName: z.string(),
  total: fen,
  accepted: fen,
  paid: fen,
  state: contractState,
  draftedAt: z.iso.datetime(),
  signedAt: z.iso.datetime().nullable(),
})
export type ContractCard = z.infer<typeof contractCard>

export const listContracts = endpoint({
  method: 'GET',
  path: '/mall/contracts',
  summary: 'Contracts of the reader’s enterprise, of her supplier, or of the mall she operates, newest first.',
  door: 'signed-in',
  reach: 'subtree',
  query: z.object({ state: contractState.optional(), cursor: contractId.optional() }),
  answer: z.object({ contracts: z.array(contractCard), next: z.string().nullable() }),
})

export const contractPage = contractCard.extend({
  requestId: z.uuid(),
  endedBecause: z.string().nullable(),
  document: openedInstrument,
  lines: z.array(
    wantedLine.extend({ line: z.int(), price: fen, remark: z.string(), ordered: z.int(), accepted: z.int() }),
  ),
  orders: z.array(
    z.object({
      id: z.uuid(),
      number: z.int(),
      state: z.enum(['placed', 'shipped', 'accepted', 'cancelled']),
      note: z.string(),
      placedBy: z.string(),
      placedAt: z.iso.datetime(),
      carrier: z.string().nullable(),
      tracking: z.string().nullable(),
      shippedAt: z.iso.datetime().nullable(),
      acceptedBy: z.string().nullable(),
      acceptedAt: z.iso.datetime().nullable(),
      amount: fen,
      lines: z.array(
        z.object({
          line: z.int(),
          quantity: z.int(),
          accepted: z.int(),
          rejectedBecause: z.string().nullable(),
        }),
      ),
    }),
  ),
  payments: z.array(
    z.object({
      id: z.uuid(),
      amount: fen,
      paidOn: day,
      reference: z.string(),
      state: z.enum(['recorded', 'confirmed', 'refused']),
      recordedBy: z.string(),
      recordedAt: z.iso.datetime(),
      decidedBy: z.string().nullable(),
      decidedAt: z.iso.datetime().nullable(),
      decidedBecause: z.string().nullable(),
    }),
  ),
  reader: z.enum(['buyer', 'supplier', 'operator']),
})
export type ContractPage = z.infer<typeof contractPage>

export const getContract = endpoint({
  method: 'GET',
  path: '/mall/contracts/:id',
  summary: 'A contract whole: text, signatures, deliveries, payments.',
  door: 'signed-in',
  reach: 'subtree',
  params: z.object({ id: contractId }),
  answer: contractPage,
})

export const signContract = endpoint({
  method: 'POST',
  path: '/mall/contracts/:id/signatures',
  summary: 'Signs for the reader’s own side, confirmed by her password, under the digest of the text she read.',
  door: 'signed-in',
  reach: 'subtree',
  perMinute: 20,
  params: z.object({ id: idOf('mall.unsigned-contract') }),
  body: z.object({
    side: z.enum(['buyer', 'supplier']),
    digest: naming('instruments.digest', z.string().length(64)),
    password: naming('access.password', z.string().min(1).max(200)),
  }),
  answer: z.object({ complete: z.boolean() }),
})

export const cancelContract = endpoint({
  method: 'POST',
  path: '/mall/contracts/:id/cancellation',
  summary: 'Cancels a contract of which nothing was accepted; another quotation may be chosen then.',
  door: { permission: 'mall.purchase' },
  reach: 'subtree',
  params: z.object({ id: idOf('mall.unsigned-contract') }),
  body: z.object({ because: reason }),
})

export const callOff = endpoint({
  method: 'POST',
  path: '/mall/contracts/:id/orders',
  summary: 'Calls off lines of a signed contract.',
  door: { permission: 'mall.purchase' },
  reach: 'subtree',
  movesValue: true,
  params: z.object({ id: contractId }),
  body: z.object({
    lines: z.array(z.object({ line: z.int(), quantity: z.int() })).max(200),
    note: z.string().trim().max(200),
  }),
  answer: z.object({ id: z.uuid(), number: z.int() }),
})

export const cancelCall = endpoint({
  method: 'POST',
  path: '/mall/purchase-orders/:id/cancellation',
  summary: 'Cancels an order before it is shipped.',
  door: { permission: 'mall.purchase' },
  reach: 'subtree',
  params: z.object({ id: idOf('mall.placed-call') }),
  body: z.object({}),
})

export const shipCall = endpoint({
  method: 'POST',
  path: '/mall/purchase-orders/:id/shipment',
  summary: 'Says that an order is on its way.',
  door: { permission: 'mall.supply' },
  reach: 'subtree',
  params: z.object({ id: orderId }),
  body: z.object({ carrier: z.string().trim().min(2).max(30), tracking: z.string().trim().min(2).max(40) }),
})

export const inspectDelivery = endpoint({
  method: 'POST',
  path: '/mall/purchase-orders/:id/inspection',
  summary: 'Accepts a delivery line by line; what is rejected has its reason.',
  door: { permission: 'mall.purchase' },
  reach: 'subtree',
  movesValue: true,
  params: z.object({ id: idOf('mall.shipped-call') }),
  body: z.object({
    lines: z
      .array(z.object({ line: z.int(), accepted: z.int(), because: z.string().trim().max(200).nullable() }))
      .max(200),
  }),
  answer: z.object({ amount: fen }),
})

export const recordPayment = endpoint({
  method: 'POST',
  path: '/mall/contracts/:id/payments',
  summary: 'Records what was paid by bank; it counts once the supplier confirms.',
  door: { permission: 'mall.purchase' },
  reach: 'subtree',
  movesValue: true,
  params: z.object({ id: contractId }),
  body: z.object({ amount: fen.min(1), paidOn: day, reference: z.string().trim().min(4).max(60) }),
  answer: z.object({ id: z.uuid() }),
})

export const decidePayment = endpoint({
  method: 'POST',
  path: '/mall/purchase-payments/:id/decision',
  summary: 'Confirms that a payment came, or says why not.',
  door: { permission: 'mall.supply' },
  reach: 'subtree',
  movesValue: true,
  params: z.object({ id: idOf('mall.purchase-payment') }),
  body: z.object({ decision: z.enum(['confirm', 'refuse']), because: reason.optional() }),
  answer: z.object({ paid: fen }),
})

export const settleContract = endpoint({
  method: 'POST',
  path: '/mall/contracts/:id/settlement',
  summary: 'Settles a contract of which everything accepted is paid.',
  door: { permission: 'mall.operate' },
  reach: 'subtree',
  movesValue: true,
  params: z.object({ id: idOf('mall.paid-contract') }),
  body: z.object({ because: reason.optional() }),
  answer: z.object({ accepted: fen }),
})

export const exportContracts = endpoint({
  method: 'GET',
  path: '/mall/operation/contracts/file',
  summary: 'The contracts of the operator’s mall as a file, with the number that traces it.',
  door: { permission: 'mall.operate' },
  reach: 'subtree',
  perMinute: 6,
  query: z.object({ format: z.enum(['csv', 'xlsx', 'pdf']).default('xlsx'), reason }),
  download: ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/pdf'],
})

export const listBuyers = endpoint({
  method: 'GET',
  path: '/mall/operation/buyers',
  summary: 'Enterprises that buy in the operator’s mall, and the words by which excluded goods are known.',
  door: { permission: 'mall.operate' },
  reach: 'subtree',
  answer: z.object({
    buyers: z.array(
      z.object({ id: z.uuid(), name: z.string(), creditCode: z.string(), contact: z.string(), phone: z.string() }),
    ),
    words: z.array(z.object({ word: z.string(), because: z.string() })),
  }),
})

export const admitBuyer = endpoint({
  method: 'POST',
  path: '/mall/operation/buyers',
  summary: 'Admits an enterprise with its credit code to buy for itself.',
  door: { permission: 'mall.operate' },
  reach: 'subtree',
  body: z.object({
    name: z.string().trim().min(2).max(60),
    creditCode: naming('orgs.credit-code', z.string().trim().length(18)),
    contact: z.string().trim().min(2).max(30),
    phone: z.string().trim().min(6).max(20),
  }),
  answer: z.object({ id: z.uuid() }),
})

export const keepExcludedWord = endpoint({
  method: 'PUT',
  path: '/mall/operation/excluded-words',
  summary: 'Adds a word by which excluded goods are known, with the reason; without one it is taken away.',
  door: { permission: 'mall.operate' },
  reach: 'subtree',
  body: z.object({ word: naming('mall.word', z.string().trim().min(1).max(20)), because: reason.nullable() }),
})
