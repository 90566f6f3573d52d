import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf } from '../../platform/http/thing.ts'
import { points } from './catalogue.contract.ts'

const params = z.object({ id: idOf('mall.intent') })
const place = z.coerce.number().pipe(z.int().min(0))

const useRow = z.object({
  place: z.int(),
  maskedName: z.string(),
  given: points,
  /** What she ordered in the window of the letter, less what was given back. */
  spent: points,
  orders: z.int(),
  /** Of these, how many she has not received yet. */
  underWay: z.int(),
})
export type UseRow = z.output<typeof useRow>

export const listUses = endpoint({
  method: 'GET',
  path: '/mall/intents/:id/uses',
  summary:
    'Who of a letter’s people has ordered and who has not, a hundred a page. What somebody bought is hers: no goods are told.',
  door: { permission: 'mall.read' },
  reach: 'subtree',
  params,
  query: z.object({ only: z.enum(['unused', 'under-way']).optional(), after: place.optional() }),
  answer: z.object({
    people: z.int(),
    used: z.int(),
    given: points,
    spent: points,
    rows: z.array(useRow),
    next: z.int().nullable(),
  }),
})

export const reissuePoints = endpoint({
  method: 'POST',
  path: '/mall/intents/:id/reissue',
  summary:
    'Gives points to those who failed and may be given them now; the others stay on the list with their reasons.',
  door: { permission: 'mall.intent' },
  reach: 'subtree',
  movesValue: true,
  params,
  body: z.object({}),
  answer: z.object({ people: z.int(), failed: z.int(), points }),
})

const groupLimit = z.object({
  skuId: z.uuid(),
  productName: z.string(),
  specification: z.string(),
  most: z.int(),
  taken: z.int(),
})
export type GroupLimitRow = z.output<typeof groupLimit>

export const listGroupLimits = endpoint({
  method: 'GET',
  path: '/mall/intents/:id/limits',
  summary: 'How many of which specification all people of a letter may take together, and how many they took.',
  door: { permission: 'mall.read' },
  reach: 'subtree',
  params,
  answer: z.object({ limits: z.array(groupLimit) }),
})
