import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf, naming } from '../../platform/http/thing.ts'
import { points } from './catalogue.contract.ts'

const settlementId = idOf('mall.settlement')
const payoutId = idOf('mall.payout')
export const stand = z.enum(['open', 'disputed', 'confirmed', 'sent', 'paid'])
const words = z.string().trim().min(2).max(300)

export const statementCard = z.object({
  id: z.uuid(),
  number: z.string(),
  supplierId: z.uuid(),
  supplierName: z.string(),
  untilDay: z.iso.date(),
  amount: points,
  receivedOrders: z.int(),
  receivedAmount: points,
  returnedAmount: points,
  stand,
  settledAt: z.iso.datetime(),
  disputedBecause: z.string().nullable(),
  answer: z.string().nullable(),
})
export type StatementCard = z.infer<typeof statementCard>

const counts = z.record(stand, z.object({ count: z.int(), amount: points }))
const wish = z.object({
  stand: stand.optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  cursor: settlementId.optional(),
})

export const listSettlements = endpoint({
  method: 'GET',
  path: '/mall/operation/settlements',
  summary: 'Statements of every supplier of the operator’s mall, by supplier, period and how they stand.',
  door: { permission: 'mall.operate' },
  reach: 'subtree',
  query: wish.extend({ supplierId: idOf('mall.supplier').optional() }),
  answer: z.object({
    marketId: z.uuid(),
    /** Last day until which the market was settled. */
    settledUntil: z.iso.date().nullable(),
    counts,
    statements: z.array(statementCard),
    next: z.string().nullable(),
  }),
})

export const listSupplySettlements = endpoint({
  method: 'GET',
  path: '/mall/supply/settlements',
  summary: 'The supplier’s own statements, newest first.',
  door: { permission: 'mall.supply' },
  reach: 'subtree',
  query: wish,
  answer: z.object({
    /** The last four digits of the account that is paid; null until one was given. */
    bankTail: z.string().nullable(),
    counts,
    statements: z.array(statementCard),
    next: z.string().nullable(),
  }),
})

const line = z.object({
  occurredOn: z.iso.date(),
  orderId: z.uuid(),
  kind: z.enum(['received', 'returned']),
  amount: points,
})

export const getSettlement = endpoint({
  method: 'GET',
  path: '/mall/desk/settlements/:id',
  summary:
    'A statement with the entries of the books behind it, for its supplier, the operator and the financial supervisor.',
  door: 'signed-in',
  reach: 'subtree',
  params: z.object({ id: settlementId }),
  query: z.object({ after: naming('mall.entry', z.string().max(80)).optional() }),
  answer: statementCard.extend({
    fromDay: z.iso.date().nullable(),
    settledBy: z.string(),
    confirmedBy: z.string().nullable(),
    confirmedAt: z.iso.datetime().nullable(),
    disputedBy: z.string().nullable(),
    disputedAt: z.iso.datetime().nullable(),
    answeredBy: z.string().nullable(),
    answeredAt: z.iso.datetime().nullable(),
    lines: z.array(line),
    next: z.string().nullable(),
    payments: z.array(
      z.object({
        payoutNumber: z.string().nullable(),
        amount: points,
        bankTail: z.string(),
        state: z.enum(['sent', 'paid', 'failed']),
        problem: z.string().nullable(),
        answeredAt: z.iso.datetime().nullable(),
      }),
    ),
  }),
})

export const downloadStatement = endpoint({
  method: 'GET',
  path: '/mall/desk/settlements/:id/sheet',
  summary: 'A statement as a workbook, one entry of the books a row.',
  door: 'signed-in',
  reach: 'subtree',
  params: z.object({ id: settlementId }),
  download: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
})

export const confirmSettlement = endpoint({
  method: 'POST',
  path: '/mall/supply/settlements/:id/confirmation',
  summary: 'The supplier confirms a statement; it may then be paid.',
  door: { permission: 'mall.supply' },
  reach: 'subtree',
  params: z.object({ id: settlementId }),
})

export const disputeSettlement = endpoint({
  method: 'POST',
  path: '/mall/supply/settlements/:id/dispute',
  summary: 'The supplier says what is wrong with a statement.',
  door: { permission: 'mall.supply' },
  reach: 'subtree',
  params: z.object({ id: settlementId }),
  body: z.object({ because: words }),
})

export const answerDispute = endpoint({
  method: 'POST',
  path: '/mall/operation/settlements/:id/answer',
  summary: 'The mall answers a dispute; the supplier looks at the statement again.',
  door: { permission: 'mall.operate' },
  reach: 'subtree',
  params: z.object({ id: settlementId }),
  body: z.object({ answer: words }),
})

export const writeBank = endpoint({
  method: 'PUT',
  path: '/mall/supply/bank',
  summary: 'The account to which the supplier is paid; only its last four digits are shown again.',
  door: { permission: 'mall.supply' },
  reach: 'subtree',
  body: z.object({
    holder: z.string().trim().min(2).max(60),
    bank: z.string().trim().min(4).max(60),
    number: z.string().trim().max(40),
  }),
})

export const payoutCard = z.object({
  id: z.uuid(),
  number: z.string(),
  lines: z.int(),
  amount: points,
  paid: z.int(),
  failed: z.int(),
  paidAmount: points,
  madeBy: z.string(),
  madeAt: z.iso.datetime(),
  sentAt: z.iso.datetime().nullable(),
  answeredAt: z.iso.datetime().nullable(),
})
export type PayoutCard = z.infer<typeof payoutCard>

export const listPayouts = endpoint({
  method: 'GET',
  path: '/mall/operation/payouts',
  summary: 'Payments to suppliers by the file they went to the bank in.',
  door: { permission: 'mall.operate' },
  reach: 'subtree',
  query: z.object({ cursor: payoutId.optional() }),
  answer: z.object({ payouts: z.array(payoutCard), next: z.string().nullable() }),
})

export const getPayout = endpoint({
  method: 'GET',
  path: '/mall/operation/payouts/:id',
  summary: 'A payout with each payment and what the bank said of it.',
  door: { permission: 'mall.operate' },
  reach: 'subtree',
  params: z.object({ id: payoutId }),
  answer: z.object({
    number: z.string(),
    payments: z.array(
      z.object({
        place: z.int(),
        supplierName: z.string(),
        settlementId: z.uuid(),
        settlementNumber: z.string(),
        amount: points,
        bankTail: z.string(),
        state: z.enum(['sent', 'paid', 'failed']),
        problem: z.string().nullable(),
      }),
    ),
  }),
})

export const makePayout = endpoint({
  method: 'POST',
  path: '/mall/operation/payouts',
  summary: 'Gathers every confirmed statement into one payout; each is on its way once.',
  door: { permission: 'mall.operate' },
  reach: 'subtree',
  movesValue: true,
  answer: z.object({ id: z.uuid(), number: z.string(), lines: z.int(), amount: points }),
})

export const downloadBankFile = endpoint({
  method: 'GET',
  path: '/mall/operation/payouts/:id/bank-file',
  summary: 'The file that the bank takes, GB18030, with whole account numbers; each download is audited.',
  door: { permission: 'mall.operate' },
  reach: 'subtree',
  params: z.object({ id: payoutId }),
  download: ['text/csv; charset=gb18030'],
})

export const loadBankResult = endpoint({
  method: 'POST',
  path: '/mall/operation/payouts/:id/result',
  summary: 'Reads the bank’s answer, whole or not at all; what failed waits to be paid again, with the reason.',
  door: { permission: 'mall.operate' },
  reach: 'subtree',
  movesValue: true,
  params: z.object({ id: payoutId }),
  body: z.object({ fileId: idOf('files.file') }),
  answer: z.object({ paid: z.int(), failed: z.int(), open: z.int() }),
})
