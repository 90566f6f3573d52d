import { z } from 'zod'
import { orgCard } from '../../kernel/orgs/contract.ts'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf } from '../../platform/http/thing.ts'

const on = z.iso.date()
/** The document on which it rests, such as the number of a decision. */
const basis = z.string().trim().min(2).max(200)
const orgName = z.string().trim().min(2).max(100)

export const changeWish = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('move'), orgId: idOf('orgs.org'), parentId: idOf('orgs.org'), on, basis }),
  z.object({
    kind: z.literal('merge'),
    fromIds: z.array(idOf('orgs.org')).min(1).max(20),
    intoId: idOf('orgs.org'),
    on,
    basis,
  }),
  z.object({
    kind: z.literal('split'),
    orgId: idOf('orgs.org'),
    on,
    basis,
    parts: z
      .array(
        z.object({
          name: orgName,
          /** The next free one beside the old union when absent. */
          code: z.string().trim().min(1).max(40).optional(),
          creditCode: z
            .string()
            .trim()
            .toUpperCase()
            .transform((text) => text || null)
            .nullable()
            .default(null),
          childIds: z.array(idOf('orgs.org')).max(1000),
        }),
      )
      .min(1)
      .max(10),
  }),
  z.object({ kind: z.literal('rename'), orgId: idOf('orgs.org'), name: orgName, on, basis }),
  z.object({ kind: z.literal('close'), orgId: idOf('orgs.org'), on, basis }),
  z.object({
    kind: z.literal('reopen'),
    orgId: idOf('orgs.org'),
    on,
    basis,
    reason: z.string().trim().min(2).max(200),
  }),
])

export const changeSummary = z.object({
  sentence: z.string(),
  on,
  counts: z.object({ unions: z.int(), members: z.int(), openCases: z.int(), accounts: z.int() }),
  /** The unions it is about, as they stand after it. */
  orgs: z.array(orgCard),
})
export type ChangeSummary = z.infer<typeof changeSummary>

export const previewChange = endpoint({
  method: 'POST',
  path: '/unions/changes/preview',
  summary:
    'What a change of the tree would move, tried on the data and taken back; refused as the change itself would be.',
  door: { permission: 'unions.change' },
  reach: 'subtree',
  perMinute: 60,
  body: changeWish,
  answer: changeSummary,
})

export const changeUnions = endpoint({
  method: 'POST',
  path: '/unions/changes',
  summary: 'Moves, merges, splits, renames, closes or reopens unions from a day on, today or earlier.',
  door: { permission: 'unions.change' },
  reach: 'subtree',
  movesValue: true,
  perMinute: 60,
  body: changeWish,
  answer: changeSummary.extend({ id: z.uuid() }),
})
