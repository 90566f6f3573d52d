import { z } from 'zod'
import { personCard } from '../../kernel/people/contract.ts'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf } from '../../platform/http/thing.ts'

/** One of the two records, as the page sets them side by side. */
export const mergeSide = z.object({
  person: personCard,
  bornOn: z.iso.date(),
  sex: z.enum(['male', 'female']),
  idDigits: z.int(),
  homeOrgName: z.string().nullable(),
  memberships: z.array(z.object({ orgName: z.string(), fromOn: z.iso.date(), untilOn: z.iso.date().nullable() })),
})
export type MergeSide = z.infer<typeof mergeSide>

export const mergeCard = z.object({
  id: z.uuid(),
  state: z.enum(['proposed', 'done', 'refused', 'undone']),
  reason: z.string(),
  proposedBy: z.string(),
  proposedAt: z.iso.datetime(),
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  undoneBy: z.string().nullable(),
  undoneAt: z.iso.datetime().nullable(),
  maskedName: z.string(),
  /** What the reader may do now. */
  actions: z.array(z.enum(['approve', 'refuse', 'undo'])),
})
export type MergeCard = z.infer<typeof mergeCard>

export const mergeDetail = z.object({
  merge: mergeCard,
  /** The record that goes, and the one that stays. */
  goes: mergeSide,
  stays: mergeSide,
  /** How many rows of each kind followed, once it is done. */
  followed: z.array(z.object({ title: z.string(), count: z.int() })),
  undoUntil: z.iso.date().nullable(),
})
export type MergeDetail = z.infer<typeof mergeDetail>

const merge = z.object({ id: idOf('membership.merge') })
const pair = z.object({ oneId: idOf('people.person'), otherId: idOf('people.person') })

export const compareRecords = endpoint({
  method: 'POST',
  path: '/membership/merges/comparison',
  summary: 'Two records side by side, and why they can or cannot become one.',
  door: { permission: 'membership.merge' },
  reach: 'subtree',
  body: pair,
  answer: z.object({ goes: mergeSide, stays: mergeSide, obstacle: z.string().nullable() }),
})

export const proposeMerge = endpoint({
  method: 'POST',
  path: '/membership/merges',
  summary: 'Proposes to make two records of one person one; another officer approves.',
  door: { permission: 'membership.merge' },
  reach: 'subtree',
  body: pair.extend({ reason: z.string().trim().min(2).max(200) }),
  answer: mergeCard,
})

export const listMerges = endpoint({
  method: 'GET',
  path: '/membership/merges',
  summary: 'Proposals under the reader’s unions, newest first, by keyset.',
  door: { permission: 'membership.merge' },
  reach: 'subtree',
  query: z.object({ cursor: idOf('membership.merge').optional() }),
  answer: z.object({ merges: z.array(mergeCard), next: z.string().nullable() }),
})

export const getMerge = endpoint({
  method: 'GET',
  path: '/membership/merges/:id',
  summary: 'One proposal with both records.',
  door: { permission: 'membership.merge' },
  reach: 'subtree',
  params: merge,
  answer: mergeDetail,
})

export const decideMerge = endpoint({
  method: 'POST',
  path: '/membership/merges/:id/decision',
  summary: 'A second officer approves or refuses a proposal; approved, it is done at once.',
  door: { permission: 'membership.merge' },
  reach: 'subtree',
  movesValue: true,
  params: merge,
  body: z.object({ decision: z.enum(['approve', 'refuse']) }),
})

export const undoMerge = endpoint({
  method: 'POST',
  path: '/membership/merges/:id/undoing',
  summary: 'Undoes a merger within thirty days: what followed goes back.',
  door: { permission: 'membership.merge' },
  reach: 'subtree',
  movesValue: true,
  params: merge,
})
