import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf } from '../../platform/http/thing.ts'

const fen = z.int()

export const payoutState = z.enum(['prepared', 'sent', 'answered'])

/** One batch for the bank: total = paid + failed + open, in payments and in fen. */
export const payoutCard = z.object({
  id: z.uuid(),
  number: z.string(),
  state: payoutState,
  preparedBy: z.string(),
  preparedAt: z.iso.datetime(),
  sentAt: z.iso.datetime().nullable(),
  answeredAt: z.iso.datetime().nullable(),
  payments: z.int(),
  amountFen: fen,
  paid: z.int(),
  paidFen: fen,
  failed: z.int(),
  failedFen: fen,
})
export type PayoutCard = z.infer<typeof payoutCard>

export const paymentRow = z.object({
  id: z.uuid(),
  claimId: z.uuid(),
  claimNumber: z.string(),
  personName: z.string(),
  bankName: z.string(),
  maskedCard: z.string(),
  amountFen: fen,
  state: z.enum(['open', 'paid', 'failed']),
  problem: z.string().nullable(),
})
export type PaymentRow = z.infer<typeof paymentRow>

export const listPayouts = endpoint({
  method: 'GET',
  path: '/mutual-aid/payouts',
  summary: 'Payment batches, newest first, and how many approved claims wait for one.',
  door: { permission: 'mutual-aid.pay' },
  reach: 'subtree',
  answer: z.object({
    payouts: z.array(payoutCard),
    ready: z.object({ claims: z.int(), amountFen: fen }),
    fundBalanceFen: fen,
  }),
})

export const preparePayout = endpoint({
  method: 'POST',
  path: '/mutual-aid/payouts',
  summary: 'Gathers every approved claim not yet in a batch into one.',
  door: { permission: 'mutual-aid.pay' },
  reach: 'subtree',
  movesValue: true,
  body: z.object({}),
  answer: payoutCard,
})

export const getPayout = endpoint({
  method: 'GET',
  path: '/mutual-aid/payouts/:id',
  summary: 'One batch with its payments.',
  door: { permission: 'mutual-aid.pay' },
  reach: 'subtree',
  params: z.object({ id: idOf('mutual-aid.payout') }),
  query: z.object({ state: z.enum(['open', 'paid', 'failed']).optional(), cursor: z.string().max(200).optional() }),
  answer: z.object({ payout: payoutCard, payments: z.array(paymentRow), next: z.string().nullable() }),
})

export const downloadBankFile = endpoint({
  method: 'GET',
  path: '/mutual-aid/payouts/:id/bank-file',
  summary: 'The file the bank takes; the first download marks the batch as sent, and every download is audited.',
  door: { permission: 'mutual-aid.pay' },
  reach: 'subtree',
  params: z.object({ id: idOf('mutual-aid.payout') }),
  download: ['text/csv'],
})

export const loadBankResult = endpoint({
  method: 'POST',
  path: '/mutual-aid/payouts/:id/result',
  summary: 'Loads the bank’s uploaded result file of this very batch; the same file twice changes nothing.',
  door: { permission: 'mutual-aid.pay' },
  reach: 'subtree',
  movesValue: true,
  params: z.object({ id: idOf('mutual-aid.payout') }),
  body: z.object({ fileId: idOf('files.file') }),
  answer: payoutCard,
})

export const recordContribution = endpoint({
  method: 'POST',
  path: '/mutual-aid/contributions',
  summary: 'Books money that came into the fund’s bank account, with where it came from.',
  door: { permission: 'mutual-aid.pay' },
  reach: 'subtree',
  movesValue: true,
  body: z.object({
    amountFen: fen.min(1).max(100_000_000_000_000),
    source: z.string().trim().min(2).max(100),
  }),
  answer: z.object({ fundBalanceFen: fen }),
})
