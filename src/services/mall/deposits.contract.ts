import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf } from '../../platform/http/thing.ts'
import { points } from './catalogue.contract.ts'

const depositId = idOf('mall.deposit')

export const depositCard = z.object({
  id: z.uuid(),
  amount: points,
  paidOn: z.iso.date(),
  payer: z.string(),
  remark: z.string(),
  state: z.enum(['proposed', 'booked', 'refused']),
  proposedByName: z.string(),
  proposedAt: z.iso.datetime(),
  decidedByName: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  refusedBecause: z.string().nullable(),
  /** Whether the reader may decide it: another entered it. */
  mayDecide: z.boolean(),
})
export type DepositCard = z.infer<typeof depositCard>

export const listDeposits = endpoint({
  method: 'GET',
  path: '/mall/operation/deposits',
  summary: 'What was paid into the fund of the operator’s mall, newest first, and what the fund has now.',
  door: { permission: 'mall.operate' },
  reach: 'subtree',
  query: z.object({ cursor: depositId.optional() }),
  answer: z.object({ balance: points, deposits: z.array(depositCard), next: z.string().nullable() }),
})

export const proposeDeposit = endpoint({
  method: 'POST',
  path: '/mall/operation/deposits',
  summary: 'Enters money that came into the fund, with the bank’s receipt; another operator books it.',
  door: { permission: 'mall.operate' },
  reach: 'subtree',
  movesValue: true,
  body: z.object({
    amount: points.min(1).max(1_000_000_000_000),
    paidOn: z.iso.date(),
    payer: z.string().trim().min(2).max(60),
    remark: z.string().trim().max(200),
    documentId: idOf('files.file'),
  }),
  answer: z.object({ id: z.uuid() }),
})

export const decideDeposit = endpoint({
  method: 'POST',
  path: '/mall/operation/deposits/:id/decision',
  summary: 'Books a deposit that another entered, or refuses it for a reason.',
  door: { permission: 'mall.operate' },
  reach: 'subtree',
  movesValue: true,
  params: z.object({ id: depositId }),
  body: z.discriminatedUnion('decision', [
    z.object({ decision: z.literal('book') }),
    z.object({ decision: z.literal('refuse'), because: z.string().trim().min(2).max(200) }),
  ]),
})

export const downloadDepositPaper = endpoint({
  method: 'GET',
  path: '/mall/books/deposits/:id/paper',
  summary: 'The bank’s receipt of a deposit, for operators and the financial supervisor.',
  door: { permission: 'mall.books.read' },
  reach: 'subtree',
  params: z.object({ id: depositId }),
  download: ['application/pdf', 'image/png', 'image/jpeg'],
})
